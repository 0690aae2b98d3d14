import type { Finding } from '../../engine'
import type { Host } from '../host'
import type { Rate } from '../rate'
import { span } from '../words'

/** Who keeps exactly to a limit is now and then a moment early: a window this much shorter has to be too full as well. */
const PACED = 0.95

/** Limits on a part of what the API does: from outside it cannot be told which requests count. */
const IS_PARTIAL =
  /\b(?:endpoints?|actions?|machine|base|making|creating|resource|method|route|tier|unauthenticated)\b/i

interface Excess {
  rate: Rate
  /** Requests of the window that the server refused for their rate. */
  refused: number
  /** Limits for the same window: which one applies depends on the account. */
  others: number[]
}

function excessOf(rate: Rate, rates: readonly Rate[], { attempts }: Host): Excess {
  const { limit, peakAtMs } = rate
  const refused = attempts.filter(
    ({ startedAtMs, status, retry }) =>
      startedAtMs >= peakAtMs &&
      startedAtMs < peakAtMs + limit.windowMs &&
      (status === 429 || (status >= 400 && retry?.verdict === 'after')),
  ).length
  const sameWindow = rates.filter((each) => each.limit.windowMs === limit.windowMs)
  const others = [...new Set(sameWindow.map((each) => each.limit.limit))].sort((a, b) => a - b)
  return { rate, refused, others }
}

function isExceeded({ peakAtMs, limit, startsAtMs }: Rate): boolean {
  const inShorter = startsAtMs.filter((ms) => ms >= peakAtMs && ms < peakAtMs + limit.windowMs * PACED).length
  return inShorter > limit.limit
}

/** Without a refusal it has to be plain which limit applies, and that it counts all requests. */
const isCertain = ({ rate, refused, others }: Excess) =>
  refused > 0 || (others.length === 1 && !IS_PARTIAL.test(rate.limit.per))

/** The limits that were exceeded: for each length of window the strictest, shortest window first. */
export function excesses(rates: readonly Rate[], host: Host): Excess[] {
  const exceeded = rates
    .filter(isExceeded)
    .sort((a, b) => a.limit.windowMs - b.limit.windowMs || a.limit.limit - b.limit.limit)
    .map((rate) => excessOf(rate, rates, host))
    .filter(isCertain)
  return exceeded.filter(({ rate }, i) => rate.limit.windowMs !== exceeded[i - 1]?.rate.limit.windowMs)
}

/** More requests than the API documents. */
export function overLimit({ rate: { limit, peak }, refused, others }: Excess, host: Host): Finding {
  const window = span(limit.windowMs)
  const higher = others.filter((each) => each > limit.limit)
  const depends = higher.length > 0 ? `, or ${higher.join(' or ')} for other accounts` : ''
  const refusals = refused > 0 ? ` ${refused} of them ${refused === 1 ? 'was' : 'were'} refused.` : ''
  return {
    rule: 'rate/over-limit',
    owner: 'client',
    what: `${peak} requests to ${host.name} within ${window}; documented are ${limit.limit} (per ${limit.per})${depends}.${refusals}`,
    why: 'What goes beyond the limit is refused; and only what this tab sent is counted here, while others may use up the same limit.',
    fix: `Space the requests out, at most ${limit.limit} within ${window}, or ask for several things with one request.`,
    line: null,
    source: limit.source,
  }
}
