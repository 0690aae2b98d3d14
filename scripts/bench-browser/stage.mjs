/**
 * One page, DevTools in a window of its own, and one extension or none, whoever made it.
 *
 * CPU and heap are those of processes: the page's, that of DevTools' front end, and that of the extension, in which its
 * devtools page and its panel live together. CPU is what the process has used since it began (the operating system's
 * count, all threads); heap is what JavaScript holds after a collection.
 */
import { resolve } from 'node:path'
import { until } from '../browsers/until.mjs'
import { openDevTools, showPanel, startBrowser } from './browser.mjs'

/**
 * @typedef {import('puppeteer-core').Frame} Frame
 * @typedef {import('puppeteer-core').CDPSession} CDPSession
 */

/**
 * @typedef {object} Guest an extension
 * @property {string} folder
 * @property {string | undefined} [press] text on the button of its panel without which it does not listen
 */

/** @typedef {{ page: number, frontEnd: number, extension: number }} Shares one number for each process */
/** @typedef {Awaited<ReturnType<typeof openStage>>} Stage */

/** @param {CDPSession} session @returns {Promise<number>} seconds */
async function cpuS(session) {
  const { metrics } = await session.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'ProcessTime')?.value ?? Number.NaN
}

/** @param {CDPSession} session @returns {Promise<number>} bytes */
async function heapBytes(session) {
  await session.send('HeapProfiler.enable')
  // Twice: what a finalizer lets go of is free only afterwards.
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.collectGarbage')
  return (await session.send('Runtime.getHeapUsage')).usedSize
}

/** @type {Shares} */
const NO_SHARES = { page: Number.NaN, frontEnd: Number.NaN, extension: Number.NaN }

/** @param {number} port of the server @param {Guest | null} guest */
export async function openStage(port, guest) {
  const { browser, end } = await startBrowser()
  try {
    const id = guest && (await browser.installExtension(resolve(guest.folder)))
    const origin = id && `chrome-extension://${id}`
    const [page] = await browser.pages()
    if (!page) throw new Error('Chromium opened without a page')
    await page.goto(`http://127.0.0.1:${port}/`)
    const opened = await openDevTools(page, origin)
    const recorded = async () =>
      Number(await opened.inFrontEnd('logs.NetworkLog.NetworkLog.instance().requests().length'))
    // DevTools is there a moment before it records.
    const hasRecorded = async () => {
      await page.evaluate(() => fetch('/ready').then((response) => response.text()))
      return (await recorded()) > 0
    }
    await until(hasRecorded, { what: 'DevTools to record' })
    const panel = origin && (await showPanel(opened, origin))
    if (panel && guest?.press) await panel.locator(`::-p-text(${guest.press})`).click()
    const its = browser.targets().find((target) => origin && target.url() === opened.own?.url())
    const sessions = {
      page: await page.createCDPSession(),
      frontEnd: await opened.devtools.createCDPSession(),
      extension: (await its?.createCDPSession()) ?? null,
    }
    for (const session of Object.values(sessions)) await session?.send('Performance.enable')
    /** @param {(session: CDPSession) => Promise<number>} measure @returns {Promise<Shares>} */
    const ofEach = async (measure) => ({
      page: await measure(sessions.page),
      frontEnd: await measure(sessions.frontEnd),
      extension: sessions.extension ? await measure(sessions.extension) : 0,
    })
    /** @type {number | null} */
    let survived = null
    const { extension } = sessions
    const crashed = new Promise((resolve) => extension?.on('Inspector.targetCrashed', resolve))
    // A process that is no more answers no question.
    const ended = crashed.then(async () => {
      survived = await recorded()
      return NO_SHARES
    })
    await extension?.send('Inspector.enable')
    return {
      version: await browser.version(),
      page,
      /** The extension's documents; to be asked for only where there is an extension. */
      own: /** @type {Frame} */ (opened.own),
      panel: /** @type {Frame} */ (panel),
      cpuS: () => Promise.race([ofEach(cpuS), ended]),
      heapBytes: () => ofEach(heapBytes),
      /** How many requests DevTools itself has recorded. */
      recorded,
      /** How many there were when the extension's process ended, for want of memory mostly; null while it lives. */
      survived: () => survived,
      close: end,
    }
  } catch (error) {
    await end()
    throw error
  }
}

/** CPU seconds of a second in which nobody is busy. */
const IDLE = 0.1
/** One second may pass between two pieces of work. */
const IDLE_SECONDS = 2
/** Some peers work for long after the page is done. */
const SETTLE_LIMIT_MS = 30 * 60_000

/** Waits until DevTools and the extension have done what they had to do: both rest. @param {Stage} stage */
export async function settle(stage) {
  let before = Number.NEGATIVE_INFINITY
  let idleFor = 0
  const rests = async () => {
    if (stage.survived() !== null) return true
    const { frontEnd, extension } = await stage.cpuS()
    idleFor = frontEnd + extension - before < IDLE ? idleFor + 1 : 0
    before = frontEnd + extension
    return idleFor >= IDLE_SECONDS
  }
  await until(rests, { what: 'DevTools to rest', everyMs: 1000, timeoutMs: SETTLE_LIMIT_MS })
}
