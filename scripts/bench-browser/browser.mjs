/** Starts a fresh Chromium for the benchmark, and DevTools in it. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import puppeteer from 'puppeteer-core'
import { findBrowser } from '../browsers/find.mjs'
import { DEVTOOLS_SIZE } from '../browsers/pages.mjs'
import { createProfile } from '../browsers/profile.mjs'
import { until } from '../browsers/until.mjs'

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {import('puppeteer-core').Frame} Frame */

/** A page may be busy for long. */
const ANSWER_LIMIT_MS = 30 * 60_000

const SWITCHES = [
  // Whatever a page asks for, it asks this machine.
  '--no-proxy-server',
  '--host-resolver-rules=MAP * 127.0.0.1',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--test-type',
  '--window-size=1280,900',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), // as root Chromium does not start with its sandbox
]

/**
 * Starts it without puppeteer's own watch over the network, which would be one more reader of all that is measured.
 * @returns {Promise<{ browser: import('puppeteer-core').Browser, end(): Promise<void> }>}
 */
export async function startBrowser() {
  const executablePath = findBrowser('chrome')
  if (!executablePath) throw new Error('no Chrome or Chromium was found')
  const profile = createProfile('chrome')
  const preferences = { currentDockState: '"undocked"' }
  mkdirSync(join(profile.path, 'Default'))
  writeFileSync(join(profile.path, 'Default/Preferences'), JSON.stringify({ devtools: { preferences } }))
  try {
    const browser = await puppeteer.launch({
      executablePath,
      userDataDir: profile.path,
      pipe: true,
      enableExtensions: true,
      defaultViewport: null,
      networkEnabled: false,
      protocolTimeout: ANSWER_LIMIT_MS,
      // Whatever ends this process: the profile's reaper ends the browser.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      args: SWITCHES,
    })
    profile.usedBy(browser.process()?.pid)
    const end = async () => {
      await browser.close().catch(() => {})
      await profile.discard()
    }
    return { browser, end }
  } catch (error) {
    await profile.discard()
    throw error
  }
}

/**
 * Opens DevTools, and waits until it listens and the devtools page of the extension, if there is one, listens too.
 * @param {Page} page @param {string | null} origin of the extension
 */
export async function openDevTools(page, origin) {
  const devtools = await page.openDevTools()
  await devtools.setViewport(DEVTOOLS_SIZE)
  /**
   * Runs source with the front end's modules. To import them before it has started would break them.
   * @param {string} source
   */
  const inFrontEnd = (source) =>
    devtools.evaluate(
      `Promise.all([import('./ui/legacy/legacy.js'), import('./models/logs/logs.js')]).then(([ui, logs]) => ${source})`,
    )
  const find = () =>
    devtools.frames().find((frame) => origin !== null && frame.url().startsWith(`${origin}/`))
  const own = origin === null ? null : await until(find, { what: 'the devtools page' })
  await until(() => devtools.evaluate('document.readyState === "complete"'), { what: 'DevTools' })
  if (own) {
    const answers = () =>
      own.evaluate(async () => {
        if (document.readyState !== 'complete') return false
        // Messages to DevTools keep their order: its answer proves that listeners from before are in place.
        await chrome.devtools.network.getHAR()
        return true
      })
    await until(answers, { what: 'the devtools page to listen' })
  }
  const hasNetwork = 'ui.InspectorView.InspectorView.instance().tabbedPane.tabIds().includes("network")'
  await until(() => inFrontEnd(hasNetwork), { what: "DevTools' tools" })
  return { devtools, own, inFrontEnd }
}

/**
 * Shows the extension's panel, whatever it is called.
 * @param {Awaited<ReturnType<typeof openDevTools>>} opened @param {string} origin
 */
export async function showPanel({ devtools, own, inFrontEnd }, origin) {
  const ids = 'ui.InspectorView.InspectorView.instance().tabbedPane.tabIds()'
  const id = await until(() => inFrontEnd(`${ids}.find((id) => id.startsWith('${origin}')) ?? null`), {
    what: 'a panel of the extension',
  })
  await inFrontEnd(`ui.ViewManager.ViewManager.instance().showView('${id}').then(() => null)`)
  const isPanel = (/** @type {Frame} */ frame) => frame !== own && frame.url().startsWith(`${origin}/`)
  const panel = await until(() => devtools.frames().find(isPanel), { what: "the panel's document" })
  await until(() => panel.evaluate(() => document.readyState === 'complete'), {
    what: 'the panel to be loaded',
  })
  return panel
}
