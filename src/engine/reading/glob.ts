/**
 * The whole pattern language of packs: `*` is any run of characters, `#` one ASCII digit, the rest stands for itself.
 * It stands in for regular expressions, because here no pattern can take exponential time, whoever wrote it: at worst
 * the length of the pattern times that of the text.
 */

const isDigit = (char: string | undefined) => char !== undefined && char >= '0' && char <= '9'

/** Does the whole of `text` match the pattern? Case-sensitive. */
export function matchesGlob(pattern: string, text: string): boolean {
  let p = 0
  let t = 0
  let starAt = -1
  let resumeAt = 0
  while (t < text.length) {
    if (pattern[p] === '*') {
      starAt = p++
      resumeAt = t
    } else if (p < pattern.length && (pattern[p] === '#' ? isDigit(text[t]) : pattern[p] === text[t])) {
      p++
      t++
    } else if (starAt >= 0) {
      // Only the last star can still grow: giving an earlier one more characters could not find more (greedy match).
      p = starAt + 1
      t = ++resumeAt
    } else {
      return false
    }
  }
  while (pattern[p] === '*') p++
  return p === pattern.length
}

/** The literal text before the first wildcard: what an index can look a pattern up by. */
export const literalPrefix = (pattern: string): string => /^[^*#]*/.exec(pattern)?.[0] ?? ''
