import type { Attempt } from '../audit/attempt'

/** The last attempts by row, oldest first: a bounded memory for the retry audit, which outlives the rows themselves. */
export class Attempts {
  readonly #byRow = new Map<number, Attempt>()
  #list: readonly Attempt[] | null = null

  constructor(private readonly size: number) {}

  /** A row that is reported again keeps its place. */
  put(attempt: Attempt): void {
    this.#byRow.set(attempt.rowId, attempt)
    this.#list = null
    if (this.#byRow.size <= this.size) return
    const [oldest] = this.#byRow.keys()
    if (oldest !== undefined) this.#byRow.delete(oldest)
  }

  has(rowId: number): boolean {
    return this.#byRow.has(rowId)
  }

  /** The same array until something changes. */
  list(): readonly Attempt[] {
    this.#list ??= [...this.#byRow.values()]
    return this.#list
  }

  clear(): void {
    this.#byRow.clear()
    this.#list = null
  }
}
