/**
 * The log of what was captured. It lives in the devtools page, because re-docking destroys the panel's document.
 * It keeps failures with their bodies, successes as one line each, and nothing beyond its limits.
 */
import type { Attempt } from '../audit/attempt'
import type { Blindness, Sink } from '../capture/capture'
import type { Annotation, Exchange, MissingBody } from '../engine'

/** One line of the list. A row is replaced, never changed in place, so that it can be compared by identity. */
export interface Row {
  id: number
  exchange: Exchange
  /** null: a success, or a failure about which nothing can be said. */
  annotation: Annotation | null
  /** The row whose request a person repeated from the panel; null for what the page sent by itself. */
  repeats: number | null
  /** Name of the file that it was read from; null for what the inspected page did. */
  imported: string | null
  /** The same number for repeats of one error; null for a row that stands by itself. */
  group: number | null
}

/** What was captured, and what was not. */
export interface Health {
  captured: number
  /** Requests that were read from files. */
  imported: number
  /** Rows of requests that failed, or hide an error in a success. */
  failures: number
  withoutBody: Partial<Record<MissingBody, number>>
  cut: number
  /** Rows that left the log to keep it within its limits. */
  dropped: number
  blind: Blindness[]
}

/** How much is kept. The oldest leave first; a failure outlives its body, and a success never takes a failure's place. */
export interface Limits {
  failures: number
  successes: number
  /** Characters of response bodies in all. */
  bodyChars: number
  /** Requests that the retry audit remembers. */
  attempts: number
}

/** A file that is being read. */
export interface Importing {
  name: string
  /** Requests. */
  done: number
  total: number
}

/** What came of reading a file: all of it was read, unless it was cancelled. */
export interface Imported {
  /** Requests. */
  total: number
  read: number
  failures: number
}

/** What the panel sees of the session. */
export interface SessionView {
  /** By start, oldest first. A new array after each change. */
  rows(): readonly Row[]
  health(): Health
  /** The last requests, whatever became of their rows, by end: for the retry audit. */
  attempts(): readonly Attempt[]
  /** Those that a row is audited with: of the file that it was read from, or else of the inspected page. */
  attemptsOf(rowId: number): readonly Attempt[]
  /** The file that is being read at the moment. */
  importing(): Importing | null
  /** Stops reading it. What was read of it stays. */
  cancelImport(): void
  preserveLog(): boolean
  setPreserveLog(on: boolean): void
  clear(): void
  /** Calls back, at most once a turn of the event loop, after anything changed; returns the way to stop. */
  subscribe(listener: () => void): () => void
}

export type Session = SessionView &
  Sink & {
    /**
     * A request that equals this row's and starts soon after this moment (epoch ms) was sent by the panel: it is linked
     * to the row. Returns the way to withdraw that.
     */
    expectRepeat(rowId: number, askedAtMs: number): () => void
    /** Explains failures anew whose exchange is still held, after packs changed. Successes keep nothing to look at. */
    explainAgain(): Promise<void>
    /** Another budget for response bodies, in characters: for those of the page, and as much for those of files. */
    setBodyChars(chars: number): void
    /**
     * Lists what a file holds, explained as what is captured, without freezing anything. No navigation takes these rows
     * away. Files are read one after the other.
     */
    import(name: string, exchanges: readonly Exchange[]): Promise<Imported>
  }
