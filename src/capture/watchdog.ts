/**
 * Chromium's DevTools API stays dead for good now and then, when the page is reloaded while DevTools opens (2 of 180
 * runs). Loading the devtools page again cures it.
 */

/** How long an answer may take before the API counts as unresponsive. */
const PATIENCE_MS = 3_000

const MAX_RELOADS = 3
const RELOADS = 'errata.reloads'

export interface WatchdogParts {
  /** `sessionStorage`: it outlives a reload of the devtools page. */
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
  /** Loads the devtools page again. */
  reload(): void
  /** The API stopped answering (true) or answers again (false). */
  unresponsive(on: boolean): void
}

/** Watches whether the API answers. */
export interface Watchdog {
  /** A question was put to the API. */
  asked(): void
  /** The API answered it. */
  answered(): void
  /** An event came, so the API is not dead, even if it is slow to answer. */
  alive(): void
}

/** Starts a watchdog that has heard nothing yet. */
export function createWatchdog({ storage, reload, unresponsive }: WatchdogParts): Watchdog {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isAlive = false
  let isBlind = false

  const alive = () => {
    if (!isAlive) storage.removeItem(RELOADS)
    isAlive = true
  }

  const onSilence = () => {
    isBlind = true
    unresponsive(true)
    // Once anything was captured, a reload would lose it.
    if (isAlive) return
    const reloads = Number(storage.getItem(RELOADS) ?? 0)
    if (reloads >= MAX_RELOADS) return
    storage.setItem(RELOADS, String(reloads + 1))
    reload()
  }

  return {
    alive,
    asked() {
      clearTimeout(timer)
      timer = setTimeout(onSilence, PATIENCE_MS)
    },
    answered() {
      clearTimeout(timer)
      alive()
      if (isBlind) unresponsive(false)
      isBlind = false
    },
  }
}
