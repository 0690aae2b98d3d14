import type { DevtoolsApi, Runtime } from './devtools-api'

/** While a document loads, no code can be run in it yet: ask again after each of these. */
const RETRY_MS = [50, 100, 200, 400, 800]

/** The log's clock and the page's differ by some milliseconds. */
const SLACK_MS = 50

/**
 * Calls back when the inspected page is loaded anew, with the epoch ms from which on requests belong to the new page.
 * Chromium's onNavigated also tells of pushState and of a change of the hash, but only a document that is loaded has
 * another `timeOrigin`. The answer comes after the first requests of the new page, hence the time.
 */
export function watchPageLoads(
  devtools: DevtoolsApi,
  runtime: Runtime,
  onLoad: (sinceMs: number) => void,
): void {
  let current: number | null = null
  let round = 0

  const ask = (answered: (timeOriginMs: number | null) => void) => {
    try {
      devtools.inspectedWindow.eval('performance.timeOrigin', (value) => {
        void runtime.lastError
        answered(typeof value === 'number' && value > 0 ? value : null)
      })
    } catch {
      // The extension was updated below this page.
      answered(null)
    }
  }

  ask((timeOriginMs) => {
    current ??= timeOriginMs
  })

  const settle = (timeOriginMs: number | null, navigatedAtMs: number) => {
    if (timeOriginMs !== null && timeOriginMs === current) return
    // Back to a document out of the back/forward cache is a load too, of a page that began long ago.
    const isRestored = timeOriginMs !== null && current !== null && timeOriginMs < current
    current = timeOriginMs
    // A page that runs no code for extensions has no better time than that of the event, which came with its document.
    // `timeOrigin` is of the clock when the browser started: after it was set back, it lies in the future.
    const beganAtMs = isRestored ? navigatedAtMs : Math.min(timeOriginMs ?? navigatedAtMs, navigatedAtMs)
    onLoad(beganAtMs - SLACK_MS)
  }

  devtools.network.onNavigated.addListener(() => {
    const mine = ++round
    const navigatedAtMs = Date.now()
    const attempt = (retries: readonly number[]) =>
      ask((timeOriginMs) => {
        // Another navigation came meanwhile: its answer covers this one.
        if (mine !== round) return
        const [delayMs, ...rest] = retries
        if (timeOriginMs !== null || delayMs === undefined) settle(timeOriginMs, navigatedAtMs)
        else setTimeout(attempt, delayMs, rest)
      })
    attempt(RETRY_MS)
  })
}
