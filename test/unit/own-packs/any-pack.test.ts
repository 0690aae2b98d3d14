/** Packs as anybody might write them: those that there are, spoilt. What the schema lets through, the engine can use. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { annotate, compile, type Pack, parsePack } from '../../../src/engine'
import { combine } from '../../../src/own-packs/combine'
import { readPackFile, writePackFile } from '../../../src/own-packs/read-file'
import { readStored } from '../../../src/own-packs/stored'
import { folders, samples, spoilt, spoiltText } from '../../support/any-exchange'
import { expectInProportion } from '../../support/cost'
import { exchange, STARTED_AT_MS } from '../../support/exchange'
import { LONG, runs } from '../../support/fuzz'

const builtIn = folders.map(({ pack }) => pack)
const reader = { builtIn: new Set(['http']), today: '2026-11-22' }
const fallback = builtIn.filter(({ specificity }) => specificity === 'generic')

const some = fc.constantFrom(...folders.filter(({ pack }) => pack.specificity !== 'generic'))
const anyPack = some.chain(({ json }) => spoilt(json))

/** A pack with some of its texts put in the place of others: what is written stays a text, and often still a pack. */
const shuffled = fc.tuple(some, fc.infiniteStream(fc.nat(40))).map(([{ json }, stream]) => {
  const texts: string[] = []
  JSON.stringify(json, (_, value) => {
    if (typeof value === 'string' && /^[/*\w.#-]{1,40}$/.test(value)) texts.push(value)
    return value
  })
  const swap = (value: unknown): unknown => {
    const { value: pick = 40 } = stream.next()
    return typeof value === 'string' && pick < 3
      ? (texts[(pick * 7 + value.length) % texts.length] ?? value)
      : value
  }
  return JSON.parse(
    JSON.stringify(json, (name, value) => (name === 'specificity' ? value : swap(value))),
  ) as unknown
})

function parsed(json: unknown): Pack | null {
  try {
    return parsePack(json)
  } catch (error) {
    // Not a TypeError or RangeError: it was refused for a reason.
    expect(error).toHaveProperty('name', 'Error')
    return null
  }
}

test('a pack is taken or refused, and one that is taken can be asked about anything', LONG, () => {
  let taken = 0
  fc.assert(
    fc.property(fc.oneof(anyPack, shuffled), fc.constantFrom(...samples), (json, { sketch }) => {
      const pack = parsed(json)
      if (!pack || pack.specificity === 'generic') return
      taken++
      const catalogue = compile([...fallback, pack])
      const own = samples.find(({ id }) => id === pack.id)?.sketch ?? sketch
      for (const each of [sketch, own])
        expect(annotate(exchange(each), catalogue, STARTED_AT_MS)?.summary).not.toBe('')
    }),
    runs(300),
  )
  // Or nothing was tested.
  expect(taken).toBeGreaterThan(30)
})

test('a file is taken or refused in lines, and what is taken is written and read as the same', LONG, () => {
  const file = fc.oneof(
    fc.oneof(anyPack, shuffled).map((json) => JSON.stringify(json) ?? ''),
    fc
      .array(fc.oneof(anyPack, shuffled), { maxLength: 3 })
      .map((packs) => JSON.stringify({ errataPacks: 1, packs })),
    some.chain(({ json }) => spoiltText(JSON.stringify(json, null, 2))),
  )
  fc.assert(
    fc.property(file, (text) => {
      const read = readPackFile(text, reader)
      if ('problems' in read) {
        expect(read.problems.length).toBeGreaterThan(0)
        for (const line of read.problems) expect(line).not.toMatch(/[\r\n]/)
      } else {
        const written = writePackFile(read.file)
        const again = readPackFile(written, reader)
        expect('file' in again && writePackFile(again.file)).toBe(written)
        expect(combine(fallback, read.file.packs).packs.length).toBeGreaterThan(0)
      }
    }),
    runs(200),
  )
})

test('whatever the storage holds, it is read, and nothing of it is lost', LONG, () => {
  const stored = fc.oneof(
    fc.anything(),
    fc.record({
      version: fc.oneof(fc.constantFrom<unknown>(1, 2, 0, -1, '1', null), fc.jsonValue()),
      packs: fc.array(anyPack, { maxLength: 3 }),
      samples: fc.jsonValue(),
    }),
  )
  fc.assert(
    fc.property(stored, (it) => {
      const { packs, unread, refused, newer } = readStored(it)
      expect(refused).toHaveLength(unread.length)
      const list = (it as { packs?: unknown } | null)?.packs
      if (newer === null && Array.isArray(list)) expect(packs.length + unread.length).toBe(list.length)
    }),
    runs(200),
  )
})

test.each<[what: string, text: (chars: number) => string]>([
  ['brackets', (chars) => '['.repeat(chars)],
  ['quotes', (chars) => '"'.repeat(chars)],
  ['line ends', (chars) => `{${'\n'.repeat(chars)}`],
  ['packs of nothing', (chars) => `[${'{},'.repeat(chars / 3)}{}]`],
  [
    'unknown members',
    (chars) => JSON.stringify(Object.fromEntries(Array.from({ length: chars / 12 }, (_, i) => [`m${i}`, i]))),
  ],
  [
    'codes that are wrong',
    (chars) =>
      JSON.stringify({
        id: 'http',
        codes: Object.fromEntries(Array.from({ length: chars / 24 }, (_, i) => [`c${i}`, { retry: 'x' }])),
      }),
  ],
])('a file of %s takes time in proportion', LONG, (_, text) => {
  expectInProportion(60_000, (chars) => {
    const file = text(chars)
    return () => void readPackFile(file, reader)
  })
})
