/** Every example in docs/packs.md does what is said around it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { advise } from '../../src/own-packs/advice'
import { compileWith } from '../../src/own-packs/combine'
import { readPackFile } from '../../src/own-packs/read-file'
import { checkSample } from '../../src/own-packs/sample'
import { LIMITS } from '../../src/own-packs/schema'
import { packFolders } from '../support/samples'

const text = readFileSync(join(import.meta.dirname, '../../docs/packs.md'), 'utf8')
const builtIn = packFolders().map(({ pack }) => pack)
const reader = { builtIn: new Set(builtIn.map(({ id }) => id)), today: '2026-11-22' }

const examples = text.split('\n## ').flatMap((chapter) =>
  [...chapter.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json = '']) => ({
    title: chapter.split('\n', 1)[0] ?? '',
    json,
  })),
)

test('the document has an example in each chapter that explains a part of the format', () => {
  expect(examples.length).toBeGreaterThanOrEqual(5)
})

describe.each(examples)('the example of "$title"', ({ json }) => {
  const read = readPackFile(json, reader)

  test('is a file of packs, about which there is nothing to say', () => {
    expect(read).toHaveProperty('file')
    if ('problems' in read) return
    expect(compileWith(builtIn, read.file.packs).refused).toEqual([])
    expect(read.file.packs.flatMap((pack) => advise(pack))).toEqual([])
  })

  test('says of its samples what they expect', () => {
    if ('problems' in read) return
    const { catalogue } = compileWith(builtIn, read.file.packs)
    expect(read.file.samples.flatMap((sample) => checkSample(sample, catalogue))).toEqual([])
  })
})

test.each([
  ['a file', `${LIMITS.fileBytes / 2 ** 20} MB, brackets ${LIMITS.depth} deep`],
  ['packs in a file', String(LIMITS.packs)],
  ['codes of a pack', LIMITS.codes.toLocaleString('en')],
  ['families of a pack', LIMITS.families.toLocaleString('en')],
  ['samples in a file', LIMITS.samples.toLocaleString('en')],
])('the limit of %s is as documented', (what, most) => {
  expect(text).toContain(`| ${what} | ${most} |`)
})
