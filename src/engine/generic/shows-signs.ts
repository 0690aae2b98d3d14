/** Looks for signs of an error in what is seen of a body. */
import { type NameTable, signsOf } from './name-table'
import { isEnough, shownBy } from './signs'

/** A part of a body's text. */
export interface Piece {
  text: string
  /** What begins from here on may be cut off. */
  end: number
}

const QUOTE = 0x22
/** No blank is above it (RFC 8259 §2). */
const SPACE = 0x20

/** Where the name before a colon ends, that is its quote; -1 where no name does. */
function quoteBefore(text: string, colon: number): number {
  let at = colon - 1
  let code = text.charCodeAt(at)
  while (code <= SPACE) code = text.charCodeAt(--at)
  return code === QUOTE ? at : -1
}

/** Adds what the members show, until it is enough. */
function look(names: NameTable, { text, end }: Piece, before: number): number {
  let shown = before
  for (let colon = text.indexOf(':'); colon >= 0 && colon < end; colon = text.indexOf(':', colon + 1)) {
    const signs = signsOf(names, text, quoteBefore(text, colon))
    if (signs !== 0) shown |= shownBy(signs, text, colon + 1)
    if (isEnough(shown)) break
  }
  return shown
}

/** A line, a form, and JSON that is a text: what they say shows in their first characters. */
const LINE_OR_FORM = /^"?\s*err|^[^\s={}<>]{0,100}=/i

function showsAtOnce(start: string): boolean {
  if (start[0] === '{' || start[0] === '[') return false
  const body = start.trimStart()
  return body.startsWith('<') || LINE_OR_FORM.test(body)
}

/**
 * May the body say that the call failed? `false` is certain as far as it goes.
 * @param pieces all of the body, or pieces of it, the first of which is its beginning
 * @param names made by signTable
 */
export function showsSigns(pieces: readonly Piece[], names: NameTable): boolean {
  if (showsAtOnce(pieces[0]?.text ?? '')) return true
  let shown = 0
  for (const piece of pieces) {
    shown = look(names, piece, shown)
    if (isEnough(shown)) return true
  }
  return false
}
