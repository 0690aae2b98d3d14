/**
 * What takes a Markdown parser long is kept from it: thousands of brackets, stars or backticks in one paragraph, which it pairs in
 * quadratic time, and containers a thousand deep. No page that people read has them; they are read as plain text.
 */

import type { Component } from './components'
import { inlineText } from './inline'
import type { Loose } from './titles'

const MAX_MARKS = 1500
const MAX_INDENT = 60
const MAX_CONTAINERS = 12

const MARKS = /[[\]*_`<&!~]/g

/** Would a parser take long for this text? */
export const isHostile = (text: string): boolean => (text.match(MARKS)?.length ?? 0) > MAX_MARKS

const CONTAINERS = new RegExp(`^(?:\\s*(?:>|[-*+]\\s|\\d{1,9}[.)]\\s)){${MAX_CONTAINERS},}`)

/** Of a text that the parser is spared, so much is read by a reader of our own. */
const MAX_SHOWN = 100_000

const ITEM = /^\s*(?:[-*+]|\d{1,9}[.)])\s/

/** The marks of one paragraph are paired, and each item of a list is one. */
function paragraphsOf(lines: readonly string[]): string[] {
  const out: string[][] = []
  for (const line of lines) {
    const open = out.at(-1)
    if (open && !ITEM.test(line)) open.push(line)
    else out.push([line])
  }
  return out.map((each) => each.join('\n'))
}

/** Lines for the parser, and what it is not given as paragraphs. */
export function softened(
  source: readonly string[],
  fenced: readonly boolean[],
): { lines: string[]; whole: Loose[] } {
  const lines = source.map((line, i) => {
    if (fenced[i]) return line
    if (CONTAINERS.test(line)) return line.replace(CONTAINERS, '')
    const text = line.trimStart()
    return line.length - text.length > MAX_INDENT ? `${' '.repeat(MAX_INDENT)}${text}` : line
  })
  const whole: Loose[] = []
  for (let i = 0; i < lines.length; ) {
    let end = i
    while (end < lines.length && !fenced[end] && (lines[end] as string).trim() !== '') end += 1
    const run = lines.slice(i, end)
    if (paragraphsOf(run).some(isHostile)) {
      const text = run.join('\n').slice(0, MAX_SHOWN)
      whole.push({ kind: 'paragraph', line: i + 1, content: inlineText(text) })
      lines.fill('', i, end)
    }
    i = Math.max(end, i + 1)
  }
  return { lines, whole }
}

/** A page is given to the parser in parts, since for long lists and tables its time grows faster than they do. */
export interface Part {
  /** Lines before it. */
  offset: number
  lines: string[]
}

const PART = 250
const LONGEST_PART = 1000

/** Lines (from 0) that begin in another component than the line before, so that no paragraph goes on across. */
export const seamsOf = (components: readonly Component[]): ReadonlySet<number> =>
  new Set(components.flatMap(({ line, endLine }) => [line - 1, endLine]))

/** Text in the first column: what is indented, or goes on as a list, belongs to what stands above it. */
const PARTED = /^[^\s>|*+-]/

const BEGINS_ANEW = /^(?:#|\p{L})/u

/** Parts of some hundred lines, cut where nothing goes on across: at a heading or a paragraph after an empty line. */
export function partsOf(
  lines: readonly string[],
  fenced: readonly boolean[],
  seams: ReadonlySet<number> = new Set(),
): Part[] {
  const parts: Part[] = []
  let from = 0
  const cut = (to: number) => {
    let first = from
    while (first < to && (lines[first] as string).trim() === '') first += 1
    if (first < to) parts.push({ offset: first, lines: lines.slice(first, to) })
    from = to
  }
  for (let i = 1; i < lines.length; i += 1) {
    if (fenced[i] && fenced[i - 1]) continue
    const isParted = (lines[i - 1] as string).trim() === ''
    if (seams.has(i) && !isParted && PARTED.test(lines[i] as string)) cut(i)
    const isSeam = isParted && BEGINS_ANEW.test(lines[i] as string)
    if (i - from >= LONGEST_PART || (isSeam && i - from >= PART)) cut(i)
  }
  cut(lines.length)
  return parts
}
