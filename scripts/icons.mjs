/**
 * `npm run icons`: draws the icons of the manifest, and the tile of the Chrome Web Store, from src/icons/icon.svg.
 * Needs Chrome or Chromium; run it when the drawing changes, and commit what it writes.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBrowser, ensurePackages } from './setup.mjs'

const root = join(import.meta.dirname, '..')
const ICONS = join(root, 'src/icons')
/** CSS pixels of the icons, and of the transparent margin within each. */
const SIZES = [
  { size: 16, margin: 0 },
  { size: 32, margin: 0 },
  { size: 48, margin: 0 },
  { size: 96, margin: 0 },
  // The store wants 96 × 96 within 128 × 128 (developer.chrome.com/docs/webstore/images).
  { size: 128, margin: 16 },
]
/** The small promotional tile, which the store requires. */
const TILE = { width: 440, height: 280, path: join(root, 'docs/store/tile-440x280.png') }

const drawing = readFileSync(join(ICONS, 'icon.svg'), 'utf8')

/** @param {string} style @param {string} [more] */
const page = (style, more = '') =>
  `<!doctype html><style>* { margin: 0 } svg { display: block } ${style}</style>${drawing}${more}`

/** @param {{ size: number, margin: number }} icon */
const iconPage = ({ size, margin }) =>
  page(`svg { width: ${size - 2 * margin}px; height: ${size - 2 * margin}px; margin: ${margin}px }`)

const tilePage = () =>
  page(
    `body { display: flex; align-items: center; gap: 24px; width: ${TILE.width}px; height: ${TILE.height}px;
       padding-inline: 40px; box-sizing: border-box; background: #fbf1f0; color: #2b1412; font: 700 44px/1 sans-serif }
     svg { width: 112px; flex: none } small { display: block; margin-top: 12px; font: 400 20px/1.3 sans-serif }`,
    '<p>Errata<small>API errors explained</small></p>',
  )

/** @param {import('puppeteer-core').Page} tab @param {string} html @param {{ width: number, height: number, path: string }} to */
async function draw(tab, html, { width, height, path }) {
  await tab.setViewport({ width, height })
  await tab.setContent(html)
  await tab.screenshot({ path: /** @type {`${string}.png`} */ (path), omitBackground: true })
  console.log(path)
}

ensurePackages()
const executablePath = ensureBrowser('chrome')
if (!executablePath) process.exit(1)
const { default: puppeteer } = await import('puppeteer-core')
const { withoutAlpha } = await import('./screenshots/palette.mjs')
const args = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
const browser = await puppeteer.launch({ executablePath, args })
try {
  const tab = await browser.newPage()
  for (const icon of SIZES) {
    const { size } = icon
    await draw(tab, iconPage(icon), { width: size, height: size, path: join(ICONS, `icon-${size}.png`) })
  }
  await draw(tab, tilePage(), TILE)
  writeFileSync(TILE.path, withoutAlpha(readFileSync(TILE.path)))
} finally {
  await browser.close()
}
