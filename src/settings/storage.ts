/** Keeps the settings in the extension's local storage. */
import browser from 'webextension-polyfill'
import { readSettings, toStored } from './migrate'
import { type Settings, type SettingsView, sameSettings } from './settings'

const KEY = 'settings'

/** A profile whose storage is broken still gets a working panel: with the defaults, which then do not last. */
async function load(): Promise<Settings> {
  try {
    return readSettings((await browser.storage.local.get(KEY))[KEY])
  } catch {
    return readSettings(undefined)
  }
}

/** Loads the settings and follows their changes, also those made in another DevTools window. */
export async function openSettings(): Promise<SettingsView> {
  let current = await load()
  const listeners = new Set<(settings: Settings) => void>()

  const become = (next: Settings) => {
    if (sameSettings(current, next)) return
    current = next
    for (const listener of [...listeners]) listener(current)
  }
  // Our own writes come back through this event as well: `become` drops the echo.
  browser.storage.onChanged.addListener((changes, area) => {
    const change = area === 'local' ? changes[KEY] : undefined
    if (change) become(readSettings(change.newValue))
  })

  return {
    current: () => current,
    async change(part) {
      become({ ...current, ...part })
      try {
        await browser.storage.local.set({ [KEY]: toStored(current) })
      } catch {
        // As in `load`: it holds for this session.
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
