/** Own packs as they were stored by any version of Errata → as they are now. Pure. */
import * as v from 'valibot'
import { complaintsOf, pathWords } from './fault-words'
import type { StoredPacks } from './own-packs'
import { type OwnPack, packExtensionSchema, type Sample, sampleSchema } from './schema'

type Stored = Readonly<Record<string, unknown>>

/** Turns what one version stored into what the next one would have stored; the one at index n leads to version n + 2. */
type Step = (stored: Stored) => Stored
const STEPS: readonly Step[] = []

/** The version that is written now. */
export const VERSION = STEPS.length + 1

const isObject = (value: unknown): value is Stored =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

const idOf = (json: unknown): string => (isObject(json) && typeof json.id === 'string' ? json.id : '(no id)')

function whyNot(json: unknown, issues: readonly v.BaseIssue<unknown>[]): string {
  const [first] = issues.flatMap((issue) => complaintsOf(packExtensionSchema, issue))
  const id = isObject(json) ? 'This version cannot read it' : 'It is no pack'
  return first ? `${id}: ${[pathWords(first.path), first.words].filter(Boolean).join(' ')}.` : `${id}.`
}

function readPacks(list: unknown[]): Pick<StoredPacks, 'packs' | 'refused' | 'unread'> {
  const packs: OwnPack[] = []
  const refused: StoredPacks['refused'] = []
  const unread: unknown[] = []
  for (const json of list) {
    const result = v.safeParse(packExtensionSchema, json, { abortEarly: true })
    if (result.success) packs.push(result.output)
    else {
      unread.push(json)
      refused.push({ id: idOf(json), why: whyNot(json, result.issues) })
    }
  }
  return { packs, refused, unread }
}

const readSamples = (list: unknown[]): Sample[] =>
  list.flatMap((json) => {
    const result = v.safeParse(sampleSchema, json)
    return result.success ? [result.output] : []
  })

/**
 * Reads what is stored, whoever wrote it. It never throws: a pack that cannot be read is left out and named, and what a
 * newer version wrote is left alone as a whole.
 */
export function readStored(stored: unknown): StoredPacks {
  const empty: StoredPacks = { packs: [], samples: [], refused: [], unread: [], newer: null }
  if (!isObject(stored)) return empty
  const version = Number.isSafeInteger(stored.version) ? Number(stored.version) : 1
  if (version > VERSION) return { ...empty, newer: version }
  const now = STEPS.slice(version - 1).reduce((each, step) => step(each), stored)
  return { ...empty, ...readPacks(listOf(now.packs)), samples: readSamples(listOf(now.samples)) }
}
