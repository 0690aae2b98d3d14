import type { Blindness } from '../capture/capture'
import { annotate, type Catalogue, type Exchange } from '../engine'
import type { Health, Limits, Row, Session } from './session'

const DEFAULT_LIMITS: Limits = { failures: 5_000, successes: 10_000, bodyChars: 2 ** 26 }

/** What a session needs from outside, so that it runs in a test as it does in the devtools page. */
export interface SessionParts {
  catalogue: Catalogue
  nowMs(): number
  /** Runs the callback soon, once: many changes in one turn become one notice. */
  defer(callback: () => void): void
  limits?: Limits
  preserveLog?: boolean
}

/** A success keeps what its line in the list shows, and nothing else: its bodies and headers are not ours to hold. */
const slim = (exchange: Exchange): Exchange => ({
  ...exchange,
  request: { ...exchange.request, headers: [], body: null },
  response: { ...exchange.response, headers: [], body: { state: 'missing', why: 'not-kept' } },
})

const bodyCharsOf = ({ exchange: { response } }: Row) =>
  response.body.state === 'present' ? response.body.text.length : 0

const startOf = ({ exchange }: Row) => exchange.startedAtMs ?? 0

const withoutItsBody = (row: Row): Row => ({
  ...row,
  exchange: {
    ...row.exchange,
    response: { ...row.exchange.response, body: { state: 'missing', why: 'over-budget' } },
  },
})

/** Rows in the order in which they came, within limits. A row whose exchange is reported again keeps its place. */
class Rows {
  readonly #rows = new Map<string, Row>()
  readonly #keys = { failures: new Set<string>(), successes: new Set<string>() }
  #bodyChars = 0
  #list: readonly Row[] | null = null
  dropped = 0

  constructor(private readonly limits: Limits) {}

  get(key: string): Row | undefined {
    return this.#rows.get(key)
  }

  /** By start, because browsers report requests in the order in which they end. */
  list(): readonly Row[] {
    this.#list ??= [...this.#rows.values()].sort((a, b) => startOf(a) - startOf(b) || a.id - b.id)
    return this.#list
  }

  put(key: string, row: Row): void {
    const before = this.#rows.get(key)
    this.#bodyChars += bodyCharsOf(row) - (before ? bodyCharsOf(before) : 0)
    this.#rows.set(key, row)
    this.#list = null
    const [kind, other] = row.annotation
      ? (['failures', 'successes'] as const)
      : (['successes', 'failures'] as const)
    this.#keys[other].delete(key)
    this.#keys[kind].add(key)
    if (this.#keys[kind].size > this.limits[kind]) this.#dropOldest(kind)
    if (this.#bodyChars > this.limits.bodyChars) this.#dropBodies(key)
  }

  /** Forgets what does not pass, without counting it as dropped. */
  keep(passes: (row: Row) => boolean): void {
    for (const [key, row] of this.#rows) if (!passes(row)) this.#remove(key, row)
  }

  #remove(key: string, row: Row): void {
    this.#rows.delete(key)
    this.#keys.failures.delete(key)
    this.#keys.successes.delete(key)
    this.#bodyChars -= bodyCharsOf(row)
    this.#list = null
  }

  #dropOldest(kind: 'failures' | 'successes'): void {
    const [key] = this.#keys[kind]
    const row = key === undefined ? undefined : this.#rows.get(key)
    if (key === undefined || row === undefined) return
    this.#remove(key, row)
    this.dropped++
  }

  /** Down to three quarters of the budget, oldest first, so that a full log is not searched at every request. */
  #dropBodies(newest: string): void {
    for (const key of this.#keys.failures) {
      const row = this.#rows.get(key)
      if (this.#bodyChars <= this.limits.bodyChars * 0.75 || key === newest) return
      if (!row || bodyCharsOf(row) === 0) continue
      this.#bodyChars -= bodyCharsOf(row)
      this.#rows.set(key, withoutItsBody(row))
    }
  }
}

function countBodies(rows: readonly Row[]): Pick<Health, 'withoutBody' | 'cut'> {
  const withoutBody: Health['withoutBody'] = {}
  let cut = 0
  for (const { annotation, exchange } of rows) {
    const { body } = exchange.response
    if (body.state === 'missing' && annotation) withoutBody[body.why] = (withoutBody[body.why] ?? 0) + 1
    if (body.state === 'present' && body.cut) cut++
  }
  return { withoutBody, cut }
}

/** Starts an empty session. Rows come in through the sink half, and the panel reads through the view half. */
export function createSession(parts: SessionParts): Session {
  const { catalogue, nowMs, defer, limits = DEFAULT_LIMITS } = parts
  let rows = new Rows(limits)
  let captured = 0
  let blind: Blindness[] = []
  let preserve = parts.preserveLog ?? false
  let nextId = 1
  let noticePending = false
  const listeners = new Set<() => void>()

  const changed = () => {
    if (noticePending) return
    noticePending = true
    defer(() => {
      noticePending = false
      for (const listener of [...listeners]) listener()
    })
  }

  const startOver = () => {
    rows = new Rows(limits)
    captured = 0
    changed()
  }

  return {
    exchange(key, exchange) {
      const known = rows.get(key)
      const annotation = annotate(exchange, catalogue, nowMs())
      if (!known) captured++
      rows.put(key, {
        id: known?.id ?? nextId++,
        exchange: annotation ? exchange : slim(exchange),
        annotation,
      })
      changed()
    },
    navigated(sinceMs) {
      if (preserve) return
      rows.keep(({ exchange }) => exchange.startedAtMs === null || exchange.startedAtMs >= sinceMs)
      captured = rows.list().length
      changed()
    },
    blind(kind, on) {
      const others = blind.filter((each) => each !== kind)
      if (on === others.length < blind.length) return
      blind = on ? [...others, kind] : others
      changed()
    },
    rows: () => rows.list(),
    health: () => ({ captured, dropped: rows.dropped, blind, ...countBodies(rows.list()) }),
    preserveLog: () => preserve,
    setPreserveLog(on) {
      preserve = on
      changed()
    },
    clear: startOver,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
