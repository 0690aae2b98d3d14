/** HAR entries in the shape that each browser sends them (Chromium 156, Firefox 153), for tests to vary. */
import { fromHarEntry } from '../../../src/capture/from-har-entry'
import type { FailureKind } from '../../../src/engine'

type Fields = Record<string, unknown>

export interface EntryParts {
  url?: string
  method?: string
  requestHeaders?: Record<string, string>
  postData?: Fields
  status?: number
  headers?: Record<string, string>
  content?: Fields
  response?: Fields
  /** Members of the entry itself. */
  entry?: Fields
}

const list = (headers: Record<string, string>) =>
  Object.entries(headers).map(([name, value]) => ({ name, value }))

const PAGE = 'http://shop.test'

/** An address on another origin than the page's, and the header that says so. */
export const API = 'http://api.test/v1/orders'
export const fromShop = { Origin: PAGE }

function entryOf(
  parts: EntryParts,
  base: { requestHeaders: Record<string, string>; response: Fields; content: Fields; entry: Fields },
) {
  const status = parts.status ?? 200
  return {
    startedDateTime: '2026-11-22T06:19:33.571Z',
    time: 4.2,
    cache: {},
    ...base.entry,
    request: {
      method: parts.method ?? 'GET',
      url: parts.url ?? `${PAGE}/api/orders`,
      httpVersion: 'HTTP/1.1',
      headers: list({ ...base.requestHeaders, ...parts.requestHeaders }),
      queryString: [],
      cookies: [],
      headersSize: -1,
      bodySize: 0,
      ...(parts.postData ? { postData: parts.postData } : {}),
    },
    response: {
      status,
      statusText: status === 0 ? '' : 'Text',
      httpVersion: 'HTTP/1.1',
      headers: list(parts.headers ?? (status === 0 ? {} : { 'content-type': 'application/json' })),
      cookies: [],
      content: { ...base.content, ...parts.content },
      redirectURL: '',
      headersSize: -1,
      bodySize: -1,
      ...base.response,
      ...parts.response,
    },
    ...parts.entry,
  }
}

const TIMINGS = { blocked: 1, dns: -1, ssl: -1, connect: -1, send: 0, wait: 2, receive: 1 }

/** As Chromium sends it; `_error` is null unless `error` says otherwise. */
export function chromiumEntry(parts: EntryParts & { error?: string; type?: string } = {}) {
  return entryOf(parts, {
    requestHeaders: { Referer: `${PAGE}/`, 'Sec-Fetch-Dest': 'empty', 'Sec-Fetch-Mode': 'cors' },
    response: { _transferSize: 236, _error: parts.error ?? null, _fetchedViaServiceWorker: false },
    content:
      parts.status === 0 ? { size: 0, mimeType: 'x-unknown' } : { size: 44, mimeType: 'application/json' },
    entry: {
      _initiator: { type: 'script' },
      _priority: 'High',
      _resourceType: parts.type ?? 'fetch',
      timings: TIMINGS,
      serverIPAddress: '127.0.0.1',
    },
  })
}

/** As Firefox sends it: no word of failures, and no timings for a request that was never sent. */
export function firefoxEntry(parts: EntryParts & { stopped?: boolean } = {}) {
  const none = { mimeType: '', size: 0, encoding: 'base64' }
  return entryOf(parts, {
    requestHeaders: {
      Accept: '*/*',
      Referer: `${PAGE}/`,
      'Sec-Fetch-Dest': 'empty',
      'Sec-Fetch-Mode': 'cors',
    },
    response: {},
    content: {
      comment: 'Response bodies are not included.',
      ...(parts.stopped ? {} : parts.status === 0 ? none : { mimeType: 'application/json', size: 44 }),
    },
    entry: { timings: parts.stopped ? {} : TIMINGS, startedDateTime: '2026-11-22T06:19:33.571+00:00' },
  })
}

/** As Playwright records it: -1 and `_failureText` where there was no response. */
export function playwrightEntry(parts: EntryParts & { failureText?: string; pending?: boolean } = {}) {
  const noResponse = parts.failureText !== undefined || parts.pending === true
  return entryOf(
    { ...parts, ...(noResponse ? { headers: {} } : {}) },
    {
      requestHeaders: {},
      response: {
        ...(noResponse ? { status: -1, statusText: '' } : {}),
        ...(parts.failureText !== undefined ? { _failureText: parts.failureText } : {}),
        _transferSize: -1,
      },
      content: noResponse
        ? { size: -1, mimeType: 'x-unknown' }
        : { size: 2, mimeType: 'application/json', text: '{}' },
      entry: { time: noResponse ? -1 : 3, timings: { send: -1, wait: -1, receive: -1 } },
    },
  )
}

/** The body of {@link failingEntry}. */
export const BODY = '{"code":"LIMIT"}'

/** A call that Chromium saw fail, with {@link BODY} as long as it announces. */
export const failingEntry = (parts: Parameters<typeof chromiumEntry>[0] = {}) =>
  chromiumEntry({ status: 429, content: { size: BODY.length }, ...parts })

/** What kind of failure an entry is read as; "?" where that is inferred. */
export type KindOfFailure = FailureKind | `${FailureKind}?` | null

/** @throws when the entry is read as junk */
export function kindOf(entry: unknown, writer: 'firefox' | 'other' = 'other'): KindOfFailure {
  const exchange = fromHarEntry(entry, writer)
  if (exchange === null) throw new Error('read as junk')
  const { failure } = exchange
  if (!failure) return null
  return failure.inferred ? `${failure.kind}?` : failure.kind
}
