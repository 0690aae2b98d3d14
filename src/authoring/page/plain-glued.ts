/**
 * Tables that came as "CodeMessageResolution" and rows like "ACME-400-001Missing fieldSend every field". Cells end where lower
 * case meets upper case; codes are known by their form, which repeats from row to row.
 */

import { headWordsAt } from './head-words'
import { shapeOf, type TextTable } from './plain-tables'

const MAX_HEAD = 120

/** The header's words, where a line is nothing but such words glued together; null where it is not, or could be read in two ways. */
export function splitHead(line: string): string[] | null {
  if (line.length > MAX_HEAD || !/[a-zP#][A-Z]/.test(line)) return null
  const read = (at: number): string[] | null => {
    if (at === line.length) return []
    for (const end of headWordsAt(line, at)) {
      if (line[end] === ' ' || (end < line.length && /[a-z]/.test(line[end] as string))) continue
      const rest = read(end)
      if (rest) return [line.slice(at, end).trim(), ...rest]
    }
    return null
  }
  const words = read(0)
  return words && words.length > 1 ? words : null
}

/** Where a cell may end and the next begin: "error|Check", "(401)|Send", "40|Bad"; but not "userId". */
const SEAM = /(?<=[a-z0-9)\].!?”"'%])(?!(?:Ids?|Ur[il]s?)\b)(?=[A-Z][a-z]*[\s'’,.:;(]|[A-Z][a-z]+$)/g

const UPPER = /^[A-Z][A-Z0-9]*(?:[-_.:][A-Z0-9]+)*/
const LOWER = /^[a-z][a-z0-9]*(?:[-_.][a-z0-9]+)+(?=[A-Z])/
const NUMBER = /^\d{3,6}(?=[A-Z]|$)/

/** A row's code: in capitals it may swallow the first letter of the next word, which gives itself away by going on in lower case. */
function codeIn(row: string): string | null {
  const number = NUMBER.exec(row)?.[0]
  if (number) return number
  const lower = LOWER.exec(row)?.[0]
  if (lower) return lower
  const upper = UPPER.exec(row)?.[0]
  if (!upper) return null
  if (!/[a-z]/.test(row[upper.length] ?? '')) return null
  const code = upper.slice(0, -1)
  return /[-_.:\d]/.test(code) && /[A-Z0-9]$/.test(code) ? code : null
}

/** The same code form with each run of letters and digits as long as it was: what a row that is unclear is tried with. */
const formOf = (code: string) =>
  new RegExp(
    `^${shapeOf(code)
      .replace(/[.*+?^${}()|[\]\\-]/g, '\\$&')
      .replace(/A/g, '[A-Z]+')
      .replace(/9/g, '\\d')}`,
  )

interface Split {
  code: string
  rest: string
}

/** Codes that end in a digit have one form; with it, "ACME-401-004API key" is clear too. */
function splitCode(row: string, forms: readonly RegExp[], isBeforeStatus: boolean): Split | null {
  const code = codeIn(row) ?? forms.map((form) => form.exec(row)?.[0]).find(Boolean)
  if (!code) return null
  // "BAD_KEY401": the digits are the next cell. After a digit nobody can tell where the code ends.
  const own = isBeforeStatus ? /^(.*[A-Za-z])[1-5]\d\d$/.exec(code)?.[1] : code
  return own ? { code: own, rest: row.slice(own.length) } : null
}

const isStatusHead = (word: string | undefined) =>
  /^(?:http|status|http status|(?:http )?status code)$/i.test(word ?? '')
const isCodeHead = (word: string | undefined) => /^(?:error )?(?:code|type|key)$/i.test(word ?? '')

/** What follows the code, as so many cells: all of them, or whole where the seams are not as many as they should be. */
function splitRest(text: string, head: readonly string[]): string[] {
  const first = isStatusHead(head[0])
    ? /^[1-5]\d\d(?=[A-Z]|$)/.exec(text)?.[0]
    : isCodeHead(head[0])
      ? codeIn(text)
      : undefined
  if (first && head.length > 1) return [first, ...splitRest(text.slice(first.length), head.slice(1))]
  const seams = [...text.matchAll(SEAM)].map(({ index }) => index)
  if (head.length < 2 || seams.length !== head.length - 1) return [text.trim()]
  const edges = [0, ...seams, text.length]
  return edges.slice(1).map((edge, k) => text.slice(edges[k], edge).trim())
}

/** The table whose glued header is on this line. */
export function gluedTableAt(lines: readonly string[], i: number): TextTable | null {
  const head = splitHead(lines[i]?.trim() ?? '')
  if (!head) return null
  let end = i + 1
  while (end < lines.length && lines[end]?.trim() !== '') end += 1
  const source = lines.slice(i + 1, end).map((line) => line.trim())
  const sure = source
    .map((row) => codeIn(row))
    .filter((code): code is string => code !== null && /\d$/.test(code))
  const forms = [...new Set(sure.map((code) => shapeOf(code)))]
    .slice(0, 20)
    .map((_, k) => formOf(sure[k] as string))
  const rows: TextTable['rows'] = []
  for (const [k, row] of source.entries()) {
    const split = splitCode(row, forms, isStatusHead(head[1]))
    if (!split) break
    rows.push({ line: i + 2 + k, cells: [split.code, ...splitRest(split.rest, head.slice(1))] })
  }
  return rows.length > 0 ? { line: i + 1, end: i + 1 + rows.length, head, rows } : null
}
