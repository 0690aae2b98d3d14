/**
 * Redaction of JSON as text. The text is walked token by token and only secrets are replaced, so that spacing, order,
 * duplicate names and numbers of any size stay as they were sent, and a body that was cut is read as far as it goes.
 */
import { isJson } from '../is-json'
import { type Ink, isMarker } from './ink'
import { hideForms, isCardNumber } from './secret-forms'
import { looksRandom } from './secret-names'

/** An object or array that is open where the walk stands. */
interface Frame {
  isObject: boolean
  /** Of the member whose value comes next; in an array, of the array itself. */
  name: string
  /** Everything inside is a secret. */
  isTaken: boolean
  /** Members are named after fields, and their values say what is wrong with them. */
  isAboutFields: boolean
}

const ABOUT_FIELDS =
  /^(?:errors?|messages?|violations?|fields?|fielderrors|invalid|details?|non_field_errors)$/i
/** "is too short" or `too_short`, as opposed to what somebody typed. */
const isProse = (text: string) => /\s/.test(text.trim()) || /^[a-z]+(?:[_.-][a-z]+)+$/i.test(text)

function unquote(literal: string): string {
  if (!literal.includes('\\')) return literal.slice(1, -1)
  try {
    return JSON.parse(literal) as string
  } catch {
    return literal.slice(1, -1)
  }
}

/** Offset after the string that starts at `from`, and whether it is closed. */
function endOfString(text: string, from: number): [end: number, isClosed: boolean] {
  for (let quote = text.indexOf('"', from + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let slashes = 0
    while (text[quote - 1 - slashes] === '\\') slashes++
    if (slashes % 2 === 0) return [quote + 1, true]
  }
  return [text.length, false]
}

const NUMBER = /^-?\d/
const END_OF_SCALAR = /[\s,\]}{["]/g

class Walk {
  private readonly stack: Frame[] = []
  private readonly done: string[] = []
  private copied = 0

  constructor(
    private readonly text: string,
    private readonly ink: Ink,
    /** Also look into strings that hold JSON themselves. */
    private readonly looksInside: boolean,
  ) {}

  run(): string {
    const { text } = this
    let at = 0
    while (at < text.length) at = this.step(at)
    return this.copied === 0 ? text : this.done.join('') + text.slice(this.copied)
  }

  private step(at: number): number {
    const char = this.text[at]
    if (char === '"') return this.string(at)
    if (char === '{' || char === '[') this.open(char === '{')
    else if (char === '}' || char === ']') this.stack.pop()
    else if (char !== undefined && !' \t\r\n,:'.includes(char)) return this.scalar(at)
    return at + 1
  }

  private replace(from: number, to: number, by: string): void {
    this.done.push(this.text.slice(this.copied, from), by)
    this.copied = to
  }

  private open(isObject: boolean): void {
    const parent = this.stack.at(-1)
    const name = parent?.name ?? ''
    const isSecret = this.ink.isSecret(name)
    const isTaken = (parent?.isTaken ?? false) || (isObject && isSecret && !parent?.isAboutFields)
    this.stack.push({
      isObject,
      name: isObject ? '' : name,
      isTaken,
      isAboutFields: isObject ? ABOUT_FIELDS.test(name) : (parent?.isAboutFields ?? false),
    })
  }

  private string(from: number): number {
    const [end, isClosed] = endOfString(this.text, from)
    const frame = this.stack.at(-1)
    const literal = this.text.slice(from, isClosed ? end : this.text.length) + (isClosed ? '' : '"')
    const value = unquote(literal)
    const isName = frame?.isObject && /^\s*:/.test(this.text.slice(end, end + 16))
    if (isName) frame.name = value
    const redacted = isName ? hideForms(value, this.ink) : this.redacted(value, frame)
    if (redacted !== value) {
      const quoted = JSON.stringify(redacted)
      this.replace(from, end, isClosed ? quoted : quoted.slice(0, -1))
    }
    return end
  }

  private redacted(value: string, frame: Frame | undefined): string {
    const name = frame?.name ?? ''
    const secrecy = frame?.isTaken ? 'secret' : this.ink.secrecyOf(name)
    if (secrecy === 'secret' || secrecy === 'digits') {
      if (!(frame?.isAboutFields && isProse(value))) return this.ink.hide(value)
    }
    if (secrecy === 'weak' && value.length >= 24 && looksRandom(value) && /^\w+$/.test(value))
      return this.ink.hide(value)
    const start = value.trimStart()[0]
    if (this.looksInside && (start === '{' || start === '[')) return hideInJson(value, this.ink, false)
    return hideForms(value, this.ink)
  }

  private scalar(from: number): number {
    END_OF_SCALAR.lastIndex = from + 1
    const end = END_OF_SCALAR.exec(this.text)?.index ?? this.text.length
    const value = this.text.slice(from, end)
    const frame = this.stack.at(-1)
    if (NUMBER.test(value) && !this.ink.keeps(value)) {
      const isTaken = frame?.isTaken || (frame && this.ink.secrecyOf(frame.name) === 'digits')
      if (isTaken) this.replace(from, end, JSON.stringify(this.ink.hide(value)))
      else if (isCardNumber(value)) this.replace(from, end, JSON.stringify(this.ink.blot(value)))
    } else if (!/^(?:true|false|null)$/.test(value) && !isMarker(value)) {
      const redacted = hideForms(value, this.ink)
      if (redacted !== value) this.replace(from, end, redacted)
    }
    return end
  }
}

/**
 * Redacts JSON, lines of JSON, and what is left of JSON that was cut. Strings that hold JSON are looked into once.
 * What turns out to be no JSON is also read as plain text.
 */
export function hideInJson(text: string, ink: Ink, looksInside = true): string {
  const walked = new Walk(text, ink, looksInside).run()
  return isJson(walked) ? walked : hideForms(walked, ink)
}
