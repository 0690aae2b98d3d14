/** Every promise of the README is proven by what docs/claims.md names, and nothing there is out of date. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { commandsIn, missingIn, testsIn } from '../support/proofs'

const ROOT = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')
const plain = (text: string) => text.replace(/\s+/g, ' ').trim()

/** What stands before the table of packs, which has a test of its own (readme.test.ts). */
const readme = read('README.md').split('<!-- packs -->')[0] ?? ''
const prose = readme
  .replace(/```[\s\S]*?```/g, '')
  .replace(/^(?:#.*|!\[.*)$/gm, '')
  .trim()

const blocks = prose.split(/\n{2,}|\n(?=- )/).map(plain)
const sentences = blocks.flatMap((block) => block.split(/(?<=[.?!](?:\*\*)?) (?=[A-Z*`“"])/))

/** "How it is made: [page](page)." promises a page and nothing else. */
const POINTER = /^[^.:]+: (?:see )?\[[^\]]*\]\([^)]*\)\.?$/

const rows = [...read('docs/claims.md').matchAll(/^\| (?!README says|---)(.+?) \| (.+) \|$/gm)].map(
  ([, claim = '', proof = '']) => ({ claim, proof }),
)

test('there is a table', () => {
  expect(rows.length).toBeGreaterThan(40)
})

describe.each(rows)('$claim', ({ claim, proof }) => {
  test('stands in the README', () => {
    expect(plain(readme)).toContain(claim)
  })

  test('has a proof that is there', () => {
    const isByHand = /^by hand: .{20,}/.test(proof)
    expect(testsIn(proof).length + commandsIn(proof).length + Number(isByHand)).toBeGreaterThan(0)
    expect(missingIn(proof)).toEqual([])
  })
})

test.each(sentences.filter((sentence) => !POINTER.test(sentence)))('“%s” has a row', (sentence) => {
  expect(
    rows.filter(({ claim }) => sentence.includes(claim)),
    'say in docs/claims.md which test or command proves it',
  ).not.toEqual([])
})

test('every command in the README is there', () => {
  expect(missingIn(readme)).toEqual([])
})

test.each([...read('README.md').matchAll(/\]\((?!https?:|<)([^)#]+)/g)].map(([, path = '']) => path))(
  '%s, to which the README leads, is there',
  (path) => {
    expect(existsSync(join(ROOT, path))).toBe(true)
  },
)
