/**
 * Text that is JSON, or nearly: with comments, `...`, trailing commas, names without quotes, and placeholders where values
 * should be. The only file of the importer that knows the tolerant parser.
 */
import { getNodeValue, type ParseError, parseTree } from 'jsonc-parser'

/** A value that stands in a text, as [start, end) of the text that was given. */
export interface Standing {
  value: unknown
  start: number
  end: number
  /** Is what stands there JSON by the letter (RFC 8259)? */
  strict: boolean
}

const OPTIONS = { allowTrailingComma: true, disallowComments: false, allowEmptyContent: true }

/** `"code": string`, `"code": <error code>`: a value that is none. What begins as JSON does is left alone. */
const BARE_VALUE =
  /("[\w.$-]{1,60}"[^\S\n]{0,9}:[^\S\n]{0,9})(?!["{[\d/-]|(?:true|false|null)\b)([^\s,}\]"][^,}\]"\n]{0,80})/g
const BARE_NAME = /(^|[{,])([^\S\n]*)([A-Za-z_$][\w$]{0,60})\??[^\S\n]{0,9}:/gm
const SINGLE_QUOTED = /'([^'"\\\n]{0,400})'/g

/** Puts quotes around placeholders; lines stay where they were. */
export const quotePlaceholders = (text: string): string =>
  text.replace(BARE_VALUE, (_, before: string, value: string) => `${before}${JSON.stringify(value.trim())}`)

/** `{ code: 'not_found' }` as JSON. */
const quoteNames = (text: string): string =>
  quotePlaceholders(
    text.replace(SINGLE_QUOTED, (_, inner: string) => JSON.stringify(inner)).replace(BARE_NAME, '$1$2"$3":'),
  )

function isStrict(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const isEmpty = (value: unknown) =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0

/** Nesting that no example has would overflow the parser's stack: that is "no value", not a crash. */
function parseAt(text: string, start: number): Standing | null {
  const rest = text.slice(start)
  const errors: ParseError[] = []
  try {
    const tree = parseTree(rest, errors, OPTIONS)
    if (!tree || tree.length === 0) return null
    const end = tree.offset + tree.length
    // The parser's objects have no prototype; those of JSON.parse can be printed.
    const value: unknown = JSON.parse(JSON.stringify(getNodeValue(tree)))
    return {
      value,
      start: start + tree.offset,
      end: start + end,
      strict: isStrict(rest.slice(tree.offset, end)),
    }
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** The object or list that begins at `start`; null where none does. */
export function valueAt(text: string, start: number): Standing | null {
  const found = parseAt(text, start)
  if (!found || !isEmpty(found.value) || found.strict) return found
  const end = text.indexOf('\n}', start)
  const literal = text.slice(start, end < 0 ? text.length : end + 2)
  const again = parseAt(quoteNames(literal), 0)
  return again && !isEmpty(again.value) ? { ...again, start, end: start + literal.length } : found
}
