/** The geometry of the rate chart: how many requests started within the window before each moment. Pure. */
import type { Rate } from '../audit/audit'
import { duration } from '../engine'
import { text } from './text'
import { type Axis, placeOf, type Tick, ticksOf } from './time-axis'

/** Heights are shares of the chart, 0 at the bottom and 100 at the top. */
export interface RatePicture {
  /** From left to right; each holds until the next. */
  steps: { at: number; height: number }[]
  limitHeight: number
  /** `10 in 1 s`. */
  limitLabel: string
  peak: { at: number; height: number }
  ticks: Tick[]
}

/** Room above the highest step, for its number. */
const HEADROOM = 1.25

/** More charts than this are in the way. */
const MOST_CHARTS = 2

/** The rates worth a chart: of each window's limits the one that was exceeded most; else the one that came nearest. */
export function charted(rates: readonly Rate[]): Rate[] {
  const fullest = rates.toSorted((a, b) => b.peak / b.limit.limit - a.peak / a.limit.limit)
  const exceeded = fullest.filter(
    ({ peak, limit }, i) =>
      peak > limit.limit && fullest.findIndex((each) => each.limit.windowMs === limit.windowMs) === i,
  )
  return exceeded.length > 0 ? exceeded.slice(0, MOST_CHARTS) : fullest.slice(0, 1)
}

/** `10 in 1 s`. */
const rateLabel = (count: number, windowMs: number) => text('rate_label', count, duration(windowMs))

/** @param axis of the tries above: the chart shares it where it can hold all that is counted */
export function ratePictureOf({ limit, peak, peakAtMs, startsAtMs }: Rate, tries: Axis): RatePicture {
  const starts = startsAtMs.toSorted((a, b) => a - b)
  const axis: Axis = {
    fromMs: Math.min(tries.fromMs, starts[0] ?? tries.fromMs),
    toMs: Math.max(tries.toMs, (starts.at(-1) ?? tries.toMs) + limit.windowMs),
    zeroMs: tries.zeroMs,
  }
  const heightOf = (count: number) =>
    Math.round((count / (Math.max(peak, limit.limit) * HEADROOM)) * 10_000) / 100
  const moments = [...starts, ...starts.map((ms) => ms + limit.windowMs)].sort((a, b) => a - b)
  const steps = [{ at: 0, height: 0 }]
  let from = 0
  let to = 0
  for (const ms of moments) {
    while (to < starts.length && (starts[to] as number) <= ms) to++
    while (from < to && (starts[from] as number) <= ms - limit.windowMs) from++
    steps.push({ at: placeOf(ms, axis), height: heightOf(to - from) })
  }
  // The window with the most starts is counted in full when its last request starts.
  const inPeak = starts.filter((ms) => ms >= peakAtMs && ms < peakAtMs + limit.windowMs)
  return {
    steps,
    limitHeight: heightOf(limit.limit),
    limitLabel: rateLabel(limit.limit, limit.windowMs),
    peak: { at: placeOf(inPeak.at(-1) ?? peakAtMs, axis), height: heightOf(peak) },
    ticks: ticksOf(axis),
  }
}

/** What the chart shows, in words. */
export const rateSentence = ({ peak, limit }: Rate): string =>
  text('rate_sentence', rateLabel(peak, limit.windowMs), rateLabel(limit.limit, limit.windowMs))
