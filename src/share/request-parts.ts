/** What a request consists of, for everything that writes one down: the parts that can be sent, and what is missing. */
import { type Exchange, type Header, headerValue } from '../engine'
import type { Redaction } from './redaction/redact'
import { isToken } from './sendable'

type Request = Exchange['request']

const percent = (text: string) =>
  Array.from(new TextEncoder().encode(text), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)

/** The address as it is sent: without the fragment, and in ASCII (RFC 3986 §2). */
export const addressOf = ({ url }: Request) =>
  url.replace(/#[\s\S]*$/, '').replace(/[^!-~]+/g, (run) => percent(run).join(''))

/** Browsers send `Content-Length: 0` with these where there is no body (Fetch §4.6). */
const SAYS_EMPTY = /^(?:POST|PUT)$/
/** The header that browsers add on the wire: where it stands, the headers were recorded whole. */
const ON_THE_WIRE = 'accept-encoding'

const lengthOf = ({ headers }: Request) => {
  const text = headerValue(headers, 'content-length') ?? ''
  return /^\d{1,15}$/.test(text) ? Number(text) : null
}

/** Of a success the log keeps the line in the list, and nothing of what was sent (src/session). */
export const isSlim = ({ request, response: { body } }: Exchange) =>
  body.state === 'missing' && body.why === 'not-kept' && request.headers.length === 0

/** What is missing of such a request. */
export const SLIM = 'Headers and body are missing: of a success they are not kept.'

/** The body to send; null where there is none, or where it was not recorded: {@link requestNotes} says which. */
export function bodyOf(exchange: Exchange): string | null {
  const { request } = exchange
  if (request.body) return request.body
  return !isSlim(exchange) && SAYS_EMPTY.test(request.method) && unrecordedBody(request) === null ? '' : null
}

/** A body that may be missing: of how many bytes, or null where that is not known either. */
export interface Unrecorded {
  bytes: number | null
}

/**
 * The body that may have been sent though none was recorded; null where there was none. With other methods than POST and
 * PUT browsers send no length with an empty body, so a POST without a length was a stream.
 */
export function unrecordedBody(request: Request): Unrecorded | null {
  if (request.body) return null
  const bytes = lengthOf(request)
  if (bytes !== null) return bytes === 0 ? null : { bytes }
  const mayHave =
    headerValue(request.headers, ON_THE_WIRE) === null
      ? headerValue(request.headers, 'content-type') !== null
      : SAYS_EMPTY.test(request.method)
  return mayHave ? { bytes } : null
}

function bodyNote(request: Request): string | null {
  const lost = unrecordedBody(request)
  if (lost === null) return null
  return lost.bytes === null
    ? 'The request may have had a body: none was recorded.'
    : `The request had a body of ${lost.bytes} bytes, which was not recorded.`
}

const HIDDEN: Record<Redaction, string | null> = {
  none: null,
  mask: 'Secrets are masked: put in your own.',
  remove: 'Secrets were removed: put in your own.',
}

/** What whoever sends the request has to know, in words of letters, digits and the plainest signs. */
export function requestNotes(exchange: Exchange, hidden: Redaction): string[] {
  const { request } = exchange
  const { body } = request
  const length = lengthOf(request)
  const recorded = body ? new TextEncoder().encode(body).length : 0
  const differs = hidden === 'none' && body && length !== null && length !== recorded
  return [
    HIDDEN[hidden],
    isSlim(exchange) ? SLIM : bodyNote(request),
    differs ? `The body is not as it was sent: it had ${length} bytes, and ${recorded} are recorded.` : null,
    isToken(request.method) ? null : 'Left out: the method, which is none that HTTP allows.',
  ].filter((note) => note !== null)
}

/** Names of headers, for a note. */
export const named = (headers: readonly Header[]) =>
  [...new Set(headers.map(({ name }) => name.replace(/[^\w-]/g, '.')))].join(', ')
