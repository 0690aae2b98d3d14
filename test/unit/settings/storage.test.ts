import { beforeEach, describe, expect, test, vi } from 'vitest'
import { DEFAULTS, type Settings } from '../../../src/settings/settings'
import { openSettings } from '../../../src/settings/storage'
import { change, fake, resetStorage } from '../../support/extension-storage'

vi.mock('webextension-polyfill', async () => (await import('../../support/extension-storage')).polyfill)

beforeEach(() => {
  resetStorage()
  vi.stubGlobal('navigator', { locks: oneAtATime() })
})

const breakStorage = () => {
  fake.denied = fake.failure = new Error('storage is broken')
}

/** The browser's locks, which all windows share: who asks has to wait for those who asked before. */
function oneAtATime() {
  let last: Promise<unknown> = Promise.resolve()
  const request = (_: string, run: () => Promise<unknown>) => {
    const mine = last.then(run)
    last = mine.catch(() => {})
    return mine
  }
  return { request }
}

describe('openSettings', () => {
  test('loads what was stored', async () => {
    fake.stored.settings = { showSuccesses: true }
    expect((await openSettings()).current()).toEqual({ ...DEFAULTS, showSuccesses: true })
  })

  test('a change is stored, and told once although storage echoes it', async () => {
    const settings = await openSettings()
    const told: Settings[] = []
    settings.subscribe((now) => told.push(now))
    expect(await settings.change({ preserveLog: true })).toBe(true)
    expect(fake.stored.settings).toEqual({ version: 2, ...DEFAULTS, preserveLog: true })
    expect(told).toEqual([{ ...DEFAULTS, preserveLog: true }])
  })

  test('follows another window, and only this key of this area', async () => {
    const settings = await openSettings()
    change('settings', { preserveLog: true }, 'sync')
    change('other', { preserveLog: true })
    expect(settings.current()).toEqual(DEFAULTS)
    change('settings', { preserveLog: true })
    expect(settings.current().preserveLog).toBe(true)
  })

  test('tells nobody who has left', async () => {
    const settings = await openSettings()
    const told: Settings[] = []
    settings.subscribe((now) => told.push(now))()
    await settings.change({ preserveLog: true })
    expect(told).toEqual([])
  })

  test('works without storage, for as long as the session lasts', async () => {
    breakStorage()
    const settings = await openSettings()
    expect(await settings.change({ showSuccesses: true })).toBe(false)
    expect(settings.current()).toEqual({ ...DEFAULTS, showSuccesses: true })
  })
  test('two windows that change different settings at once lose neither change', async () => {
    const [one, other] = [await openSettings(), await openSettings()]
    await Promise.all([one.change({ preserveLog: true }), other.change({ showSuccesses: true })])
    const both = { ...DEFAULTS, preserveLog: true, showSuccesses: true }
    expect(fake.stored.settings).toEqual({ version: 2, ...both })
    expect([one.current(), other.current()]).toEqual([both, both])
  })

  test('changes that follow each other closely never show an older one in between', async () => {
    const settings = await openSettings()
    const told: string[] = []
    settings.subscribe(({ hiddenHosts }) => told.push(hiddenHosts.join()))
    await Promise.all(['a', 'b', 'c'].map((host) => settings.change({ hiddenHosts: [host] })))
    expect(told).toEqual(['a', 'b', 'c'])
  })

  test('a change that another window makes while they are read is heard', async () => {
    const opening = openSettings()
    fake.stored.settings = { version: 2, ...DEFAULTS, preserveLog: true }
    change('settings', fake.stored.settings)
    expect((await opening).current().preserveLog).toBe(true)
  })

  test('what a newer version stored is read, and left as it is', async () => {
    const stored = { version: 99, ...DEFAULTS, showSuccesses: true, unheardOf: 1 }
    fake.stored.settings = stored
    const settings = await openSettings()
    expect(await settings.change({ preserveLog: true })).toBe(false)
    expect(settings.current()).toEqual({ ...DEFAULTS, showSuccesses: true, preserveLog: true })
    expect(fake.stored.settings).toBe(stored)
  })

  test.each<[what: string, stored: unknown]>([
    ['a text', 'settings'],
    ['a list', [1]],
    ['null', null],
    ['members of other types', { version: 2, preserveLog: 'yes', budgetMb: -1, hiddenHosts: 7 }],
  ])('%s in place of settings is the defaults', async (_, stored) => {
    fake.stored.settings = stored
    expect((await openSettings()).current()).toEqual(DEFAULTS)
  })
})
