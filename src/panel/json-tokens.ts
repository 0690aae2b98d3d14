/** Takes JSON apart without reading it anew: every token is a piece of the text that was sent. */

export interface Token {
  kind: 'open' | 'close' | 'comma' | 'colon' | 'key' | 'value'
  text: string
  /** Where it starts in the text. */
  at: number
  /** RFC 6901 pointer to the value, of a key to the member's value; '' of all but `open`, `key` and `value`. */
  pointer: string
  /** Does the value stand in an array? */
  isItem: boolean
}

/** One open object or array. */
interface Frame {
  isObject: boolean
  pointer: string
  /** The member being read: its escaped key, or its index. */
  member: string
  index: number
}

/** The tokens of a text that is known to be JSON. */
export function* tokensOf(text: string): Generator<Token> {
  const frames: Frame[] = []
  let atKey = false
  for (const [at, word] of wordsOf(text)) {
    const frame = frames.at(-1)
    const isItem = frame?.isObject === false
    const pointer = frame ? `${frame.pointer}/${frame.member}` : ''
    if (word === '{' || word === '[') {
      frames.push({ isObject: word === '{', pointer, member: '0', index: 0 })
      yield { kind: 'open', text: word, at, pointer, isItem }
    } else if (word === '}' || word === ']') {
      frames.pop()
      yield { kind: 'close', text: word, at, pointer: '', isItem: false }
    } else if (word === ',' && frame) {
      frame.index++
      if (isItem) frame.member = String(frame.index)
      yield { kind: 'comma', text: word, at, pointer: '', isItem: false }
    } else if (word === ':') {
      yield { kind: 'colon', text: word, at, pointer: '', isItem: false }
    } else if (atKey && frame) {
      frame.member = escapeKey(word)
      yield { kind: 'key', text: word, at, pointer: `${frame.pointer}/${frame.member}`, isItem: false }
    } else {
      yield { kind: 'value', text: word, at, pointer, isItem }
    }
    atKey = word === '{' || (word === ',' && frame?.isObject === true)
  }
}

/** Everything but whitespace, each with the place where it starts. */
function* wordsOf(text: string): Generator<[at: number, word: string]> {
  let i = 0
  while (i < text.length) {
    const first = text[i] as string
    if (isSpace(first)) {
      i++
      continue
    }
    const end = '{}[],:'.includes(first) ? i + 1 : first === '"' ? endOfString(text, i) : endOfWord(text, i)
    yield [i, text.slice(i, end)]
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

const escapeKey = (token: string) => String(JSON.parse(token)).replaceAll('~', '~0').replaceAll('/', '~1')
