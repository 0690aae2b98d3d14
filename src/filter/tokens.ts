/** One term as it was typed: `-code:card_*`. Positions are offsets into the filter text. */
export interface Token {
  start: number
  end: number
  negated: boolean
  /** What stands before the first colon, in lower case; null for free text. */
  key: string | null
  /** The rest, without its quotes. */
  value: string
  /** The value split at its commas, except at quoted ones. */
  alternatives: string[]
}

const KEY = /^([a-z]+):/i

/** Where the term that begins at `from` ends: at a blank outside quotes, or at the end of the text. */
function endOf(text: string, from: number): number {
  let quoted = false
  let at = from
  for (; at < text.length && (quoted || !/\s/.test(text[at] as string)); at++)
    if (text[at] === '"') quoted = !quoted
  return at
}

/** A quotation that is not closed yet counts as closed: filters are read while they are typed. */
const unquoted = (text: string) => text.replaceAll('"', '')

/** `500,"a, b"` → `500` and `a, b`. */
const split = (text: string): string[] =>
  (text.match(/(?:"[^"]*"?|[^",])+/g) ?? []).map(unquoted).filter((value) => value !== '')

/** Splits a filter text into its terms. Anything can be split; a lone `-` or `key:` is not a term yet. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  for (let at = 0; at < text.length; ) {
    if (/\s/.test(text[at] as string)) {
      at++
      continue
    }
    const end = endOf(text, at)
    const negated = text[at] === '-'
    const rest = text.slice(negated ? at + 1 : at, end)
    const key = KEY.exec(rest)?.[1] ?? null
    const said = key === null ? rest : rest.slice(key.length + 1)
    tokens.push({
      start: at,
      end,
      negated,
      key: key?.toLowerCase() ?? null,
      value: unquoted(said),
      alternatives: split(said),
    })
    at = end
  }
  return tokens
}
