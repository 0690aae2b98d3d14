import type { Blindness } from '../capture/capture'
import type { Annotation, Exchange } from '../engine'
import { Rows } from './rows'
import type { Health, Limits, Row, Session } from './session'

const DEFAULT_LIMITS: Limits = { failures: 5_000, successes: 10_000, bodyChars: 2 ** 26 }

/** What a session needs from outside, so that it runs in a test as it does in the devtools page. */
export interface SessionParts {
  /** What to say about an exchange; null when it is no error. It may have to be loaded first. */
  explain(exchange: Exchange): Promise<Annotation | null>
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

const isSuccess = ({ response, failure }: Exchange) => failure === null && response.status < 400

/** A success whose body nobody wanted: there is nothing in it to look at. */
const isPlain = (exchange: Exchange) => isSuccess(exchange) && exchange.response.body.state === 'missing'

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
export function createSession({
  explain,
  defer,
  limits = DEFAULT_LIMITS,
  preserveLog = false,
}: SessionParts): Session {
  let rows = new Rows(limits)
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

  const put = (key: string, exchange: Exchange, annotation: Annotation | null) => {
    const known = rows.get(key)
    if (!known) captured++
    const kept = annotation || !isSuccess(exchange) ? exchange : slim(exchange)
    rows.put(key, { id: known?.id ?? nextId++, exchange: kept, annotation })
    changed()
  }

  const explainAndPut = async (key: string, exchange: Exchange) => {
    pending.set(key, exchange)
    // Whatever goes wrong while it is explained, the row is not lost.
    const annotation = await explain(exchange).catch(() => null)
    if (pending.get(key) !== exchange) return
    pending.delete(key)
    put(key, exchange, annotation)
  }

  return {
    exchange(key, exchange) {
      if (isPlain(exchange)) put(key, exchange, null)
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
    rows: () => rows.list(),
    health: () => ({ captured, dropped: rows.dropped, blind, ...countBodies(rows.list()) }),
    preserveLog: () => preserve,
    setPreserveLog(on) {
      preserve = on
      changed()
    },
    clear() {
      rows = new Rows(limits)
      pending.clear()
      captured = 0
      changed()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
