import { attemptOf, type Explained } from '../audit/attempt'
import type { Blindness } from '../capture/capture'
import type { Exchange } from '../engine'
import { explainAgain } from './again'
import { Attempts } from './attempts'
import { type Clocks, MACHINE, watchClock } from './clock'
import { isPlain, keptOf, NOTHING } from './exchanges'
import { groupOf } from './group'
import { Imports } from './import'
import { Repeats } from './repeats'
import { createMerge, Rows } from './rows'
import type { Limits, Session } from './session'
import { REAL, type Slicing } from './slicing'

const DEFAULT_LIMITS: Limits = { failures: 5_000, successes: 10_000, bodyChars: 2 ** 26, attempts: 2_000 }

/** What a session needs from outside, so that it runs in a test as it does in the devtools page. */
export interface SessionParts {
  /** What to say about an exchange. It may have to be loaded first. */
  explain(exchange: Exchange): Promise<Explained>
  /** Runs the callback soon, once: many changes in one turn become one notice. */
  defer(callback: () => void): void
  limits?: Limits
  /** The same for what is read from files, of which more is kept. */
  importLimits?: Limits
  /** How an import shares the time; its own way when absent. */
  slicing?: Slicing
  preserveLog?: boolean
  /** The two clocks of the machine, for telling when it was set; they are never compared with each other. */
  clocks?: Clocks
}

/** Starts an empty session. Rows come in through the sink half, and the panel reads through the view half. */
export function createSession({
  explain,
  defer,
  limits = DEFAULT_LIMITS,
  importLimits,
  slicing,
  preserveLog = false,
  clocks = MACHINE,
}: SessionParts): Session {
  let { bodyChars } = limits
  let rows = new Rows(limits)
  const attempts = new Attempts(limits.attempts)
  const repeats = new Repeats()
  const wasSetBack = watchClock(clocks)
  let captured = 0
  let blind: Blindness[] = []
  let preserve = preserveLog
  let nextId = 1
  let noticePending = false
  /** The last report of each exchange that is being explained: an earlier one must not overwrite it. */
  const pending = new Map<string, Exchange>()
  const listeners = new Set<() => void>()

  const changed = () => {
    if (noticePending) return
    noticePending = true
    defer(() => {
      noticePending = false
      for (const listener of [...listeners]) listener()
    })
  }

  const imports = new Imports({ explain, nextId: () => nextId++, changed, limits: importLimits, slicing })
  const merge = createMerge()
  const list = () => merge(rows.list(), imports.rows())

  const put = (key: string, exchange: Exchange, explained: Explained) => {
    const known = rows.get(key)
    if (!known) captured++
    const { annotation } = explained
    const id = known?.id ?? nextId++
    const repeated = known ? known.repeats : repeats.take(exchange)
    rows.put(key, {
      id,
      exchange: keptOf(exchange, annotation),
      annotation,
      repeats: repeated,
      imported: null,
      group: groupOf({ exchange, annotation }),
    })
    // Times from before are no times before: to compare them would accuse somebody of haste.
    if (wasSetBack()) attempts.clear()
    // The audit judges the page's code: what a person sends from the panel is none of its doing.
    const attempt = repeated === null ? attemptOf(id, exchange, explained) : null
    if (attempt) attempts.put(attempt)
    changed()
  }

  const explainAndPut = async (key: string, exchange: Exchange) => {
    pending.set(key, exchange)
    // Whatever goes wrong while it is explained, the row is not lost.
    const explained = await explain(exchange).catch(() => NOTHING)
    if (pending.get(key) !== exchange) return
    pending.delete(key)
    put(key, exchange, explained)
  }

  return {
    exchange(key, exchange, isPast = false) {
      if (isPast && !preserve) return
      if (isPlain(exchange)) put(key, exchange, NOTHING)
      else void explainAndPut(key, exchange)
    },
    navigated(sinceMs) {
      if (preserve) return
      const isOfThisPage = ({ startedAtMs }: Exchange) => startedAtMs === null || startedAtMs >= sinceMs
      rows.keep(({ exchange }) => isOfThisPage(exchange))
      for (const [key, exchange] of pending) if (!isOfThisPage(exchange)) pending.delete(key)
      captured = rows.list().length
      changed()
    },
    blind(kind, on) {
      const others = blind.filter((each) => each !== kind)
      if (on === others.length < blind.length) return
      blind = on ? [...others, kind] : others
      changed()
    },
    rows: list,
    health: () => ({
      captured,
      imported: imports.count,
      dropped: rows.dropped + imports.dropped,
      blind,
      ...imports.tally.addTo(rows.tally.addTo({ failures: 0, withoutBody: {}, cut: 0 })),
    }),
    attempts: () => attempts.list(),
    attemptsOf: (rowId) => imports.attemptsOf(rowId) ?? attempts.list(),
    import: (name, exchanges) => imports.read(name, exchanges),
    importing: () => imports.importing(),
    cancelImport: () => imports.cancel(),
    async explainAgain() {
      const now = rows
      await explainAgain({
        rows: now,
        isCurrent: () => rows === now,
        attemptsOf: (rowId) => (attempts.has(rowId) ? attempts : undefined),
        explain,
        slicing: slicing ?? REAL,
      })
      changed()
      await imports.explainAgain()
    },
    expectRepeat(rowId, askedAtMs) {
      const row = rows.list().find(({ id }) => id === rowId)
      return row ? repeats.expect(row, askedAtMs) : () => {}
    },
    preserveLog: () => preserve,
    setPreserveLog(on) {
      preserve = on
      changed()
    },
    setBodyChars(chars) {
      bodyChars = chars
      rows.setBodyChars(chars)
      imports.setBodyChars(chars)
      changed()
    },
    clear() {
      rows = new Rows({ ...limits, bodyChars })
      imports.clear()
      pending.clear()
      attempts.clear()
      repeats.clear()
      captured = 0
      changed()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
