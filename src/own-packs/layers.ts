/** An own pack as the engine reads packs: standing by itself, or laid over the built-in pack of the same id. Pure. */
import type { Pack, PackWords, Source } from '../engine'
import type { OwnPack } from './schema'

const mapValues = <T, U>(record: Record<string, T>, to: (value: T, key: string) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value, key)]))

/** What a pack rests on that names no page: itself. It is no address, so nobody is led to one. */
function sourceOf({ id, name, source }: OwnPack): Source {
  const checked = source?.checked ?? ''
  return { url: source?.url ?? `your own pack “${name ?? id}”`, checked }
}

/** A port is taken in a file, because people copy it along, and ignored: an API keeps its shape whatever the port. */
const withoutPort = (host: string) => host.replace(/:\d{1,5}$/, '')

const hostsOf = ({ hosts }: OwnPack) => (hosts ? { hosts: [...new Set(hosts.map(withoutPort))] } : {})

/** A pack that stands by itself, as the engine takes it. */
export function packOf(own: OwnPack): Pack {
  const { $schema: _, ...rest } = own
  return {
    ...rest,
    name: own.name ?? own.id,
    specificity: own.specificity ?? 'vendor',
    source: sourceOf(own),
    envelopes: own.envelopes ?? [],
    ...hostsOf(own),
  }
}

const front = <T>(own: readonly T[] | undefined, known: readonly T[] | undefined): T[] => [
  ...(own ?? []),
  ...(known ?? []),
]

/** What is said gets the source of who says it, where it has none. */
const sourced = <T extends { source?: Source | undefined }>(statement: T, source: Source): T => ({
  ...statement,
  source: statement.source ?? source,
})

/** The head of a built-in pack with what an own one adds to its recognition. */
export function headWith(head: Pack, own: OwnPack): Pack {
  const source = sourceOf(own)
  const { hosts } = hostsOf(own)
  return {
    ...head,
    ...(own.name ? { name: own.name } : {}),
    ...(own.specificity ? { specificity: own.specificity } : {}),
    ...(hosts ? { hosts: [...new Set(front(hosts, head.hosts))] } : {}),
    ...(own.signals ? { signals: front(own.signals, head.signals) } : {}),
    ...(own.envelopes ? { envelopes: front(own.envelopes, head.envelopes) } : {}),
    ...(own.requestId ? { requestId: own.requestId } : {}),
    ...(own.ids ? { ids: own.ids } : {}),
    ...(own.retry ? { retry: sourced(own.retry, source) } : {}),
  }
}

type Codes = NonNullable<PackWords['codes']>

const without = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T

/**
 * Codes as the own pack tells them, to speak before the others with their own source. Whether a failed request took effect
 * is part of what is said about repeating, so it comes along.
 */
const ownCodesOf = (codes: Codes, known: Codes, source: Source): Codes =>
  mapValues(codes, (own, code) => {
    const before = Object.hasOwn(known, code) ? known[code] : undefined
    const { applied = before?.applied } = own
    return sourced(without({ ...own, applied }), source)
  })

/** What is known of codes, with what an own pack says laid over it, member by member. */
const codesWith = (codes: Codes, known: Codes, source: Source): Codes => ({
  ...known,
  ...mapValues(codes, (own, code) =>
    Object.hasOwn(known, code) ? { ...known[code], ...without(own) } : sourced(own, source),
  ),
})

/** The explanations of a built-in pack with those of an own one: codes laid over each other, families in front. */
export function wordsWith(words: PackWords, own: OwnPack): PackWords {
  const source = sourceOf(own)
  const { codes, families, rateLimits, contract, support, notes } = own
  return {
    ...words,
    ...(codes
      ? {
          codes: codesWith(codes, words.codes ?? {}, source),
          ownCodes: ownCodesOf(codes, words.codes ?? {}, source),
        }
      : {}),
    ...(families
      ? {
          families: front(
            families.map((each) => sourced(each, source)),
            words.families,
          ),
        }
      : {}),
    ...(rateLimits ? { rateLimits: rateLimits.map((each) => sourced(each, source)) } : {}),
    ...(contract ? { contract: contract.map((each) => sourced(each, source)) } : {}),
    ...(support ? { support: sourced(support, source) } : {}),
    ...(notes ? { notes } : {}),
  }
}
