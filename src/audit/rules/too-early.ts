import type { Gap } from '../sequence'
import { RFC9110_RETRY_AFTER, span } from '../words'
import type { Rule } from './rule'

/** Timers and clocks are never exact. */
const TOLERANCE_MS = 250
/** Dates in headers are cut to whole seconds, the response's own as well as the one to wait for. */
const DATE_TOLERANCE_MS = 1000
const TOLERANCE_PART = 0.05

/** `Retry-After: 20` is counted from the response; a date or an epoch time is not. */
const isRelative = (delayFrom: string | null) =>
  /: \d{1,8}(?:\.\d+)?$|: [\d.]+(?:ms|[hms])/.test(delayFrom ?? '')

/** How much too early the later try came; 0 when it was in time. */
export function earlyMs({ ms, askedMs, from }: Gap): number {
  if (askedMs === null) return 0
  const least = isRelative(from.retry?.delayFrom ?? null) ? TOLERANCE_MS : DATE_TOLERANCE_MS
  const early = askedMs - ms
  return early > Math.max(least, askedMs * TOLERANCE_PART) ? early : 0
}

const WAIT = 'Wait as long as the server asks before the next try.'
/** A header that is not exposed is invisible to the page, and to its code the response seems to name no time. */
const EXPOSE =
  ' If the page cannot read that header, the server has to expose it (Access-Control-Expose-Headers).'

/** Repeated before the time that the server itself had named. */
export const tooEarly: Rule = ({ gaps }) => {
  const early = gaps.filter((gap) => earlyMs(gap) > 0)
  const worst = [...early].sort((a, b) => earlyMs(b) - earlyMs(a))[0]
  if (!worst) return null
  const { retry, policy } = worst.from
  const delayFrom = retry?.delayFrom ?? ''
  const asked = `${span(worst.askedMs ?? 0)}${delayFrom ? ` (${delayFrom})` : ''}`
  const count = gaps.length === 1 ? '' : ` ${early.length} of ${gaps.length} repeats came too early.`
  return {
    rule: 'retry/too-early',
    owner: 'client',
    what: `Repeated ${span(worst.ms)} after the answer; the server had asked for ${asked}, so this was ${span(earlyMs(worst))} too early.${count}`,
    why: 'Until then the server may turn the request away again, and count the tries against the limit too.',
    fix: WAIT + (delayFrom === '' || /^\/|^request body/.test(delayFrom) ? '' : EXPOSE),
    line: null,
    source: retry?.source ?? policy?.source ?? RFC9110_RETRY_AFTER,
  }
}
