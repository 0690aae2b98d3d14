/** What one cell, title or leading part of a list item holds: codes, HTTP statuses, words. */

import type { Rich } from '../page/page'
import { isStatus, statusHead, statusOfTitle } from './statuses'
import { isMadeUp, saysError, shapeOf, tokenIn } from './tokens'

export interface Cell {
  text: string
  /** What has the shape of a code, in order; a number may also be a status. */
  codes: string[]
  /** HTTP statuses that the cell states: `404`, `5xx`. */
  statuses: string[]
  /** What is said beside codes and statuses: "Bad Request" of "400 Bad Request". */
  words: string
  /** All of its codes are set as code. */
  marked: boolean
}

type Parts = Partial<Omit<Cell, 'text' | 'marked'>>

/** Heading marks that a broken row keeps, pictures, and the number of an ordered title. */
const BEFORE = /^(?:[#>*\s]|\p{Extended_Pictographic}|\uFE0F)+|^\d{1,2}[.)]\s+(?=\D)/u
const FOOTNOTE = /[*†‡¹²³]+$/
/** All codes of one status: `ACME-400-*`, `ACME-400-xxx`. */
const SERIES = /^[A-Za-z][\w.-]{0,40}[-_.]([45]\d\d)[-_.](?:\*|x{1,6}|n{1,6}|#{1,6}|\{\w{1,30}\})$/
const SEPARATORS = /\s*(?:[,;|&+·、，\n]|\s\/\s|\s(?:or|and|ou|et|oder|und|of|en|y|o|e)\s)\s*/i
const GLUED = /[A-Z\d_]{3}\/[A-Z]{3}/
const NOTE = /\s?\(([^()]{1,80})\)$/
const LABEL = /^(?:errors?|errno|err|exception)?\s?(?:code)?\s?[:：#]?\s?(?=\S)/i
const EMPTY = /^(?:[-\u2013\u2014\u2212.…/]*|n\/?a|none|any|others?|varies|various|null)$/i

/** Longer ones are text, whatever they begin with. */
const MAX_CELL = 400

/** A cell in which nothing is said: `—`, `n/a`, `varies`. */
export const isEmpty = (text: string) => EMPTY.test(text.trim())

/** Every code that begins so: `08*`. What is longer has a footnote. */
export const isFamily = (text: string) => /^[A-Za-z\d]{1,3}\*$/.test(text.trim())

/** The tokens of a list such as "`A` / `B`" or "A, B"; null where a part is none. */
function tokensOf(text: string): string[] | null {
  const whole = tokenIn(text)
  if (whole && !GLUED.test(whole)) return [whole]
  const parts = text.split(GLUED.test(text) ? /\s?\/\s?/ : SEPARATORS).filter((part) => part.trim())
  const tokens = parts.map((part) => tokenIn(part.replace(NOTE, '').replace(/^(?:or|and)\s+/i, '')))
  return tokens.length > 0 && tokens.every((token) => token !== null) ? tokens : null
}

/** Reads a cell or a title. */
export function readCell(rich: Rich): Cell {
  const series = SERIES.exec(rich.text.trim())
  if (series)
    return { text: rich.text.trim(), codes: [], statuses: [series[1] as string], words: '', marked: false }
  if (isFamily(rich.text))
    return { text: rich.text.trim(), codes: [], statuses: [], words: rich.text.trim(), marked: false }
  const text = rich.text.replace(BEFORE, '').replace(FOOTNOTE, '').trim()
  const { codes = [], statuses = [], words = '' } = isEmpty(text) ? {} : partsOf(text, rich)
  const spans = rich.marks.filter(({ kind }) => kind === 'code')
  const marked = codes.length > 0 && codes.every((code) => spans.some((span) => span.text.includes(code)))
  return { text, codes, statuses, words, marked }
}

function partsOf(text: string, rich: Rich): Parts {
  if (text.length > MAX_CELL) return { words: text }
  const whole = tokenIn(text)
  if (whole && isStatus(whole)) return { codes: [whole], statuses: [whole] }
  if (/^[1-5]xx$/i.test(text)) return { statuses: [text.toLowerCase()] }
  const stated = whole ? null : (statusHead(text) ?? statusOfTitle(text))
  if (stated) return { statuses: stated.statuses, ...afterStatus(stated.rest) }
  const noted = NOTE.test(text) ? namedIn(text) : null
  if (noted) return noted
  const tokens = tokensOf(text)
  if (tokens) return { codes: tokens }
  return namedIn(text) ?? marksOnly(text, rich) ?? { words: text }
}

/** "401 invalid_key", "400 Bad Request", "400 Bad Request: invalid_key". */
function afterStatus(rest: string): Parts {
  const codes = tokensOf(rest)
  return codes ? { codes } : (namedIn(rest) ?? { words: rest })
}

/** One token beside words: "card_expired (deprecated)", "Card expired (card_expired)", "Error 1001: card expired". */
function namedIn(text: string): Parts | null {
  const note = NOTE.exec(text)
  if (note) {
    const before = text.slice(0, note.index)
    const inside = tokensOf(note[1] as string)
    const outside = tokensOf(before)
    if (outside?.every((token) => isName(token) || inside === null))
      return { codes: outside, words: note[1] as string }
    if (inside?.every((token) => isName(token) || (/^[A-Z]{4,}$/.test(token) && saysError(token))))
      return { codes: inside, words: before }
  }
  const label = LABEL.exec(text)?.[0] ?? ''
  const [head = '', ...rest] = text
    .slice(label.length)
    .replace(/\serrors?$/i, '')
    .split(/\s+[\u2013\u2014-]\s+|[:：]\s+/)
  const name = tokenIn(head)
  // `20000 – 49999` names many codes.
  if (name && shapeOf(name) === 'number' && rest.some((part) => /^\d+$/.test(part.trim()))) return null
  if (name && (isName(name) || (label !== '' && shapeOf(name) === 'number')))
    return { codes: [name], words: rest.join(' – ') }
  // No sentence begins with a number below zero: "-2021 Order was cancelled in part".
  const [, below, said] = /^([-\u2212]\d{3,10})\s+(.+)$/s.exec(text.slice(label.length)) ?? []
  if (below && said && tokenIn(said) === null) return { codes: [tokenIn(below) as string], words: said }
  const last = rest.length > 0 ? tokenIn(rest.at(-1) as string) : null
  if (last && /_/.test(last)) return { codes: [last], words: head }
  const [number = '', second = '', ...more] = text.split(/\s+/)
  const pair = [tokenIn(number), tokenIn(second)]
  const isPair =
    more.length === 0 && pair[0] && pair[1] && shapeOf(pair[0]) === 'number' && shapeOf(pair[1]) !== 'number'
  return isPair ? { codes: pair as string[] } : null
}

/** A token that needs no mark to be told from a word: `card_expired`, `E1001`, 40012. */
const isName = (token: string) =>
  shapeOf(token) === 'number'
    ? token.replace('-', '').length > 3
    : isMadeUp(token) && !/^[A-Za-z]+-[a-z]+$/.test(token)

/** Several code spans with nothing but separators between them. */
function marksOnly(text: string, { marks }: Rich): Parts | null {
  const spans = marks.filter(({ kind }) => kind === 'code')
  const tokens = spans.map((span) => tokenIn(span.text))
  const left = spans.reduce((rest, span) => rest.replace(span.text, ''), text)
  return tokens.length > 0 && tokens.every(Boolean) && /^[\s,;/|&+*()]*(?:or|and)?[\s,;/|&+*()]*$/.test(left)
    ? { codes: tokens as string[] }
    : null
}
