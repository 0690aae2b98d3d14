import { type Exchange, headerValue, type MissingBody } from '../exchange'
import { looksLikeEvents, tellingEvent } from './event-stream'
import { locate, salvage } from './json-text'
import { parseXml } from './xml-text'

/** What a body turned out to be, whatever its content type said. A stream is the event that tells how the call went. */
export type BodyKind =
  | 'json'
  | 'ndjson'
  | 'event'
  | 'error event'
  | 'form'
  | 'html'
  | 'xml'
  | 'text'
  | 'binary'
  | 'empty'
  | 'missing'

/** A body, safely decoded. `value` is what pointers go into; undefined where there is nothing to point into. */
export interface Decoded {
  kind: BodyKind
  text: string
  value: unknown
  cut: boolean
  missing: MissingBody | null
}

/** Larger bodies are left as text: an envelope is small, and parsing must not hold up the devtools page. */
const MAX_CHARS = 2 ** 21

const UNREAD: Parsed = { kind: 'text', value: undefined }

/** Guards against JSON hijacking, which some servers put before the JSON. */
const HIJACK_GUARD = /^(?:\)\]\}'?,?|while\s*\(1\);|for\s*\(;;\);)\s*/

const nothing = (kind: BodyKind, missing: MissingBody | null = null): Decoded => ({
  kind,
  text: '',
  value: undefined,
  cut: false,
  missing,
})

/** Base64 as the browsers give it for what they took for binary; null when it is not base64 after all. */
function fromBase64(text: string): string | null {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text), (char) => char.charCodeAt(0)))
  } catch {
    return null
  }
}

/** NUL, which no text format uses, or bytes that were not UTF-8. */
const looksBinary = (text: string) => /[\0\uFFFD]/.test(text.slice(0, 512))

function tryJson(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch {
    return null
  }
}

/** Newline-delimited JSON: the record that speaks of an error, the last one first, since a stream ends with it. */
function tryNdjson(text: string): { value: unknown } | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  if (lines.length < 2) return null
  const records: unknown[] = []
  for (const line of lines) {
    const record = tryJson(line)
    if (!record) return null
    records.push(record.value)
  }
  const speaksOfError = (record: unknown) =>
    typeof record === 'object' &&
    record !== null &&
    ['error', 'errors', 'code'].some((key) => Object.hasOwn(record, key))
  return { value: records.findLast(speaksOfError) ?? records[0] }
}

function tryForm(text: string, mimeType: string): { value: unknown } | null {
  const typed = /x-www-form-urlencoded/i.test(mimeType)
  if (!typed && !/^[\w.%[\]-]+=[^&\s]*(?:&[\w.%[\]-]+=[^&\s]*)+$/.test(text)) return null
  return {
    value: Object.assign(Object.create(null), Object.fromEntries(new URLSearchParams(text))) as unknown,
  }
}

type Parsed = Pick<Decoded, 'kind' | 'value'> & { text?: string }

function tryEvents(text: string, mimeType: string): Parsed | null {
  const event = looksLikeEvents(text) || /^text\/event-stream/i.test(mimeType) ? tellingEvent(text) : null
  return event && { kind: event.isError ? 'error event' : 'event', text: event.text, value: event.value }
}

/** The first character decides for JSON's own brackets and quotes; the content type is asked only without them. */
function parse(text: string, mimeTypeOf: () => string, cut: boolean): Parsed {
  const first = text[0] ?? ''
  if ('{["'.includes(first) || /json/i.test(mimeTypeOf())) {
    const json = tryJson(text)
    if (json) return { kind: 'json', value: json.value }
    if (cut && '{['.includes(first)) return { kind: 'json', value: salvage(text) }
    const ndjson = tryNdjson(text)
    if (ndjson) return { kind: 'ndjson', value: ndjson.value }
  }
  if (first === '<') {
    const html = /^<!doctype html|<(?:html|head|body|title|center|h1|pre)\b/i.test(text.slice(0, 1024))
    return html ? { kind: 'html', value: undefined } : { kind: 'xml', value: parseXml(text) }
  }
  const events = tryEvents(text, mimeTypeOf())
  if (events) return events
  const form = tryForm(text, mimeTypeOf())
  return form ? { kind: 'form', value: form.value } : { kind: 'text', value: undefined }
}

/** The media type as the browser or the header tells it; '' when neither does. */
export const contentTypeOf = ({ mimeType, headers }: Exchange['response']): string =>
  mimeType || (headerValue(headers, 'content-type') ?? '')

/**
 * Decodes the response body. Never throws and never trusts: the content type is a hint, the bytes decide. Takes off a
 * byte order mark and hijacking guards, undoes base64, and reads what it can of a body that was cut.
 */
export function decode({ response }: Exchange): Decoded {
  const { body } = response
  if (body.state === 'missing') return nothing('missing', body.why)
  const plain = body.base64 ? fromBase64(body.text) : body.text
  if (plain === null || looksBinary(plain)) return plain === '' ? nothing('empty') : nothing('binary')
  // A byte order mark counts as a blank (ECMA-262, WhiteSpace).
  const text = plain.trimStart().replace(HIJACK_GUARD, '')
  if (text === '') return nothing('empty')
  const isTooLong = text.length > MAX_CHARS && !looksLikeEvents(text)
  const parsed = isTooLong ? UNREAD : parse(text, () => contentTypeOf(response), body.cut)
  return { kind: parsed.kind, text: parsed.text ?? text, value: parsed.value, cut: body.cut, missing: null }
}

/** Decodes the request body, when it is JSON or a form; undefined otherwise. */
export function decodeRequest({ request }: Exchange): unknown {
  if (!request.body) return undefined
  const mimeTypeOf = () => headerValue(request.headers, 'content-type') ?? ''
  return parse(request.body.trimStart(), mimeTypeOf, false).value
}

/**
 * A scalar as text. Numbers that JSON.parse may have rounded or rewritten (over 2^53, fractions, exponents) are read
 * from the source text, because codes and ids are compared and copied, never calculated with.
 */
export function scalarText(decoded: Decoded, pointer: string, value: unknown): string | null {
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return String(value)
  if (typeof value !== 'number') return null
  if (Number.isSafeInteger(value) || decoded.kind !== 'json') return String(value)
  const at = locate(decoded, pointer)
  return at ? decoded.text.slice(...at) : String(value)
}
