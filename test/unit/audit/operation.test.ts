import { describe, expect, test } from 'vitest'
import { digestOf } from '../../../src/audit/digest'
import { operationOf, placeOf } from '../../../src/audit/operation'
import type { Key } from '../../../src/engine'
import { exchange, type Sketch, STARTED_AT_MS } from '../../support/exchange'

const BASE = 'https://api.acme.test/v1/orders'

function idOf(sketch: Sketch, key: Key | null = null, rowId = 1): string {
  const made = exchange({ url: BASE, ...sketch })
  const at = { startedAtMs: sketch.startedAtMs ?? STARTED_AT_MS, key, rowId }
  return operationOf(made, new URL(made.request.url), at).id
}

const url = (query: string): Sketch => ({ url: `${BASE}${query}` })
const NOW_S = STARTED_AT_MS / 1000

describe('the same operation', () => {
  test.each<[string, Sketch, Sketch]>([
    ['in another order of parameters', url('?b=2&a=1'), url('?a=1&b=2')],
    ['with another fragment', url('#top'), url('#end')],
    ['with another case of host and method', { url: 'https://API.acme.test/v1/orders', method: 'get' }, {}],
    ['with the default port', { url: 'https://api.acme.test:443/v1/orders' }, {}],
    ['with a cache buster by name', url('?a=1&_=17'), url('?a=1&_=18')],
    ['with a cache buster and without', url('?cacheBuster=x'), {}],
    ['with a nonce', url('?nonce=abc'), url('?nonce=def')],
    ['with its time in milliseconds', url(`?ts=${STARTED_AT_MS + 5}`), url(`?ts=${STARTED_AT_MS + 900}`)],
    ['with its time in seconds', url(`?when=${NOW_S}`), url(`?when=${NOW_S + 2}`)],
    ['with a random number', url('?x=0.8273645519283746'), url('?x=0.1273645519283741')],
    ['signed anew', url('?X-Any-Signature=aa&X-Any-Date=1'), url('?X-Any-Signature=bb&X-Any-Date=2')],
    ['signed by OAuth', url('?oauth_nonce=1&oauth_timestamp=1&oauth_signature=a'), url('')],
    [
      'with another multipart boundary',
      { method: 'POST', requestBody: '--abcdef1\r\nx\r\n--abcdef1--' },
      { method: 'POST', requestBody: '--bcdefa2\r\nx\r\n--bcdefa2--' },
    ],
  ])('%s', (_, one, other) => {
    expect(idOf(one)).toBe(idOf(other))
  })
})

describe('another operation', () => {
  test.each<[string, Sketch, Sketch]>([
    ['by its method', { method: 'PUT' }, {}],
    ['by its path', { url: `${BASE}/1` }, { url: `${BASE}/2` }],
    ['by the case of its path', { url: `${BASE}/A` }, { url: `${BASE}/a` }],
    ['by its host', { url: 'https://api2.acme.test/v1/orders' }, {}],
    ['by a parameter', url('?page=1'), url('?page=2')],
    ['by the order of values of one parameter', url('?a=1&a=2'), url('?a=2&a=1')],
    ['by a time that is not its own', url('?from=1503435956'), url('?from=1503435957')],
    ['by a version', url('?v=1'), url('?v=2')],
    ['by its body', { method: 'POST', requestBody: { n: 1 } }, { method: 'POST', requestBody: { n: 2 } }],
    ['by having a body', { method: 'POST', requestBody: { n: 1 } }, { method: 'POST' }],
  ])('%s', (_, one, other) => {
    expect(idOf(one)).not.toBe(idOf(other))
  })
})

describe('the idempotency key', () => {
  const inBody = (pointer: string, value: string): Key => ({ value, where: `request body ${pointer}` })
  const post = (requestBody: unknown): Sketch => ({ method: 'POST', requestBody })

  test.each<[string, string, (key: string) => unknown]>([
    ['a member', '/client_order_id', (key) => ({ qty: 1, client_order_id: key })],
    ['a member of a member', '/meta/a~1b', (key) => ({ qty: 1, meta: { 'a/b': key } })],
    ['a member of a list', '/0/id', (key) => [{ id: key, qty: 1 }]],
    ['a field of a form', '/ClientToken', (key) => `a=1&ClientToken=${encodeURIComponent(key)}&b=2`],
  ])('is left out of the operation where it is %s of the body', (_, pointer, bodyOf) => {
    const [one, other] = ['key/1', 'key/2'].map((value) => idOf(post(bodyOf(value)), inBody(pointer, value)))
    expect(one).toBe(other)
    expect(one).not.toBe(idOf(post({ qty: 2 })))
  })

  test('in the body it counts where the body as a whole is compared', () => {
    const digests = ['k1', 'k2'].map((value) => {
      const made = exchange(post({ qty: 1, key: value }))
      const at = { startedAtMs: 0, key: inBody('/key', value), rowId: 1 }
      return operationOf(made, new URL(BASE), at).bodyDigest
    })
    expect(digests[0]).not.toBe(digests[1])
  })

  test('in a header it leaves the body alone', () => {
    const key = { value: '1', where: 'request header Idempotency-Key' }
    expect(idOf(post({ qty: 11 }), key)).not.toBe(idOf(post({ qty: 1 }), key))
  })
})

test.each([{ 'content-type': 'image/png' }, { 'Content-Length': '17' }])(
  'requests whose bodies were not recorded (%j) are never taken for the same',
  (requestHeaders) => {
    const upload: Sketch = { method: 'POST', requestHeaders: requestHeaders as Record<string, string> }
    expect(idOf(upload, null, 1)).not.toBe(idOf(upload, null, 2))
  },
)

test('requests without a body may be the same', () => {
  const empty: Sketch = { method: 'POST', requestHeaders: { 'content-length': '0' } }
  expect(idOf(empty, null, 1)).toBe(idOf(empty, null, 2))
})

test('the place of an operation is its method and address', () => {
  const [one, other] = [1, 2].map((n) => idOf({ method: 'POST', requestBody: { n } })) as [string, string]
  expect(one).not.toBe(other)
  expect(placeOf(one)).toBe(placeOf(other))
  expect(placeOf(one)).not.toBe(placeOf(idOf({ method: 'PUT', requestBody: { n: 1 } })))
})

describe('a digest', () => {
  test('is short, and the same for the same text', () => {
    expect(digestOf('a')).toBe(digestOf('a'))
    for (const text of ['a', 'a'.repeat(2_000_000), '\u0000', '✓'])
      expect(digestOf(text)).toMatch(/^[0-9a-z]{1,11}$/)
    expect(digestOf('')).toBe('')
  })

  test('differs for texts that differ a little, or only in their length', () => {
    const texts = Array.from({ length: 20_000 }, (_, i) => `{"n":${i}}`)
    expect(new Set(texts.map(digestOf)).size).toBe(texts.length)
    expect(digestOf('a'.repeat(2_000_000))).not.toBe(digestOf('a'.repeat(2_000_001)))
  })

  test('of a long text is taken from both its ends', () => {
    const middle = 'm'.repeat(1_000_000)
    const digests = [`a${middle}a`, `b${middle}a`, `a${middle}b`].map(digestOf)
    expect(new Set(digests).size).toBe(3)
  })
})
