/** The panel's words, in the language of the browser: each has a key in `_locales/en/messages.json`, and stands nowhere else. */
import type messages from '../../_locales/en/messages.json'

export type Key = keyof typeof messages

/** Keys that have a form for each number: `x_one`, `x_other`, and what else a language tells apart. */
export type PluralKey = { [K in Key]: K extends `${infer Base}_other` ? Base : never }[Key]

/** In place of substitutions while a message is looked up: of no language, and in no message (Unicode, private use). */
const MARK = '\uE000'
const MARKS = Array.from('012345678', (nth) => MARK + nth + MARK)

const known = new Map<string, readonly string[]>()

/**
 * A message in pieces: at even places text, between them the number of a substitution. Each is looked up once: rows ask
 * for the same words at every frame, and a browser that has updated the extension answers no more.
 */
function piecesOf(key: string): readonly string[] {
  let pieces = known.get(key)
  if (!pieces) {
    pieces = lookedUp(key).split(MARK)
    known.set(key, pieces)
  }
  return pieces
}

function lookedUp(key: string): string {
  try {
    return chrome.i18n.getMessage(key, MARKS)
  } catch (error) {
    if (chrome.runtime?.id !== undefined) throw error
    // What was never said before the extension was taken away stays unsaid; what was said can still be read.
    return ''
  }
}

const filled = <T>(pieces: readonly string[], stands: readonly T[]): (string | T)[] =>
  pieces.map((piece, at) => (at % 2 === 0 ? piece : (stands[Number(piece)] as T)))

/**
 * A message.
 * @param substitutions for its placeholders, at most nine, in their order: `$1` is the first. Numbers are written bare: see {@link number}
 */
export const text = (key: Key, ...substitutions: (string | number)[]): string =>
  filled(piecesOf(key), substitutions).join('')

let rules: Intl.PluralRules | null = null
let format: Intl.NumberFormat | null = null

/** The browser's tables of numbers take milliseconds to load, which the first view should not wait for; English needs none. */
const isEnglish = () => text('language') === 'en'

/** A number with its thousands apart. The translation decides how, not the browser: the two may differ. */
export function number(n: number): string {
  if (isEnglish() && Number.isSafeInteger(n)) return String(n).replace(/\B(?=(?:\d{3})+$)/g, ',')
  format ??= new Intl.NumberFormat(text('language'))
  return format.format(n)
}

function formOf(count: number): string {
  if (isEnglish()) return count === 1 ? 'one' : 'other'
  rules ??= new Intl.PluralRules(text('language'))
  return rules.select(count)
}

/** A message about so many things, in the form that goes with the number. The number is its first substitution. */
export function plural(count: number, key: PluralKey, ...substitutions: (string | number)[]): string {
  const form = piecesOf(`${key}_${formOf(count)}`)
  // What a translation lacks comes in English, which has fewer forms than some languages.
  const pieces = form[0] === '' && form.length === 1 ? piecesOf(`${key}_other`) : form
  return filled(pieces, [number(count), ...substitutions]).join('')
}

/**
 * A message as pieces of text with something else, such as an element, in place of each placeholder. The translation
 * decides where they stand.
 */
export const parts = <T>(key: Key, ...stands: T[]): (string | T)[] => filled(piecesOf(key), stands)
