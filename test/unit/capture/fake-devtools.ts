import { afterEach, beforeEach, vi } from 'vitest'
import type { Blindness, Sink } from '../../../src/capture/capture'
import { chromiumCapture } from '../../../src/capture/chromium'
import type { ChromiumApi } from '../../../src/capture/devtools-api'
import type { Exchange } from '../../../src/engine'

/** What a handle's getContent calls back with; `null` never calls back. */
export type Answer = unknown[] | null

/** An entry as DevTools hands it to a listener: with a way to ask for the body. */
export function withContent<T extends object>(entry: T, ...answers: Answer[]): T {
  const rest = [...answers]
  const getContent = (callback: (...values: unknown[]) => void) => {
    const answer = rest.length > 1 ? rest.shift() : rest[0]
    if (answer) callback(...answer)
  }
  return Object.assign(Object.create({ getContent }), entry)
}

/** The devtools API of a browser that does what the test says. */
export function fakeDevtools() {
  const requests: ((request: unknown) => void)[] = []
  const navigations: ((url: string) => void)[] = []
  const fake = {
    /** What came in which order: listeners first, then the log. */
    order: [] as string[],
    /** The log that getHAR hands over; null: it never answers. */
    log: [] as unknown[] | null,
    sweeps: 0,
    /** How long getHAR takes. */
    sweepMs: 0,
    /** What code in the page evaluates to; the last one stays. */
    evals: [[1_000]] as unknown[][],
    code: [] as string[],
    resources: [] as unknown[],
    deliver(entry: unknown) {
      for (const listener of requests) listener(entry)
    },
    navigate(url = 'http://shop.test/next') {
      for (const listener of navigations) listener(url)
    },
  }
  const api: ChromiumApi = {
    network: {
      onRequestFinished: {
        addListener(listener) {
          fake.order.push('listener')
          requests.push(listener)
        },
      },
      onNavigated: { addListener: (listener) => void navigations.push(listener) },
      getHAR(callback) {
        fake.order.push('log')
        fake.sweeps++
        const { log } = fake
        if (log === null) return
        const answer = () => callback({ version: '1.2', entries: log })
        if (fake.sweepMs === 0) queueMicrotask(answer)
        else setTimeout(answer, fake.sweepMs)
      },
    },
    inspectedWindow: {
      eval(code, callback) {
        fake.code.push(code)
        const [value, problem] = (fake.evals.length > 1 ? fake.evals.shift() : fake.evals[0]) ?? []
        queueMicrotask(() => callback(value, problem))
      },
      getResources: (callback) => callback(fake.resources),
    },
  }
  return Object.assign(fake, { api })
}

/** A sink that remembers: the latest report of each key, and everything in order. */
export function fakeSink() {
  const rows = new Map<string, Exchange>()
  const log: string[] = []
  const blind: [Blindness, boolean][] = []
  const navigated: number[] = []
  const sink: Sink = {
    exchange(key, exchange) {
      rows.set(key, exchange)
      const { status, body } = exchange.response
      log.push(`${status} ${body.state === 'present' ? body.text : body.why}`)
    },
    navigated: (sinceMs) => void navigated.push(sinceMs),
    blind: (kind, on) => void blind.push([kind, on]),
  }
  return Object.assign(sink, { rows, log, reports: blind, loads: navigated })
}

/** The devtools page's sessionStorage. */
export function fakeStorage() {
  const items = new Map<string, string>()
  return {
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, value: string) => void items.set(name, value),
    removeItem: (name: string) => void items.delete(name),
  }
}

/** Chromium's capture, started on a fake that was prepared before. */
export function startChromium(
  prepare: (devtools: ReturnType<typeof fakeDevtools>) => void = () => {},
  { storage = fakeStorage(), reload = vi.fn() } = {},
) {
  const devtools = fakeDevtools()
  prepare(devtools)
  const sink = fakeSink()
  const capture = chromiumCapture({
    devtools: devtools.api,
    runtime: {},
    capBytes: () => 262_144,
    storage,
    reload,
  })
  capture.start(sink)
  return { devtools, sink, reload, storage, capture }
}

/** Stops the clock of each test in a file; {@link pass} moves it. */
export function fakeClock(nowMs: number) {
  beforeEach(() => {
    vi.useFakeTimers({ now: nowMs })
  })
  afterEach(() => {
    vi.useRealTimers()
  })
}

/** Lets everything that was promised happen, and the given time pass. */
export const pass = (ms = 0) => vi.advanceTimersByTimeAsync(ms)
