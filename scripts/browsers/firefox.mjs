/** Drives Firefox, its DevTools and the extension's panel, through Marionette and scripts with the browser's own rights. */
import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { KEYS } from './firefox-keys.mjs'
import { startFirefox } from './firefox-process.mjs'
import { FirefoxScripts } from './firefox-scripts.mjs'
import { complaints, footprint } from './firefox-watch.mjs'
import { DEVTOOLS_SIZE, PANEL_TITLE } from './pages.mjs'
import { until, within } from './until.mjs'

/**
 * @typedef {import('./session.ts').LaunchOptions} LaunchOptions
 * @typedef {import('./session.ts').Session} Session
 * @typedef {import('./session.ts').Theme} Theme
 */

/** Starts Firefox with the extension. @param {LaunchOptions} options @returns {Promise<Session>} */
export async function launchFirefox(options) {
  const firefox = await startFirefox(options)
  try {
    const extensionId = await install(firefox, options.extension)
    return new FirefoxSession(firefox, extensionId, options)
  } catch (error) {
    await firefox.profile.discard()
    throw error
  }
}

/**
 * @param {import('./firefox-process.mjs').FirefoxProcess} firefox
 * @param {string} extension
 * @returns {Promise<string>} its id
 */
async function install({ marionette }, extension) {
  const reply = await marionette.send('Addon:Install', { path: resolve(extension), temporary: true })
  return /** @type {{ value: string }} */ (reply).value
}

/** @implements {Session} */
class FirefoxSession {
  name = /** @type {const} */ ('firefox')
  #firefox
  #scripts
  #extension
  #headless
  #size = DEVTOOLS_SIZE
  /** @type {Promise<void> | null} */
  #closing = null

  /**
   * @param {import('./firefox-process.mjs').FirefoxProcess} firefox
   * @param {string} extensionId
   * @param {LaunchOptions} options
   */
  constructor(firefox, extensionId, { extension, headless = true }) {
    this.#firefox = firefox
    this.#scripts = new FirefoxScripts(firefox.marionette, extensionId)
    this.#extension = extension
    this.#headless = headless
    this.closed = firefox.exited
  }

  /** @param {string} url */
  goto(url) {
    return this.#scripts.navigate(url)
  }

  async openDevTools() {
    await this.#scripts.privileged(async ({ openToolbox }) => void (await openToolbox()))
    // The toolbox does not wait for the extension's devtools page, and requests made before it listens are lost.
    await this.#loaded('devtools_page')
    const listens = () =>
      this.#scripts.privileged(async ({ toolbox }) =>
        (await toolbox().getNetMonitorAPI()).hasRequestFinishedListeners(),
      )
    await until(listens, { what: 'the devtools page to listen' })
    await this.#fit()
  }

  async closeDevTools() {
    await this.#scripts.privileged(({ closeToolbox }) => closeToolbox())
  }

  async showPanel() {
    const find = () =>
      this.#scripts.privileged(
        ({ toolbox, extensionId }, label) =>
          toolbox()
            .getAdditionalTools()
            .find((tool) => tool.extensionId === extensionId && tool.label === label)?.id,
        PANEL_TITLE,
      )
    const id = await until(find, { what: `a panel called ${PANEL_TITLE}` })
    await until(() => this.#select(id), { what: `the tab ${PANEL_TITLE}` })
    await this.#shown(id)
    await this.#loaded('devtools_panel')
  }

  async hidePanel() {
    await this.#scripts.privileged(async ({ toolbox }) => void (await toolbox().selectTool('webconsole')))
    await this.#shown('webconsole')
  }

  async redock() {
    const selected = await this.#scripts.privileged(async ({ toolbox }) => {
      const { hostType, currentToolId } = toolbox()
      await toolbox().switchHost(hostType === 'window' ? 'bottom' : 'window')
      return currentToolId
    })
    await this.#fit()
    if (selected !== 'webconsole') await this.#loaded('devtools_panel')
  }

  async updateExtension() {
    await install(this.#firefox, this.#extension)
  }

  /** @param {number} width @param {number} height */
  async resize(width, height) {
    this.#size = { width, height }
    await this.#fit()
  }

  /** @param {Theme} theme */
  async setTheme(theme) {
    await this.#scripts.privileged(({ prefs }, value) => prefs.setStringPref('devtools.theme', value), theme)
    await this.waitInPanel((dark) => matchMedia('(prefers-color-scheme: dark)').matches === dark, {
      what: `the panel to be ${theme}`,
      args: [theme === 'dark'],
    })
  }

  /** @type {Session['inPage']} */
  inPage(fn, ...args) {
    return this.#scripts.inside('page', fn, args)
  }

  /** @type {Session['inPanel']} */
  inPanel(fn, ...args) {
    return this.#scripts.inside('devtools_panel', fn, args)
  }

  /** @type {Session['inDevtoolsPage']} */
  inDevtoolsPage(fn, ...args) {
    return this.#scripts.inside('devtools_page', fn, args)
  }

  /** @type {Session['waitInPanel']} */
  waitInPanel(fn, { args, ...options }) {
    return until(() => this.inPanel(fn, .../** @type {Parameters<typeof fn>} */ (args ?? [])), options)
  }

  /** @param {string} selector */
  async click(selector) {
    await this.#scripts.privileged(async ({ actor, browser, asUser }, css) => {
      const panel = actor(browser('devtools_panel'))
      await panel.clickElement(await panel.findElement('css selector', css, { timeout: 10_000 }), asUser)
    }, selector)
  }

  /** @param {string} selector @param {string} text */
  async type(selector, text) {
    await this.#scripts.privileged(
      async ({ actor, browser, asUser }, css, keys) => {
        const panel = actor(browser('devtools_panel'))
        await panel.sendKeysToElement(
          await panel.findElement('css selector', css, { timeout: 10_000 }),
          keys,
          asUser,
        )
      },
      selector,
      text,
    )
  }

  /** A file field takes what is typed as paths, one a line. @param {string} selector @param {readonly string[]} paths */
  chooseFiles(selector, paths) {
    return this.type(selector, paths.join('\n'))
  }

  clipboard() {
    return this.#scripts.privileged(({ clipboard }) => clipboard())
  }

  /** @param {string} chord */
  async press(chord) {
    const keys = chord.split('+').map((key) => KEYS.get(key) ?? key)
    await this.#scripts.privileged(async ({ actor, browser, asUser }, text) => {
      const panel = actor(browser('devtools_panel'))
      await panel.sendKeysToElement(await panel.getActiveElement(), text, asUser)
    }, keys.join(''))
  }

  /** @param {string} path @param {'panel' | 'devtools'} of */
  async screenshot(path, of) {
    const png = await this.#scripts.privileged(async ({ browser, toolbox }, what) => {
      const { win, doc } = toolbox()
      const panel = browser('devtools_panel')
      const { width, height } =
        what === 'panel' ? panel.getBoundingClientRect() : doc.documentElement.getBoundingClientRect()
      const { browsingContext } = what === 'panel' ? panel : win
      const image = await browsingContext.currentWindowGlobal.drawSnapshot(
        new DOMRect(0, 0, width, height),
        1,
        'white',
      )
      const canvas = new OffscreenCanvas(image.width, image.height)
      canvas.getContext('2d')?.drawImage(image, 0, 0)
      const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    }, of)
    await writeFile(path, png, 'base64')
  }

  footprint() {
    return footprint(this.#scripts)
  }

  complaints() {
    return complaints(this.#scripts)
  }

  close() {
    this.#closing ??= this.#end()
    return this.#closing
  }

  async #end() {
    const { marionette, exited, profile } = this.#firefox
    // Whether it quits by itself or not: discarding the profile ends it.
    const quit = marionette.send('Marionette:Quit', { flags: ['eForceQuit'] }).then(() => exited)
    await within(quit, { what: 'Firefox to quit', timeoutMs: 10_000 }).catch(() => {})
    marionette.close()
    await profile.discard()
  }

  /**
   * Clicks a tool's tab, or selects the tool where the tab is hidden in the menu of a narrow toolbox.
   * False while the toolbox has drawn neither.
   * @param {string} id
   */
  #select(id) {
    return this.#scripts.privileged(async ({ actor, asUser, toolbox, extensionId }, toolId) => {
      const { doc, win } = toolbox()
      const selector = `.devtools-tab[data-extension-id="${extensionId}"]`
      if (doc.querySelector(selector)) {
        const tabs = actor(win)
        await tabs.clickElement(await tabs.findElement('css selector', selector, { timeout: 1000 }), asUser)
        return true
      }
      if (!doc.querySelector('.tools-chevron-menu')) return false
      await toolbox().selectTool(toolId)
      return true
    }, id)
  }

  /** @param {string} id */
  #shown(id) {
    const current = () => this.#scripts.privileged(({ toolbox }) => toolbox().currentToolId)
    return until(async () => (await current()) === id, { what: `the tool ${id}` })
  }

  /** @param {'devtools_page' | 'devtools_panel'} place */
  #loaded(place) {
    const complete = () => document.readyState === 'complete' && location.protocol === 'moz-extension:'
    return until(() => this.#scripts.inside(place, complete, []), { what: `the ${place} to load` })
  }

  /** Gives an undocked DevTools its size. A window on a screen is the user's. */
  async #fit() {
    if (!this.#headless) return
    const { width, height } = this.#size
    const fit = () =>
      this.#scripts.privileged(
        ({ toolbox }, w, h) => {
          const { hostType, win } = toolbox()
          if (hostType !== 'window' || (win.innerWidth === w && win.innerHeight === h)) return true
          win.top?.resizeBy(w - win.innerWidth, h - win.innerHeight)
          return false
        },
        width,
        height,
      )
    await until(fit, { what: `DevTools to be ${width} × ${height}` })
  }
}
