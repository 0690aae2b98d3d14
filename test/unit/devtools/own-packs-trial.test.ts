import { afterEach, expect, test } from 'vitest'
import { checkSamples, takeOwnPacks, tryOwn, unusable } from '../../../src/devtools/knowledge'
import type { OwnPack, Sample } from '../../../src/own-packs/schema'
import { exchange } from '../../support/exchange'
import { failing } from '../panel/fixtures'

const TYPE = 'https://shop.example/problems/sold-out'
const BODY = { type: TYPE, title: 'Sold out', status: 409 }
const headers = { 'content-type': 'application/problem+json' }
const url = 'https://shop.example/orders'
const rows = () => [
  failing(1, { exchange: exchange({ url, status: 409, headers, body: BODY }) }),
  failing(2, { exchange: exchange({ url, status: 500, body: 'Oops' }) }),
]

const extension = (over: Partial<OwnPack> = {}): OwnPack => ({
  id: 'problem-details',
  source: { checked: '2026-11-22' },
  codes: { [TYPE]: { meaning: 'It was sold.', retry: 'never' } },
  ...over,
})
const shop: OwnPack = {
  id: 'shop',
  name: 'Shop',
  source: { checked: '2026-11-22' },
  hosts: ['shop.example'],
  envelopes: [{ name: 'e', all: [{ pointer: '/type' }], extract: {} }],
  codes: { [TYPE]: {} },
}
const sample = (over: Partial<Sample> = {}): Sample => ({
  pack: 'problem-details',
  exchange: { url, status: 409, headers, body: BODY },
  expect: { code: TYPE, verdict: 'never' },
  ...over,
})

afterEach(() => void takeOwnPacks([]))

test.each([
  ['stands by itself', shop],
  ['extends a built-in one', extension()],
  ['adds an envelope to a built-in one', extension({ envelopes: shop.envelopes })],
])('a pack that %s is tried on what was seen', async (_, own) => {
  const { exchanges } = await tryOwn(own, { rows })
  expect(exchanges.recognised).toEqual([0])
  expect(exchanges.words).toContain('It recognises 1 of the 2 responses seen so far')
})

test('a pack is tried in place of what is stored under its id', async () => {
  takeOwnPacks([shop])
  const { exchanges } = await tryOwn({ ...shop, hosts: ['elsewhere.example'] }, { rows })
  expect(exchanges.recognised).toEqual([])
})

test('what will not do what its author wants is told', async () => {
  expect((await tryOwn(shop, { rows })).advice).toEqual([expect.stringContaining('"e" reads no code')])
})

test('samples are held against packs that are not stored, with the words of built-in ones', async () => {
  const wrong = sample({ expect: { code: TYPE, verdict: 'backoff' } })
  const found = await checkSamples({ packs: [extension()], samples: [sample(), wrong] })
  expect(found).toEqual([[], ['the verdict is "never", not "backoff"']])
  expect(await checkSamples({ packs: [], samples: [sample()] })).not.toEqual([[]])
})

test('a sample of which nothing is said fails', async () => {
  const fine = sample({ exchange: { url, status: 200, body: {} } })
  expect(await checkSamples({ packs: [], samples: [fine] })).toEqual([[expect.stringContaining('nothing')]])
})

test('packs that cannot be used are named, with the reason', () => {
  expect(unusable([shop, extension()])).toEqual([])
  expect(unusable([{ ...shop, envelopes: [] }])).toEqual([
    { id: 'shop', why: expect.stringContaining('envelopes') },
  ])
})
