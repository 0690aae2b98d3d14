/**
 * Packs → catalogue: everything that detection looks up, built once. Detection starts from what the exchange holds
 * (its host, its header names, its body's members) and looks each up, so its cost does not grow with the catalogue.
 */
import type { NameTable } from '../generic/name-table'
import { showsInName, signTable } from '../generic/signs'
import type { Envelope, Matcher, Pack, PackWords } from '../pack'
import { segmentsOf } from '../reading/pointer'
import { type Glimpse, glimpseOf, nameIn } from './quick-look'
import { HeaderIndex, HostIndex } from './surroundings'
import { add, addTest, at, type BodyIndex, emptyPlace } from './value-index'

/** Packs by what stands around a body. */
export interface Surroundings {
  hosts: HostIndex
  responseHeaders: HeaderIndex
  requestHeaders: HeaderIndex
}

export interface Catalogue extends Surroundings {
  packs: ReadonlyMap<string, Pack>
  /** Explanations by pack id, of the packs that came with theirs and of those that were taught later. */
  words: Map<string, PackWords>
  /** The pack that explains statuses when no other does. */
  fallback: Pack
  /** Packs of APIs that answer failures with a success. */
  hiding: ReadonlySet<Pack>
  /** Packs of the people who look: with evidence as good as that of a built-in pack, they are believed. */
  own: ReadonlySet<Pack>
  /** What to look for in successes, beside signs of an error. */
  quiet: Quiet
  /** The signs of an error in the text of a body. */
  signs: NameTable
  /** What may stand in a body, from its root down. */
  body: BodyIndex
  /** Standards and frameworks, by the first member that their envelope needs; '' for those known by content type. */
  shapes: ReadonlyMap<string, Pack[]>
  /** Vendor envelopes by the exact set of members they need: for naming look-alikes, not for claiming. */
  signatures: ReadonlyMap<string, Pack[]>
}

/** Envelopes of failures with a successful status in which no member is called an error: no sign shows them. */
export interface Quiet {
  packs: Surroundings
  glimpses: ReadonlyMap<Pack, Glimpse[]>
  /** Names of members by which the body alone may lead to such an envelope. */
  telltales: readonly string[]
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

const isTelltale = (matcher: Matcher) =>
  'pointer' in matcher && (matcher.distinctive === true || matcher.conclusive === true)

const isFoundByBody = ({ all }: Envelope, { specificity }: Pack) =>
  all.some(isTelltale) || (specificity !== 'vendor' && all.some((matcher) => 'pointer' in matcher))

/** Does a member that is called an error hold something wherever the envelope fits? */
const showsError = ({ all }: Envelope) =>
  all.some(
    (matcher) =>
      'pointer' in matcher &&
      segmentsOf(matcher.pointer)
        .slice(0, matcher.in?.every((value) => value && value !== true) ? undefined : -1)
        .some(showsInName),
  )

class SurroundingsOf implements Surroundings {
  readonly hosts = new HostIndex()
  readonly responseHeaders = new HeaderIndex()
  readonly requestHeaders = new HeaderIndex()

  addPack(pack: Pack): void {
    for (const pattern of pack.hosts ?? []) this.hosts.add(pattern, pack)
    for (const matcher of [...(pack.signals ?? []), ...pack.envelopes.flatMap(({ all }) => all)]) {
      if ('header' in matcher) this.responseHeaders.add(matcher.header, matcher, pack)
      else if ('requestHeader' in matcher) this.requestHeaders.add(matcher.requestHeader, matcher, pack)
    }
  }
}

class QuietOf implements Quiet {
  readonly packs = new SurroundingsOf()
  readonly glimpses = new Map<Pack, Glimpse[]>()
  readonly telltales: string[] = []

  addPack(pack: Pack): void {
    const quiet = pack.envelopes.filter((envelope) => envelope.onSuccess && !showsError(envelope))
    if (quiet.length === 0) return
    this.packs.addPack(pack)
    this.glimpses.set(pack, quiet.map(glimpseOf))
    for (const { all } of quiet.filter((envelope) => isFoundByBody(envelope, pack))) {
      const pointers = all.filter((matcher) => 'pointer' in matcher)
      const telltale = pointers.find(isTelltale) ?? pointers[0]
      const name = telltale && nameIn(telltale.pointer)
      if (name !== undefined) this.telltales.push(name)
    }
  }
}

class Builder extends SurroundingsOf {
  readonly packs = new Map<string, Pack>()
  readonly words = new Map<string, PackWords>()
  readonly hiding = new Set<Pack>()
  readonly quiet = new QuietOf()
  readonly body = emptyPlace()
  readonly shapes = new Map<string, Pack[]>()
  readonly signatures = new Map<string, Pack[]>()

  override addPack(pack: Pack): void {
    if (this.packs.has(pack.id)) throw new Error(`two packs have the id "${pack.id}": rename one folder`)
    this.packs.set(pack.id, pack)
    if (pack.codes || pack.families || pack.contract || pack.rateLimits) this.words.set(pack.id, pack)
    if (pack.envelopes.some(({ onSuccess }) => onSuccess)) this.hiding.add(pack)
    super.addPack(pack)
    this.quiet.addPack(pack)
    for (const signal of pack.signals ?? []) this.addTelltale(signal, pack)
    for (const envelope of pack.envelopes) this.addEnvelope(envelope, pack)
  }

  private addEnvelope(envelope: Envelope, pack: Pack): void {
    for (const matcher of envelope.all) this.addTelltale(matcher, pack)
    const pointers = pointersOf(envelope)
    const isShapeOnly = envelope.all.every((matcher) => !('like' in matcher || 'in' in matcher))
    if (pack.specificity === 'vendor') {
      if (isShapeOnly) add(this.signatures, signatureOf(pointers), pack)
    } else if (pointers[0] !== undefined) add(this.shapes, pointers[0].split('/')[1] ?? '', pack)
    // Those that a header leads to need not be tried on every response.
    else if (!envelope.all.some((matcher) => 'header' in matcher)) add(this.shapes, '', pack)
  }

  /** Only what is rare enough to mean something: values or members that name the vendor. */
  private addTelltale(matcher: Matcher, pack: Pack): void {
    if (!('pointer' in matcher && isTelltale(matcher))) return
    let place = this.body
    for (const segment of segmentsOf(indexKey(matcher.pointer))) {
      place = at(place.below, segment, emptyPlace)
    }
    addTest(place.values, matcher, pack)
  }
}

/**
 * Builds the catalogue. Exactly one pack must be generic: it explains what no other pack does.
 * @param own ids of the packs that are somebody's own
 * @throws {Error} two packs with one id; no generic pack, or two
 */
export function compile(packs: readonly Pack[], own: ReadonlySet<string> = new Set()): Catalogue {
  const builder = new Builder()
  for (const pack of packs) builder.addPack(pack)
  const [fallback, second] = packs.filter((pack) => pack.specificity === 'generic')
  if (!fallback || second) throw new Error('exactly one pack must have the specificity "generic"')
  return {
    ...builder,
    signs: signTable(builder.quiet.telltales),
    fallback,
    own: new Set(packs.filter(({ id }) => own.has(id))),
  }
}
