/** The soak's server: one page, and an API that answers by number. Reachable from this machine alone. */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { answerTo, numberIn } from './answers.mjs'

const SCRIPTS = new Set(['/page.js', '/answers.mjs'])
const PAGE = `<!doctype html><meta charset="utf-8"><title>Soak</title><link rel="icon" href="data:,">
<script type="module" src="/page.js"></script>`

/** @param {string} path */
const fileOf = (path) =>
  SCRIPTS.has(path)
    ? { type: 'text/javascript', text: readFileSync(join(import.meta.dirname, path)) }
    : { type: 'text/html', text: PAGE }

/** @returns {Promise<{ origin: string, answered: ReadonlySet<number>, close: () => Promise<void> }>} */
export async function startServer() {
  /** @type {Set<number>} */
  const answered = new Set()
  const server = createServer((request, response) => {
    const url = request.url ?? '/'
    const n = numberIn(url)
    // Neither a cache nor the history may keep anything: each document and each call is a new one.
    response.setHeader('Cache-Control', 'no-store')
    if (n === null) {
      const { type, text } = fileOf(url.replace(/\?.*/, ''))
      return response.setHeader('Content-Type', `${type}; charset=utf-8`).end(text)
    }
    const { status, headers, body } = answerTo(n)
    response.once('finish', () => answered.add(n))
    request.resume().once('end', () => response.writeHead(status, headers).end(body))
  })
  server.keepAliveTimeout = 60_000
  await new Promise((done, fail) => {
    server.once('error', fail)
    server.listen(0, '127.0.0.1', () => done(undefined))
  })
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  const close = () =>
    /** @type {Promise<void>} */ (
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      })
    )
  return { origin: `http://127.0.0.1:${port}`, answered, close }
}
