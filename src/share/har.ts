/** Rows as a HAR file (HAR 1.2, softwareishard.com/blog/har-12-spec), for the browsers' importers and for our own. */
import { type Annotation, type Body, type Exchange, type Header, headerValue } from '../engine'
import { initiatorOf } from './har-initiator'
import { recordOf } from './record'
import { isSlim, SLIM } from './request-parts'
import type { Shared } from './shared-row'
import { CUT_BODY, FAILURE_WORDS, MISSING_BODY, VERDICT_WORDS } from './words'

/** Who writes the file. */
export interface Creator {
  name: string
  version: string
}

interface Pair {
  name: string
  value: string
}

const byteLength = (text: string) => new TextEncoder().encode(text).length

function pairsOf(text: string, separator: string): Pair[] {
  return text.split(separator).flatMap((each) => {
    const [, name = '', value = ''] = /^([^=]*)=([\s\S]*)$/.exec(each) ?? []
    return name.trim() ? [{ name: name.trimStart(), value: value.trim() }] : []
  })
}

const valuesOf = (headers: readonly Header[], wanted: string) =>
  headers.filter(({ name }) => name.toLowerCase() === wanted).map(({ value }) => value)

const requestCookies = (headers: readonly Header[]) =>
  valuesOf(headers, 'cookie').flatMap((value) => pairsOf(value, ';'))

/** Firefox joins several by a line end. Their attributes stand in the headers. */
const responseCookies = (headers: readonly Header[]) =>
  valuesOf(headers, 'set-cookie')
    .flatMap((value) => value.split('\n'))
    .flatMap((cookie) => pairsOf(cookie.split(';', 1)[0] ?? '', ';'))

function queryOf(url: string): Pair[] {
  const query = /\?([^#]*)/.exec(url)?.[1] ?? ''
  return Array.from(new URLSearchParams(query), ([name, value]) => ({ name, value }))
}

function requestOf(exchange: Exchange) {
  const { method, url, headers, body } = exchange.request
  return {
    method,
    url,
    httpVersion: 'unknown',
    cookies: requestCookies(headers),
    headers,
    queryString: queryOf(url),
    headersSize: -1,
    // HAR's own "not known".
    bodySize: body === null ? -1 : byteLength(body),
    ...(isSlim(exchange) ? { comment: SLIM } : {}),
    ...(body === null
      ? {}
      : { postData: { mimeType: headerValue(headers, 'content-type') ?? '', text: body } }),
  }
}

/** What Chromium writes, and both browsers understand, where there is no content type. */
const NO_TYPE = 'x-unknown'

const decodedLength = (base64: string) => Math.floor((base64.replace(/[^A-Za-z\d+/_-]/g, '').length * 3) / 4)

function contentOf(body: Body, mimeType: string) {
  const type = { mimeType: mimeType || NO_TYPE }
  if (body.state === 'missing') return { size: -1, ...type, comment: MISSING_BODY[body.why] }
  return {
    size: body.base64 ? decodedLength(body.text) : byteLength(body.text),
    ...type,
    text: body.text,
    ...(body.base64 ? { encoding: 'base64' } : {}),
    ...(body.cut ? { comment: CUT_BODY } : {}),
  }
}

function responseOf({ response, failure }: Exchange) {
  const { status, statusText, headers, mimeType, body } = response
  return {
    status,
    statusText,
    httpVersion: 'unknown',
    cookies: responseCookies(headers),
    headers,
    content: contentOf(body, mimeType),
    redirectURL: headerValue(headers, 'location') ?? '',
    headersSize: -1,
    bodySize: -1,
    // Chromium's member, where the word is the browser's own.
    ...(failure && !failure.inferred ? { _error: failure.reason } : {}),
    ...(failure ? { comment: FAILURE_WORDS[failure.kind] } : {}),
  }
}

/** What HAR has no member for, in our own words. */
const beyondHar = ({ startedAtMs, response: { body }, failure }: Exchange) => ({
  startedAtMs,
  failure,
  missingBody: body.state === 'missing' ? body.why : null,
  cutBody: body.state === 'present' && body.cut,
})

const commentOf = ({ vendor, summary, retry }: Annotation) =>
  `${vendor}: ${summary.replace(/\.$/, '')}. ${VERDICT_WORDS[retry.verdict]}. ${retry.because}`.replace(
    /\s+/g,
    ' ',
  )

/** Importers refuse an entry without a date. */
const UNKNOWN_START = new Date(0).toISOString()

function startOf(epochMs: number | null): string {
  const date = new Date(epochMs ?? 0)
  return Number.isNaN(date.getTime()) ? UNKNOWN_START : date.toISOString()
}

/** One row as an entry; what Errata says of it stands in `_errata`, and in a line as the comment. */
export function harEntryOf({ exchange, annotation }: Shared) {
  const { startedAtMs, durationMs } = exchange
  const initiator = initiatorOf(exchange.initiator)
  return {
    startedDateTime: startOf(startedAtMs),
    // HAR's own "does not apply"; a request that was still under way has no duration.
    time: durationMs ?? -1,
    request: requestOf(exchange),
    response: responseOf(exchange),
    cache: {},
    timings: { send: 0, wait: durationMs ?? 0, receive: 0 },
    ...(initiator ? { _initiator: initiator } : {}),
    ...(annotation ? { comment: commentOf(annotation) } : {}),
    _errata: { ...beyondHar(exchange), ...(annotation ? recordOf(exchange, annotation) : {}) },
  }
}

/** A HAR document with an entry for each row. */
export const harOf = (rows: readonly Shared[], creator: Creator) => ({
  log: { version: '1.2', creator, pages: [], entries: rows.map(harEntryOf) },
})
