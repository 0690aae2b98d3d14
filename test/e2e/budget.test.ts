/** How much of Errata is loaded when: opening DevTools on a page where nothing fails has to cost next to nothing. */

import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { bytesOf, gzippedBytes, loadedAtOnce, scriptsOf } from '../../scripts/sizes.mjs'

const DIST = join(import.meta.dirname, '../../dist')
const KB = 1000

describe.each(['chrome', 'firefox'])('%s', (browser) => {
  const folder = join(DIST, browser)

  test.each([
    ['the devtools page', 'src/devtools/devtools.html', /\.js$/, 24 * KB],
    ['the panel', 'src/panel/panel.html', /\.js$/, 66 * KB],
    ["the panel's styles", 'src/panel/panel.html', /\.css$/, 10 * KB],
  ])('%s: gzipped, within the budget', (_, page, kind, budget) => {
    const names = loadedAtOnce(folder, page).filter((name) => kind.test(name))
    const bytes = bytesOf(folder, names)
    console.log(`${browser}: ${page} ${kind.source}: ${bytes} of ${budget} bytes, ${names.length} files`)
    expect(names.length).toBeGreaterThan(0)
    expect(bytes).toBeLessThanOrEqual(budget)
  })

  test('each part that is loaded later', () => {
    const sizes = scriptsOf(folder).map((name) => ({
      name,
      bytes: gzippedBytes(join(folder, 'assets', name)),
    }))
    const largest = sizes.sort((a, b) => b.bytes - a.bytes).slice(0, 5)
    console.log(`${browser}: ${largest.map(({ name, bytes }) => `${name} ${bytes}`).join(', ')}`)
    expect(largest.filter(({ bytes }) => bytes > 125 * KB)).toEqual([])
  })
})
