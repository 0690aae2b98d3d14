/** Every row of docs/faults.md names tests that are there. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { missingIn, testsIn } from '../support/proofs'

const page = readFileSync(join(import.meta.dirname, '../../docs/faults.md'), 'utf8')
const rows = [...page.matchAll(/^\| (?!fault |---)(.+?) \| (.+?) \| (.+) \|$/gm)].map(
  ([, fault = '', does = '', proof = '']) => ({ fault, does, proof }),
)

test('there is a table', () => {
  expect(rows.length).toBeGreaterThan(25)
})

test.each(rows)('$fault: what is done, and a test that is there', ({ does, proof }) => {
  expect(does).not.toBe('')
  expect(testsIn(proof)).not.toEqual([])
  expect(missingIn(proof)).toEqual([])
})

test('all else that the page names is there', () => {
  expect(missingIn(page)).toEqual([])
})
