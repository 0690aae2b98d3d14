/**
 * Packs → catalogue: everything that detection looks up, built once. Detection starts from what the exchange holds
 * (its host, its header names, its body's members) and looks each up, so its cost does not grow with the catalogue.
 */
import { literalPrefix, matchesGlob } from './glob'
import type { Envelope, Matcher, Pack, PackWords } from './pack'

/** Packs that one pointer's value can lead to. */
export interface PointerIndex {
  present: Pack[]
  exact: Map<string, Pack[]>
  /** Patterns by their literal prefix; `lengths` are the prefix lengths that occur. */
  globs: Map<string, { pattern: string; pack: Pack }[]>
  lengths: Set<number>
}

export interface Catalogue {
  packs: ReadonlyMap<string, Pack>
  /** Explanations by pack id, of the packs that came with theirs and of those that were taught later. */
  words: Map<string, PackWords>
  /** The pack that explains statuses when no other does. */
  fallback: Pack
  /** Packs of APIs that answer failures with a success. */
  hiding: ReadonlySet<Pack>
  exactHosts: ReadonlyMap<string, Pack[]>
  /** `example.com` for the pattern `*.example.com`. */
  parentHosts: ReadonlyMap<string, Pack[]>
  responseHeaders: ReadonlyMap<string, Pack[]>
  requestHeaders: ReadonlyMap<string, Pack[]>
  pointers: ReadonlyMap<string, PointerIndex>
  /** Standards and frameworks, by the first member that their envelope needs; '' for those known by content type. */
  shapes: ReadonlyMap<string, Pack[]>
  /** Vendor envelopes by the exact set of members they need: for naming look-alikes, not for claiming. */
  signatures: ReadonlyMap<string, Pack[]>
}

function add<T>(map: Map<string, T[]>, key: string, item: T): void {
  const list = map.get(key)
  if (!list) map.set(key, [item])
  else if (!list.includes(item)) list.push(item)
}

/** Members of the body in the form that pointers are indexed by: array positions become "*". */
const indexKey = (pointer: string): string => pointer.replace(/\/\d+(?=\/|$)/g, '/*')

/** `/error/code` and its parents, as one text that does not depend on order. */
export function signatureOf(pointers: Iterable<string>): string {
  const all = new Set<string>()
  for (const pointer of pointers) {
    for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) all.add(at)
  }
  return [...all].sort().join(' ')
}

const pointersOf = (envelope: Envelope): string[] =>
  envelope.all.flatMap((matcher) => ('pointer' in matcher ? [indexKey(matcher.pointer)] : []))

class Builder {
  readonly packs = new Map<string, Pack>()
  readonly words = new Map<string, PackWords>()
  readonly hiding = new Set<Pack>()
  readonly exactHosts = new Map<string, Pack[]>()
  readonly parentHosts = new Map<string, Pack[]>()
  readonly responseHeaders = new Map<string, Pack[]>()
  readonly requestHeaders = new Map<string, Pack[]>()
  readonly pointers = new Map<string, PointerIndex>()
  readonly shapes = new Map<string, Pack[]>()
  readonly signatures = new Map<string, Pack[]>()

  addPack(pack: Pack): void {
    if (this.packs.has(pack.id)) throw new Error(`two packs have the id "${pack.id}": rename one folder`)
    this.packs.set(pack.id, pack)
    if (pack.codes || pack.families) this.words.set(pack.id, pack)
    if (pack.envelopes.some(({ onSuccess }) => onSuccess)) this.hiding.add(pack)
    for (const host of pack.hosts ?? []) {
      if (host.startsWith('*.')) add(this.parentHosts, host.slice(2), pack)
      else add(this.exactHosts, host, pack)
    }
    for (const signal of pack.signals ?? []) this.addTrigger(signal, pack)
    for (const envelope of pack.envelopes) this.addEnvelope(envelope, pack)
  }

  private addEnvelope(envelope: Envelope, pack: Pack): void {
    for (const matcher of envelope.all) this.addTrigger(matcher, pack)
    const pointers = pointersOf(envelope)
    const isShapeOnly = envelope.all.every((matcher) => !('like' in matcher || 'in' in matcher))
    if (pack.specificity === 'vendor') {
      if (isShapeOnly) add(this.signatures, signatureOf(pointers), pack)
    } else if (pointers[0] !== undefined) add(this.shapes, pointers[0].split('/')[1] ?? '', pack)
    // Those that a header leads to need not be tried on every response.
    else if (!envelope.all.some((matcher) => 'header' in matcher)) add(this.shapes, '', pack)
  }

  /** Only what is rare enough to mean something: header names, and values or members that name the vendor. */
  private addTrigger(matcher: Matcher, pack: Pack): void {
    if ('header' in matcher) add(this.responseHeaders, matcher.header.toLowerCase(), pack)
    else if ('requestHeader' in matcher) add(this.requestHeaders, matcher.requestHeader.toLowerCase(), pack)
    else if ('pointer' in matcher && (matcher.distinctive || matcher.conclusive)) {
      const key = indexKey(matcher.pointer)
      const fresh: PointerIndex = { present: [], exact: new Map(), globs: new Map(), lengths: new Set() }
      const index = this.pointers.get(key) ?? fresh
      this.pointers.set(key, index)
      for (const value of matcher.in ?? []) add(index.exact, String(value), pack)
      if (matcher.like) {
        const prefix = literalPrefix(matcher.like)
        index.lengths.add(prefix.length)
        add(index.globs, prefix, { pattern: matcher.like, pack })
      }
      if (!matcher.in && !matcher.like && !index.present.includes(pack)) index.present.push(pack)
    }
  }
}

/** Packs whose pointer test a value could pass. */
export function lookUpValue(index: PointerIndex, text: string | null): Pack[] {
  if (text === null) return index.present
  const globs = [...index.lengths].flatMap((length) => index.globs.get(text.slice(0, length)) ?? [])
  return [
    ...index.present,
    ...(index.exact.get(text) ?? []),
    ...globs.filter(({ pattern }) => matchesGlob(pattern, text)).map(({ pack }) => pack),
  ]
}

/**
 * Builds the catalogue. Exactly one pack must be generic: it explains what no other pack does.
 * @throws {Error} two packs with one id; no generic pack, or two
 */
export function compile(packs: readonly Pack[]): Catalogue {
  const builder = new Builder()
  for (const pack of packs) builder.addPack(pack)
  const [fallback, second] = packs.filter((pack) => pack.specificity === 'generic')
  if (!fallback || second) throw new Error('exactly one pack must have the specificity "generic"')
  return { ...builder, fallback }
}
