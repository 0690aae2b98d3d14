/**
 * `npm run screenshots -- [STATE …]`: pictures of every state, light and dark, in both browsers, and the page of them.
 * `npm run screenshots -- --store`: those of the stores' listings, into dist/store.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withoutAlpha, withPalette } from './screenshots/palette.mjs'
import { STATES } from './screenshots/states.mjs'
import { NARROW, tidy, WIDE, writeFiles } from './screenshots/steps.mjs'
import { STORE_PICTURES, STORE_SIZE } from './screenshots/store.mjs'
import { ensureBrowser, ensurePackages } from './setup.mjs'

/** @typedef {import('./browsers/session.ts').BrowserName} BrowserName */
/** @typedef {import('./browsers/session.ts').Session} Session */

const DOCS = join(import.meta.dirname, '../docs')
const PICTURES = join(DOCS, 'images')
const FOR_STORES = join(import.meta.dirname, '../dist/store')
const THEMES = /** @type {const} */ (['light', 'dark'])
/** The pictures of the README, which show the whole of DevTools. */
const FRONT = { state: 'explanation', names: ['chrome-light', 'firefox-dark'] }

const isForStores = process.argv.includes('--store')
const asked = isForStores ? STORE_PICTURES.map(({ state }) => state) : process.argv.slice(2)
const unknown = asked.find((name) => !STATES.some((state) => state.name === name))
if (unknown) {
  console.error(
    `screenshots: there is no state "${unknown}"; there are ${STATES.map(({ name }) => name).join(', ')}`,
  )
  process.exit(2)
}
/** The first two are what the others start from. */
const states = STATES.filter(({ name }, at) => asked.length === 0 || at < 2 || asked.includes(name))

/** @param {Session} session @param {string} name @param {'panel' | 'devtools'} of */
async function shoot(session, name, of) {
  const path = join(PICTURES, `${name}.png`)
  await session.screenshot(path, of)
  writeFileSync(path, withPalette(readFileSync(path)))
}

/** The panel in both themes; the README's pictures show the whole of DevTools. @param {Session} session @param {string} state */
async function shootState(session, state) {
  for (const theme of THEMES) {
    await session.setTheme(theme)
    const front = `${session.name}-${theme}`
    await shoot(session, `${state}-${front}`, 'panel')
    if (state === FRONT.state && FRONT.names.includes(front)) await shoot(session, front, 'devtools')
  }
}

/** The whole of DevTools, numbered as in the listing. @param {Session} session @param {string} state */
async function shootForStores(session, state) {
  for (const [at, picture] of STORE_PICTURES.entries()) {
    if (picture.state !== state) continue
    await session.setTheme(picture.theme)
    const path = join(FOR_STORES, `${session.name}-${at + 1}-${state}.png`)
    await session.screenshot(path, 'devtools')
    writeFileSync(path, withoutAlpha(readFileSync(path)))
  }
}

/** @param {BrowserName} browser @param {string} executable */
async function picture(browser, executable) {
  const { launch } = await import('./browsers/launch.mjs')
  const { buildExtension } = await import('./build.mjs')
  const { hosts } = await import('./demo/failures.mjs')
  const { startDemo } = await import('./demo/server.mjs')
  const extension = await buildExtension(browser)
  const demo = await startDemo()
  const session = await launch(browser, { extension, executable, loopbackHosts: hosts })
  const { folder, files } = writeFiles()
  try {
    await session.goto(demo.origin)
    await session.openDevTools()
    await session.showPanel()
    for (const { name, reach, narrow } of states) {
      const { width, height } = isForStores ? STORE_SIZE : WIDE
      await session.resize(width, height)
      await tidy(session)
      await reach(session, files)
      if (narrow) await session.resize(NARROW.width, NARROW.height)
      await (isForStores ? shootForStores : shootState)(session, name)
      console.log(`${browser}: ${name}`)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
    await session.close()
    await demo.close()
  }
}

/** The page that shows them all. */
function page() {
  const parts = STATES.map(({ name, caption }) => {
    const image = (/** @type {string} */ browser, /** @type {string} */ theme) =>
      `![${name}, ${browser}, ${theme}](images/${name}-${browser}-${theme}.png)`
    const lines = THEMES.map((theme) => `| ${image('chrome', theme)} | ${image('firefox', theme)} |`)
    return [`## ${name}`, '', caption, '', '| Chromium | Firefox |', '|---|---|', ...lines, ''].join('\n')
  })
  return [
    '# Screenshots',
    '',
    'Every state of the panel, light and dark, in both browsers. `npm run screenshots` makes them and this page.',
    '',
    ...parts,
  ].join('\n')
}

ensurePackages()
mkdirSync(isForStores ? FOR_STORES : PICTURES, { recursive: true })
for (const browser of /** @type {const} */ (['chrome', 'firefox'])) {
  const executable = ensureBrowser(browser)
  if (!executable) process.exit(1)
  await picture(browser, executable)
}
if (!isForStores) writeFileSync(join(DOCS, 'screenshots.md'), page())
