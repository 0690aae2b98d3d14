/** Whether the machine's clock was set back while things were timed by it. */

export interface Clocks {
  /** Epoch milliseconds, as the machine was told: it can be set. */
  epochMs(): number
  /** Milliseconds since some moment: it only goes on, though it may stand still while the machine sleeps. */
  steadyMs(): number
}

export const MACHINE: Clocks = { epochMs: Date.now, steadyMs: () => performance.now() }

/** Clocks that are kept right over the network are moved by less, and often. */
const LEAST_MS = 1_000

/**
 * Watches from now on. A clock that is ahead may have been set, or the machine has slept; one that is behind was set.
 * @returns asks whether it was set back since it was last asked
 */
export function watchClock({ epochMs, steadyMs }: Clocks): () => boolean {
  const offset = () => epochMs() - steadyMs()
  let last = offset()
  return () => {
    const now = offset()
    const isBack = now < last - LEAST_MS
    // Small steps back add up, so they are kept in mind.
    if (isBack || now > last) last = now
    return isBack
  }
}
