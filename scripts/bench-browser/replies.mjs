/** What the benchmark's server answers: the same bytes in every run. Pure, but for the samples that it reads. */
import { readSamples } from '../pack-folders.mjs'

/**
 * @typedef {object} Failing a call that fails, and its answer
 * @property {'GET' | 'POST'} method
 * @property {string | null} host another one than the page's
 * @property {string} path
 * @property {number} status
 * @property {Record<string, string>} headers
 * @property {string} body
 */

/** @typedef {[status: number, path: string, body: unknown, headers?: Record<string, string>]} Own */

/** How many different successes there are. */
const SUCCESSES = 256
const KB = 1024

/** Names, of which the items of a success are made. */
const WORDS = [
  'copper',
  'harbour',
  'lantern',
  'meadow',
  'orchard',
  'pebble',
  'quarry',
  'ribbon',
  'saddle',
  'thistle',
]

/** An entry of a list, as an API might send it. @param {number} n */
const item = (n) => ({
  id: n,
  name: `${WORDS[n % 10]} ${WORDS[(n * 7 + 3) % 10]}`,
  active: n % 3 > 0,
  amount: ((n * 7919) % 100_000) / 100,
  created_at: new Date(Date.UTC(2026, 0, 1) + n * 60_000).toISOString(),
  tags: [WORDS[(n * 3) % 10], WORDS[(n * 9) % 10]],
})

/** A list in JSON of about so many bytes. @param {number} bytes @param {number} seed */
function listOf(bytes, seed) {
  const items = []
  for (let size = 40; size < bytes; size += JSON.stringify(items.at(-1)).length + 1)
    items.push(item(seed + items.length))
  return JSON.stringify({ items, total: items.length, next: null })
}

/**
 * Successes from one size to another, as many small ones as large ones on a logarithmic scale, in mixed order.
 * @param {number} fromKb @param {number} toKb
 */
export const successes = (fromKb, toKb) =>
  Array.from({ length: SUCCESSES }, (_, i) => {
    const part = ((i * 97) % SUCCESSES) / (SUCCESSES - 1)
    return Buffer.from(listOf(fromKb * KB * (toKb / fromKb) ** part, i * 1000))
  })

/** Errors of APIs that nobody has heard of, each in a shape of its own. @type {Own[]} */
const OWN = [
  [
    400,
    '/api/orders',
    { error: { code: 'quantity_invalid', message: 'The quantity must be at least 1.', param: 'quantity' } },
  ],
  [
    401,
    '/api/session',
    { code: 'TOKEN_EXPIRED', message: 'The token has expired.', requestId: 'req_8f31c0' },
  ],
  [
    403,
    '/api/reports/7',
    { error: 'insufficient_scope', error_description: 'The token lacks the scope reports:read.' },
  ],
  [
    404,
    '/api/orders/4711',
    { errors: [{ code: 'order.not_found', detail: 'There is no order 4711.' }], meta: { id: 'a41f' } },
  ],
  [
    409,
    '/api/orders/12/lock',
    { fault: { name: 'LOCKED', text: 'Somebody else edits this order.', id: '77-1' } },
  ],
  [
    422,
    '/api/customers',
    { message: 'The given values are invalid.', errors: { email: ['is taken'], name: ['is missing'] } },
  ],
  [
    429,
    '/api/search',
    { error: { type: 'rate_limited', message: 'Too many requests.' } },
    { 'Retry-After': '2' },
  ],
  [500, '/api/export', { status: 'error', reason: 'Unexpected condition', trace_id: '0af7651916cd43dd' }],
  [
    503,
    '/api/stock',
    { title: 'Down for maintenance', status: 503, detail: 'Back at noon.' },
    { 'Content-Type': 'application/problem+json' },
  ],
]

/** @type {(error: Own) => Failing} */
const ownFailing = ([status, path, body, headers]) => ({
  method: 'GET',
  host: null,
  path,
  status,
  headers: { 'Content-Type': 'application/json', ...headers },
  body: JSON.stringify(body),
})

/** Every so many a sample of a pack: enough for several shapes, and for several packs' explanations to be loaded. */
const EACH_SAMPLE = 60

/** What a server sets by itself, or what would make the browser decode the body once more. */
const NOT_SENT = /^(?:connection|content-encoding|content-length|date|transfer-encoding)$/i

/** Errors that packs know, on the hosts that they know. @returns {Failing[]} */
const packFailings = () =>
  readSamples()
    .map(({ exchange }) => exchange)
    .filter(({ url = '', status = 0, body, method = 'GET' }) => {
      return URL.canParse(url) && status >= 400 && body !== undefined && /^(?:GET|POST)$/.test(method)
    })
    .filter((_, i) => i % EACH_SAMPLE === 0)
    .map(({ url = '', method = 'GET', status = 0, headers = {}, body }) => ({
      method: method === 'POST' ? 'POST' : 'GET',
      host: new URL(url).hostname,
      path: new URL(url).pathname + new URL(url).search,
      status,
      headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !NOT_SENT.test(name))),
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }))

/** The calls that fail, those of strangers and those of vendors in turn. @returns {Failing[]} */
export const failings = () => [...OWN.map(ownFailing), ...packFailings()]
