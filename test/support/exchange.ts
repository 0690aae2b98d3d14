import type { Exchange, Frame, Header } from '../../src/engine'

/** What a test says about an exchange; everything else has a plain default. */
export interface Sketch {
  method?: string
  url?: string
  requestHeaders?: Record<string, string>
  /** JSON, or text as it is. */
  requestBody?: unknown
  status?: number
  headers?: Record<string, string>
  /** JSON, or text as it is. */
  body?: unknown
  base64?: boolean
  cut?: boolean
  missing?: Extract<Exchange['response']['body'], { state: 'missing' }>['why']
  failure?: Exchange['failure']
  initiator?: Frame[]
  startedAtMs?: number
  durationMs?: number
}

/** The moment at which exchanges of tests start. */
export const STARTED_AT_MS = Date.UTC(2026, 10, 22, 12, 0, 0)

const toText = (body: unknown) =>
  typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body)
const toHeaders = (headers: Record<string, string> = {}): Header[] =>
  Object.entries(headers).map(([name, value]) => ({ name, value }))

/** An exchange with all-default parts: `exchange({ status: 429 })`. */
export function exchange(sketch: Sketch = {}): Exchange {
  const headers = toHeaders(sketch.headers ?? { 'content-type': 'application/json' })
  return {
    startedAtMs: sketch.startedAtMs ?? STARTED_AT_MS,
    durationMs: sketch.durationMs ?? 0,
    request: {
      method: sketch.method ?? 'GET',
      url: sketch.url ?? 'https://api.example.com/v1/things',
      headers: toHeaders(sketch.requestHeaders),
      body: sketch.requestBody === undefined ? null : toText(sketch.requestBody),
    },
    response: {
      status: sketch.status ?? 200,
      statusText: '',
      headers,
      mimeType: headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value ?? '',
      body: sketch.missing
        ? { state: 'missing', why: sketch.missing }
        : {
            state: 'present',
            text: toText(sketch.body),
            base64: sketch.base64 ?? false,
            cut: sketch.cut ?? false,
          },
    },
    failure: sketch.failure ?? null,
    initiator: sketch.initiator ?? null,
  }
}
