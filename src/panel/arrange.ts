/** Rows → lines of the list: sorted by a column, repeats of one error folded into one line. Pure. */
import { VERDICTS } from '../engine'
import type { Row } from '../session/session'
import { splitUrl } from './format'
import { headProblem, summaryOf } from './row'

/** The columns of the list, in order; a title is a key of the panel's words. */
export const COLUMNS = [
  { name: 'time', title: 'column_time' },
  { name: 'method', title: 'column_method' },
  { name: 'path', title: 'column_path' },
  { name: 'status', title: 'column_status' },
  { name: 'vendor', title: 'column_vendor' },
  { name: 'code', title: 'column_code' },
  { name: 'summary', title: 'column_summary' },
  { name: 'verdict', title: 'column_verdict' },
] as const
export type Column = (typeof COLUMNS)[number]['name']

export interface Sorting {
  column: Column
  descending: boolean
}
/** As the requests were sent. */
export const BY_TIME: Sorting = { column: 'time', descending: false }

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

const startOf = ({ exchange }: Row) => exchange.startedAtMs ?? 0

const KEYS: Record<Column, (row: Row) => string | number> = {
  time: startOf,
  method: ({ exchange }) => exchange.request.method,
  path: ({ exchange }) => splitUrl(exchange.request.url).path.toLowerCase(),
  status: ({ exchange }) => exchange.response.status,
  vendor: ({ annotation }) => annotation?.vendor.toLowerCase() ?? '',
  code: ({ annotation }) => headProblem(annotation)?.code?.toLowerCase() ?? '',
  summary: (row) => summaryOf(row).toLowerCase(),
  verdict: ({ annotation }) => (annotation ? VERDICTS.indexOf(annotation.retry.verdict) : VERDICTS.length),
}

function append<K>(to: Map<K, Row[]>, key: K, row: Row): void {
  const rows = to.get(key)
  if (rows) rows.push(row)
  else to.set(key, [row])
}

/** Sorts rows that have few values among them: only these are sorted. */
function byValue(rows: readonly Row[], keyOf: (row: Row) => string | number): Row[] {
  const places = new Map<string | number, Row[]>()
  for (const row of rows) append(places, keyOf(row), row)
  const values = [...places.keys()]
  // Texts are sorted fastest without a comparison of one's own.
  values.sort(typeof values[0] === 'number' ? (a, b) => Number(a) - Number(b) : undefined)
  const sorted: Row[] = []
  for (const value of values) for (const row of places.get(value) ?? []) sorted.push(row)
  return sorted
}

/** Sorts rows of which nearly each has a value of its own. */
function byKey(rows: readonly Row[], keyOf: (row: Row) => string | number): Row[] {
  const keyed = rows.map((row) => ({ key: keyOf(row), row }))
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  return keyed.map(({ row }) => row)
}

/** Sorts without touching the array. Equal rows stay in the order of time, whichever way the column is sorted. */
function sorted(rows: readonly Row[], { column, descending }: Sorting): readonly Row[] {
  if (column === 'time') return descending ? rows.toReversed() : rows
  const sort = column === 'path' ? byKey : byValue
  // Turned round before and after, equal rows stand as they did.
  return descending ? sort(rows.toReversed(), KEYS[column]).reverse() : sort(rows, KEYS[column])
}

/** A row more for a line that stands for its group, or does from now on. */
function folded(line: Line, row: Row, key: number): Grouped {
  const ms = row.exchange.startedAtMs
  if (!('row' in line)) {
    const startMs = line.exchange.startedAtMs
    const group = { key, count: 1, firstMs: startMs, lastMs: startMs, open: false }
    return folded({ id: -key, row: line, group, nth: 0 }, row, key)
  }
  const { group } = line
  group.count++
  if (startOf(row) > startOf(line.row)) line.row = row
  if (ms !== null && ms < (group.firstMs ?? Infinity)) group.firstMs = ms
  if (ms !== null && ms > (group.lastMs ?? -Infinity)) group.lastMs = ms
  return line
}

/** Lists the rows of the open groups below them. */
function unfolded(lines: readonly Line[], rows: readonly Row[], opened: ReadonlySet<number>): Line[] {
  const members = new Map<number, Row[]>()
  for (const row of rows) if (row.group !== null && opened.has(row.group)) append(members, row.group, row)
  return lines.flatMap((line): Line | Line[] => {
    const { group } = partsOf(line)
    const rowsOf = group && members.get(group.key)
    if (!rowsOf) return line
    group.open = true
    return [line, ...rowsOf.map((row, at) => ({ id: row.id, row, group, nth: at + 1 }))]
  })
}

/**
 * Arranges rows for the list. A group stands where its last row in sorted order stands, so that what happens now is
 * where a person looks for it.
 * @param rows oldest first
 * @param opened keys of the groups that are unfolded; null lists every row by itself
 */
export function arrange(
  rows: readonly Row[],
  sorting: Sorting,
  opened: ReadonlySet<number> | null,
): readonly Line[] {
  const inOrder = sorted(rows, sorting)
  if (opened === null) return inOrder
  const lines: Line[] = []
  /** Where the line of each group is among them. */
  const places = new Map<number, number>()
  // From where groups stand to where they began, so that the first row that is met of each makes its line.
  for (const row of sorting.descending ? inOrder : inOrder.toReversed()) {
    const { group } = row
    const at = group === null ? undefined : places.get(group)
    if (group !== null && at !== undefined) lines[at] = folded(lines[at] as Line, row, group)
    else if (group !== null) places.set(group, lines.push(row) - 1)
    else lines.push(row)
  }
  if (!sorting.descending) lines.reverse()
  return opened.size > 0 ? unfolded(lines, inOrder, opened) : lines
}
