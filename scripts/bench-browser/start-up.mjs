/**
 * How soon the devtools page listens. A module runs at the earliest when the document is parsed (`domInteractive`), which
 * is the start here: what is waited for afterwards, that scripts arrive and are compiled, counts.
 */
import { openStage } from './stage.mjs'

/** Runs in the devtools page. */
function timesOfStart() {
  const [navigation] = /** @type {PerformanceNavigationTiming[]} */ (
    performance.getEntriesByType('navigation')
  )
  const [listening] = performance.getEntriesByName('errata:listening')
  const startedMs = navigation?.domInteractive ?? Number.NaN
  return { startedMs, tookMs: (listening?.startTime ?? Number.NaN) - startedMs }
}

/** Each time in a browser that was just started. @param {import('./calls.mjs').Site} site @param {import('./stage.mjs').Guest} errata @param {number} openings */
export async function measureStartUp({ port }, errata, openings) {
  const times = []
  for (let i = 0; i < openings; i++) {
    const stage = await openStage(port, errata)
    try {
      times.push(await stage.own.evaluate(timesOfStart))
    } finally {
      await stage.close()
    }
  }
  return times
}
