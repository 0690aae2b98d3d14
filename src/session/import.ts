/**
 * Exchanges that were read from files: rows of their own, which no navigation takes away, and tries that are held
 * against those of the same file alone. A long file is explained a slice at a time, so that it freezes nothing.
 */
import { type Attempt, attemptOf, type Explained } from '../audit/attempt'
import type { Exchange } from '../engine'
import { explainAgain } from './again'
import { Attempts } from './attempts'
import { isFailure, isPlain, keptOf, NOTHING } from './exchanges'
import { groupOf } from './group'
import { Rows } from './rows'
import type { Imported, Importing, Limits, Row } from './session'
import { REAL, SLICE_MS, type Slicing } from './slicing'
import type { Tally } from './tally'

/** A recording is complete when it is opened, so much more of it is kept than of a page that never stops. */
const IMPORT_LIMITS: Limits = {
  failures: 50_000,
  successes: 50_000,
  bodyChars: 2 ** 26,
  attempts: 100_000,
}

/** To be told of more rows costs the panel more than it costs to read them, so it is told less often. */
const TOLD_EVERY_MS = 300

export interface ImportsParts {
  explain(exchange: Exchange): Promise<Explained>
  /** A new id for a row. */
  nextId(): number
  changed(): void
  limits?: Limits | undefined
  slicing?: Slicing | undefined
}

/** The files that were read since the log was cleared. */
export class Imports {
  #limits: Limits
  #rows: Rows
  #files: Attempts[] = []
  #count = 0
  #running: { progress: Importing; cancelled: boolean } | null = null
  /** Files are read one after the other; those that wait when the log is cleared are not read any more. */
  #turn: Promise<unknown> = Promise.resolve()
  #epoch = 0

  constructor(private readonly parts: ImportsParts) {
    this.#limits = parts.limits ?? IMPORT_LIMITS
    this.#rows = new Rows(this.#limits)
  }

  rows(): readonly Row[] {
    return this.#rows.list()
  }

  /** How many requests were read, whether or not their rows are still there. */
  get count(): number {
    return this.#count
  }

  get dropped(): number {
    return this.#rows.dropped
  }

  /** What its rows tell. */
  get tally(): Tally {
    return this.#rows.tally
  }

  importing(): Importing | null {
    return this.#running?.progress ?? null
  }

  /** The tries of the file that a row was read from; null for a row that was read from none. */
  attemptsOf(rowId: number): readonly Attempt[] | null {
    return this.#files.find((file) => file.has(rowId))?.list() ?? null
  }

  /** Another budget for bodies. */
  setBodyChars(bodyChars: number): void {
    this.#limits = { ...this.#limits, bodyChars }
    this.#rows.setBodyChars(bodyChars)
  }

  cancel(): void {
    if (this.#running) this.#running.cancelled = true
  }

  clear(): void {
    this.cancel()
    this.#epoch++
    this.#rows = new Rows(this.#limits)
    this.#files = []
    this.#count = 0
  }

  /** Explains the failures anew. */
  async explainAgain(): Promise<void> {
    const rows = this.#rows
    await explainAgain({
      rows,
      isCurrent: () => rows === this.#rows,
      attemptsOf: (rowId) => this.#files.find((file) => file.has(rowId)),
      explain: this.parts.explain,
      slicing: this.parts.slicing ?? REAL,
    })
    this.parts.changed()
  }

  /** Reads the exchanges of a file. What was read before it is cancelled stays. */
  read(name: string, exchanges: readonly Exchange[]): Promise<Imported> {
    const epoch = this.#epoch
    const done = this.#turn.then(() => this.#read(name, exchanges, epoch))
    this.#turn = done
    return done
  }

  async #read(name: string, exchanges: readonly Exchange[], epoch: number): Promise<Imported> {
    const total = exchanges.length
    const running = { progress: { name, done: 0, total }, cancelled: epoch !== this.#epoch }
    const { now, pause } = this.parts.slicing ?? REAL
    const file = new Attempts(this.#limits.attempts)
    if (!running.cancelled) this.#files.push(file)
    this.#running = running
    let done = 0
    let failures = 0
    let sliceEndMs = now() + SLICE_MS
    let toldAtMs = Number.NEGATIVE_INFINITY
    for (const exchange of exchanges) {
      if (running.cancelled) break
      const explained = await this.#explain(exchange)
      // It may have been cleared while the words of a vendor were loaded.
      if (epoch !== this.#epoch) break
      this.#put(name, exchange, explained, file)
      done++
      if (isFailure({ exchange, annotation: explained.annotation })) failures++
      if (now() < sliceEndMs) continue
      if (now() - toldAtMs >= TOLD_EVERY_MS) {
        running.progress = { name, done, total }
        toldAtMs = now()
        this.parts.changed()
      }
      await pause()
      sliceEndMs = now() + SLICE_MS
    }
    this.#running = null
    this.parts.changed()
    return { total, read: done, failures }
  }

  /** Whatever goes wrong while it is explained, the row is not lost. */
  async #explain(exchange: Exchange): Promise<Explained> {
    return isPlain(exchange) ? NOTHING : this.parts.explain(exchange).catch(() => NOTHING)
  }

  #put(name: string, exchange: Exchange, explained: Explained, file: Attempts): void {
    const { annotation } = explained
    const id = this.parts.nextId()
    const kept = keptOf(exchange, annotation)
    const group = groupOf({ exchange, annotation })
    this.#rows.put(String(id), { id, exchange: kept, annotation, repeats: null, imported: name, group })
    this.#count++
    const attempt = attemptOf(id, exchange, explained)
    if (attempt) file.put(attempt)
  }
}
