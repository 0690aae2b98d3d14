/** What of a response body is wanted, and what was got. */
import { type Body, type Exchange, headerValue, type MissingBody } from '../engine'
import type { Content } from './content'
import type { Entry } from './entry'
import { streamOf } from './event-messages'

/** Types in which an API may wrap an error; '' and octet-stream are what servers send that do not say. */
const MAY_HOLD_ENVELOPE = /json|xml|html|urlencoded|octet-stream|grpc-web-text|^text\/|^$/i
const NEVER_HOLDS_ENVELOPE = /^(?:image|audio|video|font)\/|css|javascript|ecmascript|wasm/i

/** An event stream has its error at its end, behind all that was sent before; there are few, and they are read at their end. */
const STREAM_CAP_BYTES = 4_194_304

const capFor = (mimeType: string, capBytes: number) =>
  /^text\/event-stream/i.test(mimeType) ? Math.max(capBytes, STREAM_CAP_BYTES) : capBytes

/** Is the body worth asking the browser for? Failures always; a success when its type and size could hold an envelope. */
export function wantsBody(
  { request, response, failure }: Exchange,
  sizeBytes: number | null,
  capBytes: number,
): boolean {
  const { status, mimeType } = response
  // No response, no body. Asking for one would only count as a loss.
  if (status === 0) return false
  if (status >= 400 || failure !== null) return true
  if (status < 200 || status >= 300 || status === 204 || request.method.toUpperCase() === 'HEAD') return false
  // `empty` is a page's own call; a document, a script or an image is no API's answer.
  if ((headerValue(request.headers, 'sec-fetch-dest') ?? 'empty') !== 'empty') return false
  if (sizeBytes !== null && sizeBytes > capFor(mimeType, capBytes)) return false
  return MAY_HOLD_ENVELOPE.test(mimeType) && !NEVER_HOLDS_ENVELOPE.test(mimeType)
}

/** devtools.netmonitor.responseBodyLimit: bytes on the wire after which Firefox keeps no more of a body. */
const FIREFOX_LIMIT_BYTES = 1_048_576

function trimEnd(text: string, isPadding: (character: string) => boolean): string {
  let end = text.length
  while (end > 0 && isPadding(text.charAt(end - 1))) end--
  return text.slice(0, end)
}

/**
 * Firefox hands over a body past its limit in full length, with NULs for what it dropped, and says nothing. A
 * compressed body turns to junk instead, so its encoding alone is enough to call it cut.
 */
function cutByFirefox({ text, base64 }: Content, { writer, sizeBytes, responseHeaders }: Entry): Body {
  const whole: Body = { state: 'present', text, base64, cut: false }
  if (writer !== 'firefox' || sizeBytes === null || sizeBytes <= FIREFOX_LIMIT_BYTES) return whole
  // Three NULs are "AAAA" in base64; whole groups of four only, or it could not be decoded any more.
  const kept = base64 ? trimEnd(text, (c) => c === 'A' || c === '=') : trimEnd(text, (c) => c === '\0')
  const end = base64 ? Math.ceil(kept.length / 4) * 4 : kept.length
  const isPadded = base64 ? text.length - end >= 4 : text.includes('\0')
  if (!isPadded && headerValue(responseHeaders, 'content-encoding') === null) return whole
  return { state: 'present', text: isPadded ? text.slice(0, end) : text, base64, cut: true }
}

/** Chromium keeps no body over this many decoded bytes (exactly: 20,000,000 is kept, one more is not). */
const CHROMIUM_LIMIT_BYTES = 20_000_000

function whyMissing(why: MissingBody, entry: Entry, { failure }: Exchange): MissingBody {
  const { word, sizeBytes, saysFailures, responseHeaders, resourceType } = entry
  if (failure?.kind === 'cors' || failure?.kind === 'blocked' || resourceType === 'preflight')
    return 'blocked'
  // Chromium records no headers of an opaque (no-cors) response.
  if (saysFailures && responseHeaders.length === 0) return 'blocked'
  if (word === 'net::ERR_BLOCKED_BY_ORB') return 'blocked'
  if (word === 'net::ERR_ABORTED') return 'never-read'
  if (why === 'lost' && sizeBytes !== null && sizeBytes > CHROMIUM_LIMIT_BYTES) return 'too-large'
  return why
}

/** Where no response arrived, its body is empty rather than missing: nothing was lost. */
const NO_RESPONSE: Body = { state: 'present', text: '', base64: false, cut: false }

/** The body as it was handed over, or the truest reason why it was not. */
export function bodyFrom(got: Content | MissingBody, entry: Entry, exchange: Exchange): Body {
  if (typeof got !== 'string') return cutByFirefox(got, entry)
  if (entry.messages && entry.messages.length > 0)
    return { state: 'present', text: streamOf(entry.messages), base64: false, cut: false }
  return entry.status === 0 ? NO_RESPONSE : { state: 'missing', why: whyMissing(got, entry, exchange) }
}
