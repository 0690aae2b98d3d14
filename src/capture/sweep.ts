/**
 * A sweep of a log of 1,000 entries takes 80 ms, of 5,000 half a second, most of it in DevTools itself. A short one gets a
 * twentieth of the time; longer ones get less, because a page with such a log makes many requests, and shares the machine.
 */
const SHARE = 20
const SHORT_MS = 50
const SOONEST_MS = 300
const IDLE_MS = 1_000
const LATEST_MS = 60_000

/** The page rests when no request has ended for so long. A long log is swept then, or after as long again as it waited. */
const QUIET_MS = 300

/** How long to wait until the next sweep, given what the last one took; sooner when the page was just active. */
function nextSweepMs(costMs: number, isActive: boolean): number {
  const restMs = costMs * SHARE * Math.max(1, costMs / SHORT_MS)
  return Math.min(LATEST_MS, Math.max(isActive ? SOONEST_MS : IDLE_MS, restMs))
}

export interface SweepParts {
  /** Asks for the whole log. */
  getLog(callback: (log: unknown) => void): void
  /** Looks at its entries; returns whether it is worth looking again soon. */
  look(entries: readonly unknown[], isFirst: boolean): boolean
}

/** Looks at the whole log again and again, never twice at a time. */
export interface Sweeper {
  /** Sweeps at once, unless a sweep is under way. */
  now(): void
  /** The page was active: the next sweep comes sooner. */
  hurry(): void
}

function entriesOf(log: unknown): readonly unknown[] | null {
  const entries = (log as { entries?: unknown } | null | undefined)?.entries
  return Array.isArray(entries) ? entries : null
}

/** Sets up a sweeper; nothing runs before its first `now()`. */
export function createSweeper({ getLog, look }: SweepParts): Sweeper {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isSweeping = false
  let isFirst = true
  let isHurried = false
  let costMs = 0
  let activeAtMs = Number.NEGATIVE_INFINITY

  const schedule = (isActive: boolean) => {
    clearTimeout(timer)
    const waitMs = nextSweepMs(costMs, isActive)
    const latestMs = performance.now() + 2 * waitMs
    const due = () => {
      const atMs = performance.now()
      const isBusy = costMs > SHORT_MS && atMs - activeAtMs < QUIET_MS && atMs < latestMs
      if (isBusy) timer = setTimeout(due, QUIET_MS)
      else now()
    }
    timer = setTimeout(due, waitMs)
  }

  function now(): void {
    if (isSweeping) return
    clearTimeout(timer)
    isSweeping = true
    isHurried = false
    const beganAt = performance.now()
    getLog((log) => {
      const entries = entriesOf(log)
      const again = entries !== null && look(entries, isFirst)
      if (entries !== null) isFirst = false
      costMs = performance.now() - beganAt
      isSweeping = false
      schedule(again || isHurried)
    })
  }

  return {
    now,
    hurry() {
      activeAtMs = performance.now()
      // Once is enough: a stream of requests must not put the sweep off again and again.
      if (isHurried) return
      isHurried = true
      if (!isSweeping && !isFirst) schedule(true)
    },
  }
}
