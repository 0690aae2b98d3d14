import { afterEach, describe, expect, test } from 'vitest'
import { builtInIds, explain, handlerOf, packNames, takeOwnPacks } from '../../../src/devtools/knowledge'
import type { OwnPack } from '../../../src/own-packs/schema'
import { exchange } from '../../support/exchange'

const TYPE = 'https://shop.example/problems/sold-out'
const problem = exchange({
  url: 'https://shop.example/orders',
  status: 409,
  headers: { 'content-type': 'application/problem+json' },
  body: { type: TYPE, title: 'Sold out', status: 409 },
})

const extension: OwnPack = {
  id: 'problem-details',
  source: { checked: '2026-11-22' },
  codes: { [TYPE]: { meaning: 'It was sold.', retry: 'never' } },
}
const shop: OwnPack = {
  id: 'shop',
  name: 'Shop',
  source: { checked: '2026-11-22' },
  hosts: ['shop.example'],
  envelopes: [{ name: 'e', all: [{ pointer: '/type' }], extract: { code: ['/type'] } }],
  codes: { [TYPE]: { meaning: 'Gone from the shop.', retry: 'fix' } },
}

const annotated = async (off: string[] = []) => (await explain(problem, off)).annotation

afterEach(() => void takeOwnPacks([]))

describe('own packs in the devtools page', () => {
  test('extend the explanations of a built-in pack, whether they are loaded before or after', async () => {
    expect(takeOwnPacks([extension])).toEqual([])
    expect(await annotated()).toMatchObject({ pack: 'problem-details', meaning: 'It was sold.' })
    takeOwnPacks([])
    expect((await annotated())?.meaning).not.toBe('It was sold.')
    takeOwnPacks([extension])
    expect((await annotated())?.retry.verdict).toBe('never')
  })

  test('that stand by themselves speak from then on, and no more when they are gone', async () => {
    takeOwnPacks([shop])
    expect(await annotated()).toMatchObject({ pack: 'shop', meaning: 'Gone from the shop.' })
    takeOwnPacks([{ ...shop, codes: {} }])
    expect(await annotated()).toMatchObject({ pack: 'shop' })
    expect((await annotated())?.meaning).not.toBe('Gone from the shop.')
    takeOwnPacks([])
    expect((await annotated())?.pack).toBe('problem-details')
  })

  test('can be turned off like others, and are listed with them', async () => {
    takeOwnPacks([shop])
    expect(packNames()).toContainEqual({ id: 'shop', name: 'Shop' })
    expect((await annotated(['shop']))?.pack).toBe('problem-details')
    expect((await annotated())?.meaning).toBe('Gone from the shop.')
  })

  test('have handlers', async () => {
    takeOwnPacks([shop])
    const row = { exchange: problem, annotation: await annotated() }
    const handler = await handlerOf(row as never)
    expect(handler).toContain('Errors of Shop')
    expect(handler).toContain('your own pack “Shop”')
  })

  test('that cannot be used are named, and the others are', async () => {
    expect(takeOwnPacks([{ id: 'vanished', codes: {} }, shop])).toMatchObject([{ id: 'vanished' }])
    expect((await annotated())?.pack).toBe('shop')
  })
})

test('the ids of built-in packs do not hold own ones', () => {
  takeOwnPacks([shop])
  expect(builtInIds().has('shop')).toBe(false)
  expect(builtInIds().has('problem-details')).toBe(true)
})
