/** Tries in any order and at any time, as clocks that are set leave them behind. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Attempt } from '../../../src/audit/attempt'
import { audit, auditAll } from '../../../src/audit/audit'
import { limit, policy, tries } from '../../support/attempts'
import { expectInProportion } from '../../support/cost'
import { STARTED_AT_MS } from '../../support/exchange'
import { LONG, runs } from '../../support/fuzz'

const [base] = tries('POST /orders', ['0 503']) as [Attempt]
const [limited] = tries('GET /orders', ['0 429 asked=2000']) as [Attempt]

const time = fc.oneof(
  fc.integer({ min: -4_000_000, max: 4_000_000 }),
  fc.constantFrom(-STARTED_AT_MS, 0, 8.64e15),
)
const attempt = fc
  .record({
    of: fc.constantFrom(base, limited),
    startedAtMs: time,
    tookMs: fc.oneof(fc.nat(10_000), fc.constantFrom(0, 1e15)),
    waitMs: fc.option(time),
    operation: fc.constantFrom('a', 'b'),
    status: fc.constantFrom(0, 200, 401, 429, 503),
    key: fc.constantFrom(null, { where: 'request header Idempotency-Key', digest: 'k' }),
    policy: fc.constantFrom(null, policy({ attempts: 3, limits: [limit(2, 1_000), limit(5, 60_000)] })),
  })
  .map(({ of, startedAtMs, tookMs, waitMs, ...rest }): Attempt => {
    const endedAtMs = STARTED_AT_MS + startedAtMs + tookMs
    const retry = of.retry && { ...of.retry, readyAtMs: waitMs === null ? null : endedAtMs + waitMs }
    return {
      ...of,
      ...rest,
      startedAtMs: STARTED_AT_MS + startedAtMs,
      endedAtMs,
      retry: rest.status === 200 ? null : retry,
    }
  })
const attempts = fc
  .array(attempt, { maxLength: 12 })
  .map((list) => list.map((each, rowId) => ({ ...each, rowId })))

test('any tries are audited, the same in any order, and in words that name no negative time', LONG, () => {
  fc.assert(
    fc.property(attempts, (list) => {
      const all = auditAll(list)
      const rulesOf = (audits: typeof all) =>
        audits.map(({ findings }) => findings.map(({ rule }) => rule).join()).sort()
      expect(rulesOf(auditAll([...list].reverse()))).toEqual(rulesOf(all))
      for (const { findings } of all)
        for (const { what } of findings) expect(what).not.toMatch(/NaN|Infinity|undefined|(?<![\w.])-\d/)
      for (const { rowId } of list) audit(rowId, list)
    }),
    runs(300),
  )
})

test.each<[what: string, lineOf: (i: number) => string]>([
  ['one after the other', (i) => `${i * 100} 503`],
  ['at one moment', () => '0 503'],
  ['over each other', (i) => `${i} 503 took=1000000`],
  ['in time', (i) => `${i * 5_000} 429 asked=4000`],
])('tries %s are audited in time in proportion', LONG, (_, lineOf) => {
  expectInProportion(500, (count) => {
    const list = tries(
      'GET /orders',
      Array.from({ length: count }, (_, i) => lineOf(i)),
    )
    return () => void auditAll(list)
  })
})
