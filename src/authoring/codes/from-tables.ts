/** Tables of errors → mentions. A table whose columns are not understood as codes or statuses says nothing. */

import type { Page, Rich, Table } from '../page/page'
import { type Cell, isEmpty } from './cells'
import { type Columns, type Role, readColumns } from './columns'
import { statusAround, type Topic, topicAround } from './context'
import { fromGroups } from './from-groups'
import { fromRecords } from './from-records'
import { splitLabelled } from './labelled-parts'
import { CONFIDENCE, type Mention, mention } from './mention'
import { demandIn, joined, split } from './resolutions'
import { isFailure, isPhrase, isStatus, statusWithin } from './statuses'

export interface FromTables {
  mentions: Mention[]
  leftovers: { line: number; text: string }[]
}

/** Reads every table of a page. */
export function fromTables(page: Page): FromTables {
  const out: FromTables = { mentions: [], leftovers: [] }
  page.blocks.forEach((block, index) => {
    if (block.kind !== 'table') return
    const topic = topicAround(page, index)
    const around = statusAround(page.blocks, index)
    const records = fromRecords(block, around?.status ?? null)
    if (records) {
      out.mentions.push(...records)
      return
    }
    const columns = readColumns(block, topic)
    if (columns.roles.includes('code') || columns.roles.includes('status')) {
      readRows({ ...out, table: block, columns, around })
      return
    }
    const found = fromGroups(block, columns.cells, topic)
    const groups = found.length > 0 ? found : amongMessages(block, columns, topic)
    out.mentions.push(...groups)
    if (groups.length === 0 && topic === 'errors' && columns.roles.some((role) => role !== 'skip'))
      out.leftovers.push({ line: block.line, text: rowText(block.head) })
  })
  return out
}

/** Codes in a column of errors that are told by their messages for the most part: `KEY_REVOKED` above "Order not found". */
function amongMessages({ head, rows }: Table, { roles, cells }: Columns, topic: Topic): Mention[] {
  if (topic !== 'errors' || !/^(?:api )?errors?$/i.test(head[0]?.text ?? '')) return []
  return cells.flatMap((own, r) => {
    const [first] = own
    const code = first?.codes.length === 1 && first.marked && first.words === '' ? first.codes[0] : undefined
    if (!code || !/^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/.test(code)) return []
    const place = mention({ codes: [code], lines: [rows[r]?.line ?? 0], confidence: CONFIDENCE.row })
    return [{ ...place, ...saidIn(roles, own) }]
  })
}

interface Reading extends FromTables {
  table: Table
  columns: Columns
  around: { status: string; line: number } | null
}

const textOf = (cell: Cell | undefined) => (cell && !isEmpty(cell.text) ? cell.text : null)

function readRows({ table, columns: { roles, cells }, around, mentions, leftovers }: Reading): void {
  const statusAt = roles.indexOf('status')
  const repeated = repeatedIn(roles.includes('code') ? [] : cells.map((row) => row[statusAt]?.statuses ?? []))
  let above: string[] = []
  table.rows.forEach((row, r) => {
    const own = cells[r] as Cell[]
    const codeCells = own.filter((_, i) => roles[i] === 'code' || roles[i] === 'class')
    // Beside a column of statuses, a number in the column of codes is a code: "201 rate_limited" at 429.
    const codes = codeCells.flatMap((cell) => (statusAt < 0 ? cell.codes : [...cell.statuses, ...cell.codes]))
    const statusCell = own[statusAt]
    // A blank first cell repeats the one above it; blanks elsewhere say that there is none.
    if (statusCell && !(statusAt === 0 && statusCell.text === '')) above = statusCell.statuses
    const inCode = codeCells.flatMap((cell) =>
      statusAt < 0 ? cell.statuses.filter((status) => !cell.codes.includes(status)) : [],
    )
    const statuses =
      above.length > 0 ? above : inCode.length > 0 ? inCode : statusAt < 0 && around ? [around.status] : []
    if (codes.length === 0 && statuses.length === 0) {
      if (textOf(codeCells[0])) leftovers.push({ line: row.line, text: rowText(row.cells) })
      return
    }
    const lines =
      around && statuses[0] === around.status && statusAt < 0 ? [around.line, row.line] : [row.line]
    const inside = statuses.length === 0 ? statusesInside(codes) : statuses
    const said = inside.some((status) => repeated.has(status)) ? {} : saidIn(roles, own)
    mentions.push({ ...mention({ codes, statuses: inside, lines, confidence: CONFIDENCE.row }), ...said })
  })
}

/** Statuses of several rows: each row tells of one of the errors that share it, and none of the status. */
function repeatedIn(rows: readonly string[][]): Set<string> {
  const seen = new Set<string>()
  return new Set(rows.flat().filter((status) => seen.has(status) || !seen.add(status)))
}

/** A code that is an HTTP status, or carries one as a part of its own, states it. */
const statusesInside = (codes: readonly string[]) => {
  const [code] = codes
  const inside =
    codes.length === 1 && code ? (isStatus(code) && isFailure(code) ? code : statusWithin(code)) : null
  return inside ? [inside] : []
}

/** A row as one line, for showing that it was not understood. */
const rowText = (cells: readonly Rich[]): string =>
  cells
    .map((cell) => cell.text)
    .join(' | ')
    .slice(0, 300)

/** Title, meaning and resolution of a row. */
function saidIn(
  roles: readonly Role[],
  cells: readonly Cell[],
): Pick<Mention, 'title' | 'meaning' | 'resolution'> {
  const texts = (...wanted: Role[]) => cells.filter((_, i) => wanted.includes(roles[i] as Role)).map(textOf)
  const [mean, cause, both] = [texts('meaning'), texts('cause'), texts('both')]
  const own = joined(texts('resolution'))
  const message = joined(texts('message'))
  const parts = splitLabelled(joined([...mean, ...cause, ...both]) ?? message ?? '')
  const inRetry = split(
    joined(texts('retry'))?.replace(/^(?:yes|no|maybe)\b[\s,:;.\u2013\u2014-]*/i, '') ?? '',
  ).resolution
  const words = cells.flatMap((cell, i) => {
    const phrase = cell.words || cell.codes.filter(isPhrase).join(' ')
    return roles[i] === 'status' && phrase ? [phrase] : []
  })
  const described = mean.some(Boolean) || cause.some(Boolean) || both.some(Boolean)
  return {
    title: joined(texts('title')) ?? (described ? message : null) ?? words[0] ?? null,
    // Where the page has a column for what to do, the rest is what it means, whatever its mood.
    meaning: own ? (joined([...mean, ...cause, ...both]) ?? message) : parts.meaning,
    resolution: own ?? joined([parts.resolution, inRetry]) ?? demandIn(joined(both) ?? ''),
  }
}
