/** Rows that are explained anew because what explains them has changed: somebody's own packs, for example. */
import { attemptOf, type Explained } from '../audit/attempt'
import type { Exchange } from '../engine'
import type { Attempts } from './attempts'
import { isSuccess, keptOf } from './exchanges'
import { groupOf } from './group'
import type { Rows } from './rows'
import type { Row } from './session'
import { SLICE_MS, type Slicing } from './slicing'

export interface Again {
  rows: Rows
  /** Are these still the rows that are shown? */
  isCurrent(): boolean
  /** Where the try of a row is remembered. */
  attemptsOf(rowId: number): Attempts | undefined
  explain(exchange: Exchange): Promise<Explained>
  slicing: Slicing
}

/** A failure with all that was known when it was explained; a success kept nothing that could be looked at again. */
const isHeld = ({ annotation, exchange }: Row) => {
  const { body } = exchange.response
  const isDropped = body.state === 'missing' && body.why === 'over-budget'
  return !isDropped && (annotation !== null || !isSuccess(exchange))
}

/** Explains failures anew, a slice at a time. What cannot be explained at the moment stays as it is. */
export async function explainAgain({ rows, isCurrent, attemptsOf, explain, slicing }: Again): Promise<void> {
  let sliceEndMs = slicing.now() + SLICE_MS
  for (const [key, row] of rows.entries().filter(([, each]) => isHeld(each))) {
    const explained = await explain(row.exchange).catch(() => null)
    if (!isCurrent()) return
    // It may have been reported again, or have left, in the meantime.
    if (explained && rows.get(key) === row) {
      const { annotation } = explained
      const exchange = keptOf(row.exchange, annotation)
      rows.put(key, { ...row, exchange, annotation, group: groupOf({ exchange, annotation }) })
      const attempt = attemptOf(row.id, row.exchange, explained)
      const attempts = attemptsOf(row.id)
      if (attempt && attempts) attempts.put(attempt)
    }
    if (slicing.now() < sliceEndMs) continue
    await slicing.pause()
    sliceEndMs = slicing.now() + SLICE_MS
  }
}
