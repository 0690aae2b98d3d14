/**
 * The geometry of an audit's picture: one lane for each try, from top to bottom by start; across, places in percent of
 * the time axis. Pure: what is drawn, and in which shapes, is the component's.
 */
import type { Attempt } from '../audit/attempt'
import type { Audit } from '../audit/audit'
import { earlyMs } from '../audit/rules/too-early'
import { sequenceOf } from '../audit/sequence'
import { text } from './text'
import { type Axis, placeOf, type Tick, ticksOf } from './time-axis'

/** The span in which the server asked for no further try. */
interface Wait {
  from: number
  to: number
  /** How many lanes it covers: its own, and those of all tries up to the first that could be in time. */
  lanes: number
  /** It ends to the right of the picture. */
  beyond: boolean
}

/** One try, as a bar. */
export interface Bar {
  rowId: number
  /** Counted from 1 among all tries. */
  number: number
  from: number
  to: number
  /** At the end of the bar; '' where it would only repeat the line above. */
  status: string
  failed: boolean
  wait: Wait | null
  early: boolean
}

export interface Picture {
  bars: Bar[]
  ticks: Tick[]
  /** How long after the first try the last wait ends, where that is beyond the picture; else null. */
  beyondMs: number | null
  /** Tries that there was no room for. */
  leftOut: number
}

/** More lanes than this are no picture any more. */
export const MOST_BARS = 40
/** Up to here every bar has its status; from here on only where it changes. */
const MOST_LABELS = 20
/** A wait so many times longer than the tries would press them into a line: it is cut off instead. */
const LONGEST_WAIT = 60
/** Where it is cut off, the tries take the first quarter. */
const CUT_AT = 4

/** When the next try is allowed, as far as waiting decides it; null where no wait makes a repeat right. */
export function allowedFromMs({ retry }: Attempt): number | null {
  return retry === null || retry.verdict === 'fix' || retry.verdict === 'never' ? null : retry.readyAtMs
}

/** The tries that came too early, by the measure of the audit, which forgives what clocks and timers do. */
export function earlyOnes(attempts: readonly Attempt[]): Set<Attempt> {
  const { gaps } = sequenceOf(attempts, attempts)
  const early = gaps.filter((gap) => allowedFromMs(gap.from) !== null && earlyMs(gap) > 0)
  return new Set(early.map(({ to }) => to))
}

/** What the axis has to show: all tries, and the ends of their waits where these are not far off. */
export function axisOf(attempts: readonly Attempt[]): Axis {
  const fromMs = Math.min(...attempts.map((each) => each.startedAtMs))
  const lastMs = Math.max(fromMs + 1, ...attempts.map((each) => each.endedAtMs))
  const readyMs = Math.max(lastMs, ...attempts.map((each) => allowedFromMs(each) ?? 0))
  const spanMs = lastMs - fromMs
  const fits = readyMs - fromMs <= spanMs * LONGEST_WAIT
  return { fromMs, toMs: fits ? readyMs : fromMs + spanMs * CUT_AT, zeroMs: fromMs }
}

/** As many tries as there are lanes for, with the one of the row among them. */
function tail(attempts: Attempt[], rowId: number): { shown: Attempt[]; first: number } {
  const at = attempts.findIndex((each) => each.rowId === rowId)
  const last = Math.max(0, attempts.length - MOST_BARS)
  const first = at < 0 ? last : Math.min(at, last)
  return { shown: attempts.slice(first, first + MOST_BARS), first }
}

function waitOf(shown: readonly Attempt[], index: number, axis: Axis): Wait | null {
  const attempt = shown[index] as Attempt
  const readyMs = allowedFromMs(attempt)
  if (readyMs === null || readyMs <= attempt.endedAtMs) return null
  const after = shown.findIndex((each, i) => i > index && each.startedAtMs >= readyMs)
  const end = after < 0 ? shown.length : after + 1
  return {
    from: placeOf(attempt.endedAtMs, axis),
    to: placeOf(readyMs, axis),
    lanes: end - index,
    beyond: readyMs > axis.toMs,
  }
}

/** The word at the end of a bar. */
export const statusOf = ({ status }: Attempt): string =>
  status === 0 ? text('status_noResponse') : String(status)

/** @param rowId the row whose card shows the picture */
export function pictureOf({ attempts }: Audit, rowId: number): Picture {
  const { shown, first } = tail(attempts, rowId)
  const axis = axisOf(shown)
  const early = earlyOnes(attempts)
  const bars = shown.map((attempt, index): Bar => {
    const repeats = index > 0 && shown[index - 1]?.status === attempt.status && index < shown.length - 1
    return {
      rowId: attempt.rowId,
      number: first + index + 1,
      from: placeOf(attempt.startedAtMs, axis),
      to: placeOf(attempt.endedAtMs, axis),
      status: shown.length > MOST_LABELS && repeats ? '' : statusOf(attempt),
      failed: attempt.retry !== null || attempt.status === 0 || attempt.status >= 400,
      wait: waitOf(shown, index, axis),
      early: early.has(attempt),
    }
  })
  const readyMs = Math.max(...shown.map((each) => allowedFromMs(each) ?? 0))
  return {
    bars,
    ticks: ticksOf(axis),
    beyondMs: readyMs > axis.toMs ? readyMs - axis.zeroMs : null,
    leftOut: attempts.length - shown.length,
  }
}
