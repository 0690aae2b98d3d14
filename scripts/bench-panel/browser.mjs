/** Builds the benchmark's page and opens it in Chromium. */
import { join } from 'node:path'
import puppeteer from 'puppeteer-core'
import { findBrowser } from '../browsers/find.mjs'
import { createProfile } from '../browsers/profile.mjs'

/** @typedef {import('./page.tsx').Bench} Bench */

const root = join(import.meta.dirname, '../..')

/** Builds and serves the page. @returns {Promise<{ url: string, close(): Promise<void> }>} */
async function servePage() {
  const { build, preview } = await import('vite')
  /** @type {import('vite').InlineConfig} */
  const config = {
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'warn',
    build: { outDir: join(root, 'dist/bench-panel'), emptyOutDir: true, target: 'chrome123' },
    preview: { port: 0, host: '127.0.0.1' },
  }
  await build(config)
  const server = await preview(config)
  return { url: server.resolvedUrls?.local[0] ?? '', close: () => server.close() }
}

/**
 * Opens Chromium for the benchmark.
 * @returns {Promise<{ version: string, close(): Promise<void>, fresh(): Promise<import('puppeteer-core').Page> }>}
 */
export async function openBench() {
  const executablePath = findBrowser('chrome')
  if (!executablePath) throw new Error('no Chrome or Chromium was found')
  const { url, close } = await servePage()
  const profile = createProfile('chrome')
  const browser = await puppeteer.launch({
    executablePath,
    userDataDir: profile.path,
    pipe: true,
    defaultViewport: { width: 1280, height: 800 },
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [], // as root Chromium does not start with its sandbox
  })
  profile.usedBy(browser.process()?.pid)
  return {
    version: await browser.version(),
    /** The page, loaded anew: nothing is warm. */
    async fresh() {
      const [page = await browser.newPage()] = await browser.pages()
      await page.goto(url)
      await page.waitForFunction(() => 'bench' in window)
      return page
    },
    async close() {
      await browser.close()
      await profile.discard()
      await close()
    },
  }
}

/** Calls a function of the page. @param {import('puppeteer-core').Page} page @param {keyof Bench} name @param {unknown[]} args */
export const call = (page, name, ...args) =>
  page.evaluate(
    (fn, given) => /** @type {any} */ (window).bench[fn](...given),
    name,
    /** @type {any[]} */ (args),
  )

/**
 * The same, and the milliseconds that the page's main thread worked for it by the CPU's clock, which stands still while
 * other programs have their turn.
 * @param {import('puppeteer-core').Page} page @param {keyof Bench} name @param {unknown[]} args
 */
export async function timed(page, name, ...args) {
  const client = await page.createCDPSession()
  await client.send('Performance.enable', { timeDomain: 'threadTicks' })
  const workedS = async () => {
    const { metrics } = await client.send('Performance.getMetrics')
    return metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? 0
  }
  const beforeS = await workedS()
  const result = await call(page, name, ...args)
  const cpuMs = ((await workedS()) - beforeS) * 1000
  await client.detach()
  return { result, cpuMs }
}

/** Bytes of JavaScript heap that are in use after a collection. @param {import('puppeteer-core').Page} page */
export async function heapBytes(page) {
  const client = await page.createCDPSession()
  await client.send('HeapProfiler.enable')
  await client.send('HeapProfiler.collectGarbage')
  const { usedSize } = await client.send('Runtime.getHeapUsage')
  await client.detach()
  return usedSize
}

/**
 * Makes the rows, and takes away what making them left behind: the panel must not be charged for it.
 * @param {import('puppeteer-core').Page} page @param {number} count @returns {Promise<number>} bytes in use
 */
export async function prepare(page, count) {
  await call(page, 'prepare', count)
  return heapBytes(page)
}
