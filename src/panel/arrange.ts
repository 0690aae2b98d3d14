/** Rows → lines of the list: sorted by a column, repeats of one error folded into one line. Pure. */
import { VERDICTS } from '../engine'
import type { Row } from '../session/session'
import { splitUrl } from './format'
import { headProblem, summaryOf } from './row'

/** The columns of the list, in order. */
export const COLUMNS = [
  { name: 'time', title: 'Time' },
  { name: 'method', title: 'Method' },
  { name: 'path', title: 'Path and host' },
  { name: 'status', title: 'Status' },
  { name: 'vendor', title: 'Vendor' },
  { name: 'code', title: 'Code' },
  { name: 'summary', title: 'What happened' },
  { name: 'verdict', title: 'Retry' },
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

/** One line: a row by itself, a group (by its latest row), or below an open group one of its rows. */
export interface Line {
  /** A row's own id, or for a group its key below zero: the same whatever else is listed. */
  id: number
  row: Row
  group: Group | null
  /** The place within an open group, from 1; 0 for the group's own line, and for a row by itself. */
  nth: number
}

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

/**
 * Sorts without touching the array. Equal rows stay in the order of time, whichever way the column is sorted. Columns
 * hold few values and many rows, so it is the values that are sorted.
 */
function sorted(rows: readonly Row[], { column, descending }: Sorting): readonly Row[] {
  if (column === 'time') return descending ? rows.toReversed() : rows
  const places = new Map<string | number, Row[]>()
  for (const row of rows) append(places, KEYS[column](row), row)
  const values = [...places.keys()]
  // Texts are sorted fastest without a comparison of one's own.
  values.sort(typeof values[0] === 'number' ? (a, b) => Number(a) - Number(b) : undefined)
  if (descending) values.reverse()
  return values.flatMap((value) => places.get(value) ?? [])
}

const single = (row: Row): Line => ({ id: row.id, row, group: null, nth: 0 })

/** A row more for a line that stands for its group, or does from now on. */
function fold(line: Line, row: Row, key: number): void {
  const startMs = line.row.exchange.startedAtMs
  line.group ??= { key, count: 1, firstMs: startMs, lastMs: startMs, open: false }
  line.id = -key
  const { group } = line
  group.count++
  const ms = row.exchange.startedAtMs
  if (startOf(row) > startOf(line.row)) line.row = row
  if (ms === null) return
  if (ms < (group.firstMs ?? Infinity)) group.firstMs = ms
  if (ms > (group.lastMs ?? -Infinity)) group.lastMs = ms
}

/** Lists the rows of the open groups below them. */
function unfolded(lines: readonly Line[], rows: readonly Row[], opened: ReadonlySet<number>): Line[] {
  const members = new Map<number, Row[]>()
  for (const row of rows) if (row.group !== null && opened.has(row.group)) append(members, row.group, row)
  return lines.flatMap((line) => {
    const { group } = line
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
  if (opened === null) return inOrder.map(single)
  const lines: Line[] = []
  const heads = new Map<number, Line>()
  // From where groups stand to where they began, so that the first row that is met of each makes its line.
  for (const row of sorting.descending ? inOrder : inOrder.toReversed()) {
    const { group } = row
    const head = group === null ? undefined : heads.get(group)
    if (group !== null && head) fold(head, row, group)
    else {
      const line = single(row)
      if (group !== null) heads.set(group, line)
      lines.push(line)
    }
  }
  if (!sorting.descending) lines.reverse()
  return opened.size > 0 ? unfolded(lines, inOrder, opened) : lines
}
