/** A row of a table of pipes: its cells, and the table that rows make. */

/** One row's source, always with the pipe in front. */
export interface PipeRow {
  line: number
  source: string
}

export interface PipeTable {
  line: number
  endLine: number
  columns: number
  head: PipeRow | null
  rows: PipeRow[]
  /** A sentence that stood glued to the header's first cell: "The mapping is fixed.code | Meaning". */
  before: string | null
}

const PIPE = /(?<!\\)\|/g

/** How many pipes a line has that are not escaped. */
export const pipes = (line: string) => line.match(PIPE)?.length ?? 0
/** Does a row begin with a pipe? */
export const opens = (line: string) => /^\s*\|/.test(line)
/** Does it end with one? */
export const ends = (line: string) => /(?<!\\)\|\s*$/.test(line)

/** How many cells a row has. */
export const cellCount = (line: string): number => pipes(line) + 1 - Number(opens(line)) - Number(ends(line))

/** A row's cells as typed, pipes that are escaped restored. */
export function cellsOf(line: string): string[] {
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
  return inner.split(PIPE).map((cell) => cell.trim().replace(/\\\|/g, '|'))
}
