/** Makes the requests: wave after wave, each in a document of its own, with something going on in the panel meanwhile. */
import { until } from '../browsers/until.mjs'
import { isError, statusOf } from './answers.mjs'
import { disturb } from './disturb.mjs'
import { caughtUp } from './look.mjs'

/**
 * @typedef {import('../browsers/session.ts').Session} Session
 * @typedef {Window & { soak: import('./page.js').Soak }} SoakWindow
 */

const WAVE = 500
/** Calls under way at a time; the browser opens six connections for them. */
const IN_FLIGHT = 50
/** Now and then a page is left in the middle of a wave. */
const LEAVE_EVERY = 5
/**
 * What a browser may tell nobody of when the page is left just after it came. Chromium lost up to five of the last that a
 * page received, for any listener (8 of 2,338, seen in 156), and it takes all bodies away, without which an error inside a
 * success cannot be seen. Firefox gathers what it says of a request for up to 2.3 s on a busy machine (seen in 153).
 * @type {Record<import('../browsers/session.ts').BrowserName, (n: number, index: number, received: number[]) => boolean>}
 */
const FORGETS = {
  chrome: (n, index, { length }) => index >= length - 20 || (isError(n) && statusOf(n) < 400),
  firefox: () => true,
}
/** A wave takes seconds; on a busy machine in Firefox a minute. */
const WAVE_LIMIT_MS = 180_000

/**
 * @typedef {object} Progress
 * @property {number} sent
 * @property {Set<number>} received
 * @property {Set<number>} forgotten those of `received` that this browser may tell nobody of
 * @property {number} documents
 * @property {number} leaps documents that were left with calls in flight
 * @property {number} failed calls that the page says failed, in waves that it saw to their end
 * @property {string[]} late waves whose rows were not all there in time, in words
 */

/** @param {Session} session @param {number} from @param {number} to */
const start = (session, from, to) =>
  session.inPage(
    (a, b, inFlight) => {
      const { soak } = /** @type {SoakWindow} */ (/** @type {unknown} */ (window))
      soak.start(a, b, inFlight)
    },
    from,
    to,
    IN_FLIGHT,
  )

/** Waits until this many were sent, or the wave is over. @param {Session} session @param {number} count */
const sentUpTo = (session, count) =>
  until(
    () =>
      session.inPage((n) => {
        const { soak } = /** @type {SoakWindow} */ (/** @type {unknown} */ (window))
        return soak.sent() >= n || soak.isOver()
      }, count),
    { what: `request ${count} to be sent`, timeoutMs: WAVE_LIMIT_MS, everyMs: 50 },
  )

/** @param {Session} session */
const over = (session) =>
  until(
    () => session.inPage(() => /** @type {SoakWindow} */ (/** @type {unknown} */ (window)).soak.isOver()),
    { what: 'the wave to end', timeoutMs: WAVE_LIMIT_MS, everyMs: 100 },
  )

/** Leaves for a new document, and takes the account of the one before. @param {Session} session @param {string} origin @param {Progress} progress */
export async function nextDocument(session, origin, progress) {
  await session.goto(`${origin}/?document=${++progress.documents}`)
  return until(
    () =>
      session.inPage(() => {
        const { soak } = /** @type {Partial<SoakWindow>} */ (/** @type {unknown} */ (window))
        return soak && { before: soak.before() }
      }),
    { what: "the page's script" },
  )
}

/**
 * One wave, and the document after it.
 * @param {Session} session @param {string} origin @param {Progress} progress @param {number} end @param {number} index of the wave
 */
export async function makeWave(session, origin, progress, end, index) {
  const from = progress.sent
  const to = Math.min(end, from + WAVE)
  const half = from + Math.floor((to - from) / 2)
  const isLeft = index % LEAVE_EVERY === LEAVE_EVERY - 1
  await start(session, from, to)
  if (isLeft) await sentUpTo(session, half)
  else {
    await disturb(index, session, () => sentUpTo(session, half))
    await over(session)
    await caughtUp(session, from, to).catch((error) => progress.late.push(error.message))
  }
  const { before } = await nextDocument(session, origin, progress)
  if (!before) throw new Error('the page left no account behind')
  for (const n of before.received) progress.received.add(n)
  if (isLeft) for (const n of before.received.filter(FORGETS[session.name])) progress.forgotten.add(n)
  progress.sent = before.next
  if (isLeft) progress.leaps++
  else progress.failed += before.failed
}
