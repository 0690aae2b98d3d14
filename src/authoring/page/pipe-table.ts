/**
 * Tables of pipes, as people write and copy them: GFM reads only those with a delimiter row of the right length, and takes a
 * line that follows for a row. Here a table may have no header, rows without outer pipes, rows broken over two lines,
 * empty lines between rows, and its header row again in the middle.
 */

import { gridTableAt } from './grid-table'
import { cellCount, ends, opens, type PipeRow, type PipeTable, pipes } from './pipe-row'
import { ruledTableAt } from './ruled-table'

const DELIMITER = /^\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$/
const OTHER_BLOCK = /^\s*(?:#{1,6}\s|>|[-*+]\s|\d{1,9}[.)]\s|`{3}|~{3})/

const isDelimiter = (line: string) => line.includes('|') && DELIMITER.test(line.trim())

const withPipe = (line: string) => (opens(line) ? line.trim() : `| ${line.trim()}`)

const isRow = (line: string | undefined): line is string =>
  line !== undefined && pipes(line) > 0 && (opens(line) || !OTHER_BLOCK.test(line))

/** The tables in a text; lines that `passes` over (fenced code) are none. Each line is looked at a few times at most. */
export function findPipeTables(lines: readonly string[], passes: (i: number) => boolean): PipeTable[] {
  const tables: PipeTable[] = []
  for (let i = 0; i < lines.length; ) {
    const line = lines[i]
    const grid = passes(i) ? null : gridTableAt(lines, i, passes)
    if (grid) {
      tables.push(grid)
      i = grid.endLine
      continue
    }
    if (passes(i) || !isRow(line)) {
      i += 1
      continue
    }
    const table = ruledTableAt(lines, i, passes) ?? tableAt(lines, i, passes)
    if (table.columns > 1 || table.head) tables.push(table)
    i = table.endLine
  }
  return tables
}

/** The table that begins at a row; without columns where the rows make none. */
function tableAt(lines: readonly string[], i: number, passes: (i: number) => boolean): PipeTable {
  const line = lines[i] as string
  const reader = new RowReader(lines, passes)
  if (!isDelimiter(line) && isDelimiter(lines[i + 1] ?? '') && !passes(i + 1)) {
    const { before, header } = splitGlued(line)
    const rows = reader.from(i + 2, cellCount(header), ends(header))
    return reader.done(i, { line: i + 1, source: withPipe(header) }, rows, before)
  }
  const rows = reader.from(isDelimiter(line) ? i + 1 : i, null)
  const drawn = isDelimiter(line) || rows.every(({ line: at }) => isDrawn(lines[at - 1] as string))
  const table = reader.done(i, null, rows, null)
  return rows.length > 1 && drawn ? table : { ...table, columns: 0 }
}

/** Without a header, only an outer pipe tells a row from a sentence. */
const isDrawn = (line: string) => opens(line) || ends(line)

/** Reads rows until something else begins. */
class RowReader {
  private last = 0
  constructor(
    private readonly lines: readonly string[],
    private readonly passes: (i: number) => boolean,
  ) {}

  /** `closes`: the header ends with a pipe, so that rows which do not are unfinished. */
  from(start: number, columns: number | null, closes = false): PipeRow[] {
    const rows: PipeRow[] = []
    let i = start
    this.last = start
    while (i < this.lines.length && !this.passes(i)) {
      const line = this.lines[i] as string
      const broken =
        rows.length > 0 && columns !== null && closes && this.isRest(rows.at(-1) as PipeRow, line, columns)
      if (broken) {
        const row = rows.at(-1) as PipeRow
        row.source = `${row.source} ${line.trim()}`
      } else if (isRow(line)) {
        // The next table's header: the row above its delimiter.
        if (!isDelimiter(line) && isDelimiter(this.lines[i + 1] ?? '')) break
        if (!isDelimiter(line)) rows.push({ line: i + 1, source: withPipe(line) })
      } else if (!(columns !== null && this.goesOn(i, columns))) break
      i += 1
      if (line.trim() !== '') this.last = i
    }
    return rows
  }

  /** Does a line end a row that was begun above? It closes what had no closing pipe, and gives no cell too many. */
  private isRest(row: PipeRow, line: string, columns: number): boolean {
    if (line.trim() === '' || opens(line) || ends(row.source) || OTHER_BLOCK.test(line)) return false
    return ends(line) && cellCount(`${row.source} ${line}`) <= columns
  }

  /** An empty line between two rows of the same table. */
  private goesOn(i: number, columns: number): boolean {
    const next = this.lines[i + 1]
    if ((this.lines[i] as string).trim() !== '' || next === undefined || this.passes(i + 1)) return false
    return opens(next) && ends(next) && cellCount(next) === columns && !isDelimiter(this.lines[i + 2] ?? '')
  }

  done(start: number, head: PipeRow | null, rows: PipeRow[], before: string | null): PipeTable {
    const columns = Math.max(
      0,
      ...[...(head ? [head] : []), ...rows].slice(0, 500).map(({ source }) => cellCount(source)),
    )
    return { line: start + 1, endLine: Math.max(this.last, start + 1), columns, head, rows, before }
  }
}

/** A sentence that ends where the header begins, without a space between them. */
function splitGlued(line: string): { before: string | null; header: string } {
  const cell = opens(line) ? '' : (line.split('|')[0] ?? '')
  const hit = /^\s*([A-Z]\S*(?: \S+?){2,}?[.!?:])(?=[^\s.,!?:])/.exec(cell.slice(0, 2000))
  return hit
    ? { before: (hit[1] as string).trim(), header: line.slice(hit[0].length) }
    : { before: null, header: line }
}
