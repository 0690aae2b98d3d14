/** The demo: a browser with the extension on the page where everything fails. */
import { mkdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { launch } from '../browsers/launch.mjs'
import { DEVTOOLS_SIZE } from '../browsers/pages.mjs'
import { buildExtension } from '../build.mjs'
import { callAll } from './calls.mjs'
import { failures, hosts } from './failures.mjs'
import { rowOf, waitForAllRows } from './panel-rows.mjs'
import { startDemo } from './server.mjs'

/** @typedef {import('../browsers/session.ts').Session} Session */
/** @typedef {import('./panel-rows.mjs').PanelRow} PanelRow */

const PICTURES = join(import.meta.dirname, '../../.demo')
/** The failure whose card the pictures show: it counts down. */
const PICTURED = 'bluum-rate-limited'
/** High enough for the list to draw every row at once. */
const ALL_ROWS = { width: 1280, height: 2400 }

/** @param {PanelRow[]} rows */
function print(rows) {
  const columns = /** @type {const} */ (['status', 'vendor', 'code', 'verdict', 'summary'])
  const lines = [Object.fromEntries(columns.map((name) => [name, name])), ...rows]
  const widths = columns.map((name) => Math.max(...lines.map((line) => line[name]?.length ?? 0)))
  for (const line of lines)
    console.log(
      columns
        .map((name, i) => line[name]?.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
}

/** Without a screen: makes everything fail, prints what the panel says and takes pictures of it. @param {Session} session */
async function report(session) {
  await session.resize(ALL_ROWS.width, ALL_ROWS.height)
  await callAll(session)
  const rows = await waitForAllRows(session)
  print(rows)

  const pictured = failures.find(({ id }) => id === PICTURED)
  const row = pictured && rowOf(rows, pictured)
  if (!row) throw new Error(`there is no row for ${PICTURED}`)
  await session.click(`[data-row-id="${row.id}"] [data-col=summary]`)
  await session.waitInPanel(() => document.querySelector('[data-testid=card]') !== null, { what: 'the card' })
  await session.resize(DEVTOOLS_SIZE.width, DEVTOOLS_SIZE.height)
  // One up and down again: the smaller list may have followed its end, out of sight of the chosen row.
  await session.press('ArrowUp')
  await session.press('ArrowDown')
  await session.waitInPanel(
    (id) => document.querySelector(`[data-row-id="${id}"]`)?.getAttribute('aria-selected') === 'true',
    { what: 'the chosen row', args: [row.id] },
  )
  mkdirSync(PICTURES, { recursive: true })
  for (const theme of /** @type {const} */ (['light', 'dark'])) {
    await session.setTheme(theme)
    const path = join(PICTURES, `${session.name}-${theme}.png`)
    await session.screenshot(path, 'devtools')
    console.log(`picture: ${relative(process.cwd(), path)}`)
  }
}

/**
 * @param {object} options
 * @param {import('../browsers/session.ts').BrowserName} options.browser
 * @param {string} options.executable
 * @param {boolean} options.headless
 * @param {number} options.port 0 for any
 */
export async function runDemo({ browser, executable, headless, port }) {
  const extension = await buildExtension(browser)
  const demo = await startDemo(port)
  const session = await launch(browser, {
    extension,
    executable,
    headless,
    docked: !headless,
    loopbackHosts: hosts,
  })
  try {
    await session.goto(demo.origin)
    await session.openDevTools()
    await session.showPanel()
    console.log(`demo: ${demo.origin}`)
    if (headless) await report(session)
    else {
      console.log(
        'Choose a failure on the page, then read it in the tab Errata. To end, close the browser or press Ctrl-C.',
      )
      await session.closed
    }
  } finally {
    await session.close()
    await demo.close()
  }
}
