/** Settings as they were stored by any version of Errata → settings as they are now. Pure. */
import { type Settings, settingsFrom } from './settings'

type Stored = Readonly<Record<string, unknown>>

/** Turns what one version stored into what the next one would have stored. */
type Step = (stored: Stored) => Stored

/**
 * The step at index n leads from version n + 1 to n + 2. A step is never changed once it was released: it reads what
 * that old version wrote.
 */
const STEPS: readonly Step[] = [
  // Version 1 wrote no version, and four members: preserveLog, showSuccesses, bodyCapBytes, consoleEcho. They kept their
  // names and units; what is new since has defaults that change nothing.
  (stored) => stored,
]

/** The version that is written now. */
export const VERSION = STEPS.length + 1

const isObject = (value: unknown): value is Stored =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The version that wrote this: 1 where it does not say, as the first one did not. */
export const versionOf = ({ version }: Stored): number =>
  typeof version === 'number' && Number.isSafeInteger(version) && version >= 1 ? version : 1

/** Takes stored settings through every step that they have not seen. One from a newer version is left as it is. */
export const migrate = (stored: Stored, steps: readonly Step[] = STEPS): Stored =>
  steps.slice(versionOf(stored) - 1).reduce((now, step) => step(now), stored)

/** Reads stored settings, whoever wrote them, whenever. It never throws. */
export const readSettings = (stored: unknown): Settings =>
  settingsFrom(isObject(stored) ? migrate(stored) : {})

/** What is written to the storage. */
export const toStored = (settings: Settings): Stored => ({ version: VERSION, ...settings })
