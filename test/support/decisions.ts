/** Rows of the decision table: an exchange, judged with the packs as they are and a fixed clock. */
import { describe, expect, test } from 'vitest'
import { annotate, compile, type Verdict } from '../../src/engine'
import { exchange, type Sketch, STARTED_AT_MS } from './exchange'
import { packFolders } from './samples'

const catalogue = compile(packFolders().map(({ pack }) => pack))

/** What is said about repeating. */
export const judged = (sketch: Sketch) => annotate(exchange(sketch), catalogue, STARTED_AT_MS)?.retry

export const json = { 'content-type': 'application/json' }
export const key = { 'Idempotency-Key': 'k-1' }

/** A POST that was answered with `status`. */
export const post = (status: number, more: Sketch = {}): Sketch => ({ method: 'POST', status, ...more })

/** A request that failed below HTTP. */
export const failed = (
  kind: NonNullable<Sketch['failure']>['kind'],
  reason: string,
  more: Sketch = {},
): Sketch => ({ status: 0, failure: { kind, reason, inferred: false }, ...more })

/** Examples of one row. The delay is none where it is left out. */
type Row = [name: string, sketch: Sketch, verdict: Verdict, delayMs?: number]

/** One test for each example. */
export function rows(title: string, table: Row[]) {
  describe(title, () => {
    test.each(table)('%s', (_, sketch, verdict, delayMs) => {
      const retry = judged(sketch)
      expect(retry?.verdict, retry?.because).toBe(verdict)
      expect(retry?.delayMs).toBe(delayMs ?? null)
    })
  })
}
