/** How much the extension's pages may hold for what they keep. Pure. */

/**
 * @typedef {object} Sample
 * @property {number} sent requests
 * @property {number} heldBytes by the devtools page and the panel, after a collection
 * @property {number} workedMs by their process since it began, by the CPU's clock
 * @property {number} failures rows
 * @property {number} successes rows
 * @property {number} attempts that the retry audit remembers
 * @property {number} bodyChars of all rows
 */

/**
 * Bytes that one of each takes with all that belongs to it, in the session and in the panel, rounded up from what was
 * measured; of failures without their bodies, which are ASCII: a byte for each character in both engines.
 * `slack` is for code that is compiled after the first measurement, and for lists that have room to grow; `noise` for what
 * is not collected at once. Firefox's measurements go up and down by 10 MiB within one run.
 * @typedef {{ failure: number, success: number, attempt: number, slack: number, noise: number }} Costs
 * @type {Record<import('../browsers/session.ts').BrowserName, Costs>}
 */
export const COSTS = {
  chrome: { failure: 3_500, success: 600, attempt: 700, slack: 4 * 2 ** 20, noise: 2 * 2 ** 20 },
  firefox: { failure: 10_000, success: 3_000, attempt: 2_000, slack: 8 * 2 ** 20, noise: 12 * 2 ** 20 },
}

/** Rows of successes, and requests that the audit remembers (src/session/log.ts). */
const FULL = { successes: 10_000, attempts: 2_000 }

/** Does the session hold all that it may, but for failures? Bodies go down to three quarters of their budget. @param {Sample} sample @param {number} budgetBytes */
export const isFull = ({ successes, attempts, bodyChars }, budgetBytes) =>
  successes >= FULL.successes && attempts >= FULL.attempts && bodyChars >= 0.7 * budgetBytes

/** What these take by themselves. @param {Sample} sample @param {Costs} costs */
const costOf = ({ failures, successes, attempts, bodyChars }, { failure, success, attempt }) =>
  failures * failure + successes * success + attempts * attempt + bodyChars

/** What may be held at a sample, given what was held at an earlier one. @param {Sample} first @param {Sample} sample @param {Costs} costs @param {number} slackBytes */
export const allowedBytes = (first, sample, costs, slackBytes) =>
  first.heldBytes + costOf(sample, costs) - costOf(first, costs) + slackBytes

/** The sample that comes closest to its bound, or goes furthest beyond it. @param {readonly Sample[]} samples @param {Costs} costs */
export function tightest([first, ...others], costs) {
  if (!first) throw new Error('nothing was measured')
  const held = others.map((sample) => ({ sample, allowed: allowedBytes(first, sample, costs, costs.slack) }))
  const overBy = (/** @type {typeof held[number]} */ { sample, allowed }) => sample.heldBytes - allowed
  const [worst] = held.sort((a, b) => overBy(b) - overBy(a))
  if (!worst) throw new Error('nothing was measured but the start')
  return worst
}
