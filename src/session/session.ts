/**
 * The log of what was captured. It lives in the devtools page, because re-docking destroys the panel's document.
 * It keeps failures with their bodies, successes as one line each, and nothing beyond its limits.
 */
import type { Blindness, Sink } from '../capture/capture'
import type { Annotation, Exchange, MissingBody } from '../engine'

/** One line of the list. A row is replaced, never changed in place, so that it can be compared by identity. */
export interface Row {
  id: number
  exchange: Exchange
  /** null: a success, or a failure about which nothing can be said. */
  annotation: Annotation | null
}

/** What was captured, and what was not. */
export interface Health {
  captured: number
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
}

/** What the panel sees of the session. */
export interface SessionView {
  /** By start, oldest first. A new array after each change. */
  rows(): readonly Row[]
  health(): Health
  preserveLog(): boolean
  setPreserveLog(on: boolean): void
  clear(): void
  /** Calls back, at most once a turn of the event loop, after anything changed; returns the way to stop. */
  subscribe(listener: () => void): () => void
}

export type Session = SessionView & Sink
