/**
 * Colours JSON, as it was sent or laid out for reading. Laying out inserts whitespace and nothing else: no token is
 * parsed and written anew, so integers past 2^53, duplicate keys and escapes stay as they were sent.
 */
import { isJson } from '../share/is-json'
import { type Token, tokensOf } from './json-tokens'

/** What a piece of the text is, for its colour. */
type Ink = 'plain' | 'key' | 'string' | 'number' | 'word'

/** Why a piece of the text is marked: the annotation rests on it, or the server objects to it. */
export type Mark = 'read' | 'failing'

/** A run of text in one ink. */
export interface Segment {
  /** Where it starts in the text that is shown. */
  at: number
  text: string
  ink: Ink
  mark: Mark | null
}

/** RFC 6901 pointers of what is to be marked. Of what fails the name is marked too, since its value may be empty. */
export type Marks = Partial<Record<Mark, readonly string[]>>

/** Beyond these, it would cost more than it helps: each level of depth indents every line below it. */
const MAX_DEPTH = 64
const MAX_OUTPUT_CHARS = 2 * 1024 * 1024
/** A list of a hundred thousand numbers would hold the panel up; long before that nobody reads it. */
const MAX_SEGMENTS = 50_000

/** A text in one piece, without colours. */
export const plain = (text: string): Segment[] => [{ at: 0, text, ink: 'plain', mark: null }]

/** The laid-out text in pieces; null when it is not JSON, or so deep, wide or long that it is better left alone. */
export function prettyJson(text: string, marks: Marks = {}): Segment[] | null {
  if (!isJson(text)) return null
  const ink = inker(marks)
  let depth = 0
  let opened = false
  const newLine = () => ink.plain(`\n${'  '.repeat(depth)}`)
  for (const token of tokensOf(text)) {
    const closes = token.kind === 'close'
    if (closes) depth--
    // An empty object or array stays on its line.
    if (closes !== opened) newLine()
    opened = token.kind === 'open'
    if (opened) depth++
    ink.token(token)
    if (token.kind === 'comma') newLine()
    if (token.kind === 'colon') ink.plain(' ')
    if (depth > MAX_DEPTH || ink.chars() > MAX_OUTPUT_CHARS || ink.segments.length > MAX_SEGMENTS) return null
  }
  return ink.segments
}

/** The text as it was sent, in pieces; null when it is not JSON, or too deep or long. */
export function sentJson(text: string, marks: Marks = {}): Segment[] | null {
  if (!isJson(text)) return null
  const ink = inker(marks)
  let depth = 0
  for (const token of tokensOf(text)) {
    depth += token.kind === 'open' ? 1 : token.kind === 'close' ? -1 : 0
    if (depth > MAX_DEPTH || ink.segments.length > MAX_SEGMENTS) return null
    ink.plain(text.slice(ink.chars(), token.at))
    ink.token(token)
  }
  ink.plain(text.slice(ink.chars()))
  return ink.segments
}

/** Collects pieces; neighbours of one ink become one. */
function inker(marks: Marks) {
  const segments: Segment[] = []
  const read = new Set(marks.read)
  const failing = new Set(marks.failing)
  let chars = 0
  const put = (text: string, ink: Ink, mark: Mark | null) => {
    if (text === '') return
    const last = segments.at(-1)
    if (last && last.ink === ink && last.mark === mark) last.text += text
    else segments.push({ at: chars, text, ink, mark })
    chars += text.length
  }
  const markOf = ({ kind, pointer, isItem }: Token): Mark | null => {
    if (read.size === 0 && failing.size === 0) return null
    // An object or array is marked at its name, and without one at its bracket.
    if (failing.has(pointer) && (kind !== 'open' || isItem)) return 'failing'
    return kind === 'value' && read.has(pointer) ? 'read' : null
  }
  return {
    segments,
    chars: () => chars,
    plain: (text: string) => put(text, 'plain', null),
    token(token: Token) {
      const { kind, text } = token
      const isMarkable = kind === 'key' || kind === 'value' || kind === 'open'
      const ink = kind === 'key' ? 'key' : kind === 'value' ? inkOf(text) : 'plain'
      put(text, ink, isMarkable ? markOf(token) : null)
    },
  }
}

function inkOf(token: string): Ink {
  if (token.startsWith('"')) return 'string'
  return /^[-\d]/.test(token) ? 'number' : 'word'
}
