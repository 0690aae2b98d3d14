/** Tables in plain text whose cells stand apart: by tabs (what browsers copy), or one cell on each line. */

import { isHeadWord, looksLikeHead } from './head-words'

/** Lines from 1; `end` is the index of the line after the table. */
export interface TextTable {
  line: number
  end: number
  head: string[]
  rows: { line: number; cells: string[] }[]
}

const tabs = (line: string | undefined) => line?.split('\t').length ?? 0

/** A cell of several paragraphs breaks its row into as many lines. */
const MAX_CELL_LINES = 12

/** Rows with the same number of tabs. One row alone is a table only below a header. */
export function tabTableAt(lines: readonly string[], i: number): TextTable | null {
  const columns = tabs(lines[i])
  if (columns < 2) return null
  const rows: { line: number; cells: string[] }[] = []
  let end = i
  for (let j = i; j < lines.length; ) {
    const row = tabRowAt(lines, j, columns)
    if (row) {
      rows.push({ line: j + 1, cells: row.cells })
      end = row.end
      j = row.end
    } else if (lines[j]?.trim() === '' && tabs(lines[j + 1]) === columns) j += 1
    else break
  }
  const [first, ...others] = rows
  if (!first || others.length === 0) return null
  return looksLikeHead(first.cells)
    ? { line: i + 1, end, head: first.cells, rows: others }
    : { line: i + 1, end, head: [], rows }
}

/** A row may go on over the next lines until it has all its cells. */
function tabRowAt(
  lines: readonly string[],
  i: number,
  columns: number,
): { cells: string[]; end: number } | null {
  if (tabs(lines[i]) < 2) return null
  let text = lines[i] as string
  let count = tabs(text)
  let end = i + 1
  while (count < columns && end < lines.length && end - i < MAX_CELL_LINES) {
    count += tabs(lines[end]) - 1
    text += `\n${lines[end]}`
    end += 1
  }
  return count === columns ? { cells: text.split('\t').map((cell) => cell.trim()), end } : null
}

/** What a code looks like beside what it says: letters A, digits 9, the rest as it is. */
export const shapeOf = (text: string): string =>
  text
    .replace(/[A-Z]+/g, 'A')
    .replace(/[a-z]+/g, 'a')
    .replace(/\d/g, '9')

const CODE_CELL = /^(?:\d{3,6}|[A-Z][A-Z0-9]*(?:[-_.][A-Z0-9]+)+|[a-z][a-z0-9]*(?:[-_.][a-z0-9]+)+)$/

/** The header's cells one below the other, then each row's; the first cell of a row is a code. */
export function stackedTableAt(lines: readonly string[], i: number): TextTable | null {
  const cells: { text: string; at: number }[] = []
  let j = i
  const next = () => {
    while (j < lines.length && lines[j]?.trim() === '') j += 1
    const text = lines[j]?.trim()
    return text === undefined ? null : { text, at: j }
  }
  for (let cell = next(); cell && isHeadWord(cell.text) && cells.length < 8; cell = next()) {
    cells.push(cell)
    j += 1
  }
  const head = cells.map(({ text }) => text)
  if (head.length < 2) return null
  const rows: TextTable['rows'] = []
  let end = j
  while (j < lines.length) {
    const row: { text: string; at: number }[] = []
    for (let cell = next(); cell && row.length < head.length; cell = next()) {
      row.push(cell)
      j += 1
    }
    const [first, ...others] = row
    if (row.length < head.length || !first || !CODE_CELL.test(first.text)) break
    if (others.some(({ text }) => CODE_CELL.test(text) && shapeOf(text) === shapeOf(first.text))) break
    rows.push({ line: first.at + 1, cells: row.map(({ text }) => text) })
    end = j
  }
  return rows.length > 1 ? { line: i + 1, end, head, rows } : null
}
