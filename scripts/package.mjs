/**
 * Packs dist/chrome and dist/firefox into zips that are the same byte for byte wherever and whenever they are built.
 *
 *   node scripts/package.mjs [chrome] [firefox]
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { isMain } from './is-main.mjs'
import { ensurePackages } from './setup.mjs'

const dist = join(import.meta.dirname, '../dist')
/** The earliest time that a zip can hold (APPNOTE.TXT §4.4.6); local, because zips know no time zone. */
const EPOCH = new Date(1980, 0, 1)

/** Where a browser's packed extension is. @param {'chrome' | 'firefox'} browser */
export const zipOf = (browser) => join(dist, `errata-${browser}.zip`)

/** The names of all files below a folder, sorted, with slashes. @param {string} folder */
function filesIn(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  return files
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
}

/** @param {'chrome' | 'firefox'} browser */
export async function packageExtension(browser) {
  const { zipSync } = await import('fflate')
  const folder = join(dist, browser)
  const files = filesIn(folder)
  const zip = zipSync(Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name))])), {
    level: 9,
    mtime: EPOCH,
  })
  writeFileSync(zipOf(browser), zip)
  return {
    path: zipOf(browser),
    files: files.length,
    bytes: zip.length,
    sha256: createHash('sha256').update(zip).digest('hex'),
  }
}

if (isMain(import.meta)) {
  ensurePackages()
  const asked = process.argv.slice(2)
  for (const browser of /** @type {const} */ (['chrome', 'firefox'])) {
    if (asked.length > 0 && !asked.includes(browser)) continue
    if (!existsSync(join(dist, browser, 'manifest.json'))) {
      console.error(`package: dist/${browser} is not built; run "npm run build" first`)
      process.exit(1)
    }
    const { path, files, bytes, sha256 } = await packageExtension(browser)
    console.log(`${path}: ${files} files, ${bytes} bytes, sha256 ${sha256}`)
  }
}
