/**
 * Lays JSON out for reading by inserting whitespace and nothing else: no token is parsed and written anew, so integers
 * past 2^53, duplicate keys and escapes stay as they were sent.
 */

/** What a piece of the text is, for its colour. */
type Ink = 'plain' | 'key' | 'string' | 'number' | 'word'

/** A run of text in one ink; `read` marks a value that the annotation rests on. */
export interface Segment {
  /** Where it starts in the laid-out text. */
  at: number
  text: string
  ink: Ink
  read: boolean
}

/** One open object or array. */
interface Frame {
  isObject: boolean
  /** RFC 6901 pointer to it. */
  pointer: string
  /** The member being read: its escaped key, or its index. */
  member: string
  index: number
}

/** Beyond these, laying out would cost more than it helps: each level of depth indents every line below it. */
const MAX_DEPTH = 64
const MAX_OUTPUT_CHARS = 2 * 1024 * 1024

/** The laid-out text in pieces; null when it is not JSON, or so deep or wide that it is better left alone. */
export function prettyJson(text: string, read: readonly string[] = []): Segment[] | null {
  if (!isJson(text)) return null
  const marked = new Set(read)
  const segments: Segment[] = []
  const frames: Frame[] = []
  let chars = 0
  let opened = false
  let atKey = false

  const put = (piece: string, ink: Ink = 'plain', isRead = false) => {
    const last = segments.at(-1)
    if (last && last.ink === ink && last.read === isRead) last.text += piece
    else segments.push({ at: chars, text: piece, ink, read: isRead })
    chars += piece.length
  }
  const newLine = () => put(`\n${'  '.repeat(frames.length)}`)

  for (const token of tokensOf(text)) {
    const frame = frames.at(-1)
    const closes = token === '}' || token === ']'
    if (closes) frames.pop()
    // An empty object or array stays on its line.
    if (closes !== opened) newLine()
    opened = token === '{' || token === '['

    if (opened) {
      frames.push({ isObject: token === '{', pointer: pointerOf(frame), member: '0', index: 0 })
      put(token)
    } else if (token === ',' && frame) {
      frame.index++
      if (!frame.isObject) frame.member = String(frame.index)
      put(token)
      newLine()
    } else if (closes || token === ':') {
      put(token === ':' ? ': ' : token)
    } else if (atKey && frame) {
      frame.member = escapeKey(token)
      put(token, 'key')
    } else {
      put(token, inkOf(token), marked.has(pointerOf(frame)))
    }
    atKey = token === '{' || (token === ',' && frame?.isObject === true)
    if (frames.length > MAX_DEPTH || chars > MAX_OUTPUT_CHARS) return null
  }
  return segments
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** The tokens of a text that is known to be JSON, each exactly as written. */
function* tokensOf(text: string): Generator<string> {
  let i = 0
  while (i < text.length) {
    const first = text[i] as string
    if (isSpace(first)) {
      i++
      continue
    }
    const end = '{}[],:'.includes(first) ? i + 1 : first === '"' ? endOfString(text, i) : endOfWord(text, i)
    yield text.slice(i, end)
    i = end
  }
}

const isSpace = (c: string | undefined) => c === ' ' || c === '\n' || c === '\r' || c === '\t'

/** Where the string that opens at `from` ends, its closing quote included. */
function endOfString(text: string, from: number): number {
  let i = from + 1
  while (text[i] !== '"') i += text[i] === '\\' ? 2 : 1
  return i + 1
}

/** Where the number or word that begins at `from` ends. */
function endOfWord(text: string, from: number): number {
  let i = from
  while (i < text.length && !isSpace(text[i]) && !',]}'.includes(text[i] as string)) i++
  return i
}

const pointerOf = (frame: Frame | undefined) => (frame ? `${frame.pointer}/${frame.member}` : '')

const escapeKey = (token: string) => String(JSON.parse(token)).replaceAll('~', '~0').replaceAll('/', '~1')

function inkOf(token: string): Ink {
  if (token.startsWith('"')) return 'string'
  return /^[-\d]/.test(token) ? 'number' : 'word'
}
