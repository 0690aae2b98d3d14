/** Refusals of the CORS check: the origin and the credentials that a response allows. */
import { type Call, preflightedMethod } from './cors'
import { KEPT, originLine, type Tellers, UNSENT } from './cors-told'
import { originOf, pageOf } from './origin'
import { on } from './words'

const CORS_CHECK = on('https://fetch.spec.whatwg.org/#concept-cors-check')
const CREDENTIALS = on('https://fetch.spec.whatwg.org/#cors-protocol-and-credentials')

const effectOf = (call: Call) => (preflightedMethod(call) === null ? KEPT : UNSENT)
const pageWords = (call: Call) => pageOf(call) ?? 'the page'

/** What keeps a value, which was meant for this page, from being its origin; '' where nothing does. */
function slip(value: string, page: string): string {
  if (value.length > 1 && value.includes('*'))
    return ' Browsers match no patterns: * stands alone or not at all.'
  if (value === `${page}/`) return ' An origin ends without a slash.'
  if (page.endsWith(`://${value}`)) return ' An origin begins with its scheme.'
  const meant = originOf(value)
  if (meant === null) return ''
  if (meant === page) return ' An origin is scheme, host and port in lower case, and nothing else.'
  if (new URL(meant).hostname !== (originOf(page) && new URL(page).hostname)) return ''
  return new URL(meant).protocol === new URL(page).protocol ? ' The ports differ.' : ' The schemes differ.'
}

const ON_REDIRECT =
  ' A redirect to another origin, a file and a sandboxed frame have the origin null, which no server can tell from any other.'

export const originTellers: Tellers<'no-origin' | 'other-origin' | 'two-origins' | 'credentials'> = {
  'no-origin': (_, call) => ({
    title: 'Blocked by CORS: no Access-Control-Allow-Origin',
    meaning: `The server does not say that ${pageWords(call)} may read its response, ${effectOf(call)}`,
    mdn: 'CORSMissingAllowOrigin',
    what: 'The response carries no Access-Control-Allow-Origin.',
    why: `Without it no page of another origin may read a response${call.status >= 400 ? '. Errors that a proxy or a framework answers by itself often lack it' : ', whatever its status'}.`,
    fix: 'Send it with every response at this address, errors included, once this origin is meant to call it; add Vary: Origin.',
    lines: originLine(call),
    source: CORS_CHECK,
  }),

  'other-origin': ({ value }, call) => {
    const page = pageWords(call)
    return {
      title: 'Blocked by CORS: another origin is allowed',
      meaning: `The server allows ${value || 'nobody'}, and the page is of the origin ${page}, ${effectOf(call)}`,
      ...(page === 'null' && { page: 'Call the final address directly, from a page that has an origin' }),
      mdn: 'CORSAllowOriginNotMatchingOrigin',
      what: `Access-Control-Allow-Origin is ${value || 'empty'}, and the page's origin is ${page}.`,
      why: `The two have to be the same text.${page === 'null' ? ON_REDIRECT : slip(value, page)}`,
      fix:
        page === 'null'
          ? 'Offer the resource without a redirect to another origin; send * only where everybody may read it.'
          : 'Answer with the Origin of the request when it stands in a list of your own, and add Vary: Origin.',
      lines: originLine(call),
      source: CORS_CHECK,
    }
  },

  'two-origins': ({ value }, call) => ({
    title: 'Blocked by CORS: more than one origin',
    meaning: `The server sends more than one value in Access-Control-Allow-Origin, ${effectOf(call)}`,
    mdn: 'CORSMultipleAllowOriginNotAllowed',
    what: `Access-Control-Allow-Origin is ${value}.`,
    why: 'Browsers take one origin or *. Mostly the application and a proxy in front of it both add the header.',
    fix: 'Let only one of them add it, with one value, and add Vary: Origin.',
    lines: originLine(call),
    source: CORS_CHECK,
  }),

  credentials: ({ allowsAll }, call) => ({
    title: 'Blocked by CORS: credentials not allowed',
    meaning: `The request was made with credentials (cookies, a client certificate or HTTP authentication), for which the server ${allowsAll ? 'has to name the origin instead of *' : 'has to send Access-Control-Allow-Credentials: true'}, ${KEPT}`,
    page: "Call without credentials (credentials: 'omit', withCredentials = false) where the API needs none",
    mdn: allowsAll ? 'CORSNotSupportingCredentials' : 'CORSMIssingAllowCredentials',
    what: allowsAll
      ? 'Access-Control-Allow-Origin is *, which counts for requests without credentials only.'
      : 'The response carries no Access-Control-Allow-Credentials: true.',
    why: 'With credentials a response shows what belongs to one user, so both the origin and the credentials have to be allowed by name.',
    fix: 'Send both headers to origins in a list of your own, and add Vary: Origin.',
    lines: [...originLine(call), 'Access-Control-Allow-Credentials: true'],
    source: CREDENTIALS,
  }),
}
