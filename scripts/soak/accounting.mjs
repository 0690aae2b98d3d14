/** Holds the session against what the page received and the server answered. Pure. */
import { isError, numberIn, statusOf } from './answers.mjs'

/** @typedef {import('./look.mjs').SeenRow} SeenRow */

/** Rows of successes that the session keeps (src/session/log.ts). */
const KEPT_SUCCESSES = 10_000

/**
 * @typedef {object} Traffic
 * @property {number} sent requests; they are numbered from 0
 * @property {ReadonlySet<number>} received by the page, whole
 * @property {ReadonlySet<number>} forgotten those of `received` that this browser may tell nobody of; see waves.mjs
 */

/** @typedef {ReturnType<typeof accountFor>} Account */

/** What is said of bodies beside why the browser did not hand one over. */
const KNOWN = ['own', 'other', 'over-budget']

/** @param {SeenRow} row */
const isFailure = ({ status, isExplained, isFailed }) => isExplained || isFailed || status >= 400

/** Is this what the server said? @param {SeenRow} row @param {number} n */
const isAnswer = (row, n) => row.status === statusOf(n) && isFailure(row) === isError(n)

/** Cancelled calls have no status, or that of the answer that was on its way. @param {SeenRow} row @param {number} n */
const isCancelled = ({ status, isFailed }, n) => isFailed && (status === 0 || status === statusOf(n))

/** Rows by the numbers of their requests, and those that are of no request. @param {readonly SeenRow[]} rows @param {number} sent */
function sorted(rows, sent) {
  /** @type {Map<number, SeenRow[]>} */
  const byNumber = new Map()
  const others = []
  for (const row of rows) {
    const n = numberIn(row.url)
    if (n === null || n >= sent) others.push(row)
    else byNumber.set(n, [...(byNumber.get(n) ?? []), row])
  }
  return { byNumber, others }
}

/** What became of the bodies of errors. @param {readonly SeenRow[]} errors */
function bodiesOf(errors) {
  const of = (/** @type {string} */ body) => errors.filter((row) => row.body === body).length
  const others = new Set(errors.map(({ body }) => body).filter((body) => !KNOWN.includes(body)))
  return {
    kept: of('own'),
    overBudget: of('over-budget'),
    /** With another one's body. */
    mixedUp: of('other'),
    /** Why the browser did not hand it over, and how often. */
    missing: Object.fromEntries([...others].map((why) => [why, of(why)])),
  }
}

/**
 * @param {Traffic} traffic
 * @param {readonly SeenRow[]} rows
 * @param {number} dropped rows that left the session to keep it within its limits
 */
export function accountFor({ sent, received, forgotten }, rows, dropped) {
  const { byNumber, others } = sorted(rows, sent)
  const isListed = (/** @type {number} */ n) => byNumber.get(n)?.some((row) => isAnswer(row, n)) ?? false
  const due = [...received].filter((n) => !forgotten.has(n))
  const errors = due.filter(isError)
  const successes = due.length - errors.length
  const invented = [...byNumber].filter(([n, each]) =>
    each.some((row) => isFailure(row) && !isAnswer(row, n) && (received.has(n) || !isCancelled(row, n))),
  )
  const listedSuccesses = due.filter((n) => !isError(n) && byNumber.has(n)).length
  return {
    errors: errors.length,
    lost: errors.filter((n) => !isListed(n)),
    twice: [...byNumber].filter(([, { length }]) => length > 1).map(([n]) => n),
    /** A failure that was none, or another one than the server sent. */
    invented: [...invented.map(([n]) => n), ...others.filter(isFailure).map(({ url }) => url)],
    bodies: bodiesOf(errors.flatMap((n) => byNumber.get(n) ?? [])),
    successes,
    listedSuccesses,
    /** Successes that are neither listed nor counted as dropped; and those that were dropped though there was room. */
    lostSuccesses: Math.max(
      0,
      successes - listedSuccesses - dropped,
      Math.min(KEPT_SUCCESSES, successes) - rows.filter((row) => !isFailure(row)).length,
    ),
    dropped,
    inFlight: sent - received.size,
    forgotten: {
      errors: [...forgotten].filter(isError).length,
      listed: [...forgotten].filter((n) => isError(n) && isListed(n)).length,
    },
  }
}
