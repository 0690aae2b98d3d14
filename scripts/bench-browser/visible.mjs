/**
 * From the moment when the browser delivers a failing request, to the frame in which its row is in the panel.
 *
 * The first is when a listener in the devtools page is called, one that was added after Errata's own. The second is after
 * the frame that follows the row's elements, and so up to one frame too late, never too early. Repeats are not grouped
 * here: each failing request has a row of its own.
 */
import { quantile } from '../bench-panel/report.mjs'
import { callAll, callCalmly, EVERY } from './calls.mjs'
import { openStage, settle } from './stage.mjs'

/** A failure each so many milliseconds, and that many successes with it. */
export const CALM = { gapMs: 200, among: 4, failures: 100 }

/** Runs in the devtools page. */
function watchEvents() {
  /** @type {Map<string, number>} */
  const delivered = new Map()
  chrome.devtools.network.onRequestFinished.addListener(({ request }) => {
    const [, n] = /bench=(\d+)/.exec(request.url) ?? []
    if (n !== undefined) delivered.set(n, performance.timeOrigin + performance.now())
  })
  Object.assign(window, { delivered })
}

/** Runs in the panel. */
async function watchRows() {
  await window.errataLink?.settings.change({ grouping: false })
  /** @type {Map<string, number>} */
  const shown = new Map()
  /** @type {Set<string>} */
  const drawn = new Set()
  /** @type {string[][]} */
  const painted = []
  const channel = new MessageChannel()
  // A message from within a frame arrives when that frame is done.
  channel.port1.onmessage = () => {
    for (const n of painted.shift() ?? []) shown.set(n, performance.timeOrigin + performance.now())
  }
  const look = () => {
    /** @type {string[]} */
    const fresh = []
    for (const cell of document.querySelectorAll('[data-row-id] [data-col=path]')) {
      const [, n] = /bench=(\d+)/.exec(cell.getAttribute('title') ?? '') ?? []
      if (n === undefined || drawn.has(n)) continue
      drawn.add(n)
      fresh.push(n)
    }
    if (fresh.length === 0) return
    requestAnimationFrame(() => {
      painted.push(fresh)
      channel.port2.postMessage(null)
    })
  }
  const list = document.querySelector('#app') ?? document.body
  new MutationObserver(look).observe(list, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['title'],
  })
  Object.assign(window, { shown })
}

/** @param {import('puppeteer-core').Frame} frame @param {'delivered' | 'shown'} name @returns {Promise<Map<number, number>>} epoch ms by number */
const timesOf = async (frame, name) =>
  new Map(
    (await frame.evaluate((key) => [.../** @type {any} */ (window)[key]], name)).map(
      ([n, atMs]) => /** @type {const} */ ([Number(n), atMs]),
    ),
  )

/** @param {number[]} delaysMs @param {number} of */
const summary = (delaysMs, of) => ({
  of,
  seen: delaysMs.length,
  p50Ms: quantile(delaysMs, 0.5),
  p95Ms: quantile(delaysMs, 0.95),
})

/**
 * In calm use, then while the page calls as fast as it can.
 * @param {import('./calls.mjs').Site} site @param {import('./stage.mjs').Guest} errata @param {number} requests under load
 */
export async function measureVisible(site, errata, requests) {
  const stage = await openStage(site.port, errata)
  try {
    await stage.own.evaluate(watchEvents)
    await stage.panel.evaluate(watchRows)
    const calmUntil = CALM.failures * EVERY
    await stage.page.evaluate(callCalmly, { ...site.plan({ from: 0, count: CALM.failures }), ...CALM })
    await settle(stage)
    await stage.page.evaluate(callAll, site.plan({ from: calmUntil, count: requests }))
    await settle(stage)
    const delivered = await timesOf(stage.own, 'delivered')
    const shown = await timesOf(stage.panel, 'shown')
    /** @param {number} from @param {number} to */
    const delays = (from, to) =>
      [...delivered]
        .filter(([n]) => n % EVERY === 0 && n >= from && n < to && shown.has(n))
        .map(([n, atMs]) => (shown.get(n) ?? 0) - atMs)
    return {
      firstMs: delays(0, 1)[0] ?? Number.NaN,
      calm: summary(delays(1, calmUntil), CALM.failures - 1),
      loaded: summary(delays(calmUntil, calmUntil + requests), Math.ceil(requests / EVERY)),
    }
  } finally {
    await stage.close()
  }
}
