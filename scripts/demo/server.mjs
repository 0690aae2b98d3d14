/** The demo's API and its page: one server on this machine, which answers under every vendor's name. */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { clients } from './failures/clients.mjs'
import { failures } from './failures.mjs'

/** @typedef {import('./failures.mjs').Failure} Failure */
/** @typedef {import('./failures.mjs').Reply} Reply */
/** @typedef {import('./failures/clients.mjs').Client} Client */
/** @typedef {import('node:http').IncomingMessage} IncomingMessage */
/** @typedef {import('node:http').ServerResponse} ServerResponse */

/** No API is as quick as this machine, and calls of a millisecond do not overlap by the clocks of browsers. */
const LATENCY_MS = 40
/** Only these files are served. */
const FILES = /^\/(?:page\.(?:js|css)|failures\.mjs|failures\/[a-z]+\.mjs)$/
/** @type {Record<string, string>} */
const TYPES = { html: 'text/html', css: 'text/css', js: 'text/javascript', mjs: 'text/javascript' }

/** @param {string} host @param {string} method @param {string} path */
const keyOf = (host, method, path) => `${method} ${host}${path}`
const byKey = new Map(failures.map((each) => [keyOf(each.host, each.method ?? 'GET', each.path), each]))
if (byKey.size !== failures.length) throw new Error('two failures of the demo share method, host and path')

/** @param {IncomingMessage} request */
function findFailure({ headers, method = 'GET', url = '/' }) {
  const host = (headers.host ?? '').replace(/:\d+$/, '')
  // A preflight asks for the method that is to follow (Fetch §4.8).
  const wanted = method === 'OPTIONS' ? headers['access-control-request-method'] : method
  return byKey.get(keyOf(host, wanted ?? '', url))
}

/** @param {IncomingMessage} request */
function findClient({ headers, url = '' }) {
  const host = (headers.host ?? '').replace(/:\d+$/, '')
  return clients.find((each) => each.host === host && url.startsWith(`${each.path}/`))
}

/**
 * Answers the calls of one run of a client, which depends on how often it has called. Parallel callers are answered
 * together, once all have called: so they stay in step, however fast this machine is.
 * @param {Client} client
 */
function startRun({ callers, reply }) {
  /** @type {(() => void)[]} */
  const waiting = []
  let calls = 0
  /** @param {(reply: Reply) => void} answer */
  return (answer) => {
    const n = ++calls
    waiting.push(() => answer(reply(n)))
    if (waiting.length < callers) return
    const all = waiting.splice(0)
    setTimeout(() => {
      for (const go of all) go()
    }, LATENCY_MS)
  }
}

/** @param {string} url @param {ServerResponse} response */
function sendFile(url, response) {
  const path = url.replace(/\?.*/, '')
  const name = path === '/' ? '/page.html' : FILES.test(path) ? path : null
  if (!name) return response.writeHead(404).end()
  response.setHeader('Content-Type', `${TYPES[name.slice(name.lastIndexOf('.') + 1)]}; charset=utf-8`)
  response.end(readFileSync(join(import.meta.dirname, name)))
}

/**
 * @param {IncomingMessage} request
 * @param {ServerResponse} response
 * @param {string} origin of the page
 * @param {import('./failures.mjs').Reply['allows']} allows
 */
function allow({ method, headers }, response, origin, allows) {
  if (allows === 'nobody' || allows === 'no-preflight') return
  const allowed = { 'another-origin': 'https://app.example.com', everybody: '*', 'no-headers': origin }
  response.setHeader('Access-Control-Allow-Origin', allows ? allowed[allows] : origin)
  response.setHeader('Vary', 'Origin')
  if (method !== 'OPTIONS') return
  response.setHeader('Access-Control-Allow-Methods', headers['access-control-request-method'] ?? '')
  if (allows !== 'no-headers')
    response.setHeader('Access-Control-Allow-Headers', headers['access-control-request-headers'] ?? '')
}

/** @param {Pick<Failure, 'reply'>} failure @param {IncomingMessage} request @param {ServerResponse} response @param {string} origin */
function fail({ reply }, request, response, origin) {
  if (reply === 'never') return // until the page gives up
  const preflight = request.method === 'OPTIONS'
  allow(request, response, origin, reply.allows)
  if (preflight && reply.allows === 'no-preflight') return response.writeHead(403).end()
  if (preflight) return response.writeHead(204).end()

  if (reply.exposes) response.setHeader('Access-Control-Expose-Headers', reply.exposes.join(', '))
  if (reply.retryAfterDateMs !== undefined) {
    const nowMs = Date.now()
    response.setHeader('Date', new Date(nowMs).toUTCString())
    response.setHeader('Retry-After', new Date(nowMs + reply.retryAfterDateMs).toUTCString())
  }
  response.setHeader('Cache-Control', 'no-store')
  const body = typeof reply.body === 'function' ? reply.body() : reply.body
  if (typeof body !== 'string') response.setHeader('Content-Type', 'application/json; charset=utf-8')
  response.writeHead(reply.status, reply.headers)
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
}

/**
 * Starts the demo on this machine, reachable from nowhere else.
 * @param {number} [port] any free one when absent
 * @returns {Promise<{ origin: string, port: number, close: () => Promise<void> }>}
 */
export async function startDemo(port = 0) {
  let origin = ''
  /** @type {Map<string, ReturnType<typeof startRun>>} by address */
  const runs = new Map()
  const server = createServer((request, response) => {
    const { url = '/' } = request
    const failure = findFailure(request)
    const client = findClient(request)
    if (failure) fail(failure, request, response, origin)
    else if (client) {
      const run = runs.get(url) ?? startRun(client)
      runs.set(url, run)
      run((reply) => fail({ reply }, request, response, origin))
    } else sendFile(url, response)
  })
  await new Promise((done, fail) => {
    server.once('error', fail)
    server.listen(port, '127.0.0.1', () => done(undefined))
  })
  const address = /** @type {import('node:net').AddressInfo} */ (server.address())
  origin = `http://127.0.0.1:${address.port}`
  const close = () =>
    /** @type {Promise<void>} */ (
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      })
    )
  return { origin, port: address.port, close }
}
