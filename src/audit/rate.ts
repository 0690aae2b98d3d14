/** How fast requests came, in windows that slide, against the limits that the API documents. */
import type { RateLimit } from '../engine'
import type { Attempt } from './attempt'
import type { Host } from './host'

/** How fast requests came, against a documented limit. */
export interface Rate {
  limit: RateLimit
  /** The most requests that started within any one window. */
  peak: number
  /** Epoch ms at which that window starts. */
  peakAtMs: number
  /** Requests to the host within the audited time, by start, epoch ms: for drawing the rate. */
  startsAtMs: number[]
}

/** Every limit that the packs name for a host, once. To one host, a vendor's policy is always the same. */
function limitsOf(attempts: readonly Attempt[]): RateLimit[] {
  const policies = new Map(attempts.map(({ vendor, policy }) => [policy && vendor, policy]))
  const limits = [...policies.values()].flatMap((policy) => policy?.limits ?? [])
  return [...new Map(limits.map((each) => [`${each.limit}/${each.windowMs}/${each.per}`, each])).values()]
}

/** The first index from which on the sorted numbers are at least this. */
function firstFrom(numbers: readonly number[], least: number): number {
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] as number) < least) low = middle + 1
    else high = middle
  }
  return low
}

/** The fullest window [start, start + windowMs) that holds at least one of `among`. Both lists are sorted. */
function peakOf(starts: readonly number[], among: readonly number[], windowMs: number) {
  let [peak, peakAtMs, end, next] = [0, starts[0] ?? 0, 0, 0]
  for (const [index, startMs] of starts.entries()) {
    while (end < starts.length && (starts[end] as number) < startMs + windowMs) end++
    while (next < among.length && (among[next] as number) < startMs) next++
    const holds = next < among.length && (among[next] as number) < startMs + windowMs
    if (holds && end - index > peak) [peak, peakAtMs] = [end - index, startMs]
  }
  return { peak, peakAtMs }
}

/**
 * The rate of requests to a host around some tries, one for each documented limit. What never got an answer is not
 * counted, since it may not have reached the server.
 * @param tries of which at least one lies in every window that is looked at, by start
 */
export function ratesOf(tries: readonly Attempt[], host: Host): Rate[] {
  const limits = limitsOf(host.attempts)
  if (limits.length === 0) return []
  const startsOf = (attempts: readonly Attempt[]) =>
    attempts.filter(({ status }) => status > 0).map(({ startedAtMs }) => startedAtMs)
  const all = startsOf(host.attempts)
  const among = startsOf(tries)
  const [firstMs, lastMs] = [among[0], among.at(-1)]
  if (firstMs === undefined || lastMs === undefined) return []
  return limits.map((limit) => {
    const { windowMs } = limit
    const startsAtMs = all.slice(firstFrom(all, firstMs - windowMs), firstFrom(all, lastMs + windowMs))
    return { limit, ...peakOf(startsAtMs, among, windowMs), startsAtMs }
  })
}
