/** What is counted against a walk over the rows. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Exchange } from '../../../src/engine'
import { Rows } from '../../../src/session/rows'
import type { Health, Row } from '../../../src/session/session'
import type { Tallied } from '../../../src/session/tally'
import { exchange } from '../../support/exchange'
import { annotation } from '../panel/fixtures'

const EXCHANGES: Exchange[] = [
  exchange({ status: 500, body: 'x'.repeat(40) }),
  exchange({ status: 400, body: 'xyz', cut: true }),
  exchange({ status: 404, missing: 'lost' }),
  exchange({ status: 503, missing: 'never-read' }),
  exchange({ status: 0, missing: 'lost', failure: { kind: 'network', reason: '', inferred: false } }),
  exchange({ status: 200, missing: 'not-kept' }),
]

function walk(rows: readonly Row[]): Tallied & { chars: number } {
  const said = { failures: 0, withoutBody: {} as Health['withoutBody'], cut: 0, chars: 0 }
  for (const row of rows) {
    const { status, body } = row.exchange.response
    if (row.annotation || row.exchange.failure || status >= 400) said.failures++
    if (body.state === 'present') {
      said.chars += body.text.length
      if (body.cut) said.cut++
    } else if (row.annotation && status > 0)
      said.withoutBody[body.why] = (said.withoutBody[body.why] ?? 0) + 1
  }
  return said
}

const put = fc.record({
  key: fc.integer({ min: 0, max: 30 }),
  which: fc.nat({ max: EXCHANGES.length - 1 }),
  explained: fc.boolean(),
})
const keep = fc.record({ keepUnder: fc.integer({ min: 0, max: 60 }) })
const budget = fc.record({ bodyChars: fc.integer({ min: 0, max: 400 }) })

test('failures and bodies are counted as a walk over the rows would count them, whatever comes, leaves or is dropped', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof({ weight: 8, arbitrary: put }, keep, budget), { maxLength: 80 }),
      (steps) => {
        const rows = new Rows({ failures: 12, successes: 8, bodyChars: 300, attempts: 10 })
        let id = 0
        for (const step of steps) {
          if ('keepUnder' in step) rows.keep((row) => row.id < step.keepUnder)
          else if ('bodyChars' in step) rows.setBodyChars(step.bodyChars)
          else {
            const of = {
              exchange: EXCHANGES[step.which] as Exchange,
              annotation: step.explained ? annotation() : null,
            }
            rows.put(String(step.key), { id: id++, ...of, repeats: null, imported: null, group: null })
          }
          const { chars, ...said } = walk(rows.list())
          expect(rows.tally.addTo({ failures: 0, withoutBody: {}, cut: 0 })).toEqual(said)
          expect(rows.tally.chars).toBe(chars)
        }
      },
    ),
  )
})
