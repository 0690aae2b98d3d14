/** What the extension stores ask for, held against docs/store, the manifest, the icons and the changelog. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import messages from '../../_locales/en/messages.json'
import manifest from '../../manifest.json'
import pkg from '../../package.json'
import { STATES } from '../../scripts/screenshots/states.mjs'
import { STORE_PICTURES, STORE_SIZE } from '../../scripts/screenshots/store.mjs'

const ROOT = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')
const listing = read('docs/store/listing.md')

/** The quoted text under a heading. */
const said = (heading: string) =>
  (listing.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('>'))
    .map((line) => line.slice(2))
    .join('\n')

/** The head of a PNG (w3.org/TR/png-3 §11.2.1). */
function pngHead(path: string) {
  const bytes = readFileSync(join(ROOT, path))
  return {
    width: bytes.readUInt32BE(16),
    height: bytes.readUInt32BE(20),
    depth: bytes[24],
    colours: bytes[25],
  }
}

describe('the listing', () => {
  test('has the name and the summary of the package', () => {
    expect(said('Name')).toBe(messages.extensionName.message)
    expect(said('Summary in the Chrome Web Store')).toBe(messages.extensionDescription.message)
  })

  test.each([
    // Of AMO's form for the name; Chrome takes 75.
    ['Name', 50],
    // developer.chrome.com/docs/extensions/reference/manifest/description
    ['Summary in the Chrome Web Store', 132],
    ['Summary on addons.mozilla.org', 250],
    ['Description', 15_000],
    ['Single purpose', 1_000],
  ])('%s is there, and has at most %i characters', (heading, most) => {
    expect(said(heading)).not.toBe('')
    expect(said(heading).length).toBeLessThanOrEqual(most)
  })

  test('justifies each permission of the manifest, and no other', () => {
    const table = listing.split('\n## Permissions\n')[1]?.split('\n## ')[0] ?? ''
    const asked = [...table.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name)
    expect(asked).toEqual([...manifest.permissions, 'devtools_page'])
  })

  test('tells of its pictures what the command makes', () => {
    const rows = [...listing.matchAll(/^\| (\d) \| `([\w-]+)` \| (light|dark) \|/gm)]
    expect(rows.map(([, , state, theme]) => ({ state, theme }))).toEqual(STORE_PICTURES)
    expect(STORE_SIZE).toEqual({ width: 1280, height: 800 })
  })

  test.each(STORE_PICTURES)('$state is a state, shown wide', ({ state }) => {
    expect(STATES.find(({ name, narrow }) => name === state && !narrow)).toBeDefined()
  })
})

describe('pictures', () => {
  test.each(Object.entries(manifest.icons))('the icon of %s is that large', (size, path) => {
    expect(pngHead(path)).toMatchObject({ width: Number(size), height: Number(size) })
  })

  test('there are the sizes that browsers and stores show, and the drawing', () => {
    expect(Object.keys(manifest.icons)).toEqual(['16', '32', '48', '96', '128'])
    expect(existsSync(join(ROOT, 'src/icons/icon.svg'))).toBe(true)
  })

  test('the tile is true colour without alpha', () => {
    expect(pngHead('docs/store/tile-440x280.png')).toEqual({ width: 440, height: 280, depth: 8, colours: 2 })
  })
})

describe('the manifest', () => {
  test('asks Firefox for an id, a version that knows of data collection, and no data', () => {
    const { gecko } = manifest.browser_specific_settings
    expect(gecko.id).toMatch(/^\{[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\}$/)
    // Firefox 140 on the desktop and 142 on Android (extensionworkshop.com, built-in consent).
    expect(Number.parseInt(gecko.strict_min_version, 10)).toBeGreaterThanOrEqual(142)
    expect(gecko.data_collection_permissions).toEqual({ required: ['none'] })
  })

  test('has no version of its own, and the package has one that both stores take', () => {
    expect(manifest).not.toHaveProperty('version')
    expect(pkg.version).toMatch(/^(?:0|[1-9]\d{0,4})(?:\.(?:0|[1-9]\d{0,4})){2}$/)
  })
})

test('the changelog has a heading for what is next, and one for this version', () => {
  const headings = [...read('CHANGELOG.md').matchAll(/^## \[([^\]]+)\]/gm)].map(([, name]) => name)
  expect(headings[0]).toBe('Unreleased')
  expect(headings[1]).toBe(pkg.version)
})

test.each(['BUILDING.md', 'docs/release.md', 'docs/store/listing.md', 'CONTRIBUTING.md'])(
  'every command that %s names is there',
  (path) => {
    const named = [...read(path).matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, script]) => script)
    expect(Object.keys(pkg.scripts)).toEqual(expect.arrayContaining(named))
  },
)

test('the license names this project, and the years in which it was made', () => {
  expect(pkg.license).toBe('MIT')
  expect(read('LICENSE')).toMatch(/^MIT License\n\nCopyright \(c\) 2026(?:-20\d\d)? The Errata authors\n/)
})
