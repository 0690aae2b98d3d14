import { beforeEach, describe, expect, test, vi } from 'vitest'
import { DEFAULTS, type Settings } from '../../../src/settings/settings'
import { openSettings } from '../../../src/settings/storage'

type Listener = (changes: Record<string, { newValue?: unknown }>, area: string) => void

const fake = vi.hoisted(() => ({
  stored: {} as Record<string, unknown>,
  listeners: [] as Listener[],
  broken: false,
}))

vi.mock('webextension-polyfill', () => ({
  default: {
    storage: {
      local: {
        async get(key: string) {
          if (fake.broken) throw new Error('storage is broken')
          return { [key]: fake.stored[key] }
        },
        async set(items: Record<string, unknown>) {
          if (fake.broken) throw new Error('storage is broken')
          Object.assign(fake.stored, items)
          for (const [key, newValue] of Object.entries(items)) change(key, newValue)
        },
      },
      onChanged: { addListener: (listener: Listener) => fake.listeners.push(listener) },
    },
  },
}))

const change = (key: string, newValue: unknown, area = 'local') => {
  for (const listener of fake.listeners) listener({ [key]: { newValue } }, area)
}

beforeEach(() => {
  fake.stored = {}
  fake.listeners = []
  fake.broken = false
})

describe('openSettings', () => {
  test('loads what was stored', async () => {
    fake.stored.settings = { showSuccesses: true }
    expect((await openSettings()).current()).toEqual({ ...DEFAULTS, showSuccesses: true })
  })

  test('a change is stored, and told once although storage echoes it', async () => {
    const settings = await openSettings()
    const told: Settings[] = []
    settings.subscribe((now) => told.push(now))
    await settings.change({ preserveLog: true })
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
    fake.broken = true
    const settings = await openSettings()
    await settings.change({ showSuccesses: true })
    expect(settings.current()).toEqual({ ...DEFAULTS, showSuccesses: true })
  })
})
