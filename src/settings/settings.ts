/** What a person may choose. Pure: where it is kept is the business of storage.ts. */
export interface Settings {
  /** Keep the list when the inspected page loads anew. */
  preserveLog: boolean
  /** List successes too. */
  showSuccesses: boolean
  /** Successes with a body up to this size are searched for an error envelope. */
  bodyCapBytes: number
}

export const DEFAULTS: Readonly<Settings> = {
  preserveLog: false,
  showSuccesses: false,
  bodyCapBytes: 256 * 1024,
}

/** Past this a body is not worth reading in search of an envelope: Chromium hands none over beyond 20 MB. */
const MAX_BODY_CAP_BYTES = 20_000_000

/** The settings as the parts of Errata see them, wherever they are kept. */
export interface SettingsView {
  current(): Settings
  /** Takes effect at once; resolves when it is stored, or could not be. Never rejects. */
  change(part: Partial<Settings>): Promise<void>
  /** Calls back after each change, also one made in another DevTools window; returns the way to stop. */
  subscribe(listener: (settings: Settings) => void): () => void
}

const flag = (value: unknown, fallback: boolean): boolean => (typeof value === 'boolean' ? value : fallback)

const bytes = (value: unknown, fallback: number): number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
    ? Math.min(value, MAX_BODY_CAP_BYTES)
    : fallback

/** Reads stored settings. What is missing, unknown or of the wrong type falls back to its default, by itself. */
export function readSettings(stored: unknown): Settings {
  const from: Record<string, unknown> = typeof stored === 'object' && stored !== null ? { ...stored } : {}
  return {
    preserveLog: flag(from.preserveLog, DEFAULTS.preserveLog),
    showSuccesses: flag(from.showSuccesses, DEFAULTS.showSuccesses),
    bodyCapBytes: bytes(from.bodyCapBytes, DEFAULTS.bodyCapBytes),
  }
}

/** Do both say the same? */
export function sameSettings(a: Settings, b: Settings): boolean {
  return (
    a.preserveLog === b.preserveLog &&
    a.showSuccesses === b.showSuccesses &&
    a.bodyCapBytes === b.bodyCapBytes
  )
}
