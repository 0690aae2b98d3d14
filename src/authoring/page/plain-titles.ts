/** Which lines of a plain text are headings. */

export interface Around {
  above: string | undefined
  below: string | undefined
  /** Right after a table or at the text's beginning. */
  afterTable: boolean
  /** Does a table begin on the next line? */
  startsTable: boolean
}

const MAX_TITLE = 80
const SENTENCE_END = /[.,;!…]$|[:?]$/
const SENTENCE = /[.!?:)]$/
const TITLE_START = /^[\p{Lu}\p{N}"'“(]|^[a-z]+[._][a-z]/u
const ITEM = /^(?:[-*•◦▪–>]|\d{1,3}[.)])\s/

/** A short line that is no sentence, and stands apart: between empty lines, after a table, or right above one. */
export function isTitleLine(line: string, { above, below, afterTable, startsTable }: Around): boolean {
  if (line.length > MAX_TITLE || SENTENCE_END.test(line) || ITEM.test(line) || !TITLE_START.test(line))
    return false
  if (line.includes('|') || line.split(' ').length > 11 || /[{}=\t]/.test(line.replace(/\{[A-Z_]+\}/g, '')))
    return false
  if (startsTable) return true
  if (below === undefined) return false
  const before = above?.trim() ?? ''
  const after = below.trim()
  if (before === '' || afterTable) return after === '' || after.length > line.length
  // In a text without empty lines: a sentence above, and another below.
  return (
    SENTENCE.test(before) &&
    /^\p{Lu}/u.test(after) &&
    SENTENCE.test(after) &&
    after.length > line.length * 1.5
  )
}
