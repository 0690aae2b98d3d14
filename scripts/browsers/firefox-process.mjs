/** Starts Firefox with a fresh profile and connects to its Marionette. */
import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findBrowser } from './find.mjs'
import { Marionette } from './marionette.mjs'
import { DOCKED_HEIGHT } from './pages.mjs'
import { createProfile } from './profile.mjs'
import { firefoxEnvironment } from './request-log.mjs'
import { until } from './until.mjs'

/**
 * @typedef {object} FirefoxProcess
 * @property {Marionette} marionette in the browser's own context
 * @property {Promise<void>} exited
 * @property {import('./profile.mjs').Profile} profile
 */

/** No page about itself, no studies, no reports, no look at the network: only what the test asks for. */
const QUIET = {
  'app.normandy.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'termsofuse.bypassNotification': true,
  'toolkit.telemetry.reportingpolicy.firstRun': false,
}

/** @param {import('./session.ts').LaunchOptions} options */
function preferences({ docked, theme, downloads, textSizePx, loopbackHosts = [], prefs = {} }) {
  return {
    ...QUIET,
    'marionette.port': 0, // any free one; Firefox writes which into its profile
    // A proxy and DNS over HTTPS resolve names elsewhere, so requests to the mapped hosts would leave this machine.
    'network.proxy.type': 0,
    'network.trr.mode': 5,
    'network.dns.localDomains': loopbackHosts.join(','),
    'devtools.toolbox.host': docked ? 'bottom' : 'window',
    'devtools.toolbox.footer.height': DOCKED_HEIGHT,
    ...(theme && { 'devtools.theme': theme }),
    ...(textSizePx && { 'font.size.variable.x-western': textSizePx }),
    // 2: the folder that is named
    ...(downloads && { 'browser.download.folderList': 2, 'browser.download.dir': downloads }),
    ...prefs,
  }
}

/** @param {string} profile @param {Record<string, string | number | boolean>} values */
function writePreferences(profile, values) {
  const lines = Object.entries(values).map(
    ([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`,
  )
  writeFileSync(join(profile, 'user.js'), lines.join(''))
}

/** @param {import('./session.ts').LaunchOptions} options @returns {Promise<FirefoxProcess>} */
export async function startFirefox(options) {
  const executable = options.executable ?? findBrowser('firefox')
  if (!executable) throw new Error('no Firefox was found')
  const profile = createProfile('firefox')
  writePreferences(profile.path, preferences(options))
  const headless = (options.headless ?? true) ? ['--headless'] : []
  // The last switch lets Marionette run scripts with the browser's own rights.
  const control = ['--no-remote', '--marionette', '--remote-allow-system-access']
  const window = ['--width', '1280', '--height', '900']
  const child = spawn(
    executable,
    [...headless, ...control, ...window, '--profile', profile.path, 'about:blank'],
    {
      env: {
        ...process.env,
        MOZ_HEADLESS_WIDTH: '1280',
        MOZ_HEADLESS_HEIGHT: '900',
        MOZ_CRASHREPORTER_DISABLE: '1',
        ...(options.requestLog && firefoxEnvironment(options.requestLog)),
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  profile.usedBy(child.pid)
  let errors = ''
  child.stderr.on('data', (chunk) => {
    errors = (errors + chunk).slice(-4000)
  })
  /** @type {Promise<void>} */
  const exited = new Promise((done) => {
    child.once('exit', () => done())
    child.once('error', () => done())
  })
  try {
    const died = exited.then(() => Promise.reject(new Error('Firefox ended while it started')))
    died.catch(() => {}) // it does end later, as it should
    const marionette = await Promise.race([connect(profile.path), died])
    return { marionette, exited, profile }
  } catch (error) {
    await profile.discard()
    throw new Error(`Firefox did not start. ${errors}`, { cause: error })
  }
}

/** @param {string} profile */
async function connect(profile) {
  // The file may not be there yet, or be half written.
  const port = () => Number(readFileSync(join(profile, 'MarionetteActivePort'), 'utf8'))
  const marionette = await until(() => Marionette.connect(port()), { what: 'Marionette', timeoutMs: 60_000 })
  await marionette.send('WebDriver:NewSession', { acceptInsecureCerts: true })
  await marionette.send('WebDriver:SetTimeouts', { script: 60_000, pageLoad: 60_000 })
  await marionette.send('Marionette:SetContext', { value: 'chrome' })
  return marionette
}
