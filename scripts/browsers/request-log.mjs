/**
 * What was asked of the network, and by whom, as the browser itself writes it down: Chromium's net log, and the log of
 * the security check that every load of Firefox begins with, also one that is then refused.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * @typedef {object} Asked
 * @property {string} url
 * @property {string} by the origin or address of whoever asked; something else for the browser itself
 */

/** @param {string} folder that is there */
export const chromiumSwitch = (folder) => `--log-net-log=${join(folder, 'net.json')}`

/** Each process writes a file of its own. @param {string} folder that is there */
export const firefoxEnvironment = (folder) => ({ MOZ_LOG: 'CSMLog:5', MOZ_LOG_FILE: join(folder, 'loads') })

/** @param {string} text @returns {Asked[]} */
function readNetLog(text) {
  /** @type {{ constants: { logEventTypes: Record<string, number> }, events: { type: number, params?: { url?: string, initiator?: string } }[] }} */
  const { constants, events } = JSON.parse(text)
  const start = constants.logEventTypes.URL_REQUEST_START_JOB
  return events.flatMap(({ type, params: { url, initiator } = {} }) =>
    type === start && url ? [{ url, by: initiator ?? '' }] : [],
  )
}

/** The lines of other threads may stand between those of one check, so each thread is read by itself. @param {string} text */
function readLoads(text) {
  /** @type {Asked[]} */
  const asked = []
  /** @type {Map<string, string>} */
  const urls = new Map()
  for (const [, thread = '', name, value = ''] of text.matchAll(
    /^(\[[^\]]*\]).* (channelURI|triggeringPrincipal): "?([^"\n]*)/gm,
  )) {
    if (name === 'channelURI') urls.set(thread, value)
    else asked.push({ url: urls.get(thread) ?? '', by: value })
  }
  return asked
}

/** What a browser wrote; it is complete once that browser is gone. @param {string} folder @returns {Asked[]} */
export const requestsIn = (folder) =>
  readdirSync(folder).flatMap((name) => {
    const text = readFileSync(join(folder, name), 'utf8')
    return name.endsWith('.json') ? readNetLog(text) : readLoads(text)
  })
