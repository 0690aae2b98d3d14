import { type Exchange, type Header, headerValue } from '../engine'

/** Either the JavaScript to run in the inspected page, or why the request is not repeated. */
export type Refetch = { code: string } | { refusal: string }

/** Headers that a page may not set (Fetch §2.2.2, forbidden request-header). */
const FORBIDDEN =
  /^(?:accept-charset|accept-encoding|access-control-request-.*|connection|content-length|cookie2?|date|dnt|expect|host|keep-alive|origin|referer|set-cookie|te|trailer|transfer-encoding|upgrade|via|proxy-.*|sec-.*)$/i

/**
 * Headers that the browser adds by itself: set by a page they would ask for a preflight that the first request did not
 * need. The conditional ones would bring a 304 without the body that this is all about.
 */
const ADDED_BY_BROWSER =
  /^(?:alt-used|cache-control|if-(?:match|modified-since|none-match|range|unmodified-since)|pragma|priority|upgrade-insecure-requests|user-agent)$/i

/** With one of these, a GET may be anything (an override of the method). */
const METHOD_OVERRIDE = /^x-(?:http-)?method(?:-override)?$/i

/** RFC 9110 §5.6.2 and §5.5: fetch throws at anything else. */
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a header value must not hold
const NOT_IN_VALUE = /[\u0000-\u0008\u000a-\u001f\u007f]|[^\u0000-\u00ff]/

const isRepeatable = ({ name, value }: Header): boolean =>
  TOKEN.test(name) && !NOT_IN_VALUE.test(value) && !FORBIDDEN.test(name) && !ADDED_BY_BROWSER.test(name)

/** A JavaScript literal. JSON alone may hold what ends a line (U+2028, U+2029) or a script element ("</"). */
const literal = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<\u2028\u2029]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

function refusalOf({ request }: Exchange): string | null {
  // Safe methods change nothing on the server (RFC 9110 §9.2.1); nothing else is repeated without being asked to.
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return `Only GET and HEAD are fetched again; a ${request.method} may change something on the server.`
  }
  if (
    request.headers.some(({ name, value }) => METHOD_OVERRIDE.test(name) && !/^(?:GET|HEAD)$/i.test(value))
  ) {
    return 'A header turns this request into another method, which may change something on the server.'
  }
  const url = URL.canParse(request.url) ? new URL(request.url) : null
  if (url === null || !/^https?:$/.test(url.protocol))
    return 'Only http and https addresses can be fetched again.'
  if (url.username || url.password)
    return 'The address holds a user name or a password, which a page may not fetch.'
  return null
}

/**
 * Writes the code that repeats a request in the inspected page and reads the body, so that the browser hands it over
 * as a new exchange. Cookies go along where they did before; `same-origin` sends them to the page's own origin alone.
 */
export function refetchCode(exchange: Exchange): Refetch {
  const refusal = refusalOf(exchange)
  if (refusal !== null) return { refusal }
  const { method, url, headers } = exchange.request
  const init = {
    method,
    // Pairs, not an object: names may repeat, and one may be "__proto__".
    headers: headers.filter(isRepeatable).map(({ name, value }) => [name, value]),
    credentials: headerValue(headers, 'cookie') === null ? 'same-origin' : 'include',
    cache: 'no-store',
  }
  return {
    code: `void fetch(${literal(url)}, ${literal(init)}).then((response) => response.text()).catch(() => {})`,
  }
}
