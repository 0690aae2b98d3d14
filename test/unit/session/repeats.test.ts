import { expect, test } from 'vitest'
import { createSession } from '../../../src/session/log'
import { Repeats } from '../../../src/session/repeats'
import { exchange, STARTED_AT_MS } from '../../support/exchange'
import { failing } from '../panel/fixtures'

const ORDER = {
  method: 'POST',
  url: 'https://api.example.com/v1/orders',
  requestBody: { sku: 1 },
  status: 500,
}
const ASKED_AT_MS = STARTED_AT_MS + 60_000

const row = (id: number) => failing(id, { exchange: exchange(ORDER) })
const after = (ms: number, over: Partial<typeof ORDER> = {}) =>
  exchange({ ...ORDER, ...over, startedAtMs: ASKED_AT_MS + ms })

function asked(id = 1) {
  const repeats = new Repeats()
  return { repeats, withdraw: repeats.expect(row(id), ASKED_AT_MS) }
}

test.each([
  ['at once', 5],
  ['after its preflight', 800],
  ['on a clock that is slightly behind', -5],
])('the same request that starts %s is the repeat', (_when, ms) => {
  expect(asked().repeats.take(after(ms))).toBe(1)
})

test.each([
  ['started before it was asked for', after(-200)],
  ['starts long after', after(30_000)],
  ['has another method', after(5, { method: 'PUT' })],
  ['has another address', after(5, { url: 'https://api.example.com/v1/orders?page=2' })],
  ['has another body', after(5, { requestBody: { sku: 2 } })],
  ['has no time', { ...after(5), startedAtMs: null }],
])('a request that %s is none', (_what, other) => {
  expect(asked().repeats.take(other)).toBeNull()
})

test('a repeat is given once', () => {
  const { repeats } = asked()
  expect(repeats.take(after(5))).toBe(1)
  expect(repeats.take(after(6))).toBeNull()
})

test('a repeat that was asked for twice is given twice', () => {
  const { repeats } = asked()
  repeats.expect(row(1), ASKED_AT_MS + 400)
  expect([repeats.take(after(410)), repeats.take(after(5)), repeats.take(after(415))]).toEqual([1, 1, null])
})

test('what was not sent after all links nothing', () => {
  const { repeats, withdraw } = asked()
  withdraw()
  expect(repeats.take(after(5))).toBeNull()
})

test('a withdrawal that comes late takes nothing from another', () => {
  const { repeats, withdraw } = asked()
  repeats.expect(row(1), ASKED_AT_MS + 100)
  withdraw()
  expect(repeats.take(after(105))).toBe(1)
})

test('of two rows with the same request, the one that was asked for last is repeated', () => {
  const { repeats } = asked(1)
  repeats.expect(row(2), ASKED_AT_MS + 3_000)
  expect(repeats.take(after(3_005))).toBe(2)
  expect(repeats.take(after(5))).toBe(1)
})

test('a cleared list expects nothing', () => {
  const { repeats } = asked()
  repeats.clear()
  expect(repeats.take(after(5))).toBeNull()
})

/** Explanations come in later turns of the event loop. */
const settled = () => new Promise((done) => setImmediate(done))

test('the session links the row of the repeat, and keeps the link when it is reported again', async () => {
  const session = createSession({
    explain: async () => ({ annotation: null, key: null }),
    defer: () => {},
  })
  session.exchange('first', exchange(ORDER))
  await settled()
  session.expectRepeat(1, ASKED_AT_MS)
  session.exchange('again', after(5))
  session.exchange('other', after(6))
  await settled()
  session.exchange('again', after(5))
  await settled()
  expect(session.rows().map(({ id, repeats }) => [id, repeats])).toEqual([
    [1, null],
    [2, 1],
    [3, null],
  ])
})

test('a row that has left the list is not waited for', async () => {
  const session = createSession({
    explain: async () => ({ annotation: null, key: null }),
    defer: () => {},
  })
  const withdraw = session.expectRepeat(7, ASKED_AT_MS)
  session.exchange('again', after(5))
  await settled()
  withdraw()
  expect(session.rows()).toMatchObject([{ repeats: null }])
})
