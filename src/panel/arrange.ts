/** Rows → lines of the list: sorted by a column, repeats of one error folded into one line. Pure. */
import { VERDICTS } from '../engine'
import type { Row } from '../session/session'
import { Fingerprint } from './fingerprint'
import { splitUrl } from './format'
import { eachPiece } from './route'
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

/** Repeats of the same vendor, code and route. */
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

/** What repeats have in common, as a number; 0 for a row that stands by itself. */
export function groupKey({ exchange, annotation }: Row): number {
  if (!annotation) return 0
  const { method, url } = exchange.request
  const print = new Fingerprint()
  print.add(annotation.pack).add(' ')
  print.add(headProblem(annotation)?.code ?? String(exchange.response.status)).add(' ')
  print.add(method).add(' ')
  eachPiece(url, (text, start, end) => print.add(text, start, end))
  return print.value()
}

const single = (row: Row): Line => ({ id: row.id, row, group: null, nth: 0 })

/** The lines of a group: its own, and those of its rows while it is open. */
function linesOf(key: number, rows: readonly Row[], open: boolean): Line[] {
  const group: Group = { key, count: rows.length, firstMs: null, lastMs: null, open }
  let latest = rows[0] as Row
  for (const row of rows) {
    const ms = row.exchange.startedAtMs
    if (startOf(row) >= startOf(latest)) latest = row
    if (ms !== null && ms < (group.firstMs ?? Infinity)) group.firstMs = ms
    if (ms !== null && ms > (group.lastMs ?? -Infinity)) group.lastMs = ms
  }
  const head: Line = { id: -key, row: latest, group, nth: 0 }
  return open ? [head, ...rows.map((row, at) => ({ id: row.id, row, group, nth: at + 1 }))] : [head]
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
  const keys = inOrder.map(groupKey)
  const groups = new Map<number, Row[]>()
  inOrder.forEach((row, at) => {
    const key = keys[at]
    if (key) append(groups, key, row)
  })
  const lines: Line[] = []
  inOrder.forEach((row, at) => {
    const key = keys[at] as number
    const members = groups.get(key)
    if (!members || members.length < 2) lines.push(single(row))
    else if (row === (sorting.descending ? members[0] : members.at(-1)))
      for (const line of linesOf(key, members, opened.has(key))) lines.push(line)
  })
  return lines
}
