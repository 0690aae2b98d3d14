/** What the headers mean that have to do with errors: one line each, and the page that says so. Pure. */
import type { Header, Source } from '../engine'

export interface HeaderWords {
  /** In lower case; `*` at the end stands for any rest. */
  names: readonly string[]
  /** On which side it means this. */
  of: 'request' | 'response' | 'both'
  /** Only values that begin with this, in lower case. */
  value?: string
  words: string
  /** Where this is written, as one cites it. */
  cited: string
  source: Source
}

const CHECKED = '2026-11-22'
type Cited = Pick<HeaderWords, 'cited' | 'source'>

const page = (cited: string, url: string): Cited => ({ cited, source: { url, checked: CHECKED } })
const rfc = (number: number, section: string): Cited =>
  page(`RFC ${number} §${section}`, `https://www.rfc-editor.org/rfc/rfc${number}.html#section-${section}`)
const draft = (name: string, cited: string): Cited =>
  page(cited, `https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-${name}`)
const fetchStandard = (anchor: string): Cited =>
  page('Fetch standard', `https://fetch.spec.whatwg.org/#${anchor}`)

export const HEADER_WORDS: readonly HeaderWords[] = [
  {
    names: ['retry-after'],
    of: 'response',
    words: 'How long to wait before the next try: seconds, or a date.',
    ...rfc(9110, '10.2.3'),
  },
  {
    names: ['ratelimit', 'ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset'],
    of: 'response',
    words: 'The rate limit: how many requests it allows or has left, and in how many seconds that changes.',
    ...draft('ratelimit-headers', 'RateLimit draft'),
  },
  {
    names: ['ratelimit-policy'],
    of: 'response',
    words: 'The rate limits that apply: how many requests in how many seconds.',
    ...draft('ratelimit-headers', 'RateLimit draft'),
  },
  {
    names: ['x-ratelimit-*', 'x-rate-limit-*'],
    of: 'response',
    words:
      'The state of a rate limit. No standard: whether a reset is a moment or a wait differs between APIs.',
    ...draft('ratelimit-headers', 'RateLimit draft'),
  },
  {
    names: ['www-authenticate'],
    of: 'response',
    words: 'Which credentials the server wants, and often why those that were sent did not do.',
    ...rfc(9110, '11.6.1'),
  },
  {
    names: ['proxy-authenticate'],
    of: 'response',
    words: 'Which credentials a proxy on the way wants; the API itself has seen nothing.',
    ...rfc(9110, '11.7.1'),
  },
  {
    names: ['allow'],
    of: 'response',
    words: 'The methods that this address takes. Goes with 405.',
    ...rfc(9110, '10.2.1'),
  },
  {
    names: ['accept'],
    of: 'response',
    words: 'The content types that this address takes in a request. Goes with 415.',
    ...rfc(9110, '12.5.1'),
  },
  {
    names: ['accept-patch'],
    of: 'response',
    words: 'The content types that this address takes in a PATCH.',
    ...rfc(5789, '3.1'),
  },
  {
    names: ['content-type'],
    of: 'response',
    value: 'application/problem+',
    words: 'The body is a problem in the standard form: type, title, status, detail, instance.',
    ...rfc(9457, '3'),
  },
  {
    names: ['location'],
    of: 'response',
    words: 'Where a redirect leads, or where the new resource is.',
    ...rfc(9110, '10.2.2'),
  },
  {
    names: ['deprecation'],
    of: 'response',
    words: 'From when this part of the API is deprecated. It still answers.',
    ...rfc(9745, '2'),
  },
  {
    names: ['sunset'],
    of: 'response',
    words: 'When this address is likely to stop answering.',
    ...rfc(8594, '3'),
  },
  {
    names: ['warning'],
    of: 'response',
    words: 'A remark on the message, mostly of a cache. Obsolete.',
    ...rfc(9111, '5.5'),
  },
  {
    names: ['via'],
    of: 'response',
    words: 'The proxies and gateways that passed this on. One of them may have answered instead of the API.',
    ...rfc(9110, '7.6.3'),
  },
  {
    names: ['server'],
    of: 'response',
    words: 'The software that answered. A gateway names itself here where the API never did.',
    ...rfc(9110, '10.2.4'),
  },
  {
    names: ['proxy-status'],
    of: 'response',
    words: 'What a proxy on the way ran into: the error, and at which hop.',
    ...rfc(9209, '2'),
  },
  {
    names: ['age'],
    of: 'response',
    words: 'A cache answered, with a response that is so many seconds old.',
    ...rfc(9111, '5.1'),
  },
  {
    names: ['x-request-id', 'request-id', 'x-correlation-id', 'correlation-id'],
    of: 'both',
    words: 'Names this request in the logs of the server. Support teams ask for it.',
    ...page('httpref.tools', 'https://httpref.tools/headers/x-request-id'),
  },
  {
    names: ['traceparent'],
    of: 'both',
    words: 'The trace that this request is part of, and its place in it.',
    ...page('W3C Trace Context', 'https://www.w3.org/TR/trace-context/#traceparent-header'),
  },
  {
    names: ['access-control-allow-origin'],
    of: 'response',
    words: 'The origin whose pages may read this response: one, or * for all.',
    ...fetchStandard('http-access-control-allow-origin'),
  },
  {
    names: ['access-control-allow-credentials'],
    of: 'response',
    words: 'true lets a page read a response to a request with cookies. No other value does.',
    ...fetchStandard('http-access-control-allow-credentials'),
  },
  {
    names: ['access-control-expose-headers'],
    of: 'response',
    words: 'The headers that a page of another origin may read, beside a few that it always may.',
    ...fetchStandard('http-access-control-expose-headers'),
  },
  {
    names: ['access-control-allow-methods'],
    of: 'response',
    words: 'Answer to a preflight: the methods that a page may use.',
    ...fetchStandard('http-access-control-allow-methods'),
  },
  {
    names: ['access-control-allow-headers'],
    of: 'response',
    words: 'Answer to a preflight: the headers that a page may send.',
    ...fetchStandard('http-access-control-allow-headers'),
  },
  {
    names: ['access-control-max-age'],
    of: 'response',
    words: 'For how many seconds the answer to a preflight holds.',
    ...fetchStandard('http-access-control-max-age'),
  },
  {
    names: ['cross-origin-resource-policy'],
    of: 'response',
    words: 'Who may load this without CORS. The browser withholds it from all others.',
    ...fetchStandard('cross-origin-resource-policy-header'),
  },
  {
    names: ['access-control-request-method'],
    of: 'request',
    words: 'Part of a preflight: the method that the page wants to use.',
    ...fetchStandard('http-access-control-request-method'),
  },
  {
    names: ['access-control-request-headers'],
    of: 'request',
    words: 'Part of a preflight: the headers that the page wants to send.',
    ...fetchStandard('http-access-control-request-headers'),
  },
  {
    names: ['origin'],
    of: 'request',
    words: 'The origin of the page that asked. CORS decides by it.',
    ...fetchStandard('origin-header'),
  },
  {
    names: ['idempotency-key'],
    of: 'both',
    words: 'Names the operation: repeated with the same key and body, it is to take effect once.',
    ...draft('idempotency-key-header', 'Idempotency-Key draft'),
  },
  {
    names: ['authorization'],
    of: 'request',
    words: 'The credentials: a scheme such as Bearer, and what goes with it.',
    ...rfc(9110, '11.6.2'),
  },
  {
    names: ['if-match', 'if-unmodified-since'],
    of: 'request',
    words: 'Act only if nobody has changed the resource meanwhile; otherwise the answer is 412.',
    ...rfc(9110, '13.1'),
  },
]

const fits = (name: string, pattern: string) =>
  pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern

/** What a header means there; null for one that has nothing to do with errors. */
export function wordsFor({ name, value }: Header, side: 'request' | 'response'): HeaderWords | null {
  const lower = name.toLowerCase()
  return (
    HEADER_WORDS.find(
      (entry) =>
        (entry.of === 'both' || entry.of === side) &&
        entry.names.some((each) => fits(lower, each)) &&
        value
          .trim()
          .toLowerCase()
          .startsWith(entry.value ?? ''),
    ) ?? null
  )
}
