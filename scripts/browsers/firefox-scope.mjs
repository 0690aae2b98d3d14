/** What the scripts that run with Firefox's own rights work with: the toolbox and the documents of the selected tab. */

/** @typedef {'page' | 'devtools_page' | 'devtools_panel'} Place the inspected page, or an extension page of that type */

/**
 * Marionette's hand in a document, whichever process that lives in.
 * @typedef {object} Actor
 * @property {(script: string, args: unknown[], options: object) => Promise<string>} executeScript
 * @property {(strategy: 'css selector', selector: string, options: { timeout: number }) => Promise<object>} findElement
 * @property {() => Promise<object>} getActiveElement
 * @property {(element: object, capabilities: object) => Promise<void>} clickElement
 * @property {(element: object, text: string, capabilities: object) => Promise<void>} sendKeysToElement
 */

/**
 * @typedef {object} WindowGlobal
 * @property {(name: 'MarionetteCommands') => Actor} getActor
 * @property {(area: DOMRect, scale: number, background: string) => Promise<ImageBitmap>} drawSnapshot
 *
 * @typedef {{ currentWindowGlobal: WindowGlobal }} BrowsingContext
 * @typedef {Element & { browsingContext: BrowsingContext }} BrowserElement
 * @typedef {object} Tab
 */

/**
 * @typedef {object} Toolbox
 * @property {Window & { browsingContext: BrowsingContext }} win
 * @property {Document} doc
 * @property {string} hostType
 * @property {string} currentToolId
 * @property {() => { id: string, label: string, extensionId: string }[]} getAdditionalTools
 * @property {(id: string) => Promise<void>} selectTool
 * @property {(hostType: string) => Promise<void>} switchHost
 * @property {() => Promise<{ hasRequestFinishedListeners(): boolean }>} getNetMonitorAPI
 *
 * @typedef {object} DevTools
 * @property {(tab: Tab, options: { toolId: string }) => Promise<Toolbox>} showToolboxForTab
 * @property {(tab: Tab) => Promise<void>} closeToolboxForTab
 * @property {(tab: Tab) => Toolbox | undefined} getToolboxForTab
 *
 * @typedef {object} View an extension's document
 * @property {string} viewType
 * @property {BrowserElement | null} xulBrowser
 * @property {{ commands: { descriptorFront: { localTab: Tab } } }} [devToolsToolbox]
 */

/**
 * @typedef {object} Utils
 * @property {(url: string) => { require(url: string): { gDevTools: DevTools } }} importESModule
 * @property {() => Promise<{ children: { type: string, cpuTime: number }[] }>} requestProcInfo with nanoseconds
 */

/** What was written to the browser's console. @typedef {{ getMessageArray(): object[], reset(): void }} Messages */

/**
 * The globals of a browser window.
 * @typedef {object} Globals
 * @property {{ selectedTab: Tab, selectedBrowser: BrowserElement }} gBrowser
 * @property {Utils} ChromeUtils
 * @property {{ getByID(id: string): { mozExtensionHostname: string, extension: { views: Iterable<View> } } | null }} WebExtensionPolicy
 * @property {{ prefs: { setStringPref(name: string, value: string): void }, console: Messages }} Services
 * @property {Navigator} navigator
 */

/** @typedef {ReturnType<typeof createScope>} Scope */

/**
 * Runs in the browser window; its source is sent there.
 * @param {Globals} globals
 * @param {string} extensionId
 */
export function createScope({ gBrowser, ChromeUtils, WebExtensionPolicy, Services, navigator }, extensionId) {
  const loader = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs')
  const { gDevTools } = loader.require('resource://devtools/client/framework/devtools.js')

  /** There is one devtools page and one panel for each toolbox. @param {Place} place */
  const browserOf = (place) => {
    if (place === 'page') return gBrowser.selectedBrowser
    const views = WebExtensionPolicy.getByID(extensionId)?.extension.views ?? []
    return [...views].find(
      (view) =>
        view.viewType === place &&
        view.devToolsToolbox?.commands.descriptorFront.localTab === gBrowser.selectedTab,
    )?.xulBrowser
  }

  return {
    extensionId,
    prefs: Services.prefs,
    clipboard: () => navigator.clipboard.readText(),
    /** CPU time of the process in which extensions live, and only they. */
    async workedMs() {
      const { children } = await ChromeUtils.requestProcInfo()
      return (children.find(({ type }) => type === 'extension')?.cpuTime ?? 0) / 1e6
    },
    /** Exceptions and rejections in the extension's pages, since this was last asked. */
    takeErrors() {
      const all = Services.console.getMessageArray().map(String)
      Services.console.reset()
      const ours = `moz-extension://${WebExtensionPolicy.getByID(extensionId)?.mozExtensionHostname}/`
      // Firefox's own word on a call of its API that failed, which the extension is told, too.
      const isReport = (/** @type {string} */ text) => /\{file: "chrome:\/\/[^"]*\/ext-/.test(text)
      return all.filter(
        (text) => text.startsWith('[JavaScript Error') && text.includes(ours) && !isReport(text),
      )
    },
    /** @returns {Toolbox} */
    toolbox() {
      const toolbox = gDevTools.getToolboxForTab(gBrowser.selectedTab)
      if (!toolbox) throw new Error('DevTools is not open')
      return toolbox
    },
    openToolbox: () => gDevTools.showToolboxForTab(gBrowser.selectedTab, { toolId: 'webconsole' }),
    closeToolbox: () => gDevTools.closeToolboxForTab(gBrowser.selectedTab),
    /** @param {Place} place @returns {BrowserElement} */
    browser(place) {
      const browser = browserOf(place)
      if (!browser?.browsingContext?.currentWindowGlobal) throw new Error(`there is no ${place}`)
      return browser
    },
    /** @param {{ browsingContext: BrowsingContext }} holder */
    actor: ({ browsingContext }) => browsingContext.currentWindowGlobal.getActor('MarionetteCommands'),
    /** The capabilities under which Marionette clicks and types as WebDriver asks. */
    asUser: { toJSON: () => ({ 'moz:webdriverClick': true }) },
  }
}
