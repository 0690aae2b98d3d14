/** Drives Chrome or Chromium, its DevTools and the extension's panel, through puppeteer and the DevTools front end. */
import { resolve } from 'node:path'
import { startChromium, THEMES } from './chromium-process.mjs'
import { ChromiumWatch } from './chromium-watch.mjs'
import { DEVTOOLS_PAGE, DEVTOOLS_SIZE, PANEL_PAGE, PANEL_TITLE } from './pages.mjs'
import { until, within } from './until.mjs'

/**
 * @typedef {import('./session.ts').LaunchOptions} LaunchOptions
 * @typedef {import('./session.ts').Session} Session
 * @typedef {import('./session.ts').Theme} Theme
 * @typedef {import('puppeteer-core').KeyInput} KeyInput
 * @typedef {import('puppeteer-core').Page} Page
 */

/**
 * The parts of the DevTools front end that are used here.
 * @typedef {object} FrontEnd
 * @property {{ dockSide(): string, setDockSide(side: string): void }} dock
 * @property {{ hasView(id: string): boolean, isViewVisible(id: string): boolean, showView(id: string): Promise<void> }} views
 * @property {{ moduleSetting(name: string): { set(value: string): void } }} settings
 */

/** Source of a promise of a {@link FrontEnd}. Importing before DevTools has started would break these modules for good. */
const FRONT_END = `Promise.all([import('./ui/legacy/legacy.js'), import('./core/common/common.js')]).then(
  ([ui, common]) => ({
    dock: ui.DockController.DockController.instance(),
    views: ui.ViewManager.ViewManager.instance(),
    settings: common.Settings.Settings.instance(),
  }))`

/** @param {LaunchOptions} options @returns {Promise<Session>} */
export const launchChromium = async (options) => new ChromiumSession(await startChromium(options), options)

/** @implements {Session} */
class ChromiumSession {
  name = /** @type {const} */ ('chrome')
  #browser
  #page
  #origin
  #profile
  #extension
  #headless
  #watch
  #size = DEVTOOLS_SIZE
  /** @type {Page | null} */
  #devtools = null
  /** @type {Promise<void> | null} */
  #closing = null

  /** @param {import('./chromium-process.mjs').ChromiumProcess} chromium @param {LaunchOptions} options */
  constructor({ browser, page, origin, profile }, { extension, headless = true }) {
    this.#browser = browser
    this.#page = page
    this.#origin = origin
    this.#profile = profile
    this.#extension = extension
    this.#headless = headless
    this.#watch = new ChromiumWatch(browser, origin)
    /** @type {Promise<void>} */
    this.closed = new Promise((done) => {
      browser.once('disconnected', () => done())
      page.once('close', () => done()) // on macOS the browser outlives its last window
    })
  }

  /** @param {string} url */
  async goto(url) {
    await this.#page.goto(url)
  }

  async openDevTools() {
    this.#devtools = await this.#page.openDevTools()
    // Messages from the extension to DevTools keep their order, so the answer to getHAR proves that the listeners which
    // the devtools page added before it are in place. To navigate the inspected page earlier loses events.
    await until(
      () =>
        this.inDevtoolsPage(async () => {
          if (document.readyState !== 'complete') return false
          await chrome.devtools.network.getHAR()
          return true
        }),
      { what: 'the devtools page to listen' },
    )
    await this.#fit()
  }

  async closeDevTools() {
    if (!this.#open().isClosed()) await this.#open().close()
    this.#devtools = null
  }

  async showPanel() {
    const view = `${this.#origin}${PANEL_TITLE}`
    const registered = () => this.#frontEnd(({ views }, id) => views.hasView(id), view)
    await until(registered, { what: `a panel called ${PANEL_TITLE}` })
    const tab = await this.#open().$(`::-p-aria([name="${PANEL_TITLE}"][role="tab"])`)
    if (await tab?.isVisible()) await tab?.click()
    // In a narrow DevTools the tab hides in a menu, which is no part of the page.
    else await this.#frontEnd(({ views }, id) => views.showView(id), view)
    await this.#shown(view)
    await this.waitInPanel(() => document.readyState === 'complete', { what: "the panel's document" })
  }

  async hidePanel() {
    await this.#frontEnd(({ views }) => views.showView('console'))
    await this.#shown('console')
  }

  async redock() {
    const side = (await this.#dockSide()) === 'undocked' ? 'bottom' : 'undocked'
    if (this.#headless) await this.#open().setViewport(null)
    await this.#frontEnd(({ dock }, to) => dock.setDockSide(to), side)
    await until(async () => (await this.#dockSide()) === side, { what: `DevTools to be at "${side}"` })
    await this.#fit()
  }

  async updateExtension() {
    const devtools = this.#open()
    const closed = new Promise((done) => devtools.once('close', done))
    await this.#browser.installExtension(resolve(this.#extension))
    // Seen in Chromium 156: a moment later.
    await within(closed, { what: 'DevTools to close', timeoutMs: 10_000 })
  }

  /** @param {number} width @param {number} height */
  async resize(width, height) {
    this.#size = { width, height }
    await this.#fit()
  }

  /** @param {Theme} theme */
  async setTheme(theme) {
    await this.#frontEnd(
      ({ settings }, value) => settings.moduleSetting('ui-theme').set(value),
      THEMES[theme],
    )
    await this.waitInPanel((dark) => matchMedia('(prefers-color-scheme: dark)').matches === dark, {
      what: `the panel to be ${theme}`,
      args: [theme === 'dark'],
    })
  }

  /** @type {Session['inPage']} */
  inPage(fn, ...args) {
    return evaluate(this.#page.mainFrame(), fn, args)
  }

  /** @type {Session['inPanel']} */
  async inPanel(fn, ...args) {
    return evaluate(await this.#frame(PANEL_PAGE), fn, args)
  }

  /** @type {Session['inDevtoolsPage']} */
  async inDevtoolsPage(fn, ...args) {
    return evaluate(await this.#frame(DEVTOOLS_PAGE), fn, args)
  }

  /** @type {Session['waitInPanel']} */
  waitInPanel(fn, { args, ...options }) {
    return until(() => this.inPanel(fn, .../** @type {Parameters<typeof fn>} */ (args ?? [])), options)
  }

  /** @param {string} selector */
  async click(selector) {
    await (await this.#element(selector)).click()
  }

  /** @param {string} selector @param {string} text */
  async type(selector, text) {
    await (await this.#element(selector)).type(text)
  }

  /** @param {string} selector @param {readonly string[]} paths */
  async chooseFiles(selector, paths) {
    const frame = await this.#frame(PANEL_PAGE)
    const field = /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement> | null} */ (
      await frame.waitForSelector(selector, { timeout: 10_000 })
    )
    await field?.uploadFile(...paths)
  }

  async clipboard() {
    const { origin } = new URL(this.#page.url())
    await this.#browser.defaultBrowserContext().overridePermissions(origin, ['clipboard-read'])
    await this.#page.bringToFront() // only a page that has the focus may read it
    return this.#page.evaluate(() => navigator.clipboard.readText())
  }

  /** @param {string} chord */
  async press(chord) {
    const frame = await this.#frame(PANEL_PAGE)
    if (!(await frame.evaluate(() => document.hasFocus()))) await (await frame.frameElement())?.focus()
    const keys = /** @type {KeyInput[]} */ (chord.split('+'))
    const { keyboard } = this.#open()
    for (const key of keys) await keyboard.down(key)
    for (const key of keys.reverse()) await keyboard.up(key)
  }

  /** @param {string} path @param {'panel' | 'devtools'} of */
  async screenshot(path, of) {
    const frame = await this.#frame(PANEL_PAGE)
    const settled = () =>
      frame.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    await settled()
    const clip = of === 'panel' ? await (await frame.frameElement())?.boundingBox() : null
    // The default, captureBeyondViewport, resizes DevTools for the picture: blank images, and clicks that miss.
    await this.#open().screenshot({
      path: /** @type {`${string}.png`} */ (path),
      captureBeyondViewport: false,
      ...(clip && { clip }),
    })
    await settled()
  }

  footprint() {
    return this.#watch.footprint()
  }

  complaints() {
    return this.#watch.complaints()
  }

  close() {
    this.#closing ??= this.#end()
    return this.#closing
  }

  async #end() {
    // Whether it closes by itself or not: discarding the profile ends it.
    await within(this.#browser.close(), { what: 'Chromium to close', timeoutMs: 10_000 }).catch(() => {})
    await this.#profile.discard()
  }

  #open() {
    if (!this.#devtools) throw new Error('DevTools is not open')
    return this.#devtools
  }

  /** @param {string} path of one of the extension's pages */
  #frame(path) {
    const url = this.#origin + path
    const frames = () => this.#open().frames()
    return until(() => frames().find((frame) => frame.url() === url), { what: `the page ${path}` })
  }

  /** @param {string} selector */
  async #element(selector) {
    const frame = await this.#frame(PANEL_PAGE)
    const element = await frame.waitForSelector(selector, { visible: true, timeout: 10_000 })
    if (!element) throw new Error(`${selector} is not visible`)
    return element
  }

  /**
   * @template {unknown[]} A
   * @template R
   * @param {(frontEnd: FrontEnd, ...args: A) => R} fn
   * @param {A} args
   * @returns {Promise<Awaited<R>>}
   */
  #frontEnd(fn, ...args) {
    const source = `${FRONT_END}.then((frontEnd) => (${fn})(frontEnd, ...${JSON.stringify(args)}))`
    return /** @type {Promise<Awaited<R>>} */ (this.#open().evaluate(source))
  }

  #dockSide() {
    return this.#frontEnd(({ dock }) => dock.dockSide())
  }

  /** @param {string} view */
  #shown(view) {
    return until(() => this.#frontEnd(({ views }, id) => views.isViewVisible(id), view), {
      what: `the tool ${view}`,
    })
  }

  /** Gives an undocked DevTools its size; without a screen that takes an emulated one. */
  async #fit() {
    if (!this.#headless || (await this.#dockSide()) !== 'undocked') return
    const { width, height } = this.#size
    await this.#open().setViewport(this.#size)
    const fits = () => this.#open().evaluate((w, h) => innerWidth === w && innerHeight === h, width, height)
    await until(fits, { what: `DevTools to be ${width} × ${height}` })
  }
}

/**
 * @template {unknown[]} A
 * @template R
 * @param {import('puppeteer-core').Frame} frame
 * @param {import('./session.ts').Remote<A, R>} fn
 * @param {A} args
 */
async function evaluate(frame, fn, args) {
  return /** @type {R} */ (await frame.evaluate(/** @type {(...args: unknown[]) => unknown} */ (fn), ...args))
}
