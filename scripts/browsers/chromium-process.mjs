/** Starts Chrome or Chromium with a fresh profile and the extension. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import puppeteer from 'puppeteer-core'
import { findBrowser } from './find.mjs'
import { DOCKED_HEIGHT } from './pages.mjs'
import { createProfile } from './profile.mjs'
import { chromiumSwitch } from './request-log.mjs'

/** @typedef {import('./session.ts').LaunchOptions} LaunchOptions */

/**
 * @typedef {object} ChromiumProcess
 * @property {import('puppeteer-core').Browser} browser
 * @property {import('puppeteer-core').Page} page
 * @property {string} origin of the extension's pages
 * @property {import('./profile.mjs').Profile} profile
 */

/** What DevTools calls its themes. */
export const THEMES = { light: 'default', dark: 'dark' }

/** @param {LaunchOptions} options */
function switches({ loopbackHosts = [], requestLog }) {
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0
  return [
    // A proxy resolves names by itself, so requests to the mapped hosts would leave this machine.
    '--no-proxy-server',
    `--host-resolver-rules=${loopbackHosts.map((host) => `MAP ${host} 127.0.0.1`).join(', ')}`,
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-quic',
    '--disable-sync',
    '--no-first-run',
    '--test-type', // no bar about unusual switches
    '--window-size=1280,900',
    ...(requestLog ? [chromiumSwitch(requestLog)] : []),
    ...(asRoot ? ['--no-sandbox'] : []), // as root Chromium does not start with its sandbox
  ]
}

/**
 * DevTools reads where it docks, and its theme, when it opens. Its preferences are JSON within JSON.
 * @param {string} profile
 * @param {LaunchOptions} options
 */
function writePreferences(profile, { docked, theme, downloads, textSizePx }) {
  const preferences = {
    currentDockState: JSON.stringify(docked ? 'bottom' : 'undocked'),
    'inspector-view.split-view-state': JSON.stringify({ horizontal: { size: DOCKED_HEIGHT } }),
    ...(theme && { 'ui-theme': JSON.stringify(THEMES[theme]) }),
  }
  const all = {
    devtools: { preferences },
    ...(textSizePx && { webkit: { webprefs: { default_font_size: textSizePx } } }),
    ...(downloads && { download: { default_directory: downloads, prompt_for_download: false } }),
  }
  mkdirSync(join(profile, 'Default'))
  writeFileSync(join(profile, 'Default/Preferences'), JSON.stringify(all))
}

/** @param {LaunchOptions} options @returns {Promise<ChromiumProcess>} */
export async function startChromium(options) {
  const executablePath = options.executable ?? findBrowser('chrome')
  if (!executablePath) throw new Error('no Chrome or Chromium was found')
  const profile = createProfile('chrome')
  try {
    writePreferences(profile.path, options)
    const browser = await puppeteer.launch({
      executablePath,
      headless: options.headless ?? true,
      userDataDir: profile.path,
      pipe: true,
      enableExtensions: true, // not [path]: puppeteer 24 does not await that installation
      defaultViewport: null, // or DevTools would be emulated at 800 × 600 too
      ignoreDefaultArgs: ['--enable-automation'],
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      args: switches(options),
    })
    profile.usedBy(browser.process()?.pid)
    const id = await browser.installExtension(resolve(options.extension))
    const [page] = await browser.pages()
    if (!page) throw new Error('Chromium opened without a page')
    return { browser, page, origin: `chrome-extension://${id}`, profile }
  } catch (error) {
    await profile.discard()
    throw error
  }
}
