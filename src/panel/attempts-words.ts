/** What the picture of an audit shows, in one sentence. Pure. */
import type { Attempt } from '../audit/attempt'
import type { Audit } from '../audit/audit'
import { allowedFromMs, axisOf, earlyOnes, statusOf } from './attempts-picture'
import { plural, text } from './text'
import { elapsed } from './time-axis'

/** More runs than this are summed up. */
const MOST_RUNS = 4

const times = (n: number, status: string) => (n > 1 ? text('tries_run', n, status) : status)

const listOf = (items: readonly string[]) => items.join(text('common_comma'))

/** `3 × 429, 200`; in sums where it goes to and fro. */
function statusesIn(attempts: readonly Attempt[]): string {
  const statuses = attempts.map(statusOf)
  const starts = statuses.map((_, i) => i).filter((i) => statuses[i] !== statuses[i - 1])
  if (starts.length <= MOST_RUNS) {
    return listOf(
      starts.map((at, i) => times((starts[i + 1] ?? statuses.length) - at, statuses[at] as string)),
    )
  }
  const sums = [...new Set(statuses)].map((each) =>
    times(statuses.filter((status) => status === each).length, each),
  )
  return text('tries_inTurns', listOf(sums), statuses.at(-1) ?? '')
}

function earlyWords(attempts: readonly Attempt[]): string {
  const early = earlyOnes(attempts).size
  if (early > 0) return plural(early, 'tries_early')
  const isShort = attempts.some(
    (each, i) => i > 0 && each.startedAtMs < (allowedFromMs(attempts[i - 1] as Attempt) ?? 0),
  )
  return text(isShort ? 'tries_earlyByClocks' : 'tries_noneEarly')
}

/** What the picture shows, in words, also for those who cannot see it. For two tries or more. */
export function sentenceOf({ attempts }: Audit): string {
  const { fromMs: startMs } = axisOf(attempts)
  const endMs = Math.max(...attempts.map((each) => each.endedAtMs))
  const readyMs = Math.max(...attempts.map((each) => allowedFromMs(each) ?? 0))
  const tries = plural(attempts.length, 'tries_within', elapsed(endMs - startMs), statusesIn(attempts))
  if (readyMs <= startMs) return text('tries_sentence', tries)
  return text('tries_sentenceWithWait', tries, elapsed(readyMs - startMs), earlyWords(attempts))
}
