/** What the columns of a table hold. The cells decide first, then the header: a column headed "Code" may hold HTTP statuses. */

import type { Table } from '../page/page'
import { type Cell, isEmpty, isFamily, readCell } from './cells'
import { type Topic, tellsOfErrors } from './context'
import {
  AMOUNT_HEADER,
  CLASS_HEADER,
  CODE_HEADER,
  CODE_OF_OTHERS,
  headerOf,
  NAME_HEADER,
  OTHER_HEADER,
} from './headers'
import { isImperative } from './imperatives'
import { type Part, partOf } from './labels'
import { isFailure, isPhrase } from './statuses'
import { isMadeUp, isSuccess, saysError, shapeOf } from './tokens'

export type Role = Part | 'code' | 'class'

export interface Columns {
  roles: Role[]
  /** The rows' cells, each read once. */
  cells: Cell[][]
}

const TYPE_NAMES =
  /^(?:string|str|int(?:eger)?|number|bool(?:ean)?|object|array|enum|float|list|map|dict|uuid|datetime|timestamp|null)\b/i

interface Column {
  header: string
  cells: Cell[]
  /** Shares of its cells in which something is said. */
  statuses: number
  codes: number
  made: number
  errors: number
  words: number
  filled: number
}

const share = (count: number, all: number) => (all === 0 ? 0 : count / all)
function columnOf(header: string, all: Cell[]): Column {
  const cells = all.filter(({ text }) => !isEmpty(text) && !isFamily(text))
  const of = (test: (cell: Cell) => boolean) => share(cells.filter(test).length, cells.length)
  return {
    header: headerOf(header),
    cells: all,
    filled: cells.length,
    statuses: of((cell) => cell.statuses.length > 0),
    codes: of(
      (cell) => cell.codes.length > 0 && !(cell.statuses.length > 0 && cell.codes[0] === cell.statuses[0]),
    ),
    made: of((cell) => cell.codes.some(isMadeUp)),
    errors: of((cell) => cell.codes.some(saysError)),
    words: share(
      cells.reduce((sum, cell) => sum + cell.text.split(/\s+/).length, 0),
      cells.length,
    ),
  }
}

/** A column of statuses: nearly all of its cells begin with one, and not all are successes. */
const holdsStatuses = (column: Column) =>
  column.filled > 0 &&
  column.statuses >= 0.7 &&
  !AMOUNT_HEADER.test(column.header) &&
  !OTHER_HEADER.test(column.header) &&
  column.cells.some((cell) =>
    cell.statuses.some((status) => isFailure(status) || status.startsWith('3') || status === '200'),
  )

function isFieldTable(columns: readonly Column[]): boolean {
  if (
    columns.some(
      ({ cells, filled }) =>
        filled > 1 && share(cells.filter(({ text }) => TYPE_NAMES.test(text)).length, filled) >= 0.6,
    )
  )
    return true
  const first = columns[0]?.header ?? ''
  const named = columns.some(
    ({ header, made, errors }) => CODE_HEADER.test(header) && made >= 0.5 && errors >= 0.2,
  )
  return OTHER_HEADER.test(first) && !CODE_HEADER.test(first) && !named
}

/** Three digits from 1xx to 5xx: the reply codes of another protocol, where they are no statuses of HTTP. */
const areReplies = (cells: readonly Cell[]) =>
  cells.filter(({ codes }) => /^[1-5]\d\d$/.test(codes[0] ?? '')).length >= cells.length / 2

/** How much a column looks like the one of the codes: 0 is not at all. */
function codeRank(column: Column, withStatus: boolean, topic: Topic): number {
  const among = topic === 'errors'
  const { header, codes, made, errors, statuses } = column
  if (column.filled === 0 || codes < 0.5) return 0
  const phrases = share(
    column.cells.filter(({ text }) => isPhrase(text) && /[a-z]/.test(text) && /^[A-Z]|\s/.test(text)).length,
    column.filled,
  )
  if (phrases >= 0.3 && made < 0.4) return 0
  const numeric = column.cells.every(({ codes: list }) => list.every((code) => shapeOf(code) === 'number'))
  if (CODE_HEADER.test(header) && !CODE_OF_OTHERS.test(header))
    return statuses >= 0.7 && made < 0.3 ? 0 : withStatus || among || errors >= 0.2 ? 4 + made : 0
  if (OTHER_HEADER.test(header)) return 0
  if (numeric) return /^(?:|#|no|number|id|error)$/.test(header) && among && !areReplies(column.cells) ? 1 : 0
  // Success, Warning, Error: how bad it is, not what it is.
  const grades = made < 0.3 && column.cells.some((cell) => cell.codes.some(isSuccess))
  if (CLASS_HEADER.test(header) && !grades)
    return codes >= 0.6 && (withStatus || among || errors >= 0.4) && (made >= 0.3 || errors >= 0.2) ? 3 : 0
  if (NAME_HEADER.test(header) || header === '')
    return codes >= 0.6 && made >= 0.3 && (withStatus || among) && errors >= 0.2 ? 2 : 0
  if (partOf(header) !== null && !/code/.test(header)) return 0
  return topic !== 'others' && codes >= 0.8 && made >= 0.4 && errors >= (among ? 0.4 : 0.7) ? 1 : 0
}

/** The roles of a table's columns; `around` is what stands around it about. */
export function readColumns(table: Table, around: Topic): Columns {
  const topic = around === 'unknown' && tellsOfErrors(table) ? 'errors' : around
  const cells = table.rows.map((row) => row.cells.map(readCell))
  const width = cells.reduce((most, row) => Math.max(most, row.length), table.head.length)
  const columns = Array.from({ length: width }, (_, i) =>
    columnOf(
      table.head[i]?.text ?? '',
      cells.map((row) => row[i]).filter((cell) => cell !== undefined),
    ),
  )
  const roles = new Array<Role>(width).fill('skip')
  if (isFieldTable(columns)) return { roles, cells }
  const holding = columns.map((column, i) => ({ column, i })).filter(({ column }) => holdsStatuses(column))
  const status = holding.find(({ column }) => partOf(column.header) === 'status') ?? holding[0]
  const withStatus = status !== undefined
  const ranks = columns.map((column, i) => (status?.i === i ? 0 : codeRank(column, withStatus, topic)))
  const best = Math.max(0, ...ranks)
  columns.forEach((column, i) => {
    if (best > 0 && ranks[i] === best && !roles.includes('code')) roles[i] = 'code'
    else if ((ranks[i] ?? 0) >= 3 || (best >= 4 && namesNumbers(column, ranks))) roles[i] = 'class'
    else if (status?.i === i) roles[i] = 'status'
    else roles[i] = textRole(column)
  })
  return { roles: settled(roles, columns), cells }
}

/** A column of made-up names beside one of numbers: both stand for the error. */
const namesNumbers = ({ header, made, errors }: Column, ranks: readonly number[]) =>
  /^(?:name|constant|identifier|key|errors?|slug|enum|symbol)$/.test(header) &&
  made >= 0.8 &&
  errors >= 0.3 &&
  ranks.includes(4)

/** The role of a column of text: its header's, else what most of its cells do. */
function textRole({ header, cells, filled, words }: Column): Role {
  const said = partOf(header)
  if (said && said !== 'status') return said
  if (filled === 0 || OTHER_HEADER.test(header) || /^(?:prefix|pattern|range|series)$/.test(header))
    return 'skip'
  const of = (test: (cell: Cell) => boolean) => share(cells.filter(test).length, filled)
  if (of(({ text }) => /^(?:yes|no|true|false|✅|❌|✓|✗|sí|não|sim|oui|non|ja|nein)\b/i.test(text)) >= 0.7)
    return 'retry'
  if (of(({ text }) => isImperative(text)) >= 0.6) return 'resolution'
  return words >= 2.5 ? 'meaning' : 'title'
}

/** One title, one meaning at least: a column of names beside no text is what there is to say. */
function settled(roles: Role[], columns: readonly Column[]): Role[] {
  if (roles.some((role) => role === 'meaning' || role === 'cause' || role === 'both')) return roles
  const wordy = (i: number) => (/^(?:message|title)$/.test(roles[i] as Role) ? (columns[i]?.words ?? 0) : -1)
  const only = roles.reduce((best, _, i) => (wordy(i) > (best < 0 ? 0 : wordy(best)) ? i : best), -1)
  return roles.map((role, i) => (i === only ? 'meaning' : role))
}
