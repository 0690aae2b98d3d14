/** Own packs in memory, for panels under test. */
import { expect, vi } from 'vitest'
import type { Trial } from '../../../src/authoring/trial/trial'
import type { OwnPacksView, StoredPacks } from '../../../src/own-packs/own-packs'
import type { OwnPack, Sample } from '../../../src/own-packs/schema'

/** A view that stores nothing; `refusal` is what saving answers. */
export function fakeOwnPacks(first: Partial<StoredPacks> = {}, refusal: () => string | null = () => null) {
  let current: StoredPacks = { packs: [], samples: [], refused: [], unread: [], newer: null, ...first }
  const listeners = new Set<(now: StoredPacks) => void>()
  const become = (next: Partial<StoredPacks>) => {
    const why = refusal()
    if (why !== null) return Promise.resolve(why)
    current = { ...current, ...next }
    for (const listener of [...listeners]) listener(current)
    return Promise.resolve(null)
  }
  const view: OwnPacksView = {
    current: () => current,
    save: ({ packs, samples }) => become({ packs, samples }),
    remove: (id) =>
      become({
        packs: current.packs.filter((pack) => pack.id !== id),
        samples: current.samples.filter(({ pack }) => pack !== id),
        refused: current.refused.filter((each) => each.id !== id),
      }),
    subscribe(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
  return view
}

/** A trial in which nothing happened. */
export const noTrial: Trial = {
  examples: [],
  exchanges: {
    recognised: [],
    taken: [],
    fresh: [],
    words: 'None of the 0 responses seen so far is recognised by it.',
  },
  lookAlikes: [],
}

/** A pack that stands by itself. */
export const ownPack = (over: Partial<OwnPack> = {}): OwnPack => ({
  id: 'shop',
  name: 'Shop',
  source: { checked: '2026-11-22' },
  hosts: ['api.shop.example'],
  envelopes: [
    {
      name: 'error',
      all: [{ pointer: '/code', type: 'string' }],
      extract: { code: ['/code'], message: ['/message'] },
    },
  ],
  codes: { E1: { meaning: 'The shop is closed.' } },
  ...over,
})

/** A response that a pack explains. */
export const sample = (over: Partial<Sample> = {}): Sample => ({
  pack: 'shop',
  name: 'closed',
  exchange: { url: 'https://api.shop.example/orders', status: 409, body: { code: 'E1' } },
  expect: { code: 'E1', verdict: 'fix' },
  ...over,
})

/** A file, as it is chosen or dropped. */
export const packFile = (packs: unknown[], samples: unknown[] = [], name = 'errata.packs.json') =>
  new File([JSON.stringify({ errataPacks: 1, packs, samples }, null, 2)], name)

interface Drawn {
  find(selector: string): HTMLElement | null
  settled(): Promise<unknown>
}

/** Waits for what is loaded or answered later, and gives its text. */
export const drawn = (panel: Drawn, selector: string, words = '') =>
  vi.waitFor(
    async () => {
      await panel.settled()
      const text = panel.find(selector)?.textContent ?? null
      expect(text, selector).toContain(words)
      return text ?? ''
    },
    { timeout: 5_000 },
  )

/** Chooses a file in a field. */
export function choose(panel: Drawn & { act(run: () => void): void }, field: string, file: File): void {
  const input = panel.find(field) as HTMLInputElement
  Object.defineProperty(input, 'files', { configurable: true, value: [file] })
  panel.act(() => void input.dispatchEvent(new Event('change', { bubbles: true })))
}

/** Types a text in place of what stands in a field. */
export function write(panel: Drawn & { act(run: () => void): void }, field: string, text: string): void {
  const area = panel.find(field) as HTMLTextAreaElement
  panel.act(() => {
    area.value = text
    area.dispatchEvent(new Event('input', { bubbles: true }))
  })
}
