import { bodyFrom, wantsBody } from './body'
import type { Capture, Sink } from './capture'
import { ownsContent, readContent } from './content'
import type { DevtoolsApi, Runtime } from './devtools-api'
import { readEntry } from './entry'
import { toExchange, withBody } from './from-har-entry'
import { createInFlight } from './in-flight'

/**
 * How long the browser may take to hand over a body. It took 1.5 s for 20 MB, but over 5 s for a burst of 500 on a busy
 * machine (`npm run soak`), where every one came in the end; and a body that is given up hides an error in a success.
 */
export const CONTENT_TIMEOUT_MS = 30_000

/** How long after a page load, and after a call ended, its event has surely come. */
export const SETTLED_MS = 2_000
/** A page's clock and the log's differ by some milliseconds. */
const CLOCK_SLACK_MS = 250

/** A document is requested up to 300 ms before Firefox tells of the load (observed on a busy machine). */
const EARLIER_MS = 500

/**
 * Runs in the page: the epoch ms at which the latest call that ended a while ago had begun; 0 when there is none. By the
 * clock as it is now: `timeOrigin` is of the clock when the browser started, and stays behind or ahead when it is set.
 */
const LATEST_CALL = `(() => {
  const ended = performance.now() - ${SETTLED_MS / 2}
  const calls = performance.getEntriesByType('resource').filter((entry) =>
    (entry.initiatorType === 'fetch' || entry.initiatorType === 'xmlhttprequest') && entry.responseEnd < ended)
  return calls.length === 0 ? 0 : Date.now() - performance.now() + Math.max(...calls.map((entry) => entry.startTime))
})()`

export interface FirefoxParts {
  devtools: DevtoolsApi
  runtime: Runtime
  /** Up to which size a success is searched for an envelope; asked at each response, since it is a setting. */
  capBytes(): number
}

/**
 * Captures in Firefox: by event alone, because requests that arrive while getHAR works are lost for good. The user's
 * filters and the pause button of the Network panel stop the events and say nothing, so the page is asked whether it
 * made calls that never showed up. Only its own calls count: images and styles may be filtered without harm. After some
 * page loads Firefox 153 may lose the page and answer no more; then nothing is claimed.
 */
export function firefoxCapture({ devtools, runtime, capBytes }: FirefoxParts): Capture {
  let check = () => {}

  const start = (sink: Sink) => {
    let latestStartMs = Date.now()
    let isFiltered = false
    let count = 0
    const inFlight = createInFlight()

    const suspect = (value: unknown) => {
      void runtime.lastError
      if (isFiltered || typeof value !== 'number' || value <= latestStartMs + CLOCK_SLACK_MS) return
      isFiltered = true
      sink.blind('filtered', true)
    }
    check = () => {
      try {
        devtools.inspectedWindow.eval(LATEST_CALL, suspect)
      } catch {
        // The extension was updated below this page, which the panel says.
      }
    }

    const onEvent = async (raw: unknown) => {
      if (isFiltered) sink.blind('filtered', false)
      isFiltered = false
      const entry = readEntry(raw, 'firefox')
      if (!entry) return
      latestStartMs = Math.max(latestStartMs, entry.startedAtMs ?? 0)
      const key = `${count++}`
      const exchange = toExchange(entry)
      const isWanted = wantsBody(exchange, entry.sizeBytes, capBytes()) && ownsContent(raw)
      // No waiting before this: a navigation, or "Clear" in the Network panel, makes the body unreadable.
      const flight = inFlight.take(exchange.startedAtMs)
      const got = isWanted ? await readContent(raw, CONTENT_TIMEOUT_MS, runtime, entry.base64) : 'not-kept'
      sink.exchange(key, withBody(exchange, bodyFrom(got, entry, exchange)), flight.land())
    }

    devtools.network.onRequestFinished.addListener((raw) => void onEvent(raw))
    // It tells of loads alone, and before the events of the new page: no need to ask the page, which may not answer.
    // So whatever was told of already belongs to the page before, however late it began.
    devtools.network.onNavigated.addListener(() => {
      const earliestMs = Date.now() - EARLIER_MS
      // A worker's first call, and the icon's, may be told of before the load is, and still wait for their bodies.
      inFlight.navigated(earliestMs)
      sink.navigated(Math.max(earliestMs, latestStartMs + 1))
      setTimeout(check, SETTLED_MS)
    })
  }

  return { start, catchUp: () => check() }
}
