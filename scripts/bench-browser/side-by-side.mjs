/** The same requests without an extension, with Errata and with a peer, in turns. */
import { until } from '../browsers/until.mjs'
import { callAll, EVERY } from './calls.mjs'
import { openStage, settle } from './stage.mjs'

/** @typedef {import('./calls.mjs').Site} Site */
/** @typedef {import('./stage.mjs').Guest} Guest */
/** @typedef {import('./stage.mjs').Shares} Shares */

/**
 * @typedef {object} Result what one variant did in one round
 * @property {number} pageMs from the first request to the last body, of a server that takes a moment for each answer
 * @property {Shares} cpuS until DevTools and the extension had nothing left to do
 * @property {Shares} heapBytes then, after a collection
 * @property {number} rushMs the same of a fifth as many more, answered at once: as fast as this machine can
 * @property {number} missed requests that Errata knows nothing of, and failing ones without an annotated row; 0 for others
 */

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

/** How long an answer takes: less than almost any API over a network. */
export const WAIT_MS = 20

/** @param {import('./stage.mjs').Stage} stage @param {import('./calls.mjs').Calls} calls @returns {Promise<number>} ms */
async function call(stage, calls) {
  const { ms, broken } = await stage.page.evaluate(callAll, calls)
  if (broken > 0) throw new Error(`${broken} of ${calls.count} requests had no answer`)
  return ms
}

/** @param {Site} site @param {Guest | null} guest @param {{ requests: number, name: 'none' | 'errata' | 'peer' }} options @returns {Promise<Result>} */
async function run(site, guest, { requests, name }) {
  const isErrata = name === 'errata'
  const stage = await openStage(site.port, guest)
  try {
    if (isErrata) await until(() => stage.panel.evaluate(startToCount), { what: 'the session' })
    const recordedBefore = await stage.recorded()
    const before = await stage.cpuS()
    const pageMs = await call(stage, site.plan({ from: 0, count: requests, waitMs: WAIT_MS }))
    await settle(stage)
    const after = await stage.cpuS()
    const heapBytes = await stage.heapBytes()
    const rush = Math.ceil(requests / 5)
    const rushMs = await call(stage, site.plan({ from: requests, count: rush }))
    await settle(stage)
    const count = requests + rush
    const recorded = (await stage.recorded()) - recordedBefore
    if (recorded < count) throw new Error(`DevTools recorded ${recorded} of ${count} requests`)
    const isDrawn = !isErrata || (await stage.panel.$('[data-row-id]')) !== null
    if (!isDrawn) throw new Error('the panel draws no rows: what it costs cannot be told')
    console.log(`  ${name}: ${Math.round(pageMs)} ms, then ${Math.round(rushMs)} ms at full speed`)
    return {
      pageMs,
      rushMs,
      cpuS: {
        page: after.page - before.page,
        frontEnd: after.frontEnd - before.frontEnd,
        extension: after.extension - before.extension,
      },
      heapBytes,
      missed: isErrata ? await stage.panel.evaluate(countMissed, { count, every: EVERY }) : 0,
    }
  } finally {
    await stage.close()
  }
}

/** @typedef {{ none: Result, errata: Result, peer: Result | null }} Round */

/**
 * Runs the variants one after the other in each round, each in a browser of its own, so that a slow moment of the machine
 * is shared by all.
 * @param {Site} site
 * @param {{ errata: Guest, peer: Guest | null, requests: number, rounds: number }} options
 * @returns {Promise<Round[]>}
 */
export async function measureSideBySide(site, { errata, peer, requests, rounds }) {
  /** @type {Round[]} */
  const results = []
  for (let round = 1; round <= rounds; round++) {
    console.log(`round ${round} of ${rounds}`)
    results.push({
      none: await run(site, null, { requests, name: 'none' }),
      errata: await run(site, errata, { requests, name: 'errata' }),
      peer: peer && (await run(site, peer, { requests, name: 'peer' })),
    })
  }
  return results
}
