/** Runs functions in Firefox: in its documents, and with the browser's own rights. */
import { createScope } from './firefox-scope.mjs'

/**
 * @typedef {import('./firefox-scope.mjs').Place} Place
 * @typedef {import('./firefox-scope.mjs').Scope} Scope
 */

export class FirefoxScripts {
  #marionette
  #extensionId
  /** Marionette has one current context. It is the browser's own, except in a navigation, which all others wait for. */
  #navigation = Promise.resolve()

  /** @param {import('./marionette.mjs').Marionette} marionette @param {string} extensionId */
  constructor(marionette, extensionId) {
    this.#marionette = marionette
    this.#extensionId = extensionId
  }

  /** Loads a page in the selected tab. @param {string} url @returns {Promise<void>} */
  navigate(url) {
    const run = async () => {
      await this.#marionette.send('Marionette:SetContext', { value: 'content' })
      try {
        await this.#marionette.send('WebDriver:Navigate', { url })
      } finally {
        await this.#marionette.send('Marionette:SetContext', { value: 'chrome' })
      }
    }
    const done = this.#navigation.then(run)
    this.#navigation = done.catch(() => {})
    return done
  }

  /**
   * Runs a function in a document, with that document's globals, whatever its content security policy.
   * @template {unknown[]} A
   * @template R
   * @param {Place} place
   * @param {import('./session.ts').Remote<A, R>} fn
   * @param {A} args
   * @returns {Promise<R>}
   */
  async inside(place, fn, args) {
    const script = `const [args, done] = arguments
      Promise.resolve().then(() => (${fn})(...JSON.parse(args))).then(
        (value) => done(JSON.stringify({ value })),
        (error) => done(JSON.stringify({ error: String(error) })))`
    const reply = await this.privileged(
      ({ actor, browser }, where, source, json) =>
        actor(browser(where)).executeScript(source, [json], {
          timeout: 60_000,
          async: true,
          newSandbox: true,
        }),
      place,
      script,
      JSON.stringify(args),
    )
    return /** @type {R} */ (unwrap(JSON.parse(reply), place))
  }

  /**
   * Runs a function with the browser's own rights.
   * @template {unknown[]} A
   * @template R
   * @param {(scope: Scope, ...args: A) => R} fn
   * @param {A} args
   * @returns {Promise<Awaited<R>>}
   */
  async privileged(fn, ...args) {
    await this.#navigation
    const script = `const [id, args, done] = arguments
      const globals = { gBrowser, ChromeUtils, WebExtensionPolicy, Services, navigator }
      Promise.resolve().then(() => (${fn})((${createScope})(globals, id), ...args)).then(
        (value) => done({ value }),
        (error) => done({ error: String(error) }))`
    const reply = await this.#marionette.send('WebDriver:ExecuteAsyncScript', {
      script,
      args: [this.#extensionId, args],
      sandbox: 'system',
      newSandbox: true,
    })
    const { value } = /** @type {{ value: Reply }} */ (reply)
    return /** @type {Awaited<R>} */ (unwrap(value, 'Firefox'))
  }
}

/** @typedef {{ value?: unknown, error?: string }} Reply */

/** @param {Reply} reply @param {string} where */
function unwrap({ value, error }, where) {
  if (error !== undefined) throw new Error(`in ${where}: ${error}`)
  return value
}
