import { describe, expect, test } from 'vitest'
import { type Attempt, attemptOf } from '../../../src/audit/attempt'
import { audit } from '../../../src/audit/audit'
import { keyOf } from '../../../src/engine'
import { SOURCE } from '../../support/attempts'
import { acmePack, acmeUrl, catalogueOf, explain } from '../../support/catalogue'
import { exchange, type Sketch, STARTED_AT_MS } from '../../support/exchange'

const network = { kind: 'network', reason: 'net::ERR_CONNECTION_RESET', inferred: false } as const
const unreachable = { kind: 'unreachable', reason: 'net::ERR_CONNECTION_REFUSED', inferred: false } as const
const cancelled = { kind: 'cancelled', reason: 'net::ERR_ABORTED', inferred: false } as const
const KEY = { 'Idempotency-Key': 'k-1' }

/** As the devtools page does it: the engine explains, and the attempt is written down. */
function written(sketch: Sketch, rowId = 1): Attempt | null {
  const annotation = explain(sketch, acmePack)
  const key = keyOf(exchange(sketch), annotation?.pack ?? null, catalogueOf(acmePack))
  return attemptOf(rowId, exchange(sketch), { annotation, key })
}

test('an attempt is numbers, words and digests', () => {
  const sketch: Sketch = {
    method: 'post',
    url: 'https://API.acme.test:8443/v1/orders?token=s3cret',
    requestHeaders: { ...KEY, authorization: 'Bearer s3cret' },
    requestBody: { password: 's3cret' },
    status: 503,
    headers: { 'retry-after': '2', 'set-cookie': 's3cret' },
    body: { error: { code: 'broken', message: 's3cret' } },
    durationMs: 120,
  }
  const attempt = written(sketch, 7)
  expect(attempt).toMatchObject({
    rowId: 7,
    method: 'POST',
    host: 'api.acme.test:8443',
    startedAtMs: STARTED_AT_MS,
    endedAtMs: STARTED_AT_MS + 120,
    status: 503,
    retry: { verdict: 'after', readyAtMs: STARTED_AT_MS + 2120 },
    vendor: 'Acme',
    policy: { attempts: null },
    key: { where: 'request header Idempotency-Key' },
  })
  expect(JSON.stringify(attempt)).not.toMatch(/s3cret|k-1/)
})

test('a success has neither verdict nor vendor', () => {
  const attempt = written({ url: acmeUrl, status: 200, body: { id: 1 } })
  expect(attempt).toMatchObject({ retry: null, vendor: null, policy: null, key: null, mayApplyTwice: false })
})

test.each<[string, Sketch]>([
  ['a preflight', { method: 'OPTIONS' }],
  ['an address of another kind', { url: 'wss://api.acme.test/live' }],
  ['an address that is none', { url: 'not an address' }],
])('%s is no attempt', (_, sketch) => {
  expect(written(sketch)).toBeNull()
})

test('what has no time is no attempt', () => {
  const timeless = { ...exchange(), startedAtMs: null }
  expect(attemptOf(1, timeless, { annotation: null, key: null })).toBeNull()
  expect(attemptOf(1, exchange({ durationMs: -1 }), { annotation: null, key: null })).toMatchObject({
    endedAtMs: STARTED_AT_MS,
  })
  expect(attemptOf(1, { ...exchange(), durationMs: null }, { annotation: null, key: null })).toMatchObject({
    endedAtMs: STARTED_AT_MS,
  })
})

test('a header that calls itself an idempotency key is taken for one', () => {
  const sketch: Sketch = { method: 'POST', status: 500, requestHeaders: { 'Acme-Idempotency-Token': 'k' } }
  expect(written(sketch)?.key).toMatchObject({ where: 'request header Acme-Idempotency-Token' })
})

test('unless the API looks for its key elsewhere', () => {
  const annotation = explain(
    { url: acmeUrl, status: 500, body: { error: { code: 'broken', message: 'm' } } },
    acmePack,
  )
  const policy = { attempts: null, keyPlaces: ['request body /id'], limits: [], source: SOURCE }
  const sent = exchange({ method: 'POST', url: acmeUrl, requestHeaders: KEY })
  const explained = { annotation: annotation && { ...annotation, policy }, key: null }
  expect(attemptOf(1, sent, explained)?.key).toBeNull()
})

describe('may a repeat take effect twice?', () => {
  const post = (over: Sketch): Sketch => ({ method: 'POST', url: acmeUrl, requestBody: { qty: 1 }, ...over })
  const broken = { error: { code: 'broken', message: 'Text.' } }
  const gql = (query: string): Sketch => ({ status: 502, requestBody: { query, variables: {} } })

  test.each<[string, Sketch]>([
    ['a server that broke', post({ status: 500, body: broken })],
    ['a server that broke, under a key', post({ status: 500, body: broken, requestHeaders: KEY })],
    ['a gateway without an answer', post({ status: 504, body: '' })],
    ['a connection that broke', post({ status: 0, failure: network })],
    ['a connection that broke, under a key', post({ status: 0, failure: network, requestHeaders: KEY })],
    ['a client that gave up waiting', post({ status: 0, failure: cancelled, durationMs: 5000 })],
    [
      'a code without a word on repeating',
      post({ status: 500, body: { error: { code: 'silent', message: 'm' } } }),
    ],
    ['a mutation', post(gql('mutation Pay { pay }'))],
    ['a mutation after a fragment', post(gql('fragment F on A { id } mutation Pay { pay { ...F } }'))],
    ['a change', post({ method: 'PATCH', status: 500, body: broken })],
  ])('yes after %s', (_, sketch) => {
    expect(written(sketch)?.mayApplyTwice).toBe(true)
  })

  test.each<[string, Sketch]>([
    ['a success', post({ status: 201 })],
    ['a refusal', post({ status: 400 })],
    [
      'a code that asks for a change',
      post({ status: 500, body: { error: { code: 'refused', message: 'm' } } }),
    ],
    ['a limit', post({ status: 429 })],
    ['a server that turned it away', post({ status: 503, headers: { 'retry-after': '2' } })],
    ['the same under a key', post({ status: 503, headers: { 'retry-after': '2' }, requestHeaders: KEY })],
    ['a server that was not reached', post({ status: 0, failure: unreachable })],
    ['the same under a key ', post({ status: 0, failure: unreachable, requestHeaders: KEY })],
    ['a call that was taken back', post({ status: 0, failure: cancelled, durationMs: 80 })],
    ['a read', post({ method: 'GET', status: 500 })],
    ['an idempotent write', post({ method: 'PUT', status: 500 })],
    ['a search', post({ url: 'https://api.acme.test/v1/items/_search', status: 502 })],
    ['a query', post(gql('query Me { me { name } }'))],
    ['a query in short form', post(gql('{ me { name(of: "mutation") } }'))],
    ['a write that names itself', post({ status: 502, requestBody: { client_order_id: 'o-1' } })],
  ])('no after %s', (_, sketch) => {
    expect(written(sketch)?.mayApplyTwice).toBe(false)
  })
})

test.each([
  [network, true],
  [unreachable, false],
])('without a verdict the failure decides: %j', (failure, expected) => {
  const failed = exchange({ method: 'POST', url: acmeUrl, status: 0, failure })
  expect(attemptOf(1, failed, { annotation: null, key: null })?.mayApplyTwice).toBe(expected)
})

test('from exchange to finding: a key that changes with every try', () => {
  const order = (at: number, key: string, status: number): Sketch => ({
    method: 'POST',
    url: `${acmeUrl}?_=${at}`,
    requestHeaders: { 'Idempotency-Key': key },
    requestBody: { qty: 1 },
    status,
    body: status < 400 ? { id: 1 } : { error: { code: 'broken', message: 'Text.' } },
    startedAtMs: STARTED_AT_MS + at,
    durationMs: 50,
  })
  const sketches = [order(0, 'a', 500), order(400, 'b', 500), order(900, 'c', 201)]
  const attempts = sketches.map((sketch, i) => written(sketch, i)).filter((each) => each !== null)
  expect(audit(1, attempts)).toMatchObject({
    attempts: [{ rowId: 0 }, { rowId: 1 }, { rowId: 2 }],
    findings: [{ rule: 'retry/new-key' }],
    rates: [],
  })
})
