/**
 * The engine and the heads of all packs: loaded when the first response has to be looked at, so that opening DevTools
 * stays cheap on a page where nothing fails. A vendor's explanations follow when that vendor is first seen.
 */
import type { Explained } from '../audit/attempt'
import type { Draft } from '../authoring/draft'
import type { Trial } from '../authoring/trial/trial'
import {
  apiOf,
  type Catalogue,
  compile,
  conclude,
  type Exchange,
  examine,
  keyOf,
  type Pack,
  type PackWords,
} from '../engine'
import { combine, type Refused } from '../own-packs/combine'
import { headWith, packOf } from '../own-packs/layers'
import type { OwnPack, PackFile } from '../own-packs/schema'
import { loadWords, packs } from '../packs'
import type { OwnTrial, PackName } from '../panel/link'
import type { Row, SessionView } from '../session/session'
import type { Redaction } from '../share/redaction/redact'

const builtIn: ReadonlySet<string> = new Set(packs.map(({ id }) => id))

/** The explanations of built-in packs, as they were loaded: they outlive a change of the packs that are asked. */
const loaded = new Map<string, PackWords>()
/** The same with own packs laid over them, and those of own packs. */
const words = new Map<string, PackWords>()

/** Built-in packs with the own ones of whoever looks. */
let combined = combine(packs, [])

function catalogueWithout(off: readonly string[]): Catalogue {
  const asked = combined.packs.filter(({ id, specificity }) => specificity === 'generic' || !off.includes(id))
  const compiled = compile(asked, combined.own)
  for (const [id, each] of compiled.words) if (!builtIn.has(id)) words.set(id, each)
  return { ...compiled, words }
}

/** The packs that are off, as they were last asked for, and what is left without them. */
let off: readonly string[] = []
let catalogue = catalogueWithout(off)

/** Turns packs off, and all others on; what was explained stays as it is. */
function turnOff(ids: readonly string[]): void {
  if (ids.join() === off.join()) return
  off = ids
  catalogue = catalogueWithout(off)
}

/**
 * Uses these own packs from now on. What was explained stays as it is until it is explained again.
 * @returns those that cannot be used, and why; all others are
 */
export function takeOwnPacks(own: readonly OwnPack[]): Refused[] {
  combined = combine(packs, own)
  words.clear()
  for (const [id, each] of loaded) words.set(id, combined.extend(id, each))
  catalogue = catalogueWithout(off)
  return combined.refused
}

/** Ids of the built-in packs: an own pack with one of them extends it. */
export const builtInIds = (): ReadonlySet<string> => builtIn

const loading = new Map<string, Promise<void>>()

/** Loads the explanations of a pack once. One that cannot be loaded leaves the meaning of the status to speak. */
function teach(id: string): Promise<void> {
  // An own pack has its explanations with it.
  if (!builtIn.has(id)) return Promise.resolve()
  const known = loading.get(id)
  if (known) return known
  const taught = loadWords(id).then(
    (each) => {
      loaded.set(id, each)
      words.set(id, combined.extend(id, each))
    },
    () => void loading.delete(id),
  )
  loading.set(id, taught)
  return taught
}

/** Loads what is said of an exchange, whoever says it. */
async function teachOf(
  { reading, pack }: NonNullable<ReturnType<typeof examine>>,
  asked: Catalogue,
): Promise<void> {
  const speaking = new Set([pack, apiOf(reading, pack, asked), asked.fallback])
  await Promise.all([...speaking].map(({ id }) => teach(id)))
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
  await teachOf(examined, asked)
  return { annotation: conclude(examined, asked, Date.now()), key }
}

/** The packs that can be turned off, by name. The one that explains statuses always speaks. */
export const packNames = (): PackName[] =>
  combined.packs
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

/** What a pack would do with its page's examples and with what the session has seen, and which packs are like it. */
export async function tryPack(
  pack: Pack,
  draft: Pick<Draft, 'examples'>,
  { rows }: Pick<SessionView, 'rows'>,
): Promise<Trial> {
  const { trialOf } = await import('../authoring/trial/trial')
  const exchanges = rows().map(({ exchange }) => exchange)
  return trialOf(pack, draft, exchanges, catalogue)
}

/** Those of these own packs that cannot be used, and why. */
export const unusable = (own: readonly OwnPack[]): Refused[] => combine(packs, own).refused

/** What an own pack would do with what the session has seen, and what in it will not do what its author wants. */
export async function tryOwn(own: OwnPack, { rows }: Pick<SessionView, 'rows'>): Promise<OwnTrial> {
  const [{ trialOnExchanges }, { lookAlikes }, { advise }] = await Promise.all([
    import('../authoring/trial/on-exchanges'),
    import('../authoring/trial/look-alikes'),
    import('../own-packs/advice'),
  ])
  const known = packs.find(({ id }) => id === own.id)
  const alone = packOf(own)
  const exchanges = rows().map(({ exchange }) => exchange)
  return {
    exchanges: trialOnExchanges(known ? headWith(known, own) : alone, exchanges, catalogue),
    // Of an extension only what it adds is looked at.
    lookAlikes: lookAlikes(alone, catalogue),
    advice: advise(own, known),
  }
}

/** Holds each sample against what these packs, laid over the built-in ones, say of it; what differs, in words. */
export async function checkSamples({ packs: own, samples }: PackFile): Promise<string[][]> {
  const [{ checkSample }, { exchangeOf }] = await Promise.all([
    import('../own-packs/sample'),
    import('../own-packs/sketch'),
  ])
  const tried = combine(packs, own)
  const asked = compile(tried.packs, tried.own)
  for (const { exchange } of samples) {
    const examined = examine(exchangeOf(exchange, 0), asked)
    if (examined) await teachOf(examined, asked)
  }
  for (const [id, each] of loaded) asked.words.set(id, tried.extend(id, each))
  return samples.map((sample) => checkSample(sample, asked))
}
