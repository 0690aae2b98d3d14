/** The rows themselves, within their limits: what is kept, what leaves first, and what is counted as lost. */
import type { Limits, Row } from './session'
import { Tally } from './tally'

const bodyCharsOf = ({ exchange: { response } }: Row) =>
  response.body.state === 'present' ? response.body.text.length : 0

const startOf = ({ exchange }: Row) => exchange.startedAtMs ?? 0

/** By start, because browsers report requests in the order in which they end. */
const byStart = (a: Row, b: Row) => startOf(a) - startOf(b) || a.id - b.id

/** Two lists of rows as one: the same array until one of them is another. */
export function createMerge(): (a: readonly Row[], b: readonly Row[]) => readonly Row[] {
  let last: { a: readonly Row[]; b: readonly Row[]; merged: readonly Row[] } | null = null
  return (a, b) => {
    if (a.length === 0 || b.length === 0) return a.length > 0 ? a : b
    if (last?.a !== a || last.b !== b) last = { a, b, merged: [...a, ...b].sort(byStart) }
    return last.merged
  }
}

const withoutItsBody = (row: Row): Row => ({
  ...row,
  exchange: {
    ...row.exchange,
    response: { ...row.exchange.response, body: { state: 'missing', why: 'over-budget' } },
  },
})

/** Where a row is among rows in order, or belongs. */
function placeOf(row: Row, rows: readonly Row[]): number {
  let from = 0
  let to = rows.length
  while (from < to) {
    const middle = (from + to) >>> 1
    if (byStart(rows[middle] as Row, row) < 0) from = middle + 1
    else to = middle
  }
  return from
}

/** Rows in the order in which they came, within limits. A row whose exchange is reported again keeps its place. */
export class Rows {
  readonly #rows = new Map<string, Row>()
  readonly #keys = { failures: new Set<string>(), successes: new Set<string>() }
  readonly tally = new Tally()
  /** By start. Kept in order, because to sort thousands for each drawing would be most of its work. */
  #ordered: Row[] = []
  #list: readonly Row[] | null = null
  dropped = 0

  #limits: Limits

  constructor(limits: Limits) {
    this.#limits = limits
  }

  /** Another budget for bodies. A smaller one is kept at once. */
  setBodyChars(bodyChars: number): void {
    this.#limits = { ...this.#limits, bodyChars }
    if (this.tally.chars > bodyChars) this.#dropBodies(null)
  }

  get(key: string): Row | undefined {
    return this.#rows.get(key)
  }

  /** With their keys, in the order in which they came. */
  entries(): [key: string, row: Row][] {
    return [...this.#rows]
  }

  /** The same array until something changes. */
  list(): readonly Row[] {
    this.#list ??= this.#ordered.slice()
    return this.#list
  }

  put(key: string, row: Row): void {
    const before = this.#rows.get(key)
    if (before) {
      this.tally.count(before, -1)
      this.#ordered.splice(placeOf(before, this.#ordered), 1)
    }
    this.tally.count(row, 1)
    this.#rows.set(key, row)
    this.#ordered.splice(placeOf(row, this.#ordered), 0, row)
    this.#list = null
    const [kind, other] = row.annotation
      ? (['failures', 'successes'] as const)
      : (['successes', 'failures'] as const)
    this.#keys[other].delete(key)
    this.#keys[kind].add(key)
    if (this.#keys[kind].size > this.#limits[kind]) this.#dropOldest(kind)
    if (this.tally.chars > this.#limits.bodyChars) this.#dropBodies(key)
  }

  /** Forgets what does not pass, without counting it as dropped. */
  keep(passes: (row: Row) => boolean): void {
    for (const [key, row] of this.#rows) if (!passes(row)) this.#remove(key, row)
    this.#ordered = this.#ordered.filter(passes)
  }

  /** From everywhere but the order. */
  #remove(key: string, row: Row): void {
    this.#rows.delete(key)
    this.#keys.failures.delete(key)
    this.#keys.successes.delete(key)
    this.tally.count(row, -1)
    this.#list = null
  }

  #dropOldest(kind: 'failures' | 'successes'): void {
    const [key] = this.#keys[kind]
    const row = key === undefined ? undefined : this.#rows.get(key)
    if (key === undefined || row === undefined) return
    this.#remove(key, row)
    this.#ordered.splice(placeOf(row, this.#ordered), 1)
    this.dropped++
  }

  /** Down to three quarters of the budget, oldest first, so that a full log is not searched at every request. */
  #dropBodies(newest: string | null): void {
    this.#list = null
    for (const key of this.#keys.failures) {
      const row = this.#rows.get(key)
      if (this.tally.chars <= this.#limits.bodyChars * 0.75 || key === newest) return
      if (!row || bodyCharsOf(row) === 0) continue
      const without = withoutItsBody(row)
      this.tally.count(row, -1)
      this.tally.count(without, 1)
      this.#rows.set(key, without)
      this.#ordered[placeOf(row, this.#ordered)] = without
    }
  }
}
