/**
 * Every built-in pack, found by its folder: adding one needs no edit here or anywhere else. The build splits each
 * pack.json in two (scripts/split-packs.mjs): the head, with which envelopes are recognised, is there at once; the
 * words, which are most of it, are loaded when their vendor is first seen.
 */
import type { Exchange, Pack, PackWords } from '../engine'

/** Trusted as they are: the conformance tests validate each against the schema, so that loading costs no validation. */
const heads = import.meta.glob<Pack>('./*/pack.json', { eager: true, query: '?head', import: 'default' })
const words = import.meta.glob<PackWords>('./*/pack.json', { query: '?words', import: 'default' })

/** By id: among packs with equal evidence the order decides who is named first, and builds glob in orders of their own. */
export const packs: readonly Pack[] = Object.values(heads).sort((a, b) => (a.id < b.id ? -1 : 1))

/** The explanations of a built-in pack; none for an id that no folder has. */
export const loadWords = (id: string): Promise<PackWords> =>
  words[`./${id}/pack.json`]?.() ?? Promise.resolve({})

/** Exchanges that show what there is to be said, as if they had happened just before this moment (epoch ms). */
export const loadSamples = async (nowMs: number): Promise<Exchange[]> =>
  (await import('./showcase')).showcase(nowMs)
