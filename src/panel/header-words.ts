/** What the headers mean that have to do with errors: one line each, and the page that says so. Pure. */
import type { Header, Source } from '../engine'
import type { Key } from './text'

export interface HeaderWords {
  /** In lower case; `*` at the end stands for any rest. */
  names: readonly string[]
  /** On which side it means this. */
  of: 'request' | 'response' | 'both'
  /** Only values that begin with this, in lower case. */
  value?: string
  /** What it means. */
  words: Key
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
    words: 'header_retryAfter',
    ...rfc(9110, '10.2.3'),
  },
  {
    names: ['ratelimit', 'ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset'],
    of: 'response',
    words: 'header_ratelimit',
    ...draft('ratelimit-headers', 'RateLimit draft'),
  },
  {
    names: ['ratelimit-policy'],
    of: 'response',
    words: 'header_ratelimitPolicy',
    ...draft('ratelimit-headers', 'RateLimit draft'),
  },
  {
    names: ['x-ratelimit-*', 'x-rate-limit-*'],
    of: 'response',
    words: 'header_xRatelimit',
    ...draft('ratelimit-headers', 'RateLimit draft'),
  },
  {
    names: ['www-authenticate'],
    of: 'response',
    words: 'header_wwwAuthenticate',
    ...rfc(9110, '11.6.1'),
  },
  {
    names: ['proxy-authenticate'],
    of: 'response',
    words: 'header_proxyAuthenticate',
    ...rfc(9110, '11.7.1'),
  },
  {
    names: ['allow'],
    of: 'response',
    words: 'header_allow',
    ...rfc(9110, '10.2.1'),
  },
  {
    names: ['accept'],
    of: 'response',
    words: 'header_accept',
    ...rfc(9110, '12.5.1'),
  },
  {
    names: ['accept-patch'],
    of: 'response',
    words: 'header_acceptPatch',
    ...rfc(5789, '3.1'),
  },
  {
    names: ['content-type'],
    of: 'response',
    value: 'application/problem+',
    words: 'header_problemType',
    ...rfc(9457, '3'),
  },
  {
    names: ['location'],
    of: 'response',
    words: 'header_location',
    ...rfc(9110, '10.2.2'),
  },
  {
    names: ['deprecation'],
    of: 'response',
    words: 'header_deprecation',
    ...rfc(9745, '2'),
  },
  {
    names: ['sunset'],
    of: 'response',
    words: 'header_sunset',
    ...rfc(8594, '3'),
  },
  {
    names: ['warning'],
    of: 'response',
    words: 'header_warning',
    ...rfc(9111, '5.5'),
  },
  {
    names: ['via'],
    of: 'response',
    words: 'header_via',
    ...rfc(9110, '7.6.3'),
  },
  {
    names: ['server'],
    of: 'response',
    words: 'header_server',
    ...rfc(9110, '10.2.4'),
  },
  {
    names: ['proxy-status'],
    of: 'response',
    words: 'header_proxyStatus',
    ...rfc(9209, '2'),
  },
  {
    names: ['age'],
    of: 'response',
    words: 'header_age',
    ...rfc(9111, '5.1'),
  },
  {
    names: ['x-request-id', 'request-id', 'x-correlation-id', 'correlation-id'],
    of: 'both',
    words: 'header_requestId',
    ...page('httpref.tools', 'https://httpref.tools/headers/x-request-id'),
  },
  {
    names: ['traceparent'],
    of: 'both',
    words: 'header_traceparent',
    ...page('W3C Trace Context', 'https://www.w3.org/TR/trace-context/#traceparent-header'),
  },
  {
    names: ['access-control-allow-origin'],
    of: 'response',
    words: 'header_accessControlAllowOrigin',
    ...fetchStandard('http-access-control-allow-origin'),
  },
  {
    names: ['access-control-allow-credentials'],
    of: 'response',
    words: 'header_accessControlAllowCredentials',
    ...fetchStandard('http-access-control-allow-credentials'),
  },
  {
    names: ['access-control-expose-headers'],
    of: 'response',
    words: 'header_accessControlExposeHeaders',
    ...fetchStandard('http-access-control-expose-headers'),
  },
  {
    names: ['access-control-allow-methods'],
    of: 'response',
    words: 'header_accessControlAllowMethods',
    ...fetchStandard('http-access-control-allow-methods'),
  },
  {
    names: ['access-control-allow-headers'],
    of: 'response',
    words: 'header_accessControlAllowHeaders',
    ...fetchStandard('http-access-control-allow-headers'),
  },
  {
    names: ['access-control-max-age'],
    of: 'response',
    words: 'header_accessControlMaxAge',
    ...fetchStandard('http-access-control-max-age'),
  },
  {
    names: ['cross-origin-resource-policy'],
    of: 'response',
    words: 'header_crossOriginResourcePolicy',
    ...fetchStandard('cross-origin-resource-policy-header'),
  },
  {
    names: ['access-control-request-method'],
    of: 'request',
    words: 'header_accessControlRequestMethod',
    ...fetchStandard('http-access-control-request-method'),
  },
  {
    names: ['access-control-request-headers'],
    of: 'request',
    words: 'header_accessControlRequestHeaders',
    ...fetchStandard('http-access-control-request-headers'),
  },
  {
    names: ['origin'],
    of: 'request',
    words: 'header_origin',
    ...fetchStandard('origin-header'),
  },
  {
    names: ['idempotency-key'],
    of: 'both',
    words: 'header_idempotencyKey',
    ...draft('idempotency-key-header', 'Idempotency-Key draft'),
  },
  {
    names: ['authorization'],
    of: 'request',
    words: 'header_authorization',
    ...rfc(9110, '11.6.2'),
  },
  {
    names: ['if-match', 'if-unmodified-since'],
    of: 'request',
    words: 'header_ifMatch',
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
