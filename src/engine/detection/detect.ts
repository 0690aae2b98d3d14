import type { Alternative, Specificity } from '../annotation'
import type { Envelope, Pack } from '../pack'
import { escapeSegment, isContainer } from '../reading/pointer'
import type { Reading } from '../reading/reading'
import { candidates, keysOf, MAX_MEMBERS } from './candidates'
import { type Catalogue, signatureOf } from './compile'
import type { CompiledMatcher, EvidenceKind } from './match'
import { bestFit, countConclusive, recognitionOf } from './recognition'

/** A pack chosen for an exchange, and on what grounds. */
export interface Detection {
  pack: Pack
  envelope: Envelope
  /** In words that a person can check against the exchange. */
  evidence: string[]
}

/** How deep an envelope goes. */
const MAX_DEPTH = 4

/**
 * Pointers to the body's members down to {@link MAX_DEPTH}, "*" for positions; breadth first, so that a long list cannot
 * hide what follows it.
 */
function pointersIn({ body }: Reading): string[] {
  const pointers: string[] = []
  let level: { pointer: string; value: unknown }[] = [{ pointer: '', value: body.value }]
  for (let depth = 0; depth < MAX_DEPTH && level.length > 0; depth++) {
    const next: typeof level = []
    for (const { pointer, value } of level) {
      if (!isContainer(value)) continue
      const isArray = Array.isArray(value)
      for (const name of keysOf(value)) {
        if (pointers.length >= MAX_MEMBERS) return pointers
        const at = `${pointer}/${isArray ? '*' : escapeSegment(name)}`
        pointers.push(at)
        next.push({ pointer: at, value: value[name] })
      }
    }
    level = next
  }
  return pointers
}

interface Candidate {
  pack: Pack
  envelope: Envelope | null
  /** The pattern that the host fits. */
  hostPattern: string | undefined
  /** The matchers that hit. */
  matched: readonly CompiledMatcher[]
  claimed: boolean
  score: number
}

const fitsHost = (pattern: string, host: string) =>
  pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern

function firstFitting(patterns: readonly string[], host: string): string | undefined {
  for (const pattern of patterns) if (fitsHost(pattern, host)) return pattern
  return undefined
}

const NONE: readonly CompiledMatcher[] = []

function allHitting(matchers: readonly CompiledMatcher[], reading: Reading): readonly CompiledMatcher[] {
  if (matchers.length === 0) return NONE
  return matchers.filter((matcher) => matcher.hits(reading))
}

/** What was found for a pack, in words that a person can check against the exchange. */
function evidenceFor({ hostPattern, matched }: Candidate, reading: Reading): string[] {
  const words = matched.map((each) => each.words(reading))
  if (hostPattern === undefined) return words
  const { host } = reading
  return [
    hostPattern === host ? `host is ${host}` : `host ${host} is under ${hostPattern.slice(2)}`,
    ...words,
  ]
}

/**
 * The rule for a claim. A standard or framework is its shape, so the envelope is enough. A vendor needs its envelope
 * and two kinds of evidence, or one piece that nobody else sends: a shape alone has many owners.
 */
function isClaim({ specificity }: Pack, kinds: readonly EvidenceKind[], conclusive: number): boolean {
  if (specificity !== 'vendor' || conclusive > 0) return true
  return kinds.length - Number(kinds.includes('status')) >= 2
}

function kindsOf(matched: readonly CompiledMatcher[], isHost: boolean): EvidenceKind[] {
  const kinds: EvidenceKind[] = isHost ? ['host'] : []
  for (const { kind } of matched) if (!kinds.includes(kind)) kinds.push(kind)
  return kinds
}

/** All the evidence for a pack; null where there is none. */
function weigh(pack: Pack, reading: Reading): Candidate | null {
  const { host } = reading
  const recognition = recognitionOf(pack)
  const hostPattern = firstFitting(recognition.hosts, host)
  const signals = allHitting(recognition.signals, reading)
  const best = bestFit(recognition, reading)
  if (hostPattern === undefined && signals.length === 0 && !best) return null
  const matched = best ? [...signals, ...best.all] : signals
  const kinds = kindsOf(matched, hostPattern !== undefined)
  const conclusive = countConclusive(matched)
  return {
    pack,
    envelope: best?.envelope ?? null,
    hostPattern,
    matched,
    claimed: best !== undefined && isClaim(pack, kinds, conclusive),
    score:
      100 * conclusive +
      10 * kinds.length +
      // An exact host says more than a whole domain.
      (recognition.hosts.includes(host) ? 5 : 0) +
      matched.length +
      Number(hostPattern !== undefined),
  }
}

/** A standard and a framework that follows it are equals: the better fit speaks. */
const RANKS: Record<Specificity, number> = { vendor: 0, standard: 1, framework: 1, generic: 2 }
const rank = ({ pack }: Candidate) => RANKS[pack.specificity]

/** Why a pack that fits in part was not chosen, in words. */
function asAlternative(candidate: Candidate, reading: Reading): Alternative {
  const { pack, envelope, claimed } = candidate
  const seen = evidenceFor(candidate, reading).join('; ')
  const isReadable = reading.body.kind !== 'missing'
  const because = claimed
    ? `it fits too (${seen}), with less evidence`
    : envelope
      ? `the envelope fits, but nothing else points to it (${seen})`
      : `${seen}, but ${isReadable ? 'the body is not its envelope' : 'without the body its envelope cannot be seen'}`
  return { pack: pack.id, vendor: pack.name, because }
}

/** As many as a person reads; the rest of a common shape's owners would only be noise. */
const MAX_LOOK_ALIKES = 3

/** Vendors whose envelope has exactly these members: named, because the shape cannot tell them apart. */
function lookAlikes(catalogue: Catalogue, reading: Reading, except: Set<string>): Alternative[] {
  const signature = signatureOf(pointersIn(reading).filter((pointer) => !pointer.includes('*')))
  const named: Alternative[] = []
  // No members, no likeness: envelopes that are only headers have an empty signature too.
  for (const { id, name } of (signature && catalogue.signatures.get(signature)) || []) {
    if (named.length === MAX_LOOK_ALIKES) break
    if (except.has(id)) continue
    named.push({ pack: id, vendor: name, because: 'its envelope looks the same; nothing else points to it' })
  }
  return named
}

/** What detection found: the pack chosen, or none, and the runners-up either way. */
export interface Detected {
  detection: Detection | null
  alternatives: Alternative[]
}

/**
 * Finds the pack whose envelope this is. The most specific claim wins, then the one with most evidence. Two vendors
 * with equal evidence cancel out: the standard or generic reading is the honest one, and both are named. Only somebody's
 * own pack is believed before a built-in one: whoever wrote it knows what is called.
 */
export function detect(reading: Reading, catalogue: Catalogue): Detected {
  const { isSuccess } = reading
  const isOwn = ({ pack }: Candidate) => catalogue.own.has(pack)
  const weighed: Candidate[] = []
  for (const pack of candidates(catalogue, reading)) {
    // In a success nothing else can be claimed, and nothing is worth naming.
    const candidate = isSuccess && !catalogue.hiding.has(pack) ? null : weigh(pack, reading)
    if (candidate) weighed.push(candidate)
  }
  weighed.sort((a, b) => rank(a) - rank(b) || b.score - a.score || Number(isOwn(b)) - Number(isOwn(a)))
  const claims = weighed.filter(({ claimed }) => claimed)
  const tied = (a: Candidate, b: Candidate | undefined) =>
    a.pack.specificity === 'vendor' &&
    b !== undefined &&
    rank(b) === rank(a) &&
    b.score === a.score &&
    (isOwn(b) || !isOwn(a))
  const chosen = claims.find(
    (claim, i) => !tied(claim, claims[i + 1]) && !(i > 0 && tied(claim, claims[i - 1])),
  )
  const others = weighed.filter(
    (each) => each !== chosen && (each.claimed || each.pack.specificity === 'vendor'),
  )
  const alternatives = others.slice(0, 4).map((each) => asAlternative(each, reading))
  if (!isSuccess && chosen?.pack.specificity !== 'vendor') {
    alternatives.push(...lookAlikes(catalogue, reading, new Set(weighed.map(({ pack }) => pack.id))))
  }
  if (!chosen?.envelope) return { detection: null, alternatives }
  const { pack, envelope } = chosen
  return { detection: { pack, envelope, evidence: evidenceFor(chosen, reading) }, alternatives }
}
