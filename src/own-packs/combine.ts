/** Built-in packs and own ones → what the engine compiles. Pure. */
import { type Catalogue, compile, type Pack, type PackWords } from '../engine'
import { headWith, packOf, wordsWith } from './layers'
import type { OwnPack } from './schema'

/** A pack that was left out, and why, in words. */
export interface Refused {
  id: string
  why: string
}

export interface Combined {
  packs: Pack[]
  /** Ids of packs that are believed before built-in ones with the same evidence. */
  own: ReadonlySet<string>
  /** The explanations of a built-in pack, with what is laid over them. */
  extend(id: string, words: PackWords): PackWords
  /** Own packs that cannot be used with these built-in ones. The others work. */
  refused: Refused[]
}

/** Does it say how its API is recognised, so that its word counts where that is undecided? */
const recognises = ({ hosts, signals, envelopes }: OwnPack) =>
  [hosts, signals, envelopes].some((list) => list !== undefined && list.length > 0)

function whyNot(own: OwnPack, builtIn: Pack | undefined, isSecond: boolean): string | null {
  if (isSecond) return 'Another of your packs has the same id.'
  if (builtIn?.specificity === 'generic' && (own.specificity || recognises(own)))
    return 'It extends the pack that explains what no other does: give it codes and families only.'
  if (!builtIn && !(own.name && own.envelopes?.length))
    return 'It extends a built-in pack that this version does not have; to stand by itself it needs a name and envelopes.'
  return null
}

/**
 * Lays own packs over the built-in ones. One with the id of a built-in pack extends it; any other stands by itself.
 * @param builtIn whole packs, or their heads alone, whose explanations go through {@link Combined.extend} later
 */
export function combine(builtIn: readonly Pack[], own: readonly OwnPack[]): Combined {
  const known = new Map(builtIn.map((pack) => [pack.id, pack]))
  const used = new Map<string, OwnPack>()
  const refused: Refused[] = []
  for (const each of own) {
    const why = whyNot(each, known.get(each.id), used.has(each.id))
    if (why === null) used.set(each.id, each)
    else refused.push({ id: each.id, why })
  }
  const extended = builtIn.map((pack) => {
    const over = used.get(pack.id)
    return over ? headWith(pack, over) : pack
  })
  const alone = [...used.values()].filter(({ id }) => !known.has(id))
  return {
    packs: [...extended, ...alone.map(packOf)],
    own: new Set([...used.values()].filter(recognises).map(({ id }) => id)),
    extend: (id, words) => {
      const over = known.has(id) ? used.get(id) : undefined
      return over ? wordsWith(words, over) : words
    },
    refused,
  }
}

/** The catalogue of whole packs and own ones, for where all explanations are there from the start. */
export function compileWith(
  builtIn: readonly Pack[],
  own: readonly OwnPack[],
): { catalogue: Catalogue; refused: Refused[] } {
  const { packs, own: ids, extend, refused } = combine(builtIn, own)
  const catalogue = compile(packs, ids)
  for (const id of catalogue.packs.keys()) catalogue.words.set(id, extend(id, catalogue.words.get(id) ?? {}))
  return { catalogue, refused }
}
