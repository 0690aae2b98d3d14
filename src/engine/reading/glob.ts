/**
 * The whole pattern language of packs: `*` is any run of characters, `#` one ASCII digit, the rest stands for itself.
 * It stands in for regular expressions, because here no pattern can take exponential time, whoever wrote it: at worst
 * the length of the pattern times that of the text, and hardly ever more than the text once.
 */

const STAR = '*'
const DIGIT = 35
const ZERO = 48
const NINE = 57

/** Does the pattern from `start` to `end`, in which no star is, fit the text at a position? */
function fitsAt(pattern: string, start: number, end: number, text: string, position: number): boolean {
  for (let p = start, t = position; p < end; p++, t++) {
    const wanted = pattern.charCodeAt(p)
    const char = text.charCodeAt(t)
    if (wanted === DIGIT ? !(char >= ZERO && char <= NINE) : char !== wanted) return false
  }
  return true
}

/** The first position from `from` on at which the part of a pattern fits and ends before `limit`; -1 where there is none. */
function find(
  pattern: string,
  start: number,
  end: number,
  text: string,
  from: number,
  limit: number,
): number {
  const part = pattern.slice(start, end)
  const last = limit - part.length
  if (!part.includes('#')) {
    const found = from <= last ? text.indexOf(part, from) : -1
    return found <= last ? found : -1
  }
  for (let at = from; at <= last; at++) if (fitsAt(pattern, start, end, text, at)) return at
  return -1
}

/** Does the whole of `text` match the pattern? Case-sensitive. */
export function matchesGlob(pattern: string, text: string): boolean {
  const star = pattern.indexOf(STAR)
  if (star < 0) return pattern.length === text.length && fitsAt(pattern, 0, pattern.length, text, 0)
  const lastStar = pattern.lastIndexOf(STAR)
  // What stands before the first star and after the last one has one place to fit: most texts fail there.
  const limit = text.length - (pattern.length - lastStar - 1)
  if (limit < star || !fitsAt(pattern, 0, star, text, 0)) return false
  if (!fitsAt(pattern, lastStar + 1, pattern.length, text, limit)) return false
  let at = star
  // Each part between two stars takes the first place: a later one could not leave more to those that follow.
  for (let start = star + 1; start <= lastStar; ) {
    const end = pattern.indexOf(STAR, start)
    at = find(pattern, start, end, text, at, limit)
    if (at < 0) return false
    at += end - start
    start = end + 1
  }
  return true
}

/** Makes a pattern ready for many texts: most are a literal text, or one with a star at its end. */
export function compileGlob(pattern: string): (text: string) => boolean {
  const prefix = literalPrefix(pattern)
  if (prefix === pattern) return (text) => text === pattern
  if (prefix + STAR === pattern) return (text) => text.startsWith(prefix)
  const inner = pattern.slice(1, -1)
  if (STAR + inner + STAR === pattern && literalPrefix(inner) === inner) return (text) => text.includes(inner)
  return (text) => text.startsWith(prefix) && matchesGlob(pattern, text)
}

/** The literal text before the first wildcard: what an index can look a pattern up by. */
export const literalPrefix = (pattern: string): string => /^[^*#]*/.exec(pattern)?.[0] ?? ''
