/**
 * What the soak asks and is answered, decided by a request's number alone: so every answer can be known from its number
 * again, in the server, in the page and where the session is held against both.
 */

/** One request in so many fails. */
const ONE_ERROR_IN = 20
const LEAST_BYTES = 1024
const MOST_BYTES = 50 * 1024

/**
 * @typedef {object} Answer
 * @property {string} id stands in the address and in the body
 * @property {number} status
 * @property {Record<string, string>} headers
 * @property {string} body
 */

/**
 * @typedef {object} Shape
 * @property {number} status
 * @property {Record<string, string>} [headers]
 * @property {(id: string) => object} body
 */

/** @type {readonly Shape[]} */
const SHAPES = [
  {
    status: 400,
    headers: { 'Content-Type': 'application/problem+json' },
    body: (id) => ({
      type: 'https://example.com/problems/out-of-stock',
      title: 'Out of stock',
      status: 400,
      detail: `Nothing is left of what ${id} asks for.`,
      instance: `/v1/orders/${id}`,
    }),
  },
  {
    status: 404,
    body: (id) => ({ error: { code: 'order_not_found', message: `There is no order ${id}.` } }),
  },
  {
    status: 422,
    body: (id) => ({
      message: `Order ${id} is not valid.`,
      errors: [{ field: 'quantity', code: 'too_large', message: 'has to be below 100' }],
    }),
  },
  {
    status: 429,
    headers: { 'Retry-After': '2' },
    body: (id) => ({ code: 'rate_limited', message: `Too many requests; ${id} was not looked at.` }),
  },
  {
    status: 500,
    body: (id) => ({
      timestamp: '2026-01-01T00:00:00.000Z',
      status: 500,
      error: 'Internal Server Error',
      path: `/v1/orders/${id}`,
    }),
  },
  {
    status: 503,
    headers: { 'Retry-After': '30' },
    body: (id) => ({ error: 'temporarily_unavailable', error_description: `Try ${id} again later.` }),
  },
  // An error inside a success (GraphQL spec §7.1): found only where the body was read.
  {
    status: 200,
    body: (id) => ({
      data: null,
      errors: [{ message: `Order ${id} could not be read.`, extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
    }),
  },
]

/** 32 bits that look random (the finalizer of MurmurHash3). @param {number} n */
function mix(n) {
  let h = (n + 0x9e3779b9) | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** Exactly one of twenty in a row, at another place each time. @param {number} n */
export const isError = (n) => n % ONE_ERROR_IN === mix(Math.floor(n / ONE_ERROR_IN)) % ONE_ERROR_IN

/** @param {number} n */
const idOf = (n) => `ord_${String(n).padStart(7, '0')}`

/** The number in an address; null for what is no call. @param {string} url */
export function numberIn(url) {
  const digits = /\/v1\/orders\/ord_(\d{7})$/.exec(url)?.[1]
  return digits === undefined ? null : Number(digits)
}

/** What the page sends. @param {number} n @returns {{ path: string } & RequestInit} */
export function requestOf(n) {
  const path = `/v1/orders/${idOf(n)}`
  if (n % 4 !== 0) return { path }
  const headers = {
    'Content-Type': 'application/json',
    ...(n % 8 === 0 && { 'Idempotency-Key': `key-${n}` }),
  }
  return { path, method: 'POST', headers, body: JSON.stringify({ quantity: n }) }
}

/** Small ones are as frequent as large ones are rare: evenly by magnitude. @param {number} n */
const bytesOf = (n) => Math.round(LEAST_BYTES * (MOST_BYTES / LEAST_BYTES) ** (mix(n ^ 0x5bd1e995) / 2 ** 32))

/** Things in an order, all of one length, so that any number of them is a slice of this text. */
const ITEMS = Array.from(
  { length: 1000 },
  (_, i) =>
    `{"sku":"S-${String(i).padStart(4, '0')}","quantity":${1 + (i % 9)},"note":"as ordered, in the usual box"},`,
).join('')
const ITEM_CHARS = ITEMS.length / 1000

/** A body with so many things in it that it has its size. @param {number} n @param {object} head */
function padded(n, head) {
  const start = JSON.stringify(head).slice(0, -1)
  const count = Math.max(1, Math.round((bytesOf(n) - start.length) / ITEM_CHARS))
  const from = n % (1000 - count)
  return `${start},"items":[${ITEMS.slice(from * ITEM_CHARS, (from + count) * ITEM_CHARS - 1)}]}`
}

/** @param {number} n */
const shapeOf = (n) => (isError(n) ? SHAPES[mix(n) % SHAPES.length] : undefined)

/** With which status it is answered. @param {number} n */
export const statusOf = (n) => shapeOf(n)?.status ?? 200

/** What the server says. @param {number} n @returns {Answer} */
export function answerTo(n) {
  const id = idOf(n)
  const shape = shapeOf(n)
  return {
    id,
    status: statusOf(n),
    headers: { 'Content-Type': 'application/json', ...shape?.headers },
    body: padded(n, shape ? { ...shape.body(id), order: id } : { order: id, state: 'shipped' }),
  }
}
