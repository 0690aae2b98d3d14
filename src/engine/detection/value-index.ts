/** Indexes from a value to the packs that it points to. */

import type { Pack } from '../pack'
import { literalPrefix, matchesGlob } from '../reading/glob'

/** Packs that one value, of a member or a header, can lead to. */
export interface ValueIndex {
  /** Whatever the value. */
  present: Pack[]
  exact: Map<string, Pack[]>
  /** Patterns by their literal prefix; `lengths` are the prefix lengths that occur. */
  globs: Map<string, { pattern: string; pack: Pack }[]>
  lengths: Set<number>
}

/** A place in bodies: the packs that its value leads to, and the places below it, by the names of members. */
export interface BodyIndex {
  values: ValueIndex
  /** "*" for the items of an array. */
  below: Map<string, BodyIndex>
}

/** Adds an item to the list under a key, once. */
export function add<T>(map: Map<string, T[]>, key: string, item: T): void {
  const list = map.get(key)
  if (!list) map.set(key, [item])
  else if (!list.includes(item)) list.push(item)
}

export const emptyIndex = (): ValueIndex => ({
  present: [],
  exact: new Map(),
  globs: new Map(),
  lengths: new Set(),
})

export const emptyPlace = (): BodyIndex => ({ values: emptyIndex(), below: new Map() })

/** Adds all of a list, where there is one. */
export function addAll<T>(found: Set<T>, items: Iterable<T> | undefined): void {
  if (items) for (const item of items) found.add(item)
}

/** The entry under a key, made where it is missing. */
export function at<K, T>(map: Map<K, T>, key: K, make: () => T): T {
  const found = map.get(key) ?? make()
  map.set(key, found)
  return found
}

/** Adds what a matcher says of a value. */
export function addTest(
  index: ValueIndex,
  matcher: { like?: string | undefined; in?: readonly unknown[] | undefined },
  pack: Pack,
): void {
  for (const value of matcher.in ?? []) add(index.exact, String(value), pack)
  if (matcher.like) {
    const prefix = literalPrefix(matcher.like)
    index.lengths.add(prefix.length)
    add(index.globs, prefix, { pattern: matcher.like, pack })
  }
  if (!matcher.in && !matcher.like && !index.present.includes(pack)) index.present.push(pack)
}

/** Adds the packs whose test of a value is passed; null for a value that is no text. */
export function addPassed(found: Set<Pack>, index: ValueIndex, text: string | null): void {
  addAll(found, index.present)
  if (text === null) return
  addAll(found, index.exact.get(text))
  for (const length of index.lengths) {
    for (const { pattern, pack } of index.globs.get(text.slice(0, length)) ?? []) {
      if (matchesGlob(pattern, text)) found.add(pack)
    }
  }
}
