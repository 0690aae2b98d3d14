/** Long work a slice at a time, so that it freezes nothing. */

/** Half a frame: the panel keeps drawing, and its buttons keep working. */
export const SLICE_MS = 8

/** The time, and the way to let others have some of it. */
export interface Slicing {
  /** Milliseconds, on any clock. */
  now(): number
  /** Resolves when the event loop has taken its turn. */
  pause(): Promise<void>
}

/** A message to oneself: timers wait longer, and in hidden documents much longer. */
const byMessage = () =>
  new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })

export const REAL: Slicing = { now: () => performance.now(), pause: byMessage }
