/** The clock, handed in so that a test can hold it. */
export interface Timers {
  /** Epoch milliseconds. */
  now(): number
  /** Runs once after so many milliseconds; returns the way to call it off. */
  after(ms: number, run: () => void): () => void
}

/**
 * Tells the milliseconds left until `readyAtMs`, at once and then each time their whole seconds change, down to 0.
 * Each tick looks at the clock again: timers are late in hidden panels and stand still while a computer sleeps. A clock
 * that is set back does not make the wait longer: what is left then is what was left before.
 */
export function runCountdown(readyAtMs: number, timers: Timers, tell: (leftMs: number) => void): () => void {
  let callOff = () => {}
  let endMs = readyAtMs
  let lastMs = timers.now()
  const tick = () => {
    const nowMs = timers.now()
    endMs -= Math.max(0, lastMs - nowMs)
    lastMs = nowMs
    const leftMs = Math.max(0, endMs - nowMs)
    tell(leftMs)
    if (leftMs > 0) callOff = timers.after(leftMs % 1000 || 1000, tick)
  }
  tick()
  return () => callOff()
}
