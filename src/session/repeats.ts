import type { Exchange } from '../engine'
import type { Row } from './session'

/**
 * The browser's log may write a start down slightly too early, by the rounding of its clock. In 40 repeats in each
 * browser none began less than 2 ms after it was asked for.
 */
const CLOCK_SLACK_MS = 10

/** A request that has not started by then was not sent: Firefox starts it only after its preflight. */
const WINDOW_MS = 10_000

interface Expected {
  row: Row
  askedAtMs: number
}

const isSame = (a: Exchange['request'], b: Exchange['request']): boolean =>
  a.method === b.method && a.url === b.url && a.body === b.body

/** Which rows a person has just repeated from the panel, so that the new requests can be linked to them. */
export class Repeats {
  #expected: Expected[] = []

  /**
   * The request of this row is about to be sent again.
   * @returns the way to withdraw it, when it was not sent after all
   */
  expect(row: Row, askedAtMs: number): () => void {
    const expected = { row, askedAtMs }
    // One whose request never came would link a later one of the page's own.
    this.#expected = this.#expected.filter((each) => askedAtMs - each.askedAtMs < WINDOW_MS)
    this.#expected.push(expected)
    return () => this.#forget(expected)
  }

  /** The row that this new exchange repeats, by the latest asking that it can answer; each is given once. */
  take({ request, startedAtMs }: Exchange): number | null {
    if (startedAtMs === null) return null
    const answered = this.#expected.findLast(({ row, askedAtMs }) => {
      const afterMs = startedAtMs - askedAtMs
      return afterMs >= -CLOCK_SLACK_MS && afterMs < WINDOW_MS && isSame(row.exchange.request, request)
    })
    if (!answered) return null
    this.#forget(answered)
    return answered.row.id
  }

  clear(): void {
    this.#expected = []
  }

  #forget(expected: Expected): void {
    this.#expected = this.#expected.filter((each) => each !== expected)
  }
}
