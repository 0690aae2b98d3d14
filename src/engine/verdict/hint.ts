/** What a response says about when to come back, before it is judged. */

/** One place that speaks of a time, with the words it was named with; `ms` is null when it cannot be read. */
export interface Hint {
  /** Milliseconds after the response. */
  ms: number | null
  /** `Retry-After: 20` or `/error/details/0/metadata/retry_after_seconds: 12`. */
  words: string
  /** It says when a quota is renewed, which many responses do, and not that the client has to wait. */
  isReset: boolean
}

/** The moment that a response is measured from, in epoch ms; worked out on the first call. */
export type From = () => number

const HOUR_MS = 3_600_000

/**
 * Is the renewal of a quota a wait? When nothing is left. A 429 may also mean a request that costs more than what is
 * left; but nobody is sent away for a day while units remain, so then the limit that was hit is another one.
 * @param remaining units left; null when the response does not say
 */
export function isWait(status: number, remaining: number | null, ms: number | null): boolean {
  if (remaining === 0) return true
  if (status !== 429) return false
  return remaining === null || (ms ?? 0) <= HOUR_MS
}
