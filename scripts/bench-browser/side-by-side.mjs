/** The same requests without an extension, with Errata and with a peer, in turns. */
import { until } from '../browsers/until.mjs'
import { callAll, EVERY } from './calls.mjs'
import { openStage, settle } from './stage.mjs'

/** @typedef {import('./calls.mjs').Site} Site */
/** @typedef {import('./stage.mjs').Guest} Guest */
/** @typedef {import('./stage.mjs').Shares} Shares */

/** How long the server takes for an answer, in ms: an API over a network, one that is near, and one that waits for nobody. */
export const TEMPOS = /** @type {const} */ ({ usual: 100, near: 20, rush: 0 })

/** @typedef {keyof typeof TEMPOS} Tempo */

/** @type {Record<Tempo, number>} how many of the requests are sent so */
export const PARTS = { usual: 1, near: 1 / 5, rush: 1 / 5 }

/**
 * @typedef {object} Result what one variant did in one round
 * @property {number} requests at the usual tempo
 * @property {Partial<Record<Tempo, number>>} pageMs from the first request to the last body
 * @property {Shares} cpuS at the usual tempo, until DevTools and the extension had nothing left to do
 * @property {Shares} heapBytes then, after a collection
 * @property {number} missed requests that Errata knows nothing of, and failing ones without an annotated row; 0 for others
 */

/** @typedef {Result & { survived: number | null }} PeerResult `survived`: so many requests until its process ended, had it been sent all; null where it lived */
/** @typedef {{ none: Result, reader: Pick<Result, 'requests' | 'pageMs'>, errata: Result, peer: PeerResult | null }} Round */
/** @typedef {keyof Round} Variant */

/** A variant whose process ended before all was sent. */
class ProcessEnded extends Error {
  /** @param {number} survived requests until then */
  constructor(survived) {
    super(`the extension's process ended after ${survived} requests`)
    this.survived = survived
  }
}

/** Runs in the panel: from here on only what the page sends is counted. */
function startToCount() {
  window.errataLink?.session.clear()
  return window.errataLink !== undefined
}

/** Runs in the panel. The session lets the oldest successes go, and says how many. @param {{ count: number, every: number }} sent */
function countMissed({ count, every }) {
  const session = window.errataLink?.session
  /** @type {Map<number, boolean>} */
  const isAnnotated = new Map()
  for (const { exchange, annotation } of session?.rows() ?? []) {
    const [, n] = /bench=(\d+)/.exec(exchange.request.url) ?? []
    if (n !== undefined) isAnnotated.set(Number(n), annotation !== null)
  }
  let failures = 0
  let successes = 0
  for (let n = 0; n < count; n++) {
    if (n % every > 0) successes += isAnnotated.has(n) ? 0 : 1
    else failures += isAnnotated.get(n) ? 0 : 1
  }
  return failures + Math.max(0, successes - (session?.health().dropped ?? 0))
}

/** Sends the requests at a tempo, from this number on. @param {import('./stage.mjs').Stage} stage @param {Site} site @param {{ tempo: Tempo, from: number, requests: number }} options */
async function call(stage, site, { tempo, from, requests }) {
  const count = Math.ceil(requests * PARTS[tempo])
  const plan = site.plan({ from, count, waitMs: TEMPOS[tempo] })
  const { ms, broken } = await stage.page.evaluate(callAll, plan)
  if (broken > 0) throw new Error(`${broken} of ${count} requests had no answer`)
  await settle(stage)
  const survived = stage.survived()
  if (survived !== null) throw new ProcessEnded(survived)
  return { ms, to: from + count }
}

/** Sends them at one tempo after the other. @param {import('./stage.mjs').Stage} stage @param {Site} site @param {{ tempos: Tempo[], from: number, requests: number }} options */
async function callAtEach(stage, site, { tempos, from, requests }) {
  /** @type {Result['pageMs']} */
  const pageMs = {}
  let next = from
  for (const tempo of tempos) {
    const { ms, to } = await call(stage, site, { tempo, from: next, requests })
    pageMs[tempo] = ms
    next = to
  }
  return { pageMs, to: next }
}

/** @param {Variant} variant @param {Result['pageMs']} pageMs */
const tell = (variant, pageMs) =>
  console.log(
    `  ${variant}: ${Object.entries(pageMs)
      .map(([tempo, ms]) => `${tempo} ${Math.round(ms)} ms`)
      .join(', ')}`,
  )

/** @param {Site} site @param {Guest | null} guest @param {{ requests: number, variant: Variant }} options @returns {Promise<Result>} */
async function run(site, guest, { requests, variant }) {
  const isErrata = variant === 'errata'
  const stage = await openStage(site.port, guest)
  try {
    if (isErrata) await until(() => stage.panel.evaluate(startToCount), { what: 'the session' })
    const recordedBefore = await stage.recorded()
    const before = await stage.cpuS()
    const usual = await call(stage, site, { tempo: 'usual', from: 0, requests })
    const after = await stage.cpuS()
    const heapBytes = await stage.heapBytes()
    const { pageMs, to } = await callAtEach(stage, site, {
      tempos: ['near', 'rush'],
      from: usual.to,
      requests,
    })
    const recorded = (await stage.recorded()) - recordedBefore
    if (recorded < to) throw new Error(`DevTools recorded ${recorded} of ${to} requests`)
    const isDrawn = !isErrata || (await stage.panel.$('[data-row-id]')) !== null
    if (!isDrawn) throw new Error('the panel draws no rows: what it costs cannot be told')
    const all = { usual: usual.ms, ...pageMs }
    tell(variant, all)
    return {
      requests,
      pageMs: all,
      cpuS: {
        page: after.page - before.page,
        frontEnd: after.frontEnd - before.frontEnd,
        extension: after.extension - before.extension,
      },
      heapBytes,
      missed: isErrata ? await stage.panel.evaluate(countMissed, { count: to, every: EVERY }) : 0,
    }
  } finally {
    await stage.close()
  }
}

/** The reader is compared only where the machine has much to do, after as many requests as the others: elsewhere nobody slows down the page. @param {Site} site @param {Guest} guest @param {number} requests */
async function runReader(site, guest, requests) {
  const stage = await openStage(site.port, guest)
  try {
    const before = site.plan({ from: 0, count: requests, waitMs: TEMPOS.rush })
    await stage.page.evaluate(callAll, before)
    await settle(stage)
    const { pageMs } = await callAtEach(stage, site, { tempos: ['near', 'rush'], from: requests, requests })
    tell('reader', pageMs)
    return { requests, pageMs }
  } finally {
    await stage.close()
  }
}

/** Fewer tell nothing. */
const FEWEST = 100

/** The peer may keep more than its process can hold: then it is compared by as many requests as it bears. @param {Site} site @param {Guest} peer @param {number} requests @returns {Promise<PeerResult>} */
async function runPeer(site, peer, requests) {
  try {
    return { ...(await run(site, peer, { requests, variant: 'peer' })), survived: null }
  } catch (error) {
    if (!(error instanceof ProcessEnded) || requests < FEWEST) throw error
    console.log(`  peer: ${error.message}`)
    return { ...(await runPeer(site, peer, Math.ceil(requests / 5))), survived: error.survived }
  }
}

/**
 * Runs the variants one after the other in each round, each in a browser of its own, so that a slow moment of the machine
 * is shared by all.
 * @param {Site} site
 * @param {{ errata: Guest, reader: Guest, peer: Guest | null, requests: number, rounds: number }} options
 * @returns {Promise<Round[]>}
 */
export async function measureSideBySide(site, { errata, reader, peer, requests, rounds }) {
  /** @type {Round[]} */
  const results = []
  for (let round = 1; round <= rounds; round++) {
    console.log(`round ${round} of ${rounds}`)
    results.push({
      none: await run(site, null, { requests, variant: 'none' }),
      reader: await runReader(site, reader, requests),
      errata: await run(site, errata, { requests, variant: 'errata' }),
      peer: peer && (await runPeer(site, peer, requests)),
    })
  }
  return results
}
