/** What was measured of the panel in words, for the terminal and for its part of docs/performance.md. */

import { toMarkdownTable } from '../bench/document.mjs'

/** @typedef {import('../bench/document.mjs').Line} Line */

/** @param {number[]} values @param {number} part */
export const quantile = (values, part) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0

/** @param {number} ms */
export const inMs = (ms) => `${ms.toFixed(1)} ms`

/** @param {string} what @param {number} ms @param {number} goalMs @param {string} details @returns {Line} */
export const against = (what, ms, goalMs, details) => ({
  what,
  measured: inMs(ms),
  goal: `≤ ${goalMs} ms`,
  met: ms <= goalMs,
  details,
})

/** @param {string} what @param {{ ms: number, cpuMs: number }[]} rounds @param {number} goalMs @returns {Line} */
export function times(what, rounds, goalMs) {
  const ms = rounds.map((round) => round.ms)
  const cpuMs = quantile(
    rounds.map((round) => round.cpuMs),
    0.5,
  )
  const details = `${inMs(Math.min(...ms))} to ${inMs(Math.max(...ms))}; ${inMs(cpuMs)} of work`
  return against(what, quantile(ms, 0.5), goalMs, details)
}

/** @param {Line[]} lines */
export function toTable(lines) {
  const width = Math.max(...lines.map(({ what }) => what.length))
  const rows = lines.map(({ what, measured, goal, met, details = '' }) => {
    const verdict = goal ? `goal ${goal}${met ? '' : ', MISSED'}` : ''
    return `${what.padEnd(width)} ${measured.padStart(9)}  ${verdict.padEnd(22)}  ${details}`.trimEnd()
  })
  return rows.join('\n')
}

/**
 * The part of docs/performance.md on the panel.
 * @param {Line[]} lines @param {{ date: string, machine: string, count: number, rounds: number }} context
 */
export const toMarkdown = (
  lines,
  { date, machine, count, rounds },
) => `Measured on ${date} by \`npm run bench:panel -- --write\` on one machine (${machine}): ${count.toLocaleString('en')} rows, one in three a failure, in
pages that were loaded anew; medians of ${rounds}. *Work* is the time of the page's main thread by the CPU's clock, without the turns of other programs.

${toMarkdownTable(lines)}`
