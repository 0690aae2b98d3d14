/** The benchmark's results in words, for the terminal and for docs/performance.md. */
import { cpus } from 'node:os'
import { toMarkdownTable } from './document.mjs'

/** @typedef {ReturnType<typeof import('./measure.mjs').measureGrowth>} Growth */
/** @typedef {ReturnType<typeof import('./measure.mjs').measureParse>} Parse */
/** @typedef {{ what: string, measured: string, goal: string, met: boolean | null, details: string }} Row */

const GROWTH_GOAL = 1.5
const ERRORS_GOAL = 1.3
const SUCCESSES_GOAL = 0.3

/** @param {number} n */
const times = (n) => `${n.toFixed(2)}×`

/** @param {number} us */
const micro = (us) => `${us.toFixed(1)} µs`

export const machine = () =>
  `${cpus()[0]?.model.trim() ?? 'unknown CPU'}, Node ${process.versions.node}, ${process.platform}`

/** @param {Growth} growth @returns {Row} */
const growthRow = ({ ratio, many, few, exchanges, manyUs, fewUs, compileMs }) => ({
  what: `annotate with ${many} packs ÷ with ${few}`,
  measured: times(ratio),
  goal: `≤ ${GROWTH_GOAL}×`,
  met: ratio <= GROWTH_GOAL,
  details: `${micro(manyUs)} and ${micro(fewUs)} an exchange, over ${exchanges}; compiling ${many} packs takes ${compileMs.toFixed(0)} ms`,
})

/** @param {string} what @param {Parse['errors']} parse @param {number} goal @returns {Row[]} */
function parseRows(what, parse, goal) {
  if (!parse) return []
  const { ratio, examineRatio, apartRatio, exchanges, meanChars, annotateUs, parseUs } = parse
  const details = `${micro(annotateUs)} and ${micro(parseUs)} an exchange, over ${exchanges} with ${meanChars.toFixed(0)} characters of JSON on average`
  return [
    {
      what: `annotate ÷ JSON.parse, ${what}`,
      measured: times(ratio),
      goal: `≤ ${goal}×`,
      met: ratio <= goal,
      details,
    },
    {
      what: `of that, finding and reading the error, ${what}`,
      measured: times(examineRatio),
      goal: '–',
      met: null,
      details: 'detect and extract, without explaining and judging',
    },
    {
      what: `the least: taking each exchange apart, ${what}`,
      measured: times(apartRatio),
      goal: '–',
      met: null,
      details: 'the host, the headers by name, the body decoded and parsed',
    },
  ]
}

/** @param {Growth} growth @param {Parse} parse @returns {Row[]} */
export const rowsOf = (growth, { errors, successes }) => [
  growthRow(growth),
  ...parseRows('errors', errors, ERRORS_GOAL),
  ...parseRows('successes', successes, SUCCESSES_GOAL),
]

/** @param {Row[]} rows */
export const toTable = (rows) =>
  rows
    .map(({ what, measured, goal, met, details }) => {
      const verdict = met === null ? '' : `goal ${goal}${met ? '' : ', MISSED'}`
      return `${what.padEnd(52)} ${measured.padStart(7)}  ${verdict.padEnd(20)}  ${details}`
    })
    .join('\n')

/** @param {Row[]} rows @param {{ date: string, packs: number, of: string }} context */
export const toMarkdown = (
  rows,
  { date, packs, of },
) => `Measured on ${date} by \`npm run bench -- --write\` on one machine (${machine()}), with ${packs} packs where nothing else is said. Ratios
are medians of interleaved rounds in one run, after a warm-up: they travel between machines, the times do not.

${toMarkdownTable(rows)}

**Growth**: packs of vendors that do not exist, each with its own host, header, code pattern, documented codes and three envelopes, in six
shapes that they share as real vendors do. The exchanges are errors and successes of nine of them, which both catalogues know, and the
samples of the real packs, which neither knows.

**JSON.parse** reads the same bodies, ${of}; bodies that are not JSON are left out of both. The time is the sum over all of them.
Annotating decodes and parses the body, too. **The least** is what nobody who reads an error can do without, so that the goal for errors is out of
reach; of successes most are passed by without it.`
