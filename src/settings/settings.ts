/** The settings: their defaults, and how they are read. Pure: where they are kept is the business of storage.ts. */
import type { Settings } from './choices'
import { MEMBERS } from './members'

export type { Settings, SettingsView } from './choices'

/** The names of the settings, in the order in which they are shown and stored. */
export const NAMES = Object.keys(MEMBERS) as (keyof Settings)[]

const membersBy = (read: <K extends keyof Settings>(name: K) => Settings[K]): Settings =>
  Object.fromEntries(NAMES.map((name) => [name, read(name)])) as unknown as Settings

export const DEFAULTS: Readonly<Settings> = membersBy((name) => MEMBERS[name].fallback)

/** Reads settings of the current version. What is missing or of the wrong type falls back to its default, by itself. */
export const settingsFrom = (stored: Readonly<Record<string, unknown>>): Settings =>
  membersBy((name) => MEMBERS[name].read(stored[name]) ?? DEFAULTS[name])

/** Do both say the same? */
export const sameSettings = (a: Settings, b: Settings): boolean =>
  NAMES.every((name) => JSON.stringify(a[name]) === JSON.stringify(b[name]))
