/** Texts of a page → texts that a pack may hold: one line, no longer than the schema allows. */

const ELLIPSIS = '…'

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

/** The text, no longer than `max`: where something is left out it ends with "…", after a whole sentence or word if one is near. */
export function cut(text: string, max: number): string {
  const line = oneLine(text)
  if (line.length <= max) return line
  // Never between the halves of a surrogate pair.
  const head = line.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, '')
  const sentence = /^.*[.!?](?= )/.exec(head)?.[0] ?? ''
  if (sentence.length >= max / 2) return `${sentence} ${ELLIPSIS}`
  const words = /^.*(?= )/.exec(head)?.[0] ?? ''
  return `${(words.length >= max / 2 ? words : head).trimEnd()}${ELLIPSIS}`
}

/** A text that stands by itself on a card: with a capital letter and a full stop, unless it begins or ends with code. */
export function sentence(text: string, max: number): string {
  const line = oneLine(text)
  const begun = /^[a-z]+(?=[\s,])/.test(line) ? line.charAt(0).toUpperCase() + line.slice(1) : line
  const isOpen = /[\p{L}\p{N})"”’%]$/u.test(begun) && !/:\/\/\S+$/.test(begun)
  return cut(isOpen ? `${begun}.` : begun, max)
}

const MAX_SLUG = 40

/** `Acme Pay (v2)` → `acme-pay-v2`; '' where nothing of it can stand in a slug. */
export const slugOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_SLUG)
    .replace(/^-+|-+$/g, '')
