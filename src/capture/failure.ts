/** What went wrong below HTTP, from what each browser writes. Observed in Chromium 156 and Firefox 153. */
import {
  corsRefusal,
  couldBeMixedContent,
  type Failure,
  type FailureKind,
  headerValue,
  isCrossOrigin,
  needsPreflight,
  refusalWords,
} from '../engine'
import type { Entry } from './entry'

/** The browsers' words, first match wins. ERR_FAILED and ERR_ABORTED need more than the word: see below. */
const KINDS: readonly (readonly [words: RegExp, kind: FailureKind])[] = [
  [/^NS_BINDING_ABORTED|^cancelled$|operation was aborted/i, 'cancelled'],
  // The server answered; the page may not read it (Cross-Origin-Resource-Policy, opaque response blocking).
  [/ERR_BLOCKED_BY_(?:RESPONSE|ORB)/, 'cors'],
  [
    /ERR_(?:BLOCKED_BY_|CERT|BAD_SSL_CLIENT_AUTH|SSL_PINNED|UNSAFE_|DISALLOWED_URL|UNKNOWN_URL|INVALID_URL)/,
    'blocked',
  ],
  [/ERR_(?:ACCESS_DENIED|NETWORK_ACCESS_DENIED|CLEARTEXT_NOT_PERMITTED)/, 'blocked'],
  [
    /SEC_ERROR_|MOZILLA_PKIX_|SSL_ERROR_BAD_CERT|NS_ERROR_(?:CONTENT_BLOCKED|DOM_BAD_URI|PORT_ACCESS)/,
    'blocked',
  ],
  [
    /ERR_(?:CONNECTION_REFUSED|CONNECTION_FAILED|CONNECTION_TIMED_OUT|NAME_|DNS_|ICANN_NAME|ADDRESS_)/,
    'unreachable',
  ],
  [/ERR_(?:INTERNET_DISCONNECTED|PROXY_CONNECTION|TUNNEL_CONNECTION|SOCKS_CONNECTION|SSL_)/, 'unreachable'],
  [
    /NS_ERROR_(?:CONNECTION_REFUSED|UNKNOWN_HOST|UNKNOWN_PROXY|PROXY_|OFFLINE)|Could not connect/,
    'unreachable',
  ],
  [/ERR_(?:CONTENT_|INCOMPLETE_)|NS_ERROR_NET_PARTIAL_TRANSFER/, 'cut-off'],
]

const named = (kind: FailureKind, reason: string): Failure => ({ kind, reason, inferred: false })
const inferred = (kind: FailureKind, reason: string): Failure => ({ kind, reason, inferred: true })

/** Chromium's word for a failed CORS check, and for little else; the server's own status is kept beside it. */
function onFailed(entry: Entry, word: string): Failure {
  const across = isCrossOrigin(entry)
  if (across === false) return named('network', word)
  if (entry.status > 0) {
    const isProven = corsRefusal(entry) !== null
    // A redirect that CORS allows was refused by the page's own code: `redirect: 'error'`.
    if (!isProven && entry.status >= 300 && entry.status < 400) return named('network', word)
    return { kind: 'cors', reason: word, inferred: !isProven }
  }
  const sentAsCors = headerValue(entry.requestHeaders, 'origin') !== null || needsPreflight(entry)
  return across && sentAsCors ? inferred('cors', word) : named('network', word)
}

/** The browser hides the response of a no-cors request from the page by design: its headers are not even recorded. */
function isOpaque({ requestHeaders, responseHeaders }: Entry): boolean {
  return headerValue(requestHeaders, 'sec-fetch-mode') === 'no-cors' || responseHeaders.length === 0
}

/**
 * Without a status the request was cancelled. With one, Chromium says "aborted" of much that is no failure: a closed
 * EventSource, an opaque response, a `<script>` answered 404, a download, a body the page threw away. An error status
 * speaks for itself; only a page's own call that broke off amid a body was cancelled.
 */
function onAborted(entry: Entry, word: string): Failure | null {
  const { status, sizeBytes, resourceType, mimeType, responseHeaders } = entry
  if (status === 0) return named('cancelled', word)
  const isCall = resourceType === 'fetch' || resourceType === 'xhr'
  if (status >= 300 || !isCall || isOpaque(entry) || mimeType.startsWith('text/event-stream')) return null
  const announced = headerValue(responseHeaders, 'content-length')
  const isWhole = announced !== null && Number(announced) <= (sizeBytes ?? 0)
  return sizeBytes === null || sizeBytes === 0 || isWhole ? null : named('cancelled', word)
}

function fromWord(entry: Entry, word: string): Failure | null {
  if (word === 'net::ERR_FAILED') return onFailed(entry, word)
  if (word === 'net::ERR_ABORTED') return onAborted(entry, word)
  // A preflight that is answered with a redirect is called an invalid one.
  if (isPreflight(entry) && corsRefusal(entry)) return named('cors', word)
  // An image or a script that is answered with an error page: the status is what matters.
  if (word === 'net::ERR_BLOCKED_BY_ORB' && entry.status >= 400) return null
  const kind = KINDS.find(([words]) => words.test(word))?.[1] ?? 'network'
  // The connection broke after the status had arrived, so what broke off is the body. A redirect has none worth it.
  const isAmidBody = kind === 'network' && entry.status >= 200 && (entry.status < 300 || entry.status >= 400)
  return named(isAmidBody ? 'cut-off' : kind, word)
}

const isPreflight = ({ resourceType }: Entry) => resourceType === 'preflight'

const MIXED_CONTENT = 'an address without TLS, and a page that seems to have it'

function inferredCors(entry: Entry): Failure | null {
  const refusal = corsRefusal(entry)
  return refusal && inferred('cors', refusalWords(refusal))
}

/**
 * Chromium names no error for mixed content ('') nor for a WebSocket whose handshake failed (null). Of a preflight that
 * CORS refuses it says nothing at all: the word is kept for the request that was to follow.
 */
function fromChromiumSilence(entry: Entry): Failure | null {
  const { status, word, resourceType } = entry
  if (status > 0) return isPreflight(entry) ? inferredCors(entry) : null
  if (word === '')
    return inferred(
      'blocked',
      couldBeMixedContent(entry) ? MIXED_CONTENT : 'the browser stopped it and names no reason',
    )
  // Every other status 0 without a word is no failure: a pending request, a service worker's main script.
  return resourceType === 'websocket' ? inferred('network', 'the WebSocket handshake got no answer') : null
}

/** Firefox names no failure at all. What is left is the shape of the entry. */
function fromFirefoxSilence(entry: Entry): Failure | null {
  if (entry.status === 0) {
    return entry.timed
      ? inferred('network', 'no response')
      : inferred('blocked', couldBeMixedContent(entry) ? MIXED_CONTENT : 'stopped before it was sent')
  }
  const byCors = inferredCors(entry)
  if (byCors) return byCors
  const announced = headerValue(entry.responseHeaders, 'content-length')
  const isEncoded = headerValue(entry.responseHeaders, 'content-encoding') !== null
  // Size 0 is an opaque response, a preflight or HEAD; a decoded size cannot be compared.
  const isShort =
    announced !== null &&
    !isEncoded &&
    (entry.sizeBytes ?? 0) > 0 &&
    Number(announced) > (entry.sizeBytes ?? 0)
  return isShort ? inferred('cut-off', `${entry.sizeBytes} of ${announced} bytes`) : null
}

/** Reads from an entry what went wrong below HTTP; null when nothing did. */
export function failureOf(entry: Entry): Failure | null {
  // A WebSocket that was opened; Chromium and Firefox both report it when it closes, however it closes.
  if (entry.status === 101) return null
  if (entry.word) return fromWord(entry, entry.word)
  if (entry.saysFailures) return fromChromiumSilence(entry)
  if (entry.writer === 'firefox') return fromFirefoxSilence(entry)
  // A request that was still under way when the recording ended has no duration.
  return entry.status === 0 && entry.durationMs !== null ? inferred('network', 'no response') : null
}
