import type { Gap } from '../sequence'
import { RFC6455_BACKOFF, span } from '../words'
import type { Rule } from './rule'

/** Fewer gaps say nothing about how they grow. */
const LEAST_GAPS = 3
/** A first wait of up to 5 s is reasonable (RFC 6455 §7.2.3); who always waits longer does no harm. */
const SHORT_MS = 5000
/** Repeated at once: what remains is the time the browser needs. Random waits are all this short in 1 of 100 cases. */
const AT_ONCE_MS = 40
/** Timers do not make equal gaps differ by more; random waits are this alike in 1 of 100 cases. */
const EQUAL = 0.1
const TIMER_MS = 20
/** From here on it is not by chance, as it may be with random waits, that no gap is longer than the first. */
const ENOUGH_GAPS = 5
const GROWTH = 1.5

/** Gaps that the client chose by itself: the server named no time, and no step of a protocol asked for the repeat. */
const isOwn = ({ askedMs, from }: Gap) => askedMs === null && from.retry?.verdict !== 'now'

function isFlat(gapsMs: readonly number[]): boolean {
  const [first = 0] = gapsMs
  const longest = Math.max(...gapsMs)
  if (longest < AT_ONCE_MS) return true
  if (longest - Math.min(...gapsMs) <= Math.max(TIMER_MS, longest * EQUAL)) return true
  return gapsMs.length >= ENOUGH_GAPS && longest < first * GROWTH
}

/** Repeated again and again in short gaps that do not grow. */
export const noBackoff: Rule = ({ gaps, isPoll }) => {
  const gapsMs = gaps.filter(isOwn).map(({ ms }) => ms)
  if (isPoll || gapsMs.length < LEAST_GAPS || Math.max(...gapsMs) >= SHORT_MS || !isFlat(gapsMs)) return null
  const shortest = span(Math.min(...gapsMs))
  const longest = span(Math.max(...gapsMs))
  const between = shortest === longest ? `each ${longest}` : `${shortest} to ${longest}`
  return {
    rule: 'retry/no-backoff',
    owner: 'client',
    what: `Repeated ${gapsMs.length} times in gaps that do not grow (${between} after the answer).`,
    why: 'A server in trouble gets the same load again at once, and from every client: it takes longer to recover.',
    fix: 'Double the wait after every try, starting at about 1 s, and draw it at random between 0 and that.',
    line: null,
    source: RFC6455_BACKOFF,
  }
}
