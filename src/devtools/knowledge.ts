/**
 * The engine and the heads of all packs: loaded when the first response has to be looked at, so that opening DevTools
 * stays cheap on a page where nothing fails. A vendor's explanations follow when that vendor is first seen.
 */
import type { Explained } from '../audit/attempt'
import {
  apiOf,
  type Catalogue,
  compile,
  conclude,
  type Exchange,
  examine,
  keyOf,
  type PackWords,
} from '../engine'
import { loadWords, packs } from '../packs'
import type { PackName } from '../panel/link'
import type { Row } from '../session/session'
import type { Redaction } from '../share/redaction/redact'

/** What packs say, of all that were loaded: it outlives a change of the packs that are asked. */
const words = new Map<string, PackWords>()

function catalogueWithout(off: readonly string[]): Catalogue {
  const compiled = compile(
    packs.filter(({ id, specificity }) => specificity === 'generic' || !off.includes(id)),
  )
  for (const [id, each] of compiled.words) if (!words.has(id)) words.set(id, each)
  return { ...compiled, words }
}

/** The packs that are off, as they were last asked for, and what is left without them. */
let catalogue = catalogueWithout([])
let turnedOff = ''

/** Turns packs off, and all others on; what was explained stays as it is. */
function turnOff(off: readonly string[]): void {
  if (off.join() === turnedOff) return
  turnedOff = off.join()
  catalogue = catalogueWithout(off)
}

const loading = new Map<string, Promise<void>>()

/** Loads the explanations of a pack once. One that cannot be loaded leaves the meaning of the status to speak. */
function teach(id: string): Promise<void> {
  const known = loading.get(id)
  if (known) return known
  const taught = loadWords(id).then(
    (each) => void words.set(id, each),
    () => void loading.delete(id),
  )
  loading.set(id, taught)
  return taught
}

/**
 * Explains an exchange: what is wrong with it, if anything, and which idempotency key it carries.
 * @param off ids of packs that are not asked
 */
export async function explain(exchange: Exchange, off: readonly string[] = []): Promise<Explained> {
  turnOff(off)
  const asked = catalogue
  const examined = examine(exchange, asked)
  const key = keyOf(exchange, examined?.pack.id ?? null, asked)
  if (!examined) return { annotation: null, key }
  const { reading, pack } = examined
  const speaking = new Set([pack, apiOf(reading, pack, asked), asked.fallback])
  await Promise.all([...speaking].map(({ id }) => teach(id)))
  return { annotation: conclude(examined, asked, Date.now()), key }
}

/** The packs that can be turned off, by name. The one that explains statuses always speaks. */
export const packNames = (): PackName[] =>
  packs
    .filter(({ specificity }) => specificity !== 'generic')
    .map(({ id, name }) => ({ id, name }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'))

/** Text for the vendor's support team, redacted as asked; null for a row without an annotation. */
export async function supportTextOf({ exchange, annotation }: Row, how: Redaction): Promise<string | null> {
  if (!annotation) return null
  const [{ supportText }] = await Promise.all([import('../share/support'), teach(annotation.pack)])
  return supportText({ exchange, annotation, support: catalogue.words.get(annotation.pack)?.support }, how)
}

/** A handler for the errors of the row's API; null where no pack knows it, or it says too little. */
export async function handlerOf({ annotation }: Row): Promise<string | null> {
  const head = annotation && catalogue.packs.get(annotation.pack)
  if (!head) return null
  const [{ handlerFor }] = await Promise.all([import('../share/handler/handler'), teach(head.id)])
  return handlerFor({ ...head, ...catalogue.words.get(head.id) })
}
