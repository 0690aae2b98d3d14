/** Rounds: repeats of parallel callers that started together, because each waits and none at random. */
import type { Attempt } from './attempt'
import type { Gap, Sequence } from './sequence'

/** Repeats that start within this time of each other reach the server as one burst. */
const TOGETHER_MS = 100
/** Waits of one length: what a fixed delay leaves behind. */
const ALIKE = 0.1
/** Around a round in which what had worked is sent again too, the page was loaded anew. */
const RELOAD_MS = 1000

/** Repeats that started together, and whose they were. */
export interface Round {
  gaps: Gap[]
  callers: Set<Sequence>
}

/** A repeat that was meant to be sent at once is no part of a storm: after a new token, or as a step of a protocol. */
const isWait = ({ from: { status, retry } }: Gap) =>
  status !== 401 && !/^(?:now|fix|never)$/.test(retry?.verdict ?? '')

function areAlike(gaps: readonly Gap[]): boolean {
  const waits = gaps.map(({ ms }) => ms)
  const longest = Math.max(...waits)
  return longest - Math.min(...waits) <= Math.max(TOGETHER_MS, longest * ALIKE)
}

/** When something that had succeeded was asked for again. */
function reusesOf(attempts: readonly Attempt[], repeats: ReadonlySet<Attempt>): number[] {
  const succeeded = new Set<string>()
  const reuses: number[] = []
  for (const each of attempts) {
    if (!repeats.has(each) && succeeded.has(each.operation)) reuses.push(each.startedAtMs)
    if (each.retry === null && each.status > 0 && each.status < 400) succeeded.add(each.operation)
  }
  return reuses
}

/** @param attempts all requests to one host, by start; @param sequences the same, as sequences */
export function roundsOf(attempts: readonly Attempt[], sequences: readonly Sequence[]): Round[] {
  const repeats = sequences
    .filter(({ isPoll }) => !isPoll)
    .flatMap((caller) => caller.gaps.filter(isWait).map((gap) => ({ caller, gap })))
    .sort((a, b) => a.gap.to.startedAtMs - b.gap.to.startedAtMs)
  const rounds: Round[] = []
  let untilMs = Number.NEGATIVE_INFINITY
  for (const { caller, gap } of repeats) {
    const { startedAtMs } = gap.to
    if (startedAtMs > untilMs) {
      rounds.push({ gaps: [], callers: new Set() })
      untilMs = startedAtMs + TOGETHER_MS
    }
    rounds.at(-1)?.gaps.push(gap)
    rounds.at(-1)?.callers.add(caller)
  }
  const real = rounds.filter(({ gaps, callers }) => callers.size >= 2 && areAlike(gaps))
  if (real.length === 0) return []
  const reuses = reusesOf(attempts, new Set(repeats.map(({ gap }) => gap.to)))
  const isReload = ({ gaps: [gap] }: Round) =>
    reuses.some((ms) => Math.abs(ms - (gap?.to.startedAtMs ?? 0)) <= RELOAD_MS)
  return real.filter((round) => !isReload(round))
}
