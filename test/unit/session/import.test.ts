import { describe, expect, test } from 'vitest'
import { annotate, type Exchange } from '../../../src/engine'
import { createSession, type SessionParts } from '../../../src/session/log'
import type { Slicing } from '../../../src/session/slicing'
import { catalogueOf } from '../../support/catalogue'
import { exchange, STARTED_AT_MS } from '../../support/exchange'

/** A clock that each exchange moves on by some milliseconds, and turns of the event loop that the test lets go on. */
function slices(msEach: number) {
  let nowMs = 0
  const waiting: (() => void)[] = []
  const slicing: Slicing = {
    now: () => nowMs,
    pause: () => new Promise((resolve) => waiting.push(resolve)),
  }
  return {
    slicing,
    explained: () => {
      nowMs += msEach
    },
    /** How many times the import has given the event loop a turn and not got it back. */
    paused: () => waiting.length,
    async goOn() {
      waiting.shift()?.()
      await settled()
    },
  }
}

/** Explanations come in later turns of the event loop. */
const settled = () => new Promise((done) => setImmediate(done))

function start(parts: Partial<SessionParts> = {}, msEach = 0) {
  const clock = slices(msEach)
  const catalogue = catalogueOf()
  let notices = 0
  const session = createSession({
    explain: async (it) => {
      clock.explained()
      return { annotation: annotate(it, catalogue, STARTED_AT_MS), key: null }
    },
    defer: (callback) => {
      notices++
      callback()
    },
    slicing: clock.slicing,
    ...parts,
  })
  return { session, clock, notices: () => notices }
}

const failure = exchange({ status: 500, body: { message: 'It broke.' }, url: 'https://a.example/failed' })
const success = exchange({
  body: { secret: 1 },
  headers: { 'content-type': 'application/json', 'set-cookie': 'a=b' },
})
const many = (n: number, it: Exchange = failure) => Array.from({ length: n }, () => it)

describe('rows of a file', () => {
  test('are explained as what is captured, and bear the name of the file', async () => {
    const { session } = start()
    session.exchange('live', failure)
    await session.import('orders.har', [failure, success])
    const [live, failed, went] = session.rows()
    expect(live?.imported).toBeNull()
    expect(failed).toMatchObject({ imported: 'orders.har', annotation: live?.annotation, repeats: null })
    expect(failed?.exchange).toEqual(live?.exchange)
    expect(went?.imported).toBe('orders.har')
    expect(JSON.stringify(went)).not.toMatch(/secret|a=b/)
  })

  test('are counted apart from what was captured', async () => {
    const { session } = start()
    session.exchange('live', failure)
    const result = await session.import('orders.har', [failure, success, success])
    expect(result).toEqual({ total: 3, read: 3, failures: 1 })
    expect(session.health()).toMatchObject({ captured: 1, imported: 3 })
  })

  test('stand among the others by their start', async () => {
    const { session } = start()
    session.exchange('live', { ...failure, startedAtMs: STARTED_AT_MS + 1 })
    await session.import('orders.har', [
      { ...failure, startedAtMs: STARTED_AT_MS + 2 },
      { ...failure, startedAtMs: STARTED_AT_MS },
    ])
    expect(session.rows().map((row) => row.imported)).toEqual(['orders.har', null, 'orders.har'])
    expect(session.rows(), 'the same array until something changes').toBe(session.rows())
    expect(new Set(session.rows().map(({ id }) => id)).size).toBe(3)
  })

  test('outlive every navigation, and leave with the list', async () => {
    const { session } = start()
    session.exchange('live', failure)
    await session.import('orders.har', [failure])
    session.navigated(STARTED_AT_MS + 1_000)
    expect(session.rows().map((row) => row.imported)).toEqual(['orders.har'])
    expect(session.health()).toMatchObject({ captured: 0, imported: 1 })
    session.clear()
    expect(session.rows()).toEqual([])
    expect(session.health().imported).toBe(0)
  })

  test('that cannot be explained are listed all the same', async () => {
    const { session } = start({ explain: () => Promise.reject(new Error('no engine')) })
    expect(await session.import('orders.har', [failure])).toMatchObject({ read: 1, failures: 1 })
    expect(session.rows()).toMatchObject([{ annotation: null, exchange: failure }])
  })

  test('have limits of their own, and what they cost is counted', async () => {
    const limits = { failures: 2, successes: 2, bodyChars: 1e6, attempts: 10 }
    const { session } = start({ limits, importLimits: { ...limits, failures: 4 } })
    session.exchange('live', failure)
    await session.import('orders.har', many(7))
    expect(session.rows().filter((row) => row.imported)).toHaveLength(4)
    expect(session.rows().filter((row) => !row.imported)).toHaveLength(1)
    expect(session.health()).toMatchObject({ imported: 7, dropped: 3 })
  })

  test('by default are all kept where there are ten thousand', async () => {
    const { session } = start()
    await session.import('orders.har', [...many(10_001), ...many(10_001, success)])
    expect(session.rows()).toHaveLength(20_002)
    expect(session.health().dropped).toBe(0)
  })

  test('are never taken for the answer to a repeat, and cannot be repeated', async () => {
    const { session } = start()
    session.exchange('live', failure)
    await settled()
    session.expectRepeat(session.rows()[0]?.id ?? 0, STARTED_AT_MS)
    await session.import('orders.har', [failure])
    const imported = session.rows().find((row) => row.imported)
    expect(imported?.repeats).toBeNull()
    session.clear()
    await session.import('orders.har', [failure])
    session.expectRepeat(session.rows()[0]?.id ?? 0, STARTED_AT_MS)
    session.exchange('live', failure)
    await settled()
    expect(session.rows().find((row) => !row.imported)?.repeats).toBeNull()
  })
})

describe('tries of a file', () => {
  test('are held against those of the same file alone', async () => {
    const { session } = start()
    session.exchange('live', failure)
    await session.import('one.har', many(2))
    await session.import('one.har', many(3))
    expect(session.attempts()).toHaveLength(1)
    const sizes = session.rows().map(({ id }) => session.attemptsOf(id).length)
    expect(sizes).toEqual([1, 2, 2, 3, 3, 3])
  })
})

describe('a long file', () => {
  test('lets the event loop turn every 8 ms', async () => {
    const { session, clock } = start({}, 4)
    const done = session.import('long.har', many(7))
    for (const read of [2, 4, 6]) {
      await settled()
      expect([clock.paused(), session.rows().length]).toEqual([1, read])
      await clock.goOn()
    }
    expect(await done).toEqual({ total: 7, read: 7, failures: 7 })
  })

  test('tells how far it is at once, and then every 300 ms', async () => {
    const { session, clock, notices } = start({}, 100)
    const told: unknown[] = []
    session.subscribe(() => told.push(session.importing() ?? 'over'))
    const done = session.import('long.har', many(8))
    await settled()
    for (let i = 0; i < 8; i++) await clock.goOn()
    await done
    const at = (read: number) => ({ name: 'long.har', done: read, total: 8 })
    expect(told).toEqual([at(1), at(4), at(7), 'over'])
    expect(notices()).toBe(4)
    expect(session.importing()).toBeNull()
  })

  test('takes turns with what is captured', async () => {
    const { session, clock } = start({}, 8)
    const done = session.import('long.har', many(2))
    await settled()
    session.exchange('live', failure)
    await settled()
    expect(session.rows().map((row) => row.imported)).toEqual(['long.har', null])
    await clock.goOn()
    await clock.goOn()
    await done
    expect(session.rows()).toHaveLength(3)
  })

  test('that is cancelled ends there, and keeps what was read', async () => {
    const { session, clock } = start({}, 8)
    const done = session.import('long.har', many(5))
    await settled()
    await clock.goOn()
    session.cancelImport()
    await clock.goOn()
    expect(await done).toEqual({ total: 5, read: 2, failures: 2 })
    expect(session.rows()).toHaveLength(2)
    expect(session.importing()).toBeNull()
  })

  test('waits for the one before it', async () => {
    const { session, clock } = start({}, 8)
    const both = [session.import('one.har', many(1)), session.import('two.har', many(1))]
    await settled()
    expect(session.importing()?.name).toBe('one.har')
    await clock.goOn()
    expect(session.importing()?.name).toBe('two.har')
    await clock.goOn()
    await Promise.all(both)
    expect(session.rows().map((row) => row.imported)).toEqual(['one.har', 'two.har'])
  })

  test('that is being read when the list is cleared adds nothing to the new one, nor do those that wait', async () => {
    const { session, clock } = start({}, 8)
    const both = [session.import('one.har', many(3)), session.import('two.har', many(3))]
    await settled()
    session.clear()
    await clock.goOn()
    expect((await Promise.all(both)).map(({ read }) => read)).toEqual([1, 0])
    expect(session.rows()).toEqual([])
    expect(session.health().imported).toBe(0)
    const next = session.import('three.har', many(1))
    await settled()
    await clock.goOn()
    expect((await next).read).toBe(1)
  })

  test('leaves the event loop free with the real clock too', async () => {
    const session = createSession({
      explain: async () => {
        const endMs = performance.now() + 3
        while (performance.now() < endMs);
        return { annotation: null, key: null }
      },
      defer: (callback) => callback(),
    })
    let turns = 0
    const timer = setInterval(() => turns++, 0)
    await session.import('long.har', many(12))
    clearInterval(timer)
    expect(turns).toBeGreaterThan(0)
  })
})
