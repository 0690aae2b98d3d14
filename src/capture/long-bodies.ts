/**
 * Long bodies of successes are read when the page leaves time for it. Handing a body over takes work in the browser and
 * in DevTools, which share the machine with the page: of 200 requests a second it would slow down each.
 */

/** The page is quiet when no request has ended for so long. */
const QUIET_MS = 100

/** While it is not, reading takes an eleventh of the time at most. */
const REST = 10

/** More than this do not wait: from then on they are read as fast as the browser hands them over, so that none is lost. */
const MOST = 4_000

/** One that waits. */
export interface LongBody {
  /** Epoch ms. */
  startedAtMs: number | null
  /** Reads it, and reports what was read. It never rejects. */
  read(): Promise<void>
}

/** Which wait. They are read in order, never two at a time. */
export interface LongBodies {
  /** May one be read at once? */
  isQuiet(): boolean
  add(body: LongBody): void
  /** A request has ended: the page is not quiet. */
  active(): void
  /** The page was loaded anew: the browser has let go of the bodies of requests that started before (epoch ms). */
  navigated(sinceMs: number): void
}

/** Starts with none. */
export function createLongBodies(): LongBodies {
  let waiting: LongBody[] = []
  let isReading = false
  let activeAtMs = Number.NEGATIVE_INFINITY

  const isQuiet = () => performance.now() - activeAtMs >= QUIET_MS
  const restMs = (tookMs: number) => (isQuiet() || waiting.length > MOST ? 0 : REST * tookMs)
  const readAll = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const beganAtMs = performance.now()
      await next.read()
      const ms = restMs(performance.now() - beganAtMs)
      // Timers of a hidden page are late: none where there is nothing to wait for.
      if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms))
    }
    isReading = false
  }

  return {
    isQuiet,
    add(body) {
      waiting.push(body)
      if (isReading) return
      isReading = true
      setTimeout(readAll, QUIET_MS)
    },
    active() {
      activeAtMs = performance.now()
    },
    navigated(sinceMs) {
      waiting = waiting.filter(({ startedAtMs }) => startedAtMs === null || startedAtMs >= sinceMs)
    },
  }
}
