import type { Alternative, Specificity } from './annotation'
import { type Catalogue, lookUpValue, signatureOf } from './compile'
import { scalarText } from './decode'
import { type Evidence, test, testEnvelope } from './match'
import type { Envelope, Pack } from './pack'
import { escapeSegment, isContainer } from './pointer'
import { mightFit } from './quick-look'
import type { Reading } from './reading'

/** A pack chosen for an exchange, and on what grounds. */
export interface Detection {
  pack: Pack
  envelope: Envelope
  evidence: Evidence[]
}

/** How deep and how far into a body detection looks: envelopes are small and stand at the top. */
const MAX_DEPTH = 4
const MAX_MEMBERS = 100

/** A member of the body: its pointer, and the same with "*" for positions, as packs are indexed. */
interface Member {
  pointer: string
  key: string
  value: unknown
}

/** The body's members down to {@link MAX_DEPTH}, breadth first, so that a long list cannot hide what follows it. */
function membersOf({ body }: Reading): Member[] {
  const members: Member[] = []
  let level: Member[] = [{ pointer: '', key: '', value: body.value }]
  for (let depth = 0; depth < MAX_DEPTH && level.length > 0; depth++) {
    const next: Member[] = []
    for (const { pointer, key, value } of level) {
      if (!isContainer(value)) continue
      const isArray = Array.isArray(value)
      for (const name of Object.keys(value).slice(0, isArray ? 3 : MAX_MEMBERS)) {
        if (members.length >= MAX_MEMBERS) return members
        const segment = escapeSegment(name)
        const member = {
          pointer: `${pointer}/${segment}`,
          key: `${key}/${isArray ? '*' : segment}`,
          value: value[name],
        }
        members.push(member)
        next.push(member)
      }
    }
    level = next
  }
  return members
}

/** Packs by host: the exact name first, then each parent domain (`a.b.c` → `b.c`, `c`). */
function packsByHost(catalogue: Catalogue, host: string): Pack[] {
  const packs = [...(catalogue.exactHosts.get(host) ?? [])]
  for (let dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
    packs.push(...(catalogue.parentHosts.get(host.slice(dot + 1)) ?? []))
  }
  return packs
}

const adderTo =
  (found: Set<Pack>) =>
  (packs: readonly Pack[] = []) => {
    for (const pack of packs) found.add(pack)
  }

/** Packs that the address and the header names point to. */
function packsAround(catalogue: Catalogue, { host, exchange }: Reading): Set<Pack> {
  const found = new Set<Pack>(packsByHost(catalogue, host))
  const addAll = adderTo(found)
  for (const { name } of exchange.response.headers) addAll(catalogue.responseHeaders.get(name.toLowerCase()))
  for (const { name } of exchange.request.headers) addAll(catalogue.requestHeaders.get(name.toLowerCase()))
  return found
}

/** May the envelope of an API that is pointed to from outside the body, and that hides failures, be in it? */
export function mayHoldEnvelope(catalogue: Catalogue, reading: Reading, edges: string): boolean {
  for (const { envelopes } of packsAround(catalogue, reading)) {
    if (envelopes.some((envelope) => envelope.onSuccess && mightFit(envelope, edges))) return true
  }
  return false
}

/** Every pack worth testing: looked up from what the exchange holds, never by walking the catalogue. */
function candidates(catalogue: Catalogue, reading: Reading, members: Member[]): Set<Pack> {
  const found = packsAround(catalogue, reading)
  const addAll = adderTo(found)
  for (const { pointer, key, value } of members) {
    const index = catalogue.pointers.get(key)
    if (index) addAll(lookUpValue(index, scalarText(reading.body, pointer, value)))
  }
  addAll(catalogue.shapes.get(''))
  // The members come level by level: those of the root are first.
  for (const { key } of members) {
    if (key.lastIndexOf('/') > 0) break
    addAll(catalogue.shapes.get(key.slice(1)))
  }
  return found
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

function weigh(pack: Pack, reading: Reading): Candidate {
  const { host } = reading
  const outside = [hostEvidence(pack, host)]
  for (const signal of pack.signals ?? []) outside.push(test(signal, reading))
  const hits = outside.filter((hit) => hit !== null)
  let best: { envelope: Envelope; evidence: Evidence[]; weight: number } | null = null
  for (const envelope of pack.envelopes) {
    const evidence = testEnvelope(envelope, reading)
    if (!evidence) continue
    const weight = 100 * countConclusive(evidence) + evidence.length
    if (weight > (best?.weight ?? 0)) best = { envelope, evidence, weight }
  }
  const evidence = [...hits, ...(best?.evidence ?? [])]
  const kinds = new Set(evidence.map(({ kind }) => kind)).size
  return {
    pack,
    envelope: best?.envelope ?? null,
    evidence,
    claimed: best !== null && isClaim(pack, evidence),
    score:
      100 * countConclusive(evidence) +
      10 * kinds +
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
function lookAlikes(catalogue: Catalogue, members: Member[], except: Set<string>): Alternative[] {
  const signature = signatureOf(members.map(({ key }) => key).filter((key) => !key.includes('*')))
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
 * with equal evidence cancel out: the standard or generic reading is the honest one, and both are named.
 */
export function detect(reading: Reading, catalogue: Catalogue): Detected {
  const members = membersOf(reading)
  const isSuccess = reading.exchange.response.status < 400
  const weighed = [...candidates(catalogue, reading, members)]
    // In a success nothing else can be claimed, and nothing is worth naming.
    .filter((pack) => !isSuccess || catalogue.hiding.has(pack))
    .map((pack) => weigh(pack, reading))
    .filter(({ evidence }) => evidence.length > 0)
    .sort((a, b) => rank(a) - rank(b) || b.score - a.score)
  const claims = weighed.filter(({ claimed }) => claimed)
  const tied = (a: Candidate, b: Candidate | undefined) =>
    a.pack.specificity === 'vendor' && b !== undefined && rank(b) === rank(a) && b.score === a.score
  const chosen = claims.find(
    (claim, i) => !tied(claim, claims[i + 1]) && !(i > 0 && tied(claim, claims[i - 1])),
  )
  const others = weighed.filter(
    (each) => each !== chosen && (each.claimed || each.pack.specificity === 'vendor'),
  )
  const alternatives = others.slice(0, 4).map((each) => asAlternative(each, reading.body.kind !== 'missing'))
  if (!isSuccess && chosen?.pack.specificity !== 'vendor') {
    alternatives.push(...lookAlikes(catalogue, members, new Set(weighed.map(({ pack }) => pack.id))))
  }
  if (!chosen?.envelope) return { detection: null, alternatives }
  const { pack, envelope, evidence } = chosen
  return { detection: { pack, envelope, evidence }, alternatives }
}
