/** How often the panel draws what comes in: the inspected page, DevTools and this panel share one machine. */
import type { Timers } from './countdown'

/** Drawing takes a seventh of the time at most: it is followed by a rest of six times what it took. */
const REST = 6

/** However long it took, nothing waits longer than this to be drawn. */
const MOST_MS = 300

/**
 * Lets drawings have their rest. One after a quiet time begins at once, so that a single failure is seen as soon as ever.
 * @param defer puts a drawing off to the next frame
 */
export function createPace(defer: (draw: () => void) => void, { now, after }: Timers) {
  let restMs = 0
  let endedAtMs = Number.NEGATIVE_INFINITY

  const begin = (draw: () => void) =>
    defer(() => {
      const startedAtMs = now()
      draw()
      // A task of its own comes after the frame has been laid out and painted, which is most of the work.
      after(0, () => {
        endedAtMs = now()
        restMs = Math.min(MOST_MS, REST * Math.max(0, endedAtMs - startedAtMs))
      })
    })

  return (draw: () => void) => {
    // A clock that was set back must not make the rest longer.
    const leftMs = Math.min(restMs, endedAtMs + restMs - now())
    if (leftMs > 0) after(leftMs, () => begin(draw))
    else begin(draw)
  }
}
