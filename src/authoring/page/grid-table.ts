/**
 * Grid tables, drawn with `+---+` and `|`, as reStructuredText and Pandoc have them. A cell may go on over several lines; the
 * border of `=` ends the header.
 */

import { cellsOf, type PipeRow, type PipeTable } from './pipe-row'

const BORDER = /^\s*\+(?:(?:-+|=+)\+)+\s*$/
/** A border that crosses a part of the row only: a cell that spans rows. */
const PART = /\+[-=]{3,}\+/
const MAX_ROW_LINES = 60

/** Does a line draw the border of a grid? */
const isGridBorder = (line: string | undefined): boolean => line !== undefined && BORDER.test(line)

/** Where the columns of a border part. */
const edgesOf = (border: string) => [...border.matchAll(/\+/g)].map(({ index }) => index)

/** The cells of one line: by the border's columns; where wide letters moved them, by the pipes. */
function cutAt(line: string, edges: readonly number[]): string[] | null {
  if (edges.every((at) => line[at] === '|' || line[at] === '+'))
    return edges.slice(1).map((at, i) => line.slice((edges[i] as number) + 1, at).trim())
  const cells = cellsOf(line)
  return cells.length === edges.length - 1 ? cells : null
}

/** The lines of a row as one row of pipes. Targets of links stand in cells too: `.. _name:`. */
function rowOf(lines: readonly (readonly string[])[], line: number): PipeRow | null {
  const cells = (lines[0] ?? []).map((_, column) =>
    lines
      .map((cells) => cells[column] ?? '')
      .filter((text) => text !== '' && !/^\.\. _[^:]*:$/.test(text))
      .join(' ')
      .replace(/(?<!\\)\|/g, '\\|'),
  )
  return cells.some((cell) => cell !== '') ? { line, source: `| ${cells.join(' | ')} |` } : null
}

/** The table whose upper border stands at `i`; null where none does, or its cells span rows or columns. */
export function gridTableAt(
  lines: readonly string[],
  i: number,
  passes: (i: number) => boolean,
): PipeTable | null {
  if (!isGridBorder(lines[i])) return null
  const edges = edgesOf(lines[i] as string)
  const columns = edges.length - 1
  const rows: PipeRow[] = []
  let head: PipeRow | null = null
  let open: string[][] = []
  let end = i + 1
  for (let at = i + 1; at < lines.length && !passes(at) && open.length < MAX_ROW_LINES; at += 1) {
    const line = lines[at] as string
    if (isGridBorder(line)) {
      const row = rowOf(open, at - open.length + 1)
      if (row) rows.push(row)
      if (line.includes('=') && head === null) head = rows.pop() ?? null
      open = []
      end = at + 1
      continue
    }
    const cells = PART.test(line) ? null : cutAt(line, edges)
    if (!cells) break
    open.push(cells)
  }
  return rows.length > 0 && columns > 1
    ? { line: i + 1, endLine: end, columns, head, rows, before: null }
    : null
}
