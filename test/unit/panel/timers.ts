import type { Timers } from '../../../src/panel/stores/countdown'

/** A clock that stands still until a test moves it. */
export function fakeTimers(startMs = 0): Timers & { advance(ms: number): void; pending(): number } {
  let nowMs = startMs
  let waiting: { atMs: number; run: () => void }[] = []
  return {
    now: () => nowMs,
    after(ms, run) {
      const wait = { atMs: nowMs + ms, run }
      waiting.push(wait)
      return () => {
        waiting = waiting.filter((other) => other !== wait)
      }
    },
    advance(ms) {
      const endMs = nowMs + ms
      for (;;) {
        const next = waiting.filter(({ atMs }) => atMs <= endMs).sort((a, b) => a.atMs - b.atMs)[0]
        if (!next) break
        waiting = waiting.filter((other) => other !== next)
        nowMs = next.atMs
        next.run()
      }
      nowMs = endMs
    },
    pending: () => waiting.length,
  }
}
