import type { Body, Exchange } from '../engine'
import { withBeyond } from './beyond-har'
import { bodyFrom } from './body'
import { type Entry, readEntry, type Writer } from './entry'
import { failureOf } from './failure'

/** Writers leave out the text of a body that is empty; Chromium's size is 0 too where the page could not read one. */
function isEmpty({ method, status, sizeBytes, word }: Entry): boolean {
  return !word && (status === 204 || status === 304 || method.toUpperCase() === 'HEAD' || sizeBytes === 0)
}

function recordedBody(entry: Entry, exchange: Exchange): Body {
  const text = entry.text ?? (isEmpty(entry) ? '' : null)
  return bodyFrom(text === null ? 'not-recorded' : { text, base64: entry.base64 }, entry, exchange)
}

/** The exchange that an entry records, with the body that stands in it. */
export function toExchange(entry: Entry): Exchange {
  const { method, url, status, statusText, mimeType } = entry
  const exchange: Exchange = {
    startedAtMs: entry.startedAtMs,
    durationMs: entry.durationMs,
    request: { method, url, headers: entry.requestHeaders, body: entry.requestBody },
    response: {
      status,
      statusText,
      headers: entry.responseHeaders,
      mimeType,
      body: { state: 'missing', why: 'not-recorded' },
    },
    failure: failureOf(entry),
    initiator: entry.initiator,
  }
  return withBody(exchange, recordedBody(entry, exchange))
}

/** The same exchange with another body. */
export function withBody(exchange: Exchange, body: Body): Exchange {
  return { ...exchange, response: { ...exchange.response, body } }
}

/**
 * Reads a HAR entry from a browser's DevTools or from a file.
 * @returns null for junk, and for what never leaves the browser (`data:`, `blob:`, extensions); it never throws
 */
export function fromHarEntry(entry: unknown, writer: Writer = 'other'): Exchange | null {
  const read = readEntry(entry, writer)
  return read && withBeyond(toExchange(read), entry)
}
