/** Settings as a file: how they are written, what is wrong with one, and what it would change. Pure. */
import { MEMBERS, type Member } from './members'
import { migrate, toStored, VERSION, versionOf } from './migrate'
import { NAMES, type Settings, sameSettings } from './settings'

/** What a settings file says of itself. */
const MARK = { errata: 'settings' }

/** The text of a settings file. */
export const toBackup = (settings: Settings): string =>
  `${JSON.stringify({ ...MARK, ...toStored(settings) }, null, 2)}\n`

/** A file that was read: the settings with what it changes, and one line for each thing in it that was left out. */
export type Backup = { settings: Settings; leftOut: string[] } | { problem: string }

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** `current` with one setting as the file has it; a line where the file's value is none. */
function take<K extends keyof Settings>(name: K, value: unknown, current: Settings): Settings | string {
  const member: Member<Settings[K]> = MEMBERS[name]
  const read = member.read(value)
  return read === undefined ? `${name} has to be ${member.expects}: left out` : { ...current, [name]: read }
}

const isKnown = (name: string): name is keyof Settings => (NAMES as string[]).includes(name)

/** Reads a settings file. What it does not hold stays as it is; what it holds wrongly is left out, and said. */
export function readBackup(text: string, current: Settings): Backup {
  const file = parsed(text)
  if (file === undefined) return { problem: 'This file is not JSON, so it holds no settings.' }
  if (!isObject(file) || file.errata !== MARK.errata)
    return { problem: 'This file is JSON, but not a settings file of Errata.' }
  const { errata, version, ...stored } = file
  const written = versionOf({ version })
  const leftOut: string[] = []
  let settings = current
  for (const [name, value] of Object.entries(migrate({ version: written, ...stored }))) {
    if (name === 'version') continue
    const taken = isKnown(name) ? take(name, value, settings) : `${name} is not known here: left out`
    if (typeof taken === 'string') leftOut.push(taken)
    else settings = taken
  }
  if (written > VERSION) leftOut.unshift(`A newer Errata wrote this file (its version ${written})`)
  return { settings, leftOut }
}

/** What differs between two settings: a label, and what becomes of it. */
export interface Change {
  label: string
  words: string
}

/** "adds a, b; removes c", or "off → on". */
function wordsFor<K extends keyof Settings>(name: K, before: Settings[K], after: Settings[K]): string {
  const member: Member<Settings[K]> = MEMBERS[name]
  if (!Array.isArray(before) || !Array.isArray(after)) return `${member.say(before)} → ${member.say(after)}`
  const added = after.filter((each) => !before.includes(each))
  const removed = before.filter((each) => !after.includes(each))
  return (
    [added.length > 0 && `adds ${added.join(', ')}`, removed.length > 0 && `removes ${removed.join(', ')}`]
      .filter(Boolean)
      .join('; ') || 'another order'
  )
}

/** What changes from one to the other, in the order in which settings are shown. */
export const changesBetween = (before: Settings, after: Settings): Change[] =>
  NAMES.filter((name) => !sameSettings({ ...before, [name]: after[name] }, before)).map((name) => ({
    label: MEMBERS[name].label,
    words: wordsFor(name, before[name], after[name]),
  }))
