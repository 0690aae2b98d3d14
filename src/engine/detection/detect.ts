import type { Alternative, Specificity } from '../annotation'
import type { Envelope, Pack } from '../pack'
import { escapeSegment, isContainer } from '../reading/pointer'
import type { Reading } from '../reading/reading'
import { candidates, keysOf, MAX_MEMBERS } from './candidates'
import { type Catalogue, signatureOf } from './compile'
import { type Evidence, test, testEnvelope } from './match'

/** A pack chosen for an exchange, and on what grounds. */
export interface Detection {
  pack: Pack
  envelope: Envelope
  evidence: Evidence[]
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
  evidence: Evidence[]
  claimed: boolean
  score: number
}

function hostEvidence(pack: Pack, host: string): Evidence | null {
  const pattern = pack.hosts?.find((each) =>
    each.startsWith('*.') ? host.endsWith(each.slice(1)) : host === each,
  )
  if (!pattern) return null
  const words = pattern === host ? `host is ${host}` : `host ${host} is under ${pattern.slice(2)}`
  return { kind: 'host', words, conclusive: false }
}

/**
 * The rule for a claim. A standard or framework is its shape, so the envelope is enough. A vendor needs its envelope
 * and two kinds of evidence, or one piece that nobody else sends: a shape alone has many owners.
 */
function isClaim(pack: Pack, evidence: Evidence[]): boolean {
  if (pack.specificity !== 'vendor') return true
  if (evidence.some(({ conclusive }) => conclusive)) return true
  const kinds = new Set(evidence.map(({ kind }) => kind))
  kinds.delete('status')
  return kinds.size >= 2
}

const countConclusive = (evidence: Evidence[]) => evidence.filter(({ conclusive }) => conclusive).length

function hasAll(root: unknown, names: readonly string[]): boolean {
  for (const name of names) if (!isContainer(root) || !Object.hasOwn(root, name)) return false
  return true
}

/** The envelope of the pack that fits best, with its evidence; null where none fits. */
function bestFit(pack: Pack, reading: Reading, { envelopes }: Catalogue) {
  const root = reading.body.value
  let best: { envelope: Envelope; evidence: Evidence[]; weight: number } | null = null
  for (const { envelope, needs } of envelopes.get(pack) ?? []) {
    const evidence = hasAll(root, needs) ? testEnvelope(envelope, reading) : null
    const weight = evidence ? 100 * countConclusive(evidence) + evidence.length : 0
    if (evidence && weight > (best?.weight ?? 0)) best = { envelope, evidence, weight }
  }
  return best
}

/** All the evidence for a pack; null where there is none. */
function weigh(pack: Pack, reading: Reading, catalogue: Catalogue): Candidate | null {
  const { host } = reading
  const evidence: Evidence[] = []
  const add = (hit: Evidence | null) => hit && evidence.push(hit)
  add(hostEvidence(pack, host))
  for (const signal of pack.signals ?? []) add(test(signal, reading))
  const best = bestFit(pack, reading, catalogue)
  if (best) evidence.push(...best.evidence)
  if (evidence.length === 0) return null
  return {
    pack,
    envelope: best?.envelope ?? null,
    evidence,
    claimed: best !== null && isClaim(pack, evidence),
    score:
      100 * countConclusive(evidence) +
      10 * new Set(evidence.map(({ kind }) => kind)).size +
      // An exact host says more than a whole domain.
      (pack.hosts?.includes(host) ? 5 : 0) +
      evidence.length,
  }
}

/** A standard and a framework that follows it are equals: the better fit speaks. */
const RANKS: Record<Specificity, number> = { vendor: 0, standard: 1, framework: 1, generic: 2 }
const rank = ({ pack }: Candidate) => RANKS[pack.specificity]

/** Why a pack that fits in part was not chosen, in words. */
function asAlternative({ pack, envelope, claimed, evidence }: Candidate, isReadable: boolean): Alternative {
  const seen = evidence.map(({ words }) => words).join('; ')
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
  const isSuccess = reading.exchange.response.status < 400
  const isOwn = ({ pack }: Candidate) => catalogue.own.has(pack)
  const weighed = [...candidates(catalogue, reading)]
    // In a success nothing else can be claimed, and nothing is worth naming.
    .filter((pack) => !isSuccess || catalogue.hiding.has(pack))
    .map((pack) => weigh(pack, reading, catalogue))
    .filter((each) => each !== null)
    .sort((a, b) => rank(a) - rank(b) || b.score - a.score || Number(isOwn(b)) - Number(isOwn(a)))
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
  const alternatives = others.slice(0, 4).map((each) => asAlternative(each, reading.body.kind !== 'missing'))
  if (!isSuccess && chosen?.pack.specificity !== 'vendor') {
    alternatives.push(...lookAlikes(catalogue, reading, new Set(weighed.map(({ pack }) => pack.id))))
  }
  if (!chosen?.envelope) return { detection: null, alternatives }
  const { pack, envelope, evidence } = chosen
  return { detection: { pack, envelope, evidence }, alternatives }
}
