import { expect, test } from 'vitest'
import type { Explained } from '../../../src/audit/attempt'
import { annotate } from '../../../src/engine'
import { createSession, type SessionParts } from '../../../src/session/log'
import { catalogueOf } from '../../support/catalogue'
import { exchange, STARTED_AT_MS } from '../../support/exchange'

function start(parts: Partial<SessionParts> = {}) {
  const notices: (() => void)[] = []
  const catalogue = catalogueOf()
  const session = createSession({
    explain: async (it) => ({ annotation: annotate(it, catalogue, STARTED_AT_MS), key: null }),
    defer: (callback) => notices.push(callback),
    ...parts,
  })
  const flush = () => {
    for (const notice of notices.splice(0)) notice()
  }
  return { session, notices, flush }
}

/** Explanations come in later turns of the event loop. */
const settled = () => new Promise((done) => setImmediate(done))

const failure = exchange({ status: 500, body: { message: 'x'.repeat(100) } })
const nothing: Explained = { annotation: null, key: null }
const success = exchange({
  status: 200,
  body: { secret: 1 },
  headers: { 'set-cookie': 'a=b' },
  requestHeaders: { authorization: 'Bearer x' },
})

test('a failure keeps its body, a success keeps one line and nothing secret', async () => {
  const { session } = start()
  session.exchange('a', failure)
  session.exchange('b', success)
  await settled()
  const [first, second] = session.rows()
  expect(first?.exchange.response.body).toMatchObject({ state: 'present' })
  expect(second?.annotation).toBeNull()
  expect(JSON.stringify(second)).not.toMatch(/secret|Bearer|a=b/)
})

test('a body that comes late replaces the row and keeps its place and id', async () => {
  const { session } = start()
  session.exchange('a', exchange({ status: 500, missing: 'never-read' }))
  session.exchange('b', failure)
  session.exchange('a', failure)
  await settled()
  expect(session.rows().map(({ id }) => id)).toEqual([1, 2])
  expect(session.rows()[0]?.exchange.response.body.state).toBe('present')
  expect(session.health()).toMatchObject({ captured: 2, withoutBody: {} })
})

test('rows stand in the order in which their requests started', async () => {
  const { session } = start()
  session.exchange('slow', { ...failure, startedAtMs: STARTED_AT_MS + 2 })
  session.exchange('first', { ...failure, startedAtMs: STARTED_AT_MS + 1 })
  await settled()
  expect(session.rows().map(({ id }) => id)).toEqual([2, 1])
})

test('many changes in one turn are one notice', async () => {
  const { session, notices, flush } = start()
  let heard = 0
  const stop = session.subscribe(() => heard++)
  for (const key of ['a', 'b', 'c']) session.exchange(key, failure)
  await settled()
  expect(notices).toHaveLength(1)
  flush()
  expect(heard).toBe(1)
  stop()
  session.exchange('d', failure)
  await settled()
  flush()
  expect(heard).toBe(1)
})

test('rows() is the same array until something changes', async () => {
  const { session } = start()
  session.exchange('a', failure)
  await settled()
  expect(session.rows()).toBe(session.rows())
  const before = session.rows()
  session.exchange('b', failure)
  await settled()
  expect(session.rows()).not.toBe(before)
})

test('successes never push out failures, and what is dropped is counted', async () => {
  const { session } = start({ limits: { failures: 2, successes: 2, bodyChars: 1e6, attempts: 100 } })
  session.exchange('f', failure)
  for (let i = 0; i < 5; i++) session.exchange(`s${i}`, success)
  await settled()
  expect(session.rows().filter(({ annotation }) => annotation)).toHaveLength(1)
  expect(session.rows()).toHaveLength(3)
  for (let i = 0; i < 3; i++) session.exchange(`f${i}`, failure)
  await settled()
  expect(session.rows().filter(({ annotation }) => annotation)).toHaveLength(2)
  expect(session.health()).toMatchObject({ captured: 9, dropped: 5 })
})

test('over the body budget the oldest bodies go, their rows stay, and the newest body is safe', async () => {
  const { session } = start({ limits: { failures: 100, successes: 100, bodyChars: 400, attempts: 100 } })
  for (let i = 0; i < 6; i++) session.exchange(String(i), failure)
  await settled()
  const states = session.rows().map(({ exchange: { response } }) => response.body.state)
  expect(states).toHaveLength(6)
  expect(states.at(-1)).toBe('present')
  expect(states[0]).toBe('missing')
  expect(session.health().withoutBody['over-budget']).toBe(
    states.filter((state) => state === 'missing').length,
  )
})

test('a smaller budget takes bodies at once, a larger one lets new ones stay, and both outlive a clear', async () => {
  const { session } = start()
  const fill = async (prefix: string) => {
    for (let i = 0; i < 6; i++) session.exchange(`${prefix}${i}`, failure)
    await settled()
    return session.rows().filter(({ exchange: { response } }) => response.body.state === 'present').length
  }
  expect(await fill('a')).toBe(6)
  session.setBodyChars(400)
  const left = session.rows().map(({ exchange: { response } }) => response.body.state)
  expect(left).toEqual(['missing', 'missing', 'missing', 'missing', 'present', 'present'])
  expect(session.health()).toMatchObject({ dropped: 0, withoutBody: { 'over-budget': 4 } })
  session.clear()
  expect(await fill('b')).toBeLessThan(6)
  session.clear()
  session.setBodyChars(4_000)
  expect(await fill('c')).toBe(6)
})

test('a navigation takes the former page out of the log, unless the log is preserved', async () => {
  const { session } = start()
  const sinceMs = STARTED_AT_MS + 1_000
  session.exchange('before', failure)
  session.exchange('after', { ...failure, startedAtMs: sinceMs })
  await settled()
  session.setPreserveLog(true)
  session.navigated(sinceMs)
  expect(session.rows()).toHaveLength(2)
  session.setPreserveLog(false)
  session.navigated(sinceMs)
  expect(session.rows().map(({ id }) => id)).toEqual([2])
  expect(session.health().captured).toBe(1)
  session.clear()
  session.exchange('again', failure)
  await settled()
  expect(session.rows()[0]?.id, 'ids are never used again').toBe(3)
})

test('blindness is told once and ends', async () => {
  const { session } = start()
  session.blind('filtered', true)
  session.blind('filtered', true)
  expect(session.health().blind).toEqual(['filtered'])
  session.blind('filtered', false)
  expect(session.health().blind).toEqual([])
})

test('an explanation that comes late does not overwrite a later report, nor a cleared list', async () => {
  const waiting: ((explained: Explained) => void)[] = []
  const { session } = start({ explain: () => new Promise((resolve) => waiting.push(resolve)) })
  const unread = exchange({ status: 500, missing: 'never-read' })
  session.exchange('a', unread)
  session.exchange('a', failure)
  waiting[1]?.(nothing)
  waiting[0]?.(nothing)
  await settled()
  expect(session.rows().map((row) => row.exchange)).toEqual([failure])
  session.exchange('b', failure)
  session.clear()
  waiting[2]?.(nothing)
  await settled()
  expect(session.rows()).toEqual([])
})

test('a failure that cannot be explained is listed all the same', async () => {
  const { session } = start({ explain: () => Promise.reject(new Error('no engine')) })
  session.exchange('a', failure)
  await settled()
  expect(session.rows()).toMatchObject([{ annotation: null, exchange: failure }])
})
