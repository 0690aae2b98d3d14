/** What became of the response bodies of rows, counted as rows come and go: to walk over them at every notice would show. */
import type { MissingBody } from '../engine'
import type { Health, Row } from './session'

/** How many bodies are missing or cut, and what those that are here take. */
export class Bodies {
  readonly #missing = new Map<MissingBody, number>()
  #cut = 0
  #chars = 0

  /** Characters of all the bodies. */
  get chars(): number {
    return this.#chars
  }

  /** One row more, or with -1 one less. */
  count({ annotation, exchange: { response } }: Row, by: 1 | -1): void {
    const { body } = response
    if (body.state === 'present') {
      this.#chars += by * body.text.length
      if (body.cut) this.#cut += by
    }
    // Without a response there is no body to miss.
    else if (annotation !== null && response.status > 0)
      this.#missing.set(body.why, (this.#missing.get(body.why) ?? 0) + by)
  }

  /** Its part of the session's health, added to that of others. */
  addTo({ withoutBody, cut }: Pick<Health, 'withoutBody' | 'cut'>): Pick<Health, 'withoutBody' | 'cut'> {
    const sum = { ...withoutBody }
    for (const [why, n] of this.#missing) if (n > 0) sum[why] = (sum[why] ?? 0) + n
    return { withoutBody: sum, cut: cut + this.#cut }
  }
}
