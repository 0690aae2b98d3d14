/** `npm run demo -- [--firefox] [--headless] [--port N]`: shows the extension on a page where everything fails. */
import { parseArgs } from 'node:util'
import { ensureBrowser, ensurePackages } from './setup.mjs'

/** @param {string} line @returns {never} */
function stop(line) {
  console.error(`demo: ${line}`)
  process.exit(1)
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: { firefox: { type: 'boolean' }, headless: { type: 'boolean' }, port: { type: 'string' } },
    })
    return values
  } catch (error) {
    return stop(
      `${/** @type {Error} */ (error).message}\nusage: npm run demo -- [--firefox] [--headless] [--port N]`,
    )
  }
}

/** Is there somebody to see a window? */
function hasDisplay() {
  if (process.env.CI) return false
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

const { firefox = false, headless = false, port = '0' } = readOptions()
if (!/^\d{1,5}$/.test(port)) stop(`"${port}" is no port`)
ensurePackages()
const browser = firefox ? 'firefox' : 'chrome'
const executable = ensureBrowser(browser)
if (!executable) process.exit(1)
const { runDemo } = await import('./demo/run.mjs')
try {
  await runDemo({ browser, executable, headless: headless || !hasDisplay(), port: Number(port) })
} catch (error) {
  stop(/** @type {Error} */ (error).message)
}
