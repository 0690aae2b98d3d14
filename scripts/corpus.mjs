/** A corpus: recorded exchanges with labels, one JSON record a line, as it is or gzipped. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

/**
 * @typedef {object} Label
 * @property {'yes' | 'text' | 'html' | 'empty' | 'none'} structured `yes`: an error envelope that a machine can read
 * @property {string | null} [code] the most specific machine identifier; null where there is none
 * @property {(string | number)[]} [codes_ok] also right
 * @property {boolean} [code_optional] null is right too
 * @property {string | null} [message] the human text as sent
 * @property {string[]} [messages_ok] also right
 * @property {string | null} [message_sha1] in place of `message`, where the text itself is kept apart
 * @property {string[]} [messages_ok_sha1]
 * @property {string | null} [request_id] in the body
 * @property {{ name: string, value: string } | null} [request_id_header]
 * @property {string} vendor
 * @property {string} [vendor_by] there where the exchange itself does not show whose it is
 * @property {'yes' | 'no' | 'maybe'} retry would repeating the same request, later, be reasonable?
 */

/**
 * @typedef {object} CorpusRecord
 * @property {string} id
 * @property {'recorded' | 'sdk-fixture'} provenance
 * @property {string} vendor
 * @property {'error' | 'success'} kind
 * @property {{ method: string, url: string, headers?: Record<string, unknown>, body?: unknown }} request
 * @property {{ status: number, headers?: Record<string, unknown>, body?: string | null }} response
 * @property {Label} label of an error; a success has none
 */

/** Why a file is no corpus, in one line. */
export class CorpusError extends Error {}

/** @param {string} path */
function readText(path) {
  try {
    const bytes = readFileSync(path)
    return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  } catch (error) {
    throw new CorpusError(`${path}: ${/** @type {Error} */ (error).message}`)
  }
}

/** @param {string} path @returns {CorpusRecord[]} @throws {CorpusError} */
export function readCorpus(path) {
  const lines = readText(path).split('\n')
  const records = lines.flatMap((line, i) => {
    if (line.trim() === '') return []
    try {
      return [JSON.parse(line)]
    } catch {
      throw new CorpusError(`${path}: line ${i + 1} is not JSON`)
    }
  })
  if (!records.every(({ kind, response }) => /^(?:error|success)$/.test(kind) && response)) {
    throw new CorpusError(`${path}: not a corpus; each record needs "kind", "request" and "response"`)
  }
  return records
}

/** @param {Record<string, unknown>} headers of which each may have several values */
const harHeaders = (headers = {}) =>
  Object.entries(headers).flatMap(([name, value]) =>
    [value].flat().map((each) => ({ name, value: String(each) })),
  )

/** The first content type. @param {Record<string, unknown>} headers */
const typeOf = (headers = {}) => String([headers['content-type'] ?? ''].flat()[0])

/** @param {CorpusRecord} record */
export const toHarEntry = ({ request, response }) => ({
  startedDateTime: '2026-01-15T10:00:00.000Z',
  time: 1,
  request: {
    method: request.method,
    url: request.url,
    headers: harHeaders(request.headers),
    ...(request.body ? { postData: { mimeType: typeOf(request.headers), text: String(request.body) } } : {}),
  },
  response: {
    status: response.status,
    statusText: '',
    headers: harHeaders(response.headers),
    content: {
      size: Buffer.byteLength(response.body ?? ''),
      mimeType: typeOf(response.headers),
      text: response.body ?? '',
    },
  },
})

/** @param {CorpusRecord[]} records */
export const toHar = (records) => ({
  log: { version: '1.2', creator: { name: 'corpus', version: '1' }, entries: records.map(toHarEntry) },
})
