/**
 * `npm run soak -- [--browser chrome|firefox|both] [--requests N] [--write]`: a long day of somebody who leaves DevTools
 * open, in minutes: many requests, page after page, the log preserved, the panel closed, opened and docked elsewhere all
 * the while. Nothing may be lost, invented, left behind in memory or thrown; what fails ends with 1. `--write` writes
 * what was found into docs/soak.md.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureBrowser, ensurePackages } from './setup.mjs'

/** @typedef {import('./browsers/session.ts').BrowserName} BrowserName */

const ROOT = join(import.meta.dirname, '..')
const DOCUMENT = join(ROOT, 'docs/soak.md')
const USAGE = 'npm run soak -- [--browser chrome|firefox|both] [--requests N] [--write]'
/** Each call takes Firefox longer; with these every limit of the session is reached before the third fifth is over. */
const REQUESTS = { chrome: 50_000, firefox: 40_000 }
/** From so many requests on, their errors fill 4 MiB several times over. */
const MANY = 10_000

/** @param {string} line @returns {never} */
function stop(line) {
  console.error(`soak: ${line}`)
  process.exit(2)
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        browser: { type: 'string', default: 'both' },
        requests: { type: 'string' },
        write: { type: 'boolean', default: false },
      },
    })
    return values
  } catch (error) {
    return stop(`${/** @type {Error} */ (error).message}\nusage: ${USAGE}`)
  }
}

/** @param {BrowserName} browser @returns {Promise<string>} the extension as it is handed in; Chromium takes folders only */
async function packed(browser) {
  const { buildExtension } = await import('./build.mjs')
  const { zipOf } = await import('./package.mjs')
  const folder = await buildExtension(browser)
  execFileSync(process.execPath, [join(ROOT, 'scripts/package.mjs'), browser], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return browser === 'firefox' ? zipOf(browser) : folder
}

const options = readOptions()
const browsers = /** @type {BrowserName[]} */ (
  options.browser === 'both' ? ['chrome', 'firefox'] : [options.browser]
)
if (!browsers.every((name) => name === 'chrome' || name === 'firefox'))
  stop(`there is no browser "${options.browser}"; usage: ${USAGE}`)
const asked = options.requests === undefined ? null : Number(options.requests)
// Seven digits name a request.
if (asked !== null && !(Number.isInteger(asked) && asked >= 100 && asked < 9_999_000))
  stop('--requests takes a whole number from 100 on')

ensurePackages()
const { soak } = await import('./soak/run.mjs')
const { headingOf, linesOf, toMarkdown, toText } = await import('./soak/report.mjs')
const { today, withPart } = await import('./bench/document.mjs')
for (const browser of browsers) {
  const executable = ensureBrowser(browser)
  if (!executable) process.exit(1)
  try {
    const requests = asked ?? REQUESTS[browser]
    const outcome = await soak({
      browser,
      executable,
      extension: await packed(browser),
      requests,
      budgetMb: requests >= MANY ? 4 : 1,
      say: (line) => console.log(`${browser}: ${line}`),
    })
    const lines = linesOf(outcome)
    console.log(`\n${outcome.version}, ${requests} requests\n${toText(lines)}\n`)
    if (lines.some(({ met }) => met === false)) process.exitCode = 1
    if (!options.write) continue
    const text = toMarkdown(outcome, lines, today())
    writeFileSync(DOCUMENT, withPart(readFileSync(DOCUMENT, 'utf8'), headingOf(outcome), text))
    console.log(`wrote ${DOCUMENT}`)
  } catch (error) {
    console.error(`soak: ${browser}: ${/** @type {Error} */ (error).message}`)
    process.exitCode = 1
  }
}
