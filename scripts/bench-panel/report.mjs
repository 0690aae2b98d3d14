/** What was measured of the panel in words, for the terminal and for its part of docs/performance.md. */

/** @typedef {{ what: string, measured: string, goal?: string, met?: boolean, details?: string }} Line */

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
export const toTable = (lines) =>
  lines
    .map(({ what, measured, goal, met, details = '' }) => {
      const verdict = goal ? `goal ${goal}${met ? '' : ', MISSED'}` : ''
      return `${what.padEnd(44)} ${measured.padStart(9)}  ${verdict.padEnd(22)}  ${details}`.trimEnd()
    })
    .join('\n')

const HEADING = '## The panel'

/**
 * The document with its part on the panel, which is the last, written anew.
 * @param {string} document @param {Line[]} lines @param {{ date: string, machine: string, count: number, rounds: number }} context
 */
export function withPanelPart(document, lines, { date, machine, count, rounds }) {
  const [others = ''] = document.split(`\n${HEADING}\n`)
  const rows = lines.map(
    ({ what, measured, goal = '–', met, details = '' }) =>
      `| ${what} | ${met === false ? `**${measured}** (missed)` : measured} | ${goal} | ${details} |`,
  )
  return `${others}
${HEADING}

Measured on ${date} by \`npm run bench:panel -- --write\` on one machine (${machine}): ${count.toLocaleString('en')} rows, one in three a failure, in
pages that were loaded anew; medians of ${rounds}. *Work* is the time of the page's main thread by the CPU's clock, without the turns of other programs.

| what | measured | goal | |
|---|--:|--:|---|
${rows.join('\n')}
`
}
