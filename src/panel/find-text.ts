/** Finds a text in a body, whatever the case of its letters. Pure. */

/** More matches than anybody steps through; counting on would only take time. */
export const MOST_MATCHES = 10_000

export interface Matches {
  /** Where each match starts, ascending. */
  starts: readonly number[]
  /** Length of each of them. */
  length: number
  /** Are there more than are listed? */
  more: boolean
}

/**
 * A text to compare with: in lower case, and of the same length, so that places in it are places in the text. `İ` is
 * the one letter that grows in lower case, and `ς` the one whose lower case depends on its neighbours (Unicode,
 * SpecialCasing.txt).
 */
export const fold = (text: string): string => text.replaceAll('İ', 'i').toLowerCase().replaceAll('ς', 'σ')

/** Every place of a text, without overlaps. @param folded the text, as {@link fold} makes it */
export function findAll(folded: string, wanted: string): Matches {
  const needle = fold(wanted)
  const starts: number[] = []
  let at = needle === '' ? -1 : folded.indexOf(needle)
  while (at >= 0 && starts.length < MOST_MATCHES) {
    starts.push(at)
    at = folded.indexOf(needle, at + needle.length)
  }
  return { starts, length: needle.length, more: at >= 0 }
}

/** The matches that are worth drawing: all of a few, and of many those around the current one. */
export function around(starts: readonly number[], current: number, most: number): readonly number[] {
  const from = Math.max(0, Math.min(current - Math.floor(most / 2), starts.length - most))
  return starts.slice(from, from + most)
}
