/** Where the two browsers live on each platform, and what to install where they do not. Node built-ins only. */
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/**
 * @typedef {object} BrowserFacts
 * @property {string} title   for messages
 * @property {string} env     variable that names the executable
 * @property {string[]} names executables looked for on PATH
 * @property {string[]} paths usual absolute places
 * @property {string[]} debian packages that bring it
 * @property {string} advice  what to install elsewhere
 */

const windowsRoots = [
  process.env.PROGRAMFILES,
  process.env['PROGRAMFILES(X86)'],
  process.env.LOCALAPPDATA,
].filter((root) => root !== undefined)

/** @type {Record<'chrome' | 'firefox', BrowserFacts>} */
export const BROWSERS = {
  chrome: {
    title: 'Chrome or Chromium',
    env: 'CHROME_PATH',
    names: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
    paths: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      ...windowsRoots.map((root) => join(root, 'Google/Chrome/Application/chrome.exe')),
    ],
    debian: ['chromium', 'fonts-liberation'],
    advice: 'Install Google Chrome (google.com/chrome) or the package "chromium".',
  },
  firefox: {
    title: 'Firefox',
    env: 'FIREFOX_PATH',
    names: ['firefox', 'firefox-esr', 'firefox-developer-edition'],
    paths: [
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      ...windowsRoots.map((root) => join(root, 'Mozilla Firefox/firefox.exe')),
    ],
    debian: ['firefox-esr', 'fonts-liberation'],
    advice: 'Install Firefox 142 or newer (mozilla.org/firefox) or the package "firefox-esr".',
  },
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * @param {'chrome' | 'firefox'} name
 * @returns {string | null} absolute path of the executable, or null
 */
export function findBrowser(name) {
  const { env, names, paths } = BROWSERS[name]
  const chosen = process.env[env]
  if (chosen) return isExecutable(chosen) ? chosen : null
  const folders = (process.env.PATH ?? '').split(delimiter)
  const onPath = names.flatMap((each) => folders.map((folder) => join(folder, each)))
  return [...onPath, ...paths].find(isExecutable) ?? null
}
