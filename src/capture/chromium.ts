import type { Body, Exchange } from '../engine'
import { bodyFrom, wantsBody } from './body'
import type { Capture, Sink } from './capture'
import { ownsContent, readContent } from './content'
import type { ChromiumApi, Runtime } from './devtools-api'
import { type Entry, readEntry } from './entry'
import { toExchange, withBody } from './from-har-entry'
import { createInFlight, type InFlight } from './in-flight'
import { createLedger } from './ledger'
import { watchPageLoads } from './page-loads'
import { resourceContent } from './resource-content'
import { createSweeper } from './sweep'
import { createWatchdog, type WatchdogParts } from './watchdog'
import { createTwins } from './worker-twins'

/** How long the browser may take to hand over a body. */
export const CONTENT_TIMEOUT_MS = 5_000

export interface ChromiumParts extends Pick<WatchdogParts, 'storage' | 'reload'> {
  devtools: ChromiumApi
  runtime: Runtime
  /** Up to which size a success is searched for an envelope; asked at each response, since it is a setting. */
  capBytes(): number
}

const NEVER_READ: Body = { state: 'missing', why: 'never-read' }

/** Cheaper than reading the entry, because a sweep sees thousands: answered with an error, and not pending (`time`). */
function isFailing(raw: unknown): boolean {
  const { time, response } = (raw ?? {}) as { time?: unknown; response?: { status?: unknown } }
  return typeof time === 'number' && typeof response?.status === 'number' && response.status >= 400
}

const isFinished = (entry: Entry): boolean =>
  entry.durationMs !== null && (entry.status > 0 || entry.word !== null)

type Report = (key: string, entry: Entry, body: (exchange: Exchange) => Promise<Body>) => Promise<void>

/** Reports each entry as soon as its body is known, unless the same key was reported anew meanwhile. */
function createReporter(sink: Sink, inFlight: InFlight): Report {
  const latest = new Map<string, symbol>()
  return async (key, entry, body) => {
    const exchange = toExchange(entry)
    // A service worker's main script, which has no response of its own.
    if (exchange.response.status === 0 && exchange.failure === null) return
    const mine = Symbol(key)
    latest.set(key, mine)
    const flight = inFlight.take(exchange.startedAtMs)
    const known = await body(exchange)
    const isPast = flight.land()
    if (latest.get(key) !== mine) return
    latest.delete(key)
    sink.exchange(key, withBody(exchange, known), isPast)
  }
}

/**
 * Captures in Chromium: by event, and by sweeping the log for failures that no event reports. A response sent with
 * `Cache-Control: no-store`, or a long one, whose body the page never reads, stays unfinished for the browser, so its
 * event comes late or never (observed in 156).
 */
export function chromiumCapture({ devtools, runtime, capBytes, storage, reload }: ChromiumParts): Capture {
  const ledger = createLedger()
  const twins = createTwins()
  /** How many calls of a URL were seen since the page was loaded. A preflight is no call: it has no body to mix up. */
  const calls = new Map<string, number>()
  let sweepNow = () => {}

  const read = async (raw: unknown, entry: Entry, exchange: Exchange): Promise<Body> => {
    if (!wantsBody(exchange, entry.sizeBytes, capBytes()) || !ownsContent(raw))
      return bodyFrom('not-kept', entry, exchange)
    const got = await readContent(raw, CONTENT_TIMEOUT_MS, runtime)
    const isHandleDead = got === 'lost' && !entry.word && calls.get(entry.url) === 1
    if (!isHandleDead) return bodyFrom(got, entry, exchange)
    return bodyFrom(
      await resourceContent(devtools, runtime, entry.url, entry.sizeBytes, CONTENT_TIMEOUT_MS),
      entry,
      exchange,
    )
  }

  const start = (sink: Sink) => {
    const watchdog = createWatchdog({ storage, reload, unresponsive: (on) => sink.blind('unresponsive', on) })
    const inFlight = createInFlight()
    const report = createReporter(sink, inFlight)

    const onEvent = (raw: unknown) => {
      watchdog.alive()
      sweeper.hurry()
      const entry = readEntry(raw)
      if (!entry) return
      const own = ledger.delivered(entry)
      const key = twins.keyFor(own, entry)
      if (key === null) return
      if (key === own && entry.method !== 'OPTIONS') calls.set(entry.url, (calls.get(entry.url) ?? 0) + 1)
      // The body is asked for at once: a navigation makes the handle dead.
      void report(key, entry, (exchange) => read(raw, entry, exchange))
    }

    const onUnreported = (own: string, raw: unknown, entry: Entry, isFirst: boolean) => {
      const key = twins.keyFor(own, entry)
      if (key === null) return
      void report(key, entry, async (exchange) => {
        // What came before the listener may still have its body. Of one that was never read, the browser says nothing.
        const body = isFirst ? await read(raw, entry, exchange) : NEVER_READ
        return body.state === 'missing' && body.why === 'timeout' ? NEVER_READ : body
      })
    }

    const look = (log: readonly unknown[], isFirst: boolean): boolean => {
      watchdog.answered()
      const entries = (isFirst ? log : log.filter(isFailing)).flatMap((raw) => {
        const entry = readEntry(raw)
        return entry && isFinished(entry) ? [{ entry, raw: { entry, raw } }] : []
      })
      const { found, isWaiting } = ledger.undelivered(entries, isFirst)
      for (const { key, raw } of found) onUnreported(key, raw.raw, raw.entry, isFirst)
      return isWaiting
    }

    const getLog = (callback: (log: unknown) => void) => {
      watchdog.asked()
      try {
        devtools.network.getHAR((log) => {
          void runtime.lastError
          callback(log)
        })
      } catch {
        // The extension was updated below this page: the watchdog hears no answer, and says so.
      }
    }
    const sweeper = createSweeper({ getLog, look })
    sweepNow = sweeper.now

    // The listener first, and the log at once after it: in this order nothing falls between them.
    devtools.network.onRequestFinished.addListener(onEvent)
    watchPageLoads(devtools, runtime, (sinceMs) => {
      calls.clear()
      inFlight.navigated(sinceMs)
      sink.navigated(sinceMs)
      sweeper.hurry()
    })
    sweeper.now()
  }

  return { start, catchUp: () => sweepNow() }
}
