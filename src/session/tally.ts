/** How many rows failed, and what became of response bodies, counted as rows come and go: to walk over them at every notice would show. */
import type { MissingBody } from '../engine'
import { isFailure } from './exchanges'
import type { Health, Row } from './session'

/** The part of the session's health that rows tell. */
export type Tallied = Pick<Health, 'failures' | 'withoutBody' | 'cut'>

/** Counts over rows: failures, bodies that are missing or cut, and what those that are here take. */
export class Tally {
  readonly #missing = new Map<MissingBody, number>()
  #failures = 0
  #cut = 0
  #chars = 0

  /** Characters of all the bodies. */
  get chars(): number {
    return this.#chars
  }

  /** One row more, or with -1 one less. */
  count(row: Row, by: 1 | -1): void {
    const { body, status } = row.exchange.response
    if (isFailure(row)) this.#failures += by
    if (body.state === 'present') {
      this.#chars += by * body.text.length
      if (body.cut) this.#cut += by
    }
    // Without a response there is no body to miss.
    else if (row.annotation !== null && status > 0)
      this.#missing.set(body.why, (this.#missing.get(body.why) ?? 0) + by)
  }

  /** Its part of the session's health, added to that of others. */
  addTo({ failures, withoutBody, cut }: Tallied): Tallied {
    const sum = { ...withoutBody }
    for (const [why, n] of this.#missing) if (n > 0) sum[why] = (sum[why] ?? 0) + n
    return { failures: failures + this.#failures, withoutBody: sum, cut: cut + this.#cut }
  }
}
