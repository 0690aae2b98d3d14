import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readPacks } from '../../scripts/pack-folders.mjs'
import { withVendorTable } from '../../scripts/vendor-table.mjs'

test('the README lists the packs as they are', () => {
  const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8')
  const isFresh = readme === withVendorTable(readme, readPacks())
  expect(isFresh, "README.md's vendor table is stale: run `npm run vendors` and commit README.md").toBe(true)
})
