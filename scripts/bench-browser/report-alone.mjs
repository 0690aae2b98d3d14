/** What was measured of Errata alone, in words. */
import { inMs } from '../bench-panel/report.mjs'
import { inMb, many, median, times } from './report.mjs'
import { CALM } from './visible.mjs'

/** @typedef {import('../bench/document.mjs').Line} Line */
/** @typedef {Awaited<ReturnType<typeof import('./visible.mjs').measureVisible>>} Visible */
/** @typedef {Awaited<ReturnType<typeof import('./growth.mjs').measureGrowth>>} Growth */
/** @typedef {Awaited<ReturnType<typeof import('./start-up.mjs').measureStartUp>>} StartUp */

const VISIBLE_GOAL_MS = 50
const GROWTH_GOAL = 1.25
const START_GOAL_MS = 30

/** @param {Visible} visible @returns {Line[]} */
export function visibleLines({ firstMs, calm, loaded }) {
  return [
    {
      what: 'event → visible row, calm use, p95',
      measured: inMs(calm.p95Ms),
      goal: `≤ ${VISIBLE_GOAL_MS} ms`,
      met: calm.p95Ms <= VISIBLE_GOAL_MS && calm.seen === calm.of,
      details: `p50 ${inMs(calm.p50Ms)}; ${calm.seen} of ${calm.of} failures, one each ${CALM.gapMs} ms among ${CALM.among} successes; the first of all, which loads the engine, ${inMs(firstMs)}`,
    },
    {
      what: 'event → visible row, full load, p95',
      measured: inMs(loaded.p95Ms),
      details: `p50 ${inMs(loaded.p50Ms)}; of ${loaded.of} failures ${loaded.seen} came into view`,
    },
  ]
}

/** @param {Growth} growth @returns {Line[]} */
export function growthLines({ stretches, missed, heapBytes }) {
  const first = stretches[0]?.extensionMs ?? Number.NaN
  const last = stretches.at(-1)?.extensionMs ?? Number.NaN
  const each = stretches.map(
    ({ to, extensionMs, frontEndMs }) =>
      `up to ${many(to)} ${extensionMs.toFixed(0)} ms (front end ${frontEndMs.toFixed(0)} ms)`,
  )
  return [
    {
      what: 'CPU of an exchange, at the end ÷ at the beginning',
      measured: times(last / first),
      goal: `≤ ${GROWTH_GOAL}×`,
      met: last / first <= GROWTH_GOAL,
      details: `for 1,000 exchanges in Errata's process: ${each.join(', ')}; then ${inMb(heapBytes)} of heap, ${missed} missed`,
    },
  ]
}

/** @param {StartUp} times @returns {Line[]} */
export function startLines(times) {
  const all = times.map(({ tookMs }) => tookMs)
  const measured = median(all)
  return [
    {
      what: 'the devtools page listens after',
      measured: inMs(measured),
      goal: `≤ ${START_GOAL_MS} ms`,
      met: measured <= START_GOAL_MS,
      details: `from when its document is parsed; ${inMs(Math.min(...all))} to ${inMs(Math.max(...all))} in ${all.length} fresh browsers`,
    },
  ]
}
