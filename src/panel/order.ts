/** The columns of the list, and rows in the order of one. Pure. */
import { VERDICTS } from '../engine'
import type { Row } from '../session/session'
import { orderOfPaths } from './path-order'
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

/** What a column is sorted by, where rows have few values among them. Case does not matter. */
const VALUES: Record<Exclude<Column, 'time' | 'path'>, (row: Row) => string | number> = {
  method: ({ exchange }) => exchange.request.method,
  status: ({ exchange }) => exchange.response.status,
  vendor: ({ annotation }) => annotation?.vendor ?? '',
  code: ({ annotation }) => headProblem(annotation)?.code ?? '',
  summary: summaryOf,
  verdict: ({ annotation }) => (annotation ? VERDICTS.indexOf(annotation.retry.verdict) : VERDICTS.length),
}

/** The values that there are, and for each row which of them is its own. */
function kindsOf(rows: readonly Row[], of: (row: Row) => string | number) {
  const values: (string | number)[] = []
  const kinds = new Map<string | number, number>()
  const kindOf = (value: string | number) => {
    const kind = kinds.get(value) ?? values.push(value) - 1
    kinds.set(value, kind)
    return kind
  }
  /** By the value as it is: only one that was not met before is put into lower case. */
  const met = new Map<string | number, number>()
  const ofRows = new Uint32Array(rows.length)
  for (let at = 0; at < rows.length; at++) {
    const value = of(rows[at] as Row)
    let kind = met.get(value)
    if (kind === undefined) {
      kind = kindOf(typeof value === 'string' ? value.toLowerCase() : value)
      met.set(value, kind)
    }
    ofRows[at] = kind
  }
  return { values, ofRows }
}

/** Sorts the values alone, and puts each row where those of its value begin. */
function byValue(rows: readonly Row[], of: (row: Row) => string | number, descending: boolean): Uint32Array {
  const { values, ofRows } = kindsOf(rows, of)
  const counts = new Uint32Array(values.length)
  for (let at = 0; at < ofRows.length; at++) counts[ofRows[at] as number]!++
  const up = descending ? -1 : 1
  const sorted = [...values.keys()].sort((a, b) =>
    (values[a] as string | number) < (values[b] as string | number) ? -up : up,
  )
  const places = new Uint32Array(values.length)
  let place = 0
  for (const kind of sorted) {
    places[kind] = place
    place += counts[kind] as number
  }
  const order = new Uint32Array(rows.length)
  for (let at = 0; at < ofRows.length; at++) order[places[ofRows[at] as number]!++] = at
  return order
}

/** Nearly each row has a path of its own. */
function byPath(rows: readonly Row[], descending: boolean): Uint32Array {
  const urls = rows.map(({ exchange }) => exchange.request.url)
  if (!descending) return orderOfPaths(urls)
  // Turned round before and after, equal rows stand as they did.
  const order = orderOfPaths(urls.reverse())
  return order.map((nth) => rows.length - 1 - nth).reverse()
}

/**
 * Where rows stand in sorted order: a number for each, its place among those that were given; null for as they are.
 * Equal rows stay in the order of time, whichever way the column is sorted.
 * @param rows oldest first
 */
export function orderOf(rows: readonly Row[], { column, descending }: Sorting): Uint32Array | null {
  if (column === 'path') return byPath(rows, descending)
  if (column !== 'time') return byValue(rows, VALUES[column], descending)
  return descending ? new Uint32Array(rows.length).map((_, at) => rows.length - 1 - at) : null
}
