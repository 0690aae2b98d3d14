/** Builders for the panel's tests: everything has a default, a test names only what it is about. */
import type { Attempt } from '../../../src/audit/attempt'
import type { Annotation, Finding, Problem, Retry } from '../../../src/engine'
import type { ImportResult, PanelLink, RepeatPlan } from '../../../src/panel/link'
import { isFailure } from '../../../src/session/exchanges'
import { groupOf } from '../../../src/session/group'
import type { Health, Importing, Row } from '../../../src/session/session'
import { DEFAULTS, type Settings } from '../../../src/settings/settings'
import { exchange, STARTED_AT_MS } from '../../support/exchange'
import { fakeOwnPacks, noTrial } from './own-packs'

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
    policy: null,
    findings: [],
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
      delayFrom: null,
      mayApplyTwice: false,
      because: 'Status 400 asks for a change.',
      answers: { helps: 'Not yet.', safe: 'Yes.', when: 'After the fix.' },
      source: null,
      ...retry,
    },
  }
}

export function finding(over: Partial<Finding> = {}): Finding {
  return {
    rule: 'contract/test',
    owner: 'server',
    what: 'Something was noticed',
    why: 'It costs time.',
    fix: 'Change it.',
    line: null,
    source: null,
    ...over,
  }
}

/** A try of one operation, that many milliseconds after the clock of the tests began; refused with 429 by default. */
export function attempt(
  rowId: number,
  startMs: number,
  {
    tookMs = 100,
    readyMs = null,
    ...over
  }: Partial<Attempt> & {
    tookMs?: number
    /** When the next one is allowed, on the same clock. */
    readyMs?: number | null
  } = {},
): Attempt {
  const status = over.status ?? 429
  const startedAtMs = STARTED_AT_MS + startMs
  return {
    rowId,
    operation: 'GET api.example.com/v1/things',
    method: 'GET',
    host: 'api.example.com',
    startedAtMs,
    endedAtMs: startedAtMs + tookMs,
    status,
    retry:
      status === 200
        ? null
        : {
            ...annotation().retry,
            verdict: 'after',
            ...(readyMs !== null && {
              readyAtMs: STARTED_AT_MS + readyMs,
              delayFrom: `Retry-After: ${Math.ceil((readyMs - startMs - tookMs) / 1000)}`,
            }),
          },
    vendor: 'Acme',
    policy: null,
    key: null,
    bodyDigest: '0',
    mayApplyTwice: false,
    ...over,
  }
}

/** A failing row. */
export function failing(id: number, over: Partial<Omit<Row, 'id' | 'group'>> = {}): Row {
  const row = {
    id,
    exchange: exchange({ status: 400, body: { code: 'E1' } }),
    annotation: annotation(),
    repeats: null,
    imported: null,
    ...over,
  }
  return { ...row, group: groupOf(row) }
}

/** A row that went well. */
export const success = (id: number): Row => ({
  id,
  exchange: exchange({ missing: 'not-kept' }),
  annotation: null,
  repeats: null,
  imported: null,
  group: null,
})

export const healthy = (over: Partial<Health> = {}): Health => ({
  captured: 0,
  imported: 0,
  failures: 0,
  withoutBody: {},
  cut: 0,
  dropped: 0,
  blind: [],
  ...over,
})

/** A file that was read to its end. */
export const imported = (over: Partial<Exclude<ImportResult, { refusal: string }>> = {}): ImportResult => ({
  total: 3,
  read: 3,
  failures: 2,
  leftOut: 0,
  ...over,
})

/** A link to a session in memory. `show` puts other rows in and tells the panel. */
export function fakeLink(first: readonly Row[] = []) {
  let rows = first
  let failures = first.filter(isFailure).length
  let preserve = false
  let settings: Settings = { ...DEFAULTS }
  let refusal: string | null = null
  let plan: Partial<RepeatPlan> = {}
  const calls: string[] = []
  let attempts: readonly Attempt[] = []
  let health: Partial<Health> = {}
  let importing: Importing | null = null
  let read = async (_name: string, _text: string): Promise<ImportResult> => imported()
  const ownPacks = fakeOwnPacks()
  const listeners = new Set<() => void>()
  const chosen = new Set<(settings: Settings) => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  const link: PanelLink = {
    session: {
      rows: () => rows,
      attempts: () => attempts,
      attemptsOf: () => attempts,
      importing: () => importing,
      cancelImport() {
        calls.push('cancel the import')
      },
      health: () => healthy({ captured: rows.length, failures, ...health }),
      preserveLog: () => preserve,
      setPreserveLog(on) {
        preserve = on
      },
      clear() {
        rows = []
        failures = 0
      },
      subscribe(listener) {
        listeners.add(listener)
        return () => {
          listeners.delete(listener)
        }
      },
    },
    version: '1.2.3',
    settings: {
      current: () => settings,
      async change(part) {
        settings = { ...settings, ...part }
        return true
      },
      subscribe(listener) {
        chosen.add(listener)
        return () => {
          chosen.delete(listener)
        }
      },
    },
    planRepeat: ({ exchange: { request } }) => ({
      harmless: request.method === 'GET',
      idempotent: request.method !== 'POST',
      leftOut: [],
      key: null,
      ...plan,
    }),
    async repeat(row) {
      calls.push(row.exchange.request.url)
      return refusal
    },
    ownPacks: async () => ownPacks,
    builtInIds: async () => new Set(['acme']),
    tryPack: async () => noTrial,
    tryOwn: async () => ({ ...noTrial, advice: [] }),
    checkSamples: async ({ samples }) => samples.map(() => []),
    unusable: async () => [],
    packs: async () => [
      { id: 'acme', name: 'Acme' },
      { id: 'zenith', name: 'Zenith Pay' },
    ],
    supportText: async (row, how) => `support text of row ${row.id}, ${how}`,
    handler: async (row) => (row.annotation?.specificity === 'vendor' ? `handler of row ${row.id}` : null),
    importHar: (name, text) => {
      calls.push(`import ${name}`)
      return read(name, text)
    },
    importSamples: () => {
      calls.push('import samples')
      return read('samples', '')
    },
  }
  return {
    link,
    calls,
    listeners,
    settings: () => settings,
    /** A change of the settings from elsewhere. */
    change(part: Partial<Settings>) {
      settings = { ...settings, ...part }
      for (const listener of chosen) listener(settings)
    },
    remember(next: readonly Attempt[]) {
      attempts = next
    },
    /** What the next repeats answer. */
    answer(line: string) {
      refusal = line
    },
    /** What is said of a repeat, where it differs from a plain one. */
    plan(part: Partial<RepeatPlan>) {
      plan = part
    },
    show(next: readonly Row[]) {
      rows = next
      failures = next.filter(isFailure).length
      tell()
    },
    /** What the session says of capture, where it differs from what its rows say. */
    ail(part: Partial<Health>) {
      health = part
      tell()
    },
    /** What comes of the next imports. */
    readWith(next: typeof read) {
      read = next
    },
    /** How far the session is with a file. */
    progress(next: Importing | null) {
      importing = next
      tell()
    },
  }
}
