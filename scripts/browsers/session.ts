/** What the demo and the end-to-end tests can do with a browser, whichever it is. Types only: Node never loads this file. */

export type BrowserName = 'chrome' | 'firefox'
export type Theme = 'light' | 'dark'

/** A function that runs in the browser: it sees that side's globals and its arguments, nothing of this side. */
export type Remote<A extends unknown[], R> = (...args: A) => R | Promise<R>

export interface LaunchOptions {
  /** The built extension: an unpacked folder, or (Firefox only) its zip. */
  extension: string
  /** The browser to start; the one found on this machine when absent. */
  executable?: string
  headless?: boolean
  theme?: Theme
  /** DevTools below the page, instead of in a window of its own. */
  docked?: boolean
  /** Names that must not leave this machine: they are resolved to 127.0.0.1. */
  loopbackHosts?: readonly string[]
  /** The size of text that a person chose in the browser's settings; 16 when absent. */
  textSizePx?: number
  /** The folder in which files are saved; the browser's own choice when absent. */
  downloads?: string
  /** A folder in which the browser writes down what is asked of the network: request-log.mjs reads it. */
  requestLog?: string
  /** Preferences of the browser itself, by the names of about:config (Firefox only). */
  prefs?: Record<string, string | number | boolean>
}

interface WaitOptions<A extends unknown[]> {
  /** What is waited for, in words for the message of the failure. */
  what: string
  timeoutMs?: number
  args?: A
}

/** One browser with a fresh profile, the extension, and one page. */
export interface Session {
  readonly name: BrowserName
  /** Fulfilled when the browser is gone, whoever closed it. */
  readonly closed: Promise<void>

  goto(url: string): Promise<void>
  /** Opens DevTools and waits until the extension's devtools page listens. */
  openDevTools(): Promise<void>
  closeDevTools(): Promise<void>
  /** Shows the extension's panel by a click on its tab, and waits for its document. */
  showPanel(): Promise<void>
  /** Goes to another tool; the panel's document stays. */
  hidePanel(): Promise<void>
  /** Docks an undocked DevTools and the other way round, which in Firefox destroys the panel's document. */
  redock(): Promise<void>
  /** Makes the window of an undocked DevTools that many CSS pixels large. */
  resize(width: number, height: number): Promise<void>
  setTheme(theme: Theme): Promise<void>
  /** Installs the extension over itself, as an update does. Chromium closes DevTools then, Firefox only takes the panel away. */
  updateExtension(): Promise<void>

  inPage<A extends unknown[], R>(fn: Remote<A, R>, ...args: A): Promise<R>
  inPanel<A extends unknown[], R>(fn: Remote<A, R>, ...args: A): Promise<R>
  inDevtoolsPage<A extends unknown[], R>(fn: Remote<A, R>, ...args: A): Promise<R>
  /** Repeats `fn` in the panel until it returns something truthy, and returns that. */
  waitInPanel<A extends unknown[], R>(fn: Remote<A, R>, options: WaitOptions<A>): Promise<R>

  /** A trusted click on the first element of the panel that matches. */
  click(selector: string): Promise<void>
  type(selector: string, text: string): Promise<void>
  /** Chooses files in the first file field of the panel that matches, shown or not, as its dialog would. */
  chooseFiles(selector: string, paths: readonly string[]): Promise<void>
  /** The text on the clipboard: the machine's own, unless the browser has no screen. */
  clipboard(): Promise<string>
  /** Presses a key in the panel, by its `KeyboardEvent.key`; `Shift+Tab` for a chord. */
  press(chord: string): Promise<void>
  /** Writes a PNG of the panel alone, or of the whole of DevTools. */
  screenshot(path: string, of: 'panel' | 'devtools'): Promise<void>
  /** Bytes that the extension's open pages hold after a garbage collection, and how long they worked by the CPU's clock. */
  footprint(): Promise<{ heldBytes: number; workedMs: number }>
  /** Exceptions, rejections and console errors of the extension's pages, since they were loaded or this was last asked. */
  complaints(): Promise<string[]>
  /** Ends the browser and removes its profile. Safe to call twice. */
  close(): Promise<void>
}
