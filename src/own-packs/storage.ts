/** Keeps own packs in the extension's local storage, of which there are 10 MB in both browsers. */
import browser from 'webextension-polyfill'
import type { OwnPacksView, StoredPacks } from './own-packs'
import type { PackFile } from './schema'

const KEY = 'ownPacks'

const NONE: StoredPacks = { packs: [], samples: [], refused: [], unread: [], newer: null }

/** Most people have no packs of their own: the schema is loaded only for those who do. */
async function understood(stored: unknown): Promise<StoredPacks> {
  return stored === undefined ? NONE : (await import('./stored')).readStored(stored)
}

async function load(): Promise<StoredPacks> {
  try {
    return await understood((await browser.storage.local.get(KEY))[KEY])
  } catch {
    return NONE
  }
}

function refusalOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return /quota/i.test(message) || (error as Error)?.name === 'QuotaExceededError'
    ? 'The browser keeps 10 MB for an extension, and they are full: remove packs that you no longer need, or samples.'
    : `The browser could not store the packs: ${message}`
}

const idOf = (json: unknown) => (json as { id?: unknown } | null)?.id

/** Loads the own packs and follows their changes, also those made in another DevTools window. */
export async function openOwnPacks(): Promise<OwnPacksView> {
  let current = NONE
  /** What is read slowly must not overwrite what came after it. */
  let turn = 0
  const listeners = new Set<(now: StoredPacks) => void>()

  const become = (next: StoredPacks) => {
    if (JSON.stringify(next) === JSON.stringify(current)) return
    current = next
    for (const listener of [...listeners]) listener(current)
  }
  const follow = async (stored: unknown) => {
    const mine = ++turn
    const next = await understood(stored)
    if (mine === turn) become(next)
  }
  // Our own writes come back through this event as well: `become` drops the echo.
  browser.storage.onChanged.addListener((changes, area) => {
    const change = area === 'local' ? changes[KEY] : undefined
    if (change) void follow(change.newValue)
  })
  // Heard first and read then: nothing that another window stores falls between them.
  const read = await load()
  if (turn === 0) current = read

  const store = async ({ packs, samples }: PackFile, unread: unknown[]) => {
    if (current.newer !== null)
      return 'A newer version of Errata stored packs here. This one leaves them as they are; update it to change them.'
    const { VERSION } = await import('./stored')
    const stored = { version: VERSION, packs: [...packs, ...unread], samples }
    try {
      await browser.storage.local.set({ [KEY]: stored })
    } catch (error) {
      return refusalOf(error)
    }
    await follow(stored)
    return null
  }

  return {
    current: () => current,
    save(file) {
      const ids = new Set<unknown>(file.packs.map(({ id }) => id))
      return store(
        file,
        current.unread.filter((json) => !ids.has(idOf(json))),
      )
    },
    remove(id) {
      const { packs, samples, unread } = current
      const file = {
        packs: packs.filter((pack) => pack.id !== id),
        samples: samples.filter(({ pack }) => pack !== id),
      }
      return store(
        file,
        unread.filter((json) => idOf(json) !== id),
      )
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
