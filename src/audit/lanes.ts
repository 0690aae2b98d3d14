/** Splits the tries of an operation into sequences: each try of a sequence answers the failure of the one before it. */
import { SHORTEST_TIMEOUT_MS } from './applied'
import type { Attempt } from './attempt'

/** Starts and durations are rounded by browsers. */
const ROUNDING_MS = 2

/** A backoff may be capped, at no less than a minute (RFC 6298 §2.5): who comes back later starts anew. */
const PAUSE_MS = 60_000

/** Did it fail, so that another try could be wanted? A success ends a sequence: asking again is a new use. */
function invitesRepeat({ status, retry, method, startedAtMs, endedAtMs }: Attempt): boolean {
  if (retry === null) return status === 0 || status >= 400
  // Cancelled: the page itself gave up. Only a write that had been waiting for long looks like a client's timeout.
  if (status === 0 && retry.verdict === 'never')
    return /^(?:POST|PATCH)$/.test(method) && endedAtMs - startedAtMs >= SHORTEST_TIMEOUT_MS
  return true
}

/** The earliest moment at which the server would have been asked again as it wished. */
export const allowedAtMs = ({ endedAtMs, retry }: Attempt): number =>
  Math.max(endedAtMs, retry?.readyAtMs ?? 0)

const lastOf = (lane: Attempt[]) => lane.at(-1) as Attempt

/** Which of the waiting callers sent this try? Its key tells, else the one that waited longest is assumed. */
function callerOf({ key }: Attempt, waiting: readonly Attempt[][]): Attempt[] | undefined {
  if (key === null) return waiting[0]
  const same = waiting.find((lane) => lastOf(lane).key?.digest === key.digest)
  // Several callers with keys of their own: a further key is most likely a further caller.
  return same ?? (waiting.length === 1 ? waiting[0] : waiting.find((lane) => lastOf(lane).key === null))
}

/**
 * Sequences of tries, each in order of start. Tries that overlap are parallel callers and get a sequence each.
 * @param attempts of one operation, by start
 */
export function lanesOf(attempts: readonly Attempt[]): Attempt[][] {
  const lanes: Attempt[][] = []
  const laneOf = new Map<Attempt, Attempt[]>()
  const failures = attempts.filter(invitesRepeat).sort((a, b) => a.endedAtMs - b.endedAtMs)
  /** Callers whose last try has failed by now, the earliest failure first. */
  let waiting: Attempt[][] = []
  let next = 0
  for (const attempt of attempts) {
    const { startedAtMs } = attempt
    for (; (failures[next]?.endedAtMs ?? Number.POSITIVE_INFINITY) <= startedAtMs + ROUNDING_MS; next++) {
      const failed = laneOf.get(failures[next] as Attempt)
      // It starts in this very moment, and ends in it too.
      if (!failed) break
      waiting.push(failed)
    }
    waiting = waiting.filter((lane) => startedAtMs <= allowedAtMs(lastOf(lane)) + PAUSE_MS)
    const lane = callerOf(attempt, waiting)
    if (lane) {
      lane.push(attempt)
      waiting = waiting.filter((each) => each !== lane)
    } else lanes.push([attempt])
    laneOf.set(attempt, lane ?? (lanes.at(-1) as Attempt[]))
  }
  return lanes
}
