import { describe, expect, test } from 'vitest'
import { auditAll } from '../../../src/audit/audit'
import { annotate } from '../../../src/engine'
import { watchClock } from '../../../src/session/clock'
import { createSession } from '../../../src/session/log'
import { catalogueOf } from '../../support/catalogue'
import { exchange, STARTED_AT_MS } from '../../support/exchange'

describe('a clock that is watched', () => {
  test.each<[what: string, epochMs: number[], steadyMs: number[], wasSetBack: boolean[]]>([
    ['goes on', [0, 1_000, 2_000], [0, 1_000, 2_000], [false, false]],
    ['is set back by an hour', [0, -3_600_000, -3_599_000], [0, 1_000, 2_000], [true, false]],
    [
      'is set ahead by an hour, or the machine slept',
      [0, 3_600_000, 3_601_000],
      [0, 1_000, 2_000],
      [false, false],
    ],
    ['is kept right over the network', [0, 990, 1_985], [0, 1_000, 2_000], [false, false]],
    ['is moved back in small steps', [0, 400, 800], [0, 1_000, 2_000], [false, true]],
  ])('%s', (_, epochMs, steadyMs, wasSetBack) => {
    let at = 0
    const asked = watchClock({ epochMs: () => epochMs[at] ?? 0, steadyMs: () => steadyMs[at] ?? 0 })
    const ask = () => {
      at++
      return asked()
    }
    expect(wasSetBack.map(ask)).toEqual(wasSetBack)
  })
})

/** Two tries, so far apart by a steady clock; the server had asked for 30 s. Between them the clock is set by `setByMs`. */
async function findingsOf(waitMs: number, setByMs: number) {
  let [epochMs, steadyMs] = [STARTED_AT_MS, 0]
  const catalogue = catalogueOf()
  const session = createSession({
    explain: async (it) => ({ annotation: annotate(it, catalogue, epochMs), key: null }),
    defer: queueMicrotask,
    clocks: { epochMs: () => epochMs, steadyMs: () => steadyMs },
  })
  const limited = (startedAtMs: number) =>
    exchange({ status: 429, headers: { 'retry-after': '30' }, startedAtMs })
  const settled = () => new Promise((done) => setImmediate(done))
  session.exchange('a', limited(epochMs))
  await settled()
  epochMs += waitMs + setByMs
  steadyMs += waitMs
  session.exchange('b', limited(epochMs))
  await settled()
  return auditAll(session.attempts()).flatMap(({ findings }) => findings.map(({ rule }) => rule))
}

test.each([0, -20_000, -3_600_000, 3_600_000])(
  'a client that waited is not accused of haste when the clock was set by %d ms',
  async (setByMs) => {
    expect(await findingsOf(31_000, setByMs)).not.toContain('retry/too-early')
  },
)

test('a client that did not wait is told so', async () => {
  expect(await findingsOf(5_000, 0)).toContain('retry/too-early')
})
