import type { Finding } from '../../engine'
import type { Gap, Sequence } from '../sequence'
import { policySource, RFC6455_BACKOFF, RFC9110_RETRY_AFTER, span, times } from '../words'
import { earlyMs } from './too-early'

/** Waits this short are no waits. */
const LEAST_MS = 50
/** Random parts may make a gap a little shorter than the one before. */
const NEARLY = 0.8
const GROWTH = 1.5

function hasGrown(gapsMs: readonly number[]): boolean {
  const [first = 0] = gapsMs
  const neverShrinks = gapsMs.every((ms, i) => i === 0 || ms >= (gapsMs[i - 1] ?? 0) * NEARLY)
  return first >= LEAST_MS && neverShrinks && (gapsMs.at(-1) ?? 0) >= first * GROWTH
}

/** Something that no rule blames, and that is nothing to praise. */
const isDoubtful = ({ from, to }: Gap) =>
  from.retry?.verdict === 'fix' ||
  from.retry?.verdict === 'never' ||
  (from.mayApplyTwice && (from.key === null || from.key.digest !== to.key?.digest))

/** What was done well; null when there is nothing to praise. Asked only when no rule found fault. */
export function wellBehaved({ tries, gaps }: Sequence): Finding | null {
  const waits = gaps.filter((gap) => (gap.askedMs ?? 0) >= LEAST_MS && earlyMs(gap) === 0)
  const [wait] = waits
  const own = gaps.filter(({ askedMs }) => askedMs === null).map(({ ms }) => ms)
  const grown = hasGrown(own)
  if (gaps.some(isDoubtful) || (!wait && !grown)) return null
  const done = [
    wait
      ? `waited ${waits.length === 1 ? span(wait.ms) : 'each time'} as asked (${wait.from.retry?.delayFrom ?? span(wait.askedMs ?? 0)})`
      : '',
    grown ? `let the wait grow from ${span(own[0] ?? 0)} to ${span(own.at(-1) ?? 0)}` : '',
    gaps.some(({ from }) => from.mayApplyTwice) ? 'kept the idempotency key' : '',
  ].filter(Boolean)
  return {
    rule: 'retry/well-behaved',
    owner: 'client',
    what: `Repeated ${times(gaps.length)} and ${done.join(', and ')}.`,
    why: 'The server gets the time it needs, and the request its best chance.',
    fix: 'Keep it like this.',
    line: null,
    source: policySource(tries, wait ? RFC9110_RETRY_AFTER : RFC6455_BACKOFF),
  }
}
