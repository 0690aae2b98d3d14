import type { Frame, Header } from '../engine'
import { amountOf, type Fields, fieldsOf, textOf, textOrNull } from './fields'
import { framesOf } from './initiator'

/** Who wrote a HAR entry. Chromium is known by its own fields; Firefox adds none, so its caller has to say. */
export type Writer = 'firefox' | 'other'

/** What a HAR entry says. Its author may be anybody, so every field was checked, and none is missing. */
export interface Entry {
  writer: Writer
  startedAtMs: number | null
  durationMs: number | null
  method: string
  url: string
  requestHeaders: Header[]
  requestBody: string | null
  /** 0 where there was no response. */
  status: number
  statusText: string
  responseHeaders: Header[]
  mimeType: string
  /** Decoded bytes in Chromium, bytes on the wire in Firefox; null when the record does not say. */
  sizeBytes: number | null
  text: string | null
  base64: boolean
  /** Of an event stream, as Chromium lists them; null where it lists none. */
  messages: readonly unknown[] | null
  /** The browser's own word for a failure: `_error` (Chromium), `_failureText` (Playwright); '' for one without a name. */
  word: string | null
  /** Chromium's kind of request: fetch, xhr, document, script, preflight, websocket …; '' elsewhere. */
  resourceType: string
  /** Chromium says of each entry whether it failed; elsewhere no word may still be a failure. */
  saysFailures: boolean
  /** Firefox records no timings for a request that it stopped before sending it. */
  timed: boolean
  /** Where a service worker answered: `network`, `cache-storage`, `fallback-code`; null where none did. */
  workerSource: string | null
  /** The call stack that sent it, innermost first; only Chromium tells it. */
  initiator: Frame[] | null
}

/** HTTP/2 pseudo headers (":method") repeat the request line; they are no headers (RFC 9113 §8.3). */
function headersOf(value: unknown): Header[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((item: unknown) => {
    const header = fieldsOf(item)
    const name = textOf(header.name).trim()
    if (name === '' || name.startsWith(':')) return []
    return [{ name, value: typeof header.value === 'number' ? String(header.value) : textOf(header.value) }]
  })
}

/** Playwright writes -1 and others leave it out where no response came. */
function statusOf(value: unknown): number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 100 && value <= 999 ? value : 0
}

/** Chromium and Playwright, and Firefox, each have a type of their own for "no content type". */
const NO_TYPE = new Set(['x-unknown', 'application/x-unknown-content-type'])

function mimeTypeOf(content: Fields, headers: Header[]): string {
  const type = textOf(content.mimeType).trim()
  if (NO_TYPE.has(type)) return ''
  return type || (headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value ?? '')
}

function startOf(value: unknown): number | null {
  const ms = typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isNaN(ms) ? null : ms
}

/** These never reach a server, and a `data:` URL can be megabytes long. */
const LOCAL =
  /^(?:about|blob|chrome|chrome-extension|data|devtools|file|filesystem|javascript|moz-extension|resource):/i

/** Reads a HAR entry, field by field and by name (an entry may be a proxy without own keys); null for junk. */
export function readEntry(raw: unknown, writer: Writer = 'other'): Entry | null {
  const entry = fieldsOf(raw)
  const request = fieldsOf(entry.request)
  const url = textOf(request.url)
  const method = textOf(request.method)
  if (url === '' || method === '' || LOCAL.test(url)) return null
  const response = fieldsOf(entry.response)
  const content = fieldsOf(response.content)
  const responseHeaders = headersOf(response.headers)
  return {
    writer,
    startedAtMs: startOf(entry.startedDateTime),
    durationMs: amountOf(entry.time),
    method,
    url,
    requestHeaders: headersOf(request.headers),
    requestBody: textOrNull(fieldsOf(request.postData).text),
    status: statusOf(response.status),
    statusText: textOf(response.statusText),
    responseHeaders,
    mimeType: mimeTypeOf(content, responseHeaders),
    sizeBytes: amountOf(content.size),
    text: textOrNull(content.text),
    base64: content.encoding === 'base64',
    messages: Array.isArray(entry._eventSourceMessages) ? entry._eventSourceMessages : null,
    word: textOrNull(response._error) ?? textOrNull(response._failureText),
    resourceType: textOf(entry._resourceType),
    saysFailures: response._error !== undefined || typeof entry._resourceType === 'string',
    timed: Object.keys(fieldsOf(entry.timings)).length > 0,
    workerSource:
      response._fetchedViaServiceWorker === true ? textOf(response._serviceWorkerResponseSource) : null,
    initiator: framesOf(entry._initiator),
  }
}
