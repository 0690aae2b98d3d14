/** A linear time axis: places in percent of its width, ticks at round steps, labels in human durations. Pure. */
import { duration, wait } from './format'

/** A stretch of time, in epoch milliseconds, counted from a zero that may lie within it. */
export interface Axis {
  fromMs: number
  toMs: number
  zeroMs: number
}

/** One mark of an axis. */
export interface Tick {
  /** Percent of the width. */
  at: number
  label: string
}

const S = 1000
const MIN = 60 * S
const H = 60 * MIN
const DAY = 24 * H
const STEPS_MS = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 20, 30].map((n) => n * S),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MIN),
  ...[1, 2, 3, 6, 12].map((n) => n * H),
  ...[1, 2, 7, 30, 90, 365].map((n) => n * DAY),
]
/** More labels than this touch one another in a panel that is docked at the side. */
const MOST_STEPS = 5

/** Where a moment is on the axis, in percent; what lies outside is at the edge. */
export function placeOf(atMs: number, { fromMs, toMs }: Axis): number {
  const share = (atMs - fromMs) / (toMs - fromMs)
  return Math.round(Math.min(1, Math.max(0, share)) * 10_000) / 100
}

/** A time since some moment, in the unit that reads best. */
export const elapsed = (ms: number): string => (ms < MIN ? duration(Math.max(0, ms)) : wait(ms))

/** One unit for all labels of an axis; a multiple of a round step needs few digits in it. */
function labelOf(ms: number, stepMs: number, spanMs: number): string {
  if (ms === 0) return '0'
  const [unit, word] =
    stepMs >= DAY
      ? [DAY, 'd']
      : stepMs >= H
        ? [H, 'h']
        : stepMs >= MIN
          ? [MIN, 'min']
          : spanMs >= S
            ? [S, 's']
            : [1, 'ms']
  return `${String(Number((ms / unit).toFixed(3))).replace('-', '−')} ${word}`
}

/** Marks at the smallest round step that leaves room for their labels. */
export function ticksOf(axis: Axis): Tick[] {
  const spanMs = axis.toMs - axis.fromMs
  const stepMs = STEPS_MS.find((step) => spanMs / step <= MOST_STEPS) ?? spanMs
  const firstMs = Math.ceil((axis.fromMs - axis.zeroMs) / stepMs) * stepMs
  const ticks: Tick[] = []
  for (let ms = firstMs; axis.zeroMs + ms <= axis.toMs; ms += stepMs) {
    ticks.push({ at: placeOf(axis.zeroMs + ms, axis), label: labelOf(ms || 0, stepMs, spanMs) })
  }
  return ticks
}
