import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { StoredPacks } from '../../../src/own-packs/own-packs'
import { openOwnPacks } from '../../../src/own-packs/storage'
import { readStored } from '../../../src/own-packs/stored'
import { change, fake, resetStorage } from '../../support/extension-storage'
import { shop } from './packs'

vi.mock('webextension-polyfill', async () => (await import('../../support/extension-storage')).polyfill)

beforeEach(resetStorage)

const file = { packs: [shop()], samples: [] }
const broken = { id: 'old', codes: { a: { retry: 'perhaps' } } }

describe('what is stored is read', () => {
  test.each<[what: string, stored: unknown, read: Partial<StoredPacks>]>([
    ['nothing', undefined, { packs: [], samples: [], refused: [] }],
    ['nonsense', 'packs', { packs: [], refused: [] }],
    ['packs', { version: 1, packs: [shop()] }, { packs: [shop()], refused: [] }],
    [
      'a pack of another version among others',
      { version: 1, packs: [broken, shop(), 7] },
      {
        packs: [shop()],
        unread: [broken, 7],
        refused: [
          {
            id: 'old',
            why: expect.stringMatching(/^This version cannot read it: codes\.a\.retry must be one of/),
          },
          { id: '(no id)', why: 'It is no pack: must be an object: {…}.' },
        ],
      },
    ],
    ['what a newer version wrote', { version: 9, packs: 'else' }, { packs: [], newer: 9 }],
  ])('%s', (_, stored, read) => {
    expect(readStored(stored)).toMatchObject(read)
  })
})

describe('own packs', () => {
  test('are stored with their version, and told once although storage echoes them', async () => {
    const own = await openOwnPacks()
    const told: string[][] = []
    own.subscribe(({ packs }) => told.push(packs.map(({ id }) => id)))
    expect(await own.save(file)).toBeNull()
    expect(fake.stored.ownPacks).toEqual({ version: 1, packs: [shop()], samples: [] })
    expect(own.current().packs).toEqual([shop()])
    expect(told).toEqual([['shop']])
  })

  test('follow another window, and only this key of this area', async () => {
    const own = await openOwnPacks()
    const told = new Promise<StoredPacks>((resolve) => own.subscribe(resolve))
    change('ownPacks', { version: 1, packs: [shop({ id: 'sync' })] }, 'sync')
    change('settings', { version: 1, packs: [shop({ id: 'settings' })] })
    change('ownPacks', { version: 1, packs: [shop()] })
    expect((await told).packs.map(({ id }) => id)).toEqual(['shop'])
  })

  test('that another window stores while they are loaded are heard', async () => {
    const opening = openOwnPacks()
    fake.stored.ownPacks = { version: 1, packs: [shop()], samples: [] }
    change('ownPacks', fake.stored.ownPacks)
    const own = await opening
    await vi.waitFor(() => expect(own.current().packs.map(({ id }) => id)).toEqual(['shop']))
  })

  test('that cannot be loaded are none, and nothing fails', async () => {
    fake.denied = new Error('denied')
    expect((await openOwnPacks()).current()).toMatchObject({ packs: [], refused: [], newer: null })
  })

  test('tell nobody who has left', async () => {
    const own = await openOwnPacks()
    const listener = vi.fn()
    own.subscribe(listener)()
    await own.save(file)
    expect(listener).not.toHaveBeenCalled()
  })

  test('that cannot be read stay stored, until one of their id is saved or they are removed', async () => {
    fake.stored.ownPacks = { version: 1, packs: [broken], samples: [] }
    const own = await openOwnPacks()
    expect(own.current().refused).toHaveLength(1)
    await own.save(file)
    expect(fake.stored.ownPacks).toMatchObject({ packs: [shop(), broken] })
    await own.save({ packs: [shop(), shop({ id: 'old' })], samples: [] })
    expect(fake.stored.ownPacks).toMatchObject({ packs: [shop(), shop({ id: 'old' })] })
    await own.remove('old')
    expect(fake.stored.ownPacks).toMatchObject({ packs: [shop()] })
  })

  test('go with their samples', async () => {
    const sample = {
      pack: 'shop',
      exchange: { url: 'https://a.example', status: 400 },
      expect: { code: null, verdict: 'fix' as const },
    }
    const own = await openOwnPacks()
    await own.save({ ...file, samples: [sample] })
    expect(own.current().samples).toEqual([sample])
    await own.remove('shop')
    expect(own.current()).toMatchObject({ packs: [], samples: [] })
  })

  test('of a newer version are left as they are, and said so', async () => {
    const stored = { version: 2, packs: {} }
    fake.stored.ownPacks = stored
    const own = await openOwnPacks()
    expect(await own.save(file)).toMatch(/^A newer version of Errata stored packs here/)
    expect(fake.stored.ownPacks).toBe(stored)
  })

  test.each([
    ['QUOTA_BYTES quota exceeded', 'Error', /keeps 10 MB for an extension, and they are full/],
    ['', 'QuotaExceededError', /they are full/],
    ['disk error', 'Error', /could not store the packs: disk error/],
  ])('a store that fails with "%s" says so, and nothing changes', async (message, name, line) => {
    const own = await openOwnPacks()
    fake.failure = Object.assign(new Error(message), { name })
    expect(await own.save(file)).toMatch(line)
    expect(own.current().packs).toEqual([])
  })
})
