import { describe, expect, test } from 'vitest'
import { changeWords, mergeFiles, mergePacks, withSample } from '../../../src/own-packs/merge'
import type { OwnPack, Sample } from '../../../src/own-packs/schema'
import { shop } from './packs'

const stored: OwnPack[] = [
  shop({ codes: { a: { meaning: 'A.' }, b: { meaning: 'B.' }, c: {} } }),
  { id: 'acme', codes: { limited: { note: 'Often.' } } },
]

const wordsFor = (incoming: OwnPack) => mergePacks(stored, [incoming]).changes.map(changeWords)

describe('what a file would change is told', () => {
  test.each<[what: string, incoming: OwnPack, words: string]>([
    ['a new pack', { id: 'new', name: 'New', codes: { a: {} } }, 'New: added; 1 code added'],
    ['the same one', structuredClone(stored[0] as OwnPack), 'Shop: unchanged'],
    [
      'the same one, read on another day and with its members in another order',
      {
        ...shop({ codes: { c: {}, b: { meaning: 'B.' }, a: { meaning: 'A.' } } }),
        source: { checked: '2027-01-01' },
      },
      'Shop: unchanged',
    ],
    [
      'codes',
      shop({ codes: { a: { meaning: 'A.' }, b: { meaning: 'Else.' }, d: {}, e: {} } }),
      'Shop: replaced; 2 codes added, 1 code changed, 1 code removed',
    ],
    [
      'other members',
      { ...(stored[0] as OwnPack), hosts: ['x'], notes: ['n'] },
      'Shop: replaced; hosts, notes changed',
    ],
    ['a pack without the codes that there were', { id: 'acme' }, 'acme: replaced; 1 code removed'],
  ])('%s', (_, incoming, words) => {
    expect(wordsFor(incoming)).toEqual([words])
  })
})

test('a pack takes the place of the one with its id, and others stay where they are', () => {
  const { packs } = mergePacks(stored, [{ id: 'new' }, shop({ name: 'Shop 2' })])
  expect(packs.map(({ id, name }) => name ?? id)).toEqual(['Shop 2', 'acme', 'new'])
})

const sample = (pack: string, code: string): Sample => ({
  pack,
  exchange: { url: 'https://shop.example', status: 400 },
  expect: { code, verdict: 'fix' },
})

test('samples of a file take the place of those of its packs', () => {
  const { file } = mergeFiles(
    { packs: stored, samples: [sample('shop', 'a'), sample('acme', 'b')] },
    { packs: [], samples: [sample('shop', 'c')] },
  )
  expect(file).toEqual({ packs: stored, samples: [sample('acme', 'b'), sample('shop', 'c')] })
})

test('a sample is kept once', () => {
  const once = withSample([], sample('shop', 'a'))
  expect(withSample(once, sample('shop', 'a'))).toEqual(once)
  expect(withSample(once, sample('shop', 'b'))).toHaveLength(2)
})
