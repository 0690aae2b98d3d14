/** Packs that could take this pack's errors for theirs, or whose errors it would take. The engine itself is the judge. */

import { type Catalogue, compile, examine, type Pack } from '../../engine'
import { hostOf, instancesOf, NO_HOST } from './made-up'

export interface LookAlike {
  pack: string
  vendor: string
  /** `host`: both claim it; `theirs`: the other pack claims errors of this one; `ours`: this pack claims errors of the other. */
  kind: 'host' | 'theirs' | 'ours'
  /** The hosts, or the codes, that both claim. */
  shared: string[]
  /** One sentence for the panel. */
  words: string
}

/** Is everything that one pattern stands for covered by the other? */
const covers = (wide: string, narrow: string) =>
  wide === narrow || (wide.startsWith('*.') && narrow.endsWith(wide.slice(1)))

const sharedHosts = (pack: Pack, other: Pack): string[] =>
  (pack.hosts ?? []).filter((host) => other.hosts?.some((each) => covers(each, host) || covers(host, each)))

const MAX_CODES = 200
const MAX_NAMED = 3

const some = (items: readonly string[]) =>
  items.slice(0, MAX_NAMED).join(', ') +
  (items.length > MAX_NAMED ? ` and ${items.length - MAX_NAMED} more` : '')

const KINDS: Record<LookAlike['kind'], (vendor: string, shared: string[]) => string> = {
  host: (vendor, shared) =>
    `${vendor} is known at ${some(shared)} too: whichever fits a response better explains it.`,
  theirs: (vendor, shared) => `${vendor} would be taken for the sender of errors such as ${some(shared)}.`,
  ours: (vendor, shared) =>
    `Errors of ${vendor} such as ${some(shared)} would be taken for those of this API.`,
}

/** Codes of the pack's made-up responses that another of these packs claims, by that pack. */
function claimedBy(
  pack: Pack,
  codes: readonly string[],
  host: string,
  catalogue: Catalogue,
): Map<Pack, Set<string>> {
  const claims = new Map<Pack, Set<string>>()
  for (const envelope of pack.envelopes) {
    for (const { code, exchange } of instancesOf(envelope, codes, host)) {
      const claimer = examine(exchange, catalogue)?.pack
      if (claimer?.specificity !== 'vendor') continue
      const seen = claims.get(claimer) ?? new Set()
      claims.set(claimer, seen.add(code ?? envelope.name))
    }
  }
  return claims
}

/** Pointers at which a value alone makes the pack claim a response, wherever it comes from. */
const telltales = ({ envelopes }: Pack): Set<string> =>
  new Set(
    envelopes.flatMap(({ all }) =>
      all.flatMap((each) =>
        'pointer' in each && (each.distinctive || each.conclusive) ? [each.pointer] : [],
      ),
    ),
  )

const testsOneOf = ({ envelopes }: Pack, pointers: ReadonlySet<string>) =>
  envelopes.some(({ all }) => all.some((each) => 'pointer' in each && pointers.has(each.pointer)))

/** The packs of the catalogue that share a host with this one, claim its errors, or lose theirs to it. */
export function lookAlikes(pack: Pack, catalogue: Catalogue): LookAlike[] {
  const vendors = [...catalogue.packs.values()].filter(
    ({ id, specificity }) => id !== pack.id && specificity === 'vendor',
  )
  const found = (other: Pack, kind: LookAlike['kind'], shared: string[]): LookAlike[] =>
    shared.length === 0
      ? []
      : [{ pack: other.id, vendor: other.name, kind, shared, words: KINDS[kind](other.name, shared) }]
  const { fallback } = catalogue
  const without = compile([fallback, ...vendors])
  const codes = Object.keys(pack.codes ?? {}).slice(0, MAX_CODES)
  const theirs = claimedBy(pack, codes, hostOf(pack), without)
  const alone = compile([{ ...fallback, id: `${pack.id}.generic` }, pack])
  const values = telltales(pack)
  return vendors.flatMap((other) => [
    ...found(other, 'host', sharedHosts(pack, other)),
    ...found(other, 'theirs', [...(theirs.get(other) ?? [])]),
    ...(testsOneOf(other, values)
      ? found(other, 'ours', [...(claimedBy(other, [], NO_HOST, alone).get(pack) ?? [])])
      : []),
  ])
}
