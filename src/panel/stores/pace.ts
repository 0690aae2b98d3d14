/** How often the panel draws what comes in: the inspected page, DevTools and this panel share one machine. */
import type { Timers } from './countdown'

/** Drawing takes a thirteenth of the time at most: it is followed by a rest of twelve times what it took. */
const REST = 12

/** However long it took, nothing waits longer than this to be drawn. */
const MOST_MS = 500

/** What is not urgent is drawn so many milliseconds after the drawing before. A page may send hundreds of requests a second. */
const PATIENCE_MS = 200

const NEVER = { endedAtMs: Number.NEGATIVE_INFINITY, restMs: 0 }

/** Asks for a drawing. One that was asked for before, and has not begun, is the same; an urgent one brings it forward. */
export type AskToDraw = (isUrgent: boolean) => void

/**
 * Lets drawings have their rest. One after a quiet time begins at once, so that a single failure is seen as soon as ever.
 * @param defer puts a drawing off to the next frame
 */
export function createPace(defer: (draw: () => void) => void, { now, after }: Timers) {
  return (draw: () => void): AskToDraw => {
    let waiting: 'patiently' | 'urgently' | null = null
    let callOff = () => {}
    /** The last drawing, and the last one that was urgent. */
    const last = { any: NEVER, urgent: NEVER }

    const begin = () => {
      const isUrgent = waiting === 'urgently'
      waiting = 'urgently'
      defer(() => {
        waiting = null
        const startedAtMs = now()
        draw()
        // A task of its own comes after the frame has been laid out and painted, which is most of the work.
        after(0, () => {
          const endedAtMs = now()
          last.any = { endedAtMs, restMs: Math.min(MOST_MS, REST * Math.max(0, endedAtMs - startedAtMs)) }
          if (isUrgent) last.urgent = last.any
        })
      })
    }

    return (isUrgent) => {
      if (waiting === 'urgently' || (waiting === 'patiently' && !isUrgent)) return
      callOff()
      waiting = isUrgent ? 'urgently' : 'patiently'
      // What is urgent does not wait for the rest of what was not.
      const { endedAtMs, restMs } = isUrgent ? last.urgent : last.any
      const pauseMs = isUrgent ? restMs : Math.max(restMs, PATIENCE_MS)
      // A clock that was set back must not make the pause longer.
      const leftMs = Math.min(pauseMs, endedAtMs + pauseMs - now())
      if (leftMs <= 0) begin()
      else callOff = after(leftMs, begin)
    }
  }
}
