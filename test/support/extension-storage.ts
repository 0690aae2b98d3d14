/** The extension's local storage in memory, in place of the browser's: `vi.mock('webextension-polyfill', …)` with `polyfill`. */

type Listener = (changes: Record<string, { newValue?: unknown }>, area: string) => void

/** What is stored, and what goes wrong; reset before each test. */
export const fake = {
  stored: {} as Record<string, unknown>,
  listeners: [] as Listener[],
  /** Thrown by whoever reads. */
  denied: null as Error | null,
  /** Thrown by whoever writes. */
  failure: null as Error | null,
}

/** Empty, with nobody listening and nothing wrong. */
export function resetStorage(): void {
  Object.assign(fake, { stored: {}, listeners: [], denied: null, failure: null })
}

/** Tells the listeners of a change, as a browser does in every window. */
export const change = (key: string, newValue: unknown, area = 'local') => {
  for (const listener of fake.listeners) listener({ [key]: { newValue } }, area)
}

/** The module, as far as the adapters use it. What is stored is a copy, as in a browser. */
export const polyfill = {
  default: {
    storage: {
      local: {
        async get(key: string) {
          if (fake.denied) throw fake.denied
          return { [key]: structuredClone(fake.stored[key]) }
        },
        async set(items: Record<string, unknown>) {
          if (fake.failure) throw fake.failure
          Object.assign(fake.stored, structuredClone(items))
          for (const [key, newValue] of Object.entries(items)) change(key, newValue)
        },
      },
      onChanged: { addListener: (listener: Listener) => fake.listeners.push(listener) },
    },
  },
}
