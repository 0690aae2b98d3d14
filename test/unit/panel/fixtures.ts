/** Builders for the panel's tests: everything has a default, a test names only what it is about. */
import type { Annotation, Problem, Retry } from '../../../src/engine'
import type { PanelLink } from '../../../src/panel/link'
import type { Timers } from '../../../src/panel/stores/countdown'
import type { Health, Row } from '../../../src/session/session'
import { DEFAULTS, type Settings } from '../../../src/settings/settings'
import { exchange } from '../../support/exchange'

export function problem(over: Partial<Problem> = {}): Problem {
  return { code: 'E1', message: null, title: null, field: null, fieldIn: null, ...over }
}

export function annotation({
  retry,
  ...over
}: Partial<Omit<Annotation, 'retry'>> & { retry?: Partial<Retry> } = {}): Annotation {
  return {
    pack: 'acme',
    vendor: 'Acme',
    specificity: 'vendor',
    problems: [problem()],
    requestId: null,
    ids: [],
    summary: 'Something is wrong',
    meaning: null,
    resolution: null,
    notes: [],
    sources: [],
    evidence: [],
    alternatives: [],
    read: [],
    ...over,
    retry: {
      verdict: 'fix',
      delayMs: null,
      readyAtMs: null,
      because: 'Status 400 asks for a change.',
      answers: { helps: 'Not yet.', safe: 'Yes.', when: 'After the fix.' },
      source: null,
      ...retry,
    },
  }
}

/** A failing row. */
export const failing = (id: number, over: Partial<Omit<Row, 'id'>> = {}): Row => ({
  id,
  exchange: exchange({ status: 400, body: { code: 'E1' } }),
  annotation: annotation(),
  ...over,
})

/** A row that went well. */
export const success = (id: number): Row => ({
  id,
  exchange: exchange({ missing: 'not-kept' }),
  annotation: null,
})

export const healthy = (over: Partial<Health> = {}): Health => ({
  captured: 0,
  withoutBody: {},
  cut: 0,
  dropped: 0,
  blind: [],
  ...over,
})

/** A link to a session in memory. `show` puts other rows in and tells the panel. */
export function fakeLink(first: readonly Row[] = []) {
  let rows = first
  let preserve = false
  let settings: Settings = { ...DEFAULTS }
  let refusal: string | null = null
  const calls: string[] = []
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  const link: PanelLink = {
    session: {
      rows: () => rows,
      health: () => healthy({ captured: rows.length }),
      preserveLog: () => preserve,
      setPreserveLog(on) {
        preserve = on
      },
      clear() {
        rows = []
      },
      subscribe(listener) {
        listeners.add(listener)
        return () => {
          listeners.delete(listener)
        }
      },
    },
    settings: {
      current: () => settings,
      async change(part) {
        settings = { ...settings, ...part }
      },
      subscribe: () => () => {},
    },
    canRefetch: (row) => row.exchange.request.method === 'GET',
    async refetch(row) {
      calls.push(row.exchange.request.url)
      return refusal
    },
  }
  return {
    link,
    calls,
    listeners,
    settings: () => settings,
    /** What the next refetch answers. */
    answer(line: string) {
      refusal = line
    },
    show(next: readonly Row[]) {
      rows = next
      tell()
    },
  }
}

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
