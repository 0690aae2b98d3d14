/** An API that fails the first time and works the second: one server for each suite, on a port of its own. */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** What reached the API, in order. */
export interface Received {
  method: string
  path: string
  key: string | undefined
  body: string
}

/** Seconds that a page is told to wait at /busy: enough for a person, or a test, to see the countdown. */
const WAIT_S = 6

function answerTo(path: string, isFirst: boolean): { status: number; headers?: Record<string, string> } {
  if (!isFirst) return { status: 200 }
  return path.startsWith('/busy')
    ? { status: 503, headers: { 'Retry-After': String(WAIT_S) } }
    : { status: 500 }
}

const allow = ({ headers }: IncomingMessage) => ({
  'Access-Control-Allow-Origin': headers.origin ?? '*',
  'Access-Control-Allow-Methods': headers['access-control-request-method'] ?? '*',
  'Access-Control-Allow-Headers': headers['access-control-request-headers'] ?? '*',
  'Content-Type': 'application/json',
})

/** Starts the API. Each path fails once. */
export async function startFlakyApi() {
  const received: Received[] = []
  const server = createServer(async (request, response) => {
    const { method = '', url = '', headers } = request
    if (method === 'OPTIONS') return void response.writeHead(204, allow(request)).end()
    const isFirst = !received.some(({ path }) => path === url)
    received.push({
      method,
      path: url,
      key: headers['idempotency-key']?.toString(),
      body: await text(request),
    })
    const { status, headers: more } = answerTo(url, isFirst)
    response.writeHead(status, { ...allow(request), ...more })
    response.end(JSON.stringify(isFirst ? { code: 'FLAKY', message: 'Not this time.' } : { ok: true }))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin,
    /** The requests to one path. */
    received: (path: string) => received.filter((each) => each.path === path),
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
