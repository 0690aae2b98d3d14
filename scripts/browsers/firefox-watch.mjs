/** What the extension's pages hold, work and complain about in Firefox, by scripts with the browser's own rights. */

/** @typedef {import('./firefox-scripts.mjs').FirefoxScripts} FirefoxScripts */

/** Of both of the extension's pages; each has a part of the heap to itself. */
const PLACES = /** @type {const} */ (['devtools_page', 'devtools_panel'])

/** Runs beside a page, in its process: `window` is the page's. Bytes in use after a collection. */
const HELD_BYTES = `
  Cu.forceGC(); Cu.forceCC(); Cu.forceGC()
  const parts = Array.from({ length: 9 }, () => ({}))
  Cc['@mozilla.org/memory-reporter-manager;1'].getService(Ci.nsIMemoryReporterManager).sizeOfTab(window, ...parts)
  arguments[0](parts[6].value)`

/** The same: what was written to the console as an error since this was last asked. */
const CONSOLE_ERRORS = `
  const kept = Cc['@mozilla.org/consoleAPI-storage;1'].getService(Ci.nsIConsoleAPIStorage)
  const errors = kept.getEvents().filter(({ level }) => level === 'error' || level === 'assert')
  kept.clearEvents()
  arguments[0](JSON.stringify(errors.map((each) => 'console.' + each.level + ' ' + each.arguments.map(String).join(' '))))`

/**
 * @param {FirefoxScripts} scripts
 * @param {typeof PLACES[number]} place
 * @param {string} script
 * @returns {Promise<unknown>} null where there is no such page at the moment
 */
const beside = (scripts, place, script) =>
  scripts
    .privileged(
      ({ actor, browser }, where, source) =>
        actor(browser(where)).executeScript(source, [], {
          timeout: 60_000,
          async: true,
          newSandbox: true,
          sandboxName: 'system',
        }),
      place,
      script,
    )
    .catch((error) => {
      if (String(error).includes(`there is no ${place}`)) return null
      throw error
    })

/** What they hold together, and the time of the process of all extensions. @param {FirefoxScripts} scripts */
export async function footprint(scripts) {
  const workedMs = await scripts.privileged(({ workedMs }) => workedMs())
  let heldBytes = 0
  for (const place of PLACES) heldBytes += Number((await beside(scripts, place, HELD_BYTES)) ?? 0)
  return { workedMs, heldBytes }
}

/**
 * What went wrong in the extension's pages since this was last asked. A console error of a page that is gone by now is
 * not among it; an exception is.
 * @param {FirefoxScripts} scripts @returns {Promise<string[]>}
 */
export async function complaints(scripts) {
  const thrown = await scripts.privileged(({ takeErrors }) => takeErrors())
  // They share a process, and so what its console keeps.
  const written = await beside(scripts, PLACES[0], CONSOLE_ERRORS)
  return [...thrown, ...JSON.parse(String(written ?? '[]'))]
}
