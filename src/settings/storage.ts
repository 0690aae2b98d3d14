/** Keeps the settings in the extension's local storage. */
import browser from 'webextension-polyfill'
import { readSettings, toStored, VERSION, versionOf } from './migrate'
import { type Settings, type SettingsView, sameSettings } from './settings'

const KEY = 'settings'

const stored = async (): Promise<unknown> => (await browser.storage.local.get(KEY))[KEY]

const isNewer = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && versionOf({ ...value }) > VERSION

/** A profile whose storage is broken still gets a working panel: with the defaults, which then do not last. */
async function load(): Promise<Settings> {
  try {
    return readSettings(await stored())
  } catch {
    return readSettings(undefined)
  }
}

/**
 * Stores a change, over what another window may have stored a moment ago. What a newer version wrote is left alone: this
 * one would take away what it does not know.
 */
async function store(part: Partial<Settings>): Promise<boolean> {
  const before = await stored()
  if (isNewer(before)) return false
  await browser.storage.local.set({ [KEY]: toStored({ ...readSettings(before), ...part }) })
  return true
}

/** One window at a time, or both would read what was there before, and the later one would undo the earlier. */
const alone = <T>(run: () => Promise<T>): Promise<T> =>
  globalThis.navigator?.locks ? navigator.locks.request(`errata.${KEY}`, run) : run()

/** Loads the settings and follows their changes, also those made in another DevTools window. */
export async function openSettings(): Promise<SettingsView> {
  let current = readSettings(undefined)
  let heard = false
  /** Changes of this window that are not stored yet: what comes from the storage is older. */
  const pending = new Set<Partial<Settings>>()
  const listeners = new Set<(settings: Settings) => void>()

  const become = (next: Settings) => {
    if (sameSettings(current, next)) return
    current = next
    for (const listener of [...listeners]) listener(current)
  }
  // Our own writes come back through this event as well: `become` drops the echo.
  browser.storage.onChanged.addListener((changes, area) => {
    const change = area === 'local' ? changes[KEY] : undefined
    if (!change) return
    heard = true
    become(Object.assign(readSettings(change.newValue), ...pending))
  })
  // Heard first and read then: nothing that another window changes falls between them.
  const read = await load()
  if (!heard) current = read

  return {
    current: () => current,
    async change(part) {
      pending.add(part)
      become({ ...current, ...part })
      try {
        return await alone(() => store(part))
      } catch {
        // As in `load`: it holds for this session.
        return false
      } finally {
        pending.delete(part)
      }
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
