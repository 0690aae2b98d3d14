/** Rows → lines of the list: sorted by a column, repeats of one error folded into one line. Pure. */
import type { Row } from '../session/session'
import { orderOf, type Sorting } from './order'

/** Repeats of one error. */
export interface Group {
  key: number
  count: number
  /** Epoch milliseconds; null when no member says. */
  firstMs: number | null
  lastMs: number | null
  open: boolean
}

/** The line of a group, which shows its latest row, or below an open group the line of one of its rows. */
interface Grouped {
  /** A row's own id, or for a group its key below zero: the same whatever else is listed. */
  id: number
  row: Row
  group: Group
  /** The place within an open group, from 1; 0 for the group's own line. */
  nth: number
}

/** One line. A row by itself is its own line, so that a long list makes no object for each of them. */
export type Line = Row | Grouped

/** What a line shows; `group` is null for a row by itself. */
export const partsOf = (line: Line): Pick<Grouped, 'row' | 'nth'> & { group: Group | null } =>
  'row' in line ? line : { row: line, group: null, nth: 0 }

/** The rows of one group: how many, and the places of two of them. */
interface Repeats {
  count: number
  /** The first whose start is known; -1 while there is none. */
  first: number
  last: number
  /** Whether its line has been made. */
  isListed: boolean
}

/** The groups that there are, and for each row which of them is its own; undefined for a row by itself. */
function gathered(rows: readonly Row[]): (Repeats | undefined)[] {
  // Rows whose start is not known come first.
  let known = 0
  while (rows[known]?.exchange.startedAtMs === null) known++
  const groups = new Map<number, Repeats>()
  const ofRows = new Array<Repeats | undefined>(rows.length)
  for (let at = 0; at < rows.length; at++) {
    const { group } = rows[at] as Row
    if (group === null) continue
    let repeats = groups.get(group)
    if (!repeats) {
      repeats = { count: 0, first: -1, last: at, isListed: false }
      groups.set(group, repeats)
    }
    repeats.count++
    repeats.last = at
    if (repeats.first < 0 && at >= known) repeats.first = at
    ofRows[at] = repeats
  }
  return ofRows
}

/** The line of a group. */
function lineOf(rows: readonly Row[], { count, first, last }: Repeats): Grouped {
  const row = rows[last] as Row
  const key = row.group as number
  const firstMs = rows[first]?.exchange.startedAtMs ?? null
  const group = { key, count, firstMs, lastMs: row.exchange.startedAtMs, open: false }
  return { id: -key, row, group, nth: 0 }
}

/** Lists the rows of the open groups below them. */
function unfolded(lines: readonly Line[], inOrder: readonly Row[], opened: ReadonlySet<number>): Line[] {
  const members = new Map<number, Row[]>()
  for (const row of inOrder) {
    if (row.group === null || !opened.has(row.group)) continue
    const others = members.get(row.group)
    if (others) others.push(row)
    else members.set(row.group, [row])
  }
  return lines.flatMap((line): Line | Line[] => {
    const { group } = partsOf(line)
    const rowsOf = group && members.get(group.key)
    if (!rowsOf) return line
    group.open = true
    return [line, ...rowsOf.map((row, at) => ({ id: row.id, row, group, nth: at + 1 }))]
  })
}

/**
 * Arranges rows for the list. A group stands where its last row in sorted order stands, or sorted downwards its first, so that
 * what happens now is where a person looks for it.
 * @param rows oldest first
 * @param opened keys of the groups that are unfolded; null lists every row by itself
 */
export function arrange(
  rows: readonly Row[],
  sorting: Sorting,
  opened: ReadonlySet<number> | null,
): readonly Line[] {
  const order = orderOf(rows, sorting)
  const inOrder = () => (order ? Array.from(order, (at) => rows[at] as Row) : rows)
  if (opened === null) return inOrder()
  const groups = gathered(rows)
  const lines = new Array<Line>(rows.length)
  // From where groups stand to where they began: the first row that is met of each has the place for its line.
  const step = sorting.descending ? 1 : -1
  let free = sorting.descending ? 0 : rows.length - 1
  for (let nth = free; nth >= 0 && nth < rows.length; nth += step) {
    const at = order ? (order[nth] as number) : nth
    const repeats = groups[at]
    if (repeats?.isListed) continue
    if (repeats) repeats.isListed = true
    lines[free] = repeats && repeats.count > 1 ? lineOf(rows, repeats) : (rows[at] as Row)
    free += step
  }
  const listed = sorting.descending ? lines.slice(0, free) : lines.slice(free + 1)
  return opened.size > 0 ? unfolded(listed, inOrder(), opened) : listed
}
