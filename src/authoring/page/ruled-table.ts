/**
 * Tables whose rows are parted by lines of hyphens, as exports write them: `Reason | Explanation`, `---`, a row, `---`, a row. For
 * Markdown that is a heading and paragraphs. A row may go on over several lines, and the last one ends at an empty line.
 */

import { cellCount, type PipeTable } from './pipe-row'

const RULE = /^\s*-{3,}\s*$/
const MAX_ROW_LINES = 40

const isRule = (line: string | undefined) => line !== undefined && RULE.test(line)
const asRow = (line: string) => `| ${line.trim()}`

interface Reading {
  lines: readonly string[]
  passes: (i: number) => boolean
}

/** The line after a row that begins at `from`, and the row in one line. */
function rowAt(
  { lines, passes }: Reading,
  from: number,
): { source: string; end: number; ruled: boolean } | null {
  const end = Math.min(lines.length, from + MAX_ROW_LINES)
  for (let i = from; i <= end; i += 1) {
    const ruled = isRule(lines[i])
    if (!ruled && i < lines.length && i < end && !passes(i)) continue
    const all = lines.slice(from, i)
    const blank = ruled ? -1 : all.findIndex((line) => line.trim() === '')
    const own = blank < 0 ? all : all.slice(0, blank)
    return { source: own.map((line) => line.trim()).join(' '), end: from + own.length, ruled }
  }
  return null
}

/** The table whose header stands at `i`; null where there is none. */
export function ruledTableAt(
  lines: readonly string[],
  i: number,
  passes: (i: number) => boolean,
): PipeTable | null {
  const header = lines[i] as string
  const columns = cellCount(header)
  if (columns < 2 || /^\s*\|/.test(header) || !isRule(lines[i + 1])) return null
  const rows: PipeTable['rows'] = []
  let next = i + 1
  for (let at = i + 2; at < lines.length && isRule(lines[at - 1]); ) {
    const row = rowAt({ lines, passes }, at)
    if (!row || cellCount(row.source) !== columns) break
    rows.push({ line: at + 1, source: asRow(row.source) })
    next = row.end
    at = row.end + 1
    if (!row.ruled) break
  }
  if (rows.length === 0) return null
  return {
    line: i + 1,
    endLine: next,
    columns,
    head: { line: i + 1, source: asRow(header) },
    rows,
    before: null,
  }
}
