/**
 * The server of the benchmark's page. It runs in a thread of its own, so that it waits for nobody: neither for what drives
 * the browser nor for what is measured.
 */
import { once } from 'node:events'
import { createServer } from 'node:http'
import { isMainThread, parentPort, Worker } from 'node:worker_threads'
import { failings, successes } from './replies.mjs'

const JSON_TYPE = { 'Content-Type': 'application/json' }
/** The icon is there to ask for none. */
const PAGE = '<!doctype html><html lang="en"><title>A page that calls</title><link rel="icon" href="data:,">'

/**
 * Answers by what the address says: the number of a request, and which kind of failure it is, if it fails.
 * @returns {import('node:http').RequestListener}
 */
function answers() {
  const failing = failings()
  const bodies = successes(1, 50)
  const light = successes(1, 2)
  return ({ url = '' }, response) => {
    const [, digits] = /[?&]bench=(\d+)/.exec(url) ?? []
    if (digits === undefined) {
      response.writeHead(200, { 'Content-Type': 'text/html' })
      return response.end(PAGE)
    }
    response.setHeader('Access-Control-Allow-Origin', '*')
    const [, waitMs = '0'] = /[?&]wait=(\d+)/.exec(url) ?? []
    const [, kind] = /[?&]kind=(\d+)/.exec(url) ?? []
    const error = failing[Number(kind)]
    const of = url.startsWith('/api/light') ? light : bodies
    const answer = () => {
      const { status, headers, body } = error ?? {
        status: 200,
        headers: JSON_TYPE,
        body: of[Number(digits) % of.length],
      }
      response.writeHead(status, headers).end(body)
    }
    if (waitMs === '0') answer()
    else setTimeout(answer, Number(waitMs))
  }
}

/** @returns {Promise<{ port: number, close(): Promise<void> }>} */
export async function startServer() {
  const worker = new Worker(new URL(import.meta.url))
  const [port] = await once(worker, 'message')
  return {
    port,
    async close() {
      await worker.terminate()
    },
  }
}

if (!isMainThread) {
  const server = createServer({ keepAliveTimeout: 0 }, answers())
  server.listen(0, '127.0.0.1', () => {
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
    parentPort?.postMessage(port)
  })
}
