/** What the picture of an audit shows, in one sentence. Pure. */
import type { Attempt } from '../audit/attempt'
import type { Audit } from '../audit/audit'
import { allowedFromMs, axisOf, earlyOnes, statusOf } from './attempts-picture'
import { elapsed } from './time-axis'

/** More runs than this are summed up. */
const MOST_RUNS = 4

const times = (n: number, status: string) => (n > 1 ? `${n} × ${status}` : status)

/** `3 × 429, 200`; in sums where it goes to and fro. */
function statusesIn(attempts: readonly Attempt[]): string {
  const statuses = attempts.map(statusOf)
  const starts = statuses.map((_, i) => i).filter((i) => statuses[i] !== statuses[i - 1])
  if (starts.length <= MOST_RUNS) {
    return starts
      .map((at, i) => times((starts[i + 1] ?? statuses.length) - at, statuses[at] as string))
      .join(', ')
  }
  const sums = [...new Set(statuses)].map((each) =>
    times(statuses.filter((status) => status === each).length, each),
  )
  return `${sums.join(', ')}, in turns, at last ${statuses.at(-1)}`
}

function earlyWords(attempts: readonly Attempt[]): string {
  const early = earlyOnes(attempts).size
  if (early > 0) return `${early} came before the time allowed`
  const isShort = attempts.some(
    (each, i) => i > 0 && each.startedAtMs < (allowedFromMs(attempts[i - 1] as Attempt) ?? 0),
  )
  return isShort ? 'no try came earlier than clocks may differ' : 'no try came before its time'
}

/** What the picture shows, in words, also for those who cannot see it. For two tries or more. */
export function sentenceOf({ attempts }: Audit): string {
  const { fromMs: startMs } = axisOf(attempts)
  const endMs = Math.max(...attempts.map((each) => each.endedAtMs))
  const readyMs = Math.max(...attempts.map((each) => allowedFromMs(each) ?? 0))
  const parts = [`${attempts.length} tries within ${elapsed(endMs - startMs)}: ${statusesIn(attempts)}`]
  if (readyMs > startMs) {
    parts.push(`the last wait that was asked for ends ${elapsed(readyMs - startMs)} after the first try`)
    parts.push(earlyWords(attempts))
  }
  return `${parts.join('; ')}.`
}
