/** What the soak found, in words: for the terminal, and for docs/soak.md. */
import { cpus } from 'node:os'
import { toMarkdownTable } from '../bench/document.mjs'
import { allowedBytes, COSTS, isFull, tightest } from './bound.mjs'

/** @typedef {import('./run.mjs').Outcome} Outcome */
/** @typedef {import('../bench/document.mjs').Line} Line */

const TITLES = { chrome: 'Chromium', firefox: 'Firefox' }

/** @param {number} n */
const count = (n) => n.toLocaleString('en')
/** @param {number} bytes */
const mib = (bytes) => `${(bytes / 2 ** 20).toFixed(1)} MiB`

/** Something that must not be. @param {string} what @param {readonly unknown[] | number} found @param {string} details @returns {Line} */
function none(what, found, details) {
  const n = typeof found === 'number' ? found : found.length
  const first = typeof found === 'number' || n === 0 ? '' : `; the first: ${found.slice(0, 5).join(', ')}`
  return { what, measured: count(n), goal: '0', met: n === 0, details: details + first }
}

/** @param {Outcome['account']['bodies']} bodies */
function bodiesSaid({ kept, overBudget, missing }) {
  const why = Object.entries(missing).map(([reason, n]) => `, ${count(n)} not handed over (${reason})`)
  return `${count(kept)} bodies kept, ${count(overBudget)} gone for the budget${why.join('')}`
}

/** @param {Outcome} outcome @returns {Line[]} */
const rowLines = ({ account, progress: { failed, leaps, late } }) => [
  none('errors lost', account.lost, `of ${count(account.errors)} that the page received`),
  none('errors listed twice', account.twice, ''),
  none('errors invented', account.invented, 'failures that were none, or not as they were sent'),
  none("errors with another one's body", account.bodies.mixedUp, bodiesSaid(account.bodies)),
  none(
    'successes lost',
    account.lostSuccesses,
    `of ${count(account.successes)}: ${count(account.listedSuccesses)} listed, ${count(account.dropped)} counted as dropped`,
  ),
  none('calls that failed otherwise', failed, 'as the page saw them'),
  none('waves whose rows came late', late, 'later than a minute'),
  {
    what: 'pages left in the middle',
    measured: count(leaps),
    details: `${count(account.inFlight)} calls cut short; of ${count(account.forgotten.errors)} errors that had just come and that this browser may keep to itself, ${count(account.forgotten.listed)} are listed`,
  },
]

/** @param {Outcome} outcome @returns {Line[]} */
function memoryLines({ browser, samples, budgetMb }) {
  const costs = COSTS[browser]
  const budget = budgetMb * 2 ** 20
  const chars = Math.max(...samples.map(({ bodyChars }) => bodyChars))
  const { sample, allowed } = tightest(samples, costs)
  const lines = [
    {
      what: 'memory held',
      measured: mib(sample.heldBytes),
      goal: `≤ ${mib(allowed)}`,
      met: sample.heldBytes <= allowed,
      details: `after ${count(sample.sent)} requests, closest to its bound; ${samples.map(({ sent, heldBytes }) => `${count(sent)}: ${mib(heldBytes)}`).join(', ')}`,
    },
    {
      what: 'bodies kept',
      measured: mib(chars),
      goal: `≤ ${mib(budget)}`,
      met: chars <= budget,
      details: 'at most, where it was measured',
    },
  ]
  const [full, ...later] = samples.filter((each) => isFull(each, budget))
  const last = later.at(-1)
  if (!full || !last) return lines
  const grownTo = allowedBytes(full, last, costs, costs.noise)
  const rows = last.failures - full.failures
  return [
    ...lines,
    {
      what: 'memory held, once all was full',
      measured: mib(last.heldBytes),
      goal: `≤ ${mib(grownTo)}`,
      met: last.heldBytes <= grownTo,
      details: `${mib(full.heldBytes)} when it was; ${count(last.sent - full.sent)} requests and ${count(rows)} rows of failures later`,
    },
  ]
}

/** The first fifth began with the first measurement, after what is loaded once. @param {Outcome} outcome @returns {Line} */
function workLine({ samples }) {
  const parts = samples.slice(1).map(({ sent, workedMs }, index) => {
    const before = samples[index] ?? { sent: 0, workedMs: 0 }
    return (workedMs - before.workedMs) / Math.max(1, sent - before.sent)
  })
  const all = ((samples.at(-1)?.workedMs ?? 0) - (samples[0]?.workedMs ?? 0)) / 1000
  return {
    what: "the extension's own work",
    measured: `${all.toFixed(0)} s`,
    details: `by the CPU's clock; for a request, in each fifth: ${parts.map((ms) => `${ms.toFixed(1)} ms`).join(', ')}`,
  }
}

/** @param {Outcome} outcome @returns {Line[]} */
export const linesOf = (outcome) => [
  ...rowLines(outcome),
  ...memoryLines(outcome),
  none('exceptions, rejections, console errors', outcome.complaints, 'in the devtools page and the panel'),
  none(
    'errors lost after DevTools was opened again',
    outcome.reopened.lost,
    `of ${count(outcome.reopened.errors)}`,
  ),
  workLine(outcome),
  {
    what: 'time for each fifth',
    measured: `${(outcome.partsMs.reduce((sum, ms) => sum + ms, 0) / 1000).toFixed(0)} s`,
    details: outcome.partsMs.map((ms) => `${(ms / 1000).toFixed(0)} s`).join(', '),
  },
]

/** @param {readonly Line[]} lines */
export const toText = (lines) =>
  lines
    .map(({ what, measured, goal = '', met, details }) => {
      const verdict = met === undefined ? '' : met ? 'ok  ' : 'FAIL'
      return `${verdict.padEnd(5)}${what.padEnd(44)}${measured.padStart(9)}  ${goal.padEnd(12)}  ${details}`
    })
    .join('\n')

/** Heading of a browser's part of docs/soak.md. @param {Outcome} outcome */
export const headingOf = ({ browser }) => TITLES[browser]

/** Its text. @param {Outcome} outcome @param {readonly Line[]} lines @param {string} date */
export const toMarkdown = ({ version, requests, budgetMb, progress }, lines, date) =>
  `${count(requests)} requests in ${count(progress.documents)} documents on ${date}, ${version}, on one machine (${cpus()[0]?.model.trim() ?? 'unknown CPU'}, ${cpus().length} cores); ${budgetMb} MiB for bodies.

${toMarkdownTable([...lines])}`
