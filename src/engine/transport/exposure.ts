/** What the page's own code cannot see of a response from another origin, and the header that would show it. */
import type { Finding } from '../annotation'
import { headerValue } from '../exchange'
import { findRequestId } from '../generic/request-id'
import type { Pack, Place } from '../pack'
import type { Reading } from '../reading/reading'
import { type Call, callOf, corsRefusal, isCorsCall, listOf, preflightedMethod } from './cors'
import { corsFinding } from './cors-words'
import { on } from './words'

/** Readable without being exposed (Fetch §2.2.2, CORS-safelisted response-header names). */
const SAFELISTED = new Set([
  'cache-control',
  'content-language',
  'content-length',
  'content-type',
  'expires',
  'last-modified',
  'pragma',
])

/** `RateLimit-Policy`, `X-RateLimit-Remaining`, `x-rate-limit-reset`, and the same with a prefix of the vendor's. */
const RATE_LIMIT = /(?:^|-)rate-?limit(?:-|$)/

/** Most names that one line can hold before it is no line any more. */
const MAX_NAMED = 3

/** May the page read this response at all? Only then is there a header that it could miss. */
function isReadable(call: Call, { exchange: { failure } }: Reading): boolean {
  const isAnswer = call.status >= 200 && (call.status < 300 || call.status >= 400)
  const arrived = failure === null || failure.kind === 'cut-off'
  return (
    isAnswer && arrived && preflightedMethod(call) === null && isCorsCall(call) && corsRefusal(call) === null
  )
}

/** Is a header, by its name in lower case, shown to the page? */
function exposedBy({ requestHeaders, responseHeaders }: Call): (name: string) => boolean {
  const listed = (listOf(responseHeaders, 'access-control-expose-headers') ?? []).map((each) =>
    each.toLowerCase(),
  )
  // With credentials `*` is a header of that name (Fetch §3.3.3). They are known to have gone along with a cookie only.
  const showsAll = listed.includes('*') && headerValue(requestHeaders, 'cookie') === null
  return (name) => showsAll || SAFELISTED.has(name) || listed.includes(name)
}

const headersAt = (places: readonly Place[] | undefined): string[] =>
  (places ?? []).flatMap((place) => (typeof place === 'object' && 'header' in place ? [place.header] : []))

/** The header that names the request best; null where the page can read it elsewhere, or another one. */
function requestIdHeader(reading: Reading, packs: readonly Pack[], isShown: (name: string) => boolean) {
  // What the network in front of an API counts by, which the generic pack lists, is of no use to a page.
  const known = packs
    .filter(({ specificity }) => specificity !== 'generic')
    .flatMap((pack) => headersAt(pack.requestId))
    .filter((name) => reading.responseHeader(name.toLowerCase()) !== null)
  // Without the body, which may hold an id as well: headers are asked for.
  const other = findRequestId({ ...reading.body, value: undefined }, reading.exchange.response.headers)
  const [name, ...others] = [...known, ...(other ? [other.where] : [])].map((each) => each.toLowerCase())
  if (name === undefined || isShown(name) || others.some(isShown)) return null
  // The page can read it in the body as well.
  return reading.body.text.includes(reading.responseHeader(name)?.trim() || '\0') ? null : name
}

/** What a page cannot do without a header, by what that header is for; first what a client needs most. */
const LOSSES = {
  delay: 'wait as long as the server asks',
  limit: 'see how much of its limit is left',
  flag: 'see whether the server expects a repeat',
  id: 'log the id of the request',
} as const
type Purpose = keyof typeof LOSSES
const PURPOSES = Object.keys(LOSSES) as Purpose[]

/** What a header, by its name in lower case, is for; null for one that a page can do without. */
function purposeOf(reading: Reading, packs: readonly Pack[], isShown: (name: string) => boolean) {
  const lower = (names: string[]) => new Set(names.map((name) => name.toLowerCase()))
  const delays = lower(packs.flatMap(({ retry }) => headersAt(retry?.delays?.map(({ at }) => at))))
  const flags = lower(packs.flatMap(({ retry }) => headersAt(retry?.flags)))
  const id = requestIdHeader(reading, packs, isShown)
  return (name: string): Purpose | null => {
    if (isShown(name)) return null
    if (name === 'retry-after') return 'delay'
    if (RATE_LIMIT.test(name)) return 'limit'
    if (delays.has(name)) return 'delay'
    if (flags.has(name)) return 'flag'
    return name === id ? 'id' : null
  }
}

interface Hidden {
  /** As it was sent. */
  name: string
  purpose: Purpose
}

function findHidden(reading: Reading, packs: readonly Pack[], isShown: (name: string) => boolean): Hidden[] {
  const purpose = purposeOf(reading, packs, isShown)
  const hidden = new Map<string, Hidden>()
  for (const { name } of reading.exchange.response.headers) {
    const found = purpose(name.toLowerCase())
    if (found) hidden.set(name.toLowerCase(), { name, purpose: found })
  }
  return [...hidden.values()].sort((a, b) => PURPOSES.indexOf(a.purpose) - PURPOSES.indexOf(b.purpose))
}

/** `a`, `a and b`, `a, b and c`. */
function sentence(items: readonly string[]): string {
  const head = items.slice(0, -1).join(', ')
  return head === '' ? (items[0] ?? '') : `${head} and ${items[items.length - 1]}`
}

function hiddenHeaders(reading: Reading, packs: readonly Pack[], call: Call): Finding[] {
  const isShown = exposedBy(call)
  const hidden = findHidden(reading, packs, isShown)
  if (hidden.length === 0) return []
  const names = hidden.map(({ name }) => name)
  const more = names.length - MAX_NAMED
  const named = more > 1 ? [...names.slice(0, MAX_NAMED), `${more} more`] : names
  const exposed = listOf(call.responseHeaders, 'access-control-expose-headers') ?? []
  const losses = [...new Set(hidden.map(({ purpose }) => LOSSES[purpose]))]
  const star = exposed.includes('*') ? ' With credentials * exposes nothing.' : ''
  return [
    {
      rule: 'exposure/hidden-header',
      owner: 'server',
      what: `The page's JavaScript cannot read ${sentence(named)}.`,
      why: `Across origins the browser hides every header that the server does not expose, so the page's code cannot ${sentence(losses)}.${star}`,
      fix: 'Send this header with every response to pages of another origin, errors included.',
      line: `Access-Control-Expose-Headers: ${[...exposed.filter((name) => name !== '*'), ...names].join(', ')}`,
      source: on('https://fetch.spec.whatwg.org/#http-access-control-expose-headers'),
    },
  ]
}

/**
 * What CORS keeps from the page: the response as a whole, or headers of it that carry a delay, a rate limit or a
 * request id (Fetch standard §3.3, CORS-exposed header names). At most one finding.
 */
export function findUnexposed(reading: Reading, packs: readonly Pack[]): Finding[] {
  const refused = corsFinding(reading.exchange)
  if (refused) return [refused]
  const call = callOf(reading.exchange)
  return isReadable(call, reading) ? hiddenHeaders(reading, packs, call) : []
}
