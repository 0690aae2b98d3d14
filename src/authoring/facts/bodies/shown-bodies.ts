/** The JSON bodies that a page's blocks of code show, each with what stands before it: an HTTP head, a comment. */

import type { Code, Rich } from '../../page/page'
import { quotePlaceholders, valueAt } from './lenient'

export interface ShownBody {
  value: unknown
  /** As it stands on the page where that is JSON, else written anew. */
  text: string
  line: number
  /** What stands in the block between the body before, or the start, and this one. */
  head: string
  /** The status that the head names. */
  status: number | null
  /** Does the head say that it is sent, not received? */
  isRequest: boolean
}

const DATA = /^(?:json.*|http|text|txt|plain(?:text)?|response|jsonc|none)$/
const SCRIPT = /^(?:javascript|js|jsx|typescript|ts|tsx)$/
const MAX_CHARS = 200_000
/** Lines that could begin a body and do not; a program has hundreds. */
const MAX_MISSES = 60

const STATUS_LINE =
  /^[^\S\n]*(?:[/#*-]{1,3}[^\S\n]{0,4})?(?:HTTP(?:\/[\d.]{1,3})?|Status(?: code)?)[^\S\n:]{0,3}:?[^\S\n]{0,3}(\d{3})\b/im
const COMMENT_STATUS = /^[^\S\n]*(?:\/\/|#|\/\*|--)[^\n]{0,80}?\b([1-5]\d\d)\b/m
const METHOD_LINE = /^[^\S\n]*(?:GET|POST|PUT|PATCH|DELETE)[^\S\n]+\S/m
const isComment = (line: string) => /^\s*(?:$|\/\/|#|\/\*|\*)/.test(line)

function statusIn(head: string): number | null {
  const hit = STATUS_LINE.exec(head) ?? COMMENT_STATUS.exec(head)
  return hit ? Number(hit[1]) : null
}

/** May a body begin after this much of a block? Programs and commands hold objects that are none. */
function mayBegin(lang: string | null, head: string): boolean {
  if (lang === null || DATA.test(lang)) return !/\bcurl\b/.test(head) || /^HTTP\//m.test(head)
  return SCRIPT.test(lang) ? head.split('\n').every(isComment) : /^HTTP\/[\d.]+ \d/m.test(head)
}

/** Every body in a block, in order. */
export function bodiesIn({ text: source, lang, line }: Code): ShownBody[] {
  if (source.length > MAX_CHARS) return []
  const text = quotePlaceholders(source)
  const bodies: ShownBody[] = []
  let head = ''
  let lineNumber = line
  let at = 0
  let misses = 0
  while (at < text.length && misses < MAX_MISSES) {
    const end = text.indexOf('\n', at) < 0 ? text.length : text.indexOf('\n', at)
    const row = text.slice(at, end)
    lineNumber += 1
    const couldBegin = /^\s*[{[]/.test(row)
    const found = couldBegin && mayBegin(lang, head) ? valueAt(text, at) : null
    if (found && typeof found.value === 'object' && found.end > at) {
      const { value, strict, start } = found
      bodies.push({
        value,
        text: strict ? text.slice(start, found.end) : JSON.stringify(value, null, 2),
        line: lineNumber,
        head,
        status: statusIn(head),
        isRequest: METHOD_LINE.test(head) && !/^HTTP\/[\d.]+ \d/m.test(head),
      })
      lineNumber += text.slice(at, found.end).split('\n').length - 1
      const next = text.indexOf('\n', found.end)
      at = next < 0 ? text.length : next + 1
      head = ''
    } else {
      if (couldBegin) misses += 1
      head += `${row}\n`
      at = end + 1
    }
  }
  return bodies
}

/** A short body within a text, set as code: "returns `{"error": "…"}`". */
export function bodiesInMarks({ marks }: Rich, line: number): ShownBody[] {
  return marks.flatMap(({ kind, text }) => {
    if (kind !== 'code' || !/^\{.{5,600}\}$/s.test(text)) return []
    const found = valueAt(quotePlaceholders(text), 0)
    return found
      ? [
          {
            value: found.value,
            text: JSON.stringify(found.value),
            line,
            head: '',
            status: null,
            isRequest: false,
          },
        ]
      : []
  })
}
