/** Exchanges as samples write them down, and back. Pure. */
import type { Exchange, Header } from '../engine'
import type { Sketch } from './schema'

const JSON_TYPE = { 'content-type': 'application/json' }

const textOf = (body: unknown): string =>
  typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body)

const headersOf = (headers: Record<string, string> = {}): Header[] =>
  Object.entries(headers).map(([name, value]) => ({ name, value }))

function responseOf({
  status,
  headers,
  body,
  base64 = false,
  cut = false,
  missing,
}: Sketch): Exchange['response'] {
  const list = headersOf(headers ?? JSON_TYPE)
  return {
    status,
    statusText: '',
    headers: list,
    mimeType: list.find(({ name }) => name.toLowerCase() === 'content-type')?.value ?? '',
    body: missing
      ? { state: 'missing', why: missing }
      : { state: 'present', text: textOf(body), base64, cut },
  }
}

/** The exchange that a sample writes down. @param nowMs when it happened, where it does not say (epoch ms) */
export function exchangeOf(sketch: Sketch, nowMs: number): Exchange {
  const { method = 'GET', url, requestHeaders, requestBody, failure = null } = sketch
  return {
    startedAtMs: sketch.startedAtMs ?? nowMs,
    durationMs: sketch.durationMs ?? 0,
    request: {
      method,
      url,
      headers: headersOf(requestHeaders),
      body: requestBody === undefined ? null : textOf(requestBody),
    },
    response: responseOf(sketch),
    failure,
    initiator: null,
  }
}

/** Without the white space between its parts. */
const compact = (json: string) => json.replace(/("[^"\\]*(?:\\[\s\S][^"\\]*)*")|\s+/g, '$1')

/** JSON as JSON, because it is read and changed by people; but only where nothing of its spelling is lost. */
function bodyOf(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    const isLossless = typeof value === 'object' && value !== null && JSON.stringify(value) === compact(text)
    return isLossless ? value : text
  } catch {
    return text
  }
}

/** Header fields by name; of several with one name the first, which is the one that is read. */
function byName(headers: readonly Header[]): Record<string, string> {
  const fields = new Map<string, Header>()
  for (const header of headers) {
    const name = header.name.toLowerCase()
    if (!fields.has(name)) fields.set(name, header)
  }
  return Object.fromEntries([...fields.values()].map(({ name, value }) => [name, value]))
}

/** An exchange as a sample writes it down. What says who sent it, and from where, is left out. */
export function sketchOf({ startedAtMs, durationMs, request, response, failure }: Exchange): Sketch {
  const { body } = response
  const isJson = response.headers.some(({ name }) => name.toLowerCase() === 'content-type')
  return {
    method: request.method,
    url: request.url,
    ...(request.headers.length > 0 ? { requestHeaders: byName(request.headers) } : {}),
    ...(request.body === null ? {} : { requestBody: bodyOf(request.body) }),
    status: response.status,
    headers: {
      ...(isJson || !response.mimeType ? {} : { 'content-type': response.mimeType }),
      ...byName(response.headers),
    },
    ...(body.state === 'missing'
      ? { missing: body.why }
      : { body: body.base64 ? body.text : bodyOf(body.text) }),
    ...(body.state === 'present' && body.base64 ? { base64: true } : {}),
    ...(body.state === 'present' && body.cut ? { cut: true } : {}),
    ...(failure ? { failure } : {}),
    ...(startedAtMs === null ? {} : { startedAtMs }),
    ...(durationMs === null ? {} : { durationMs }),
  }
}
