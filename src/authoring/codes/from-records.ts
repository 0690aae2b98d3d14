/** Tables that stand on their side: a label and a text in each row, `Error | card_expired`, and an error begins where its code stands. */

import type { Rich, Table } from '../page/page'
import { readCell } from './cells'
import { splitLabelled } from './labelled-parts'
import { labelled, type Part } from './labels'
import { CONFIDENCE, type Mention, mention } from './mention'
import { joined } from './resolutions'

interface Row {
  part: Part
  content: Rich
  line: number
}

/** The share of rows that have a label at least. */
const MIN_LABELLED = 0.7

/** No label holds a number: `ACME-ACTION-001` is a code. */
const partIn = (label: Rich | undefined): Part | null =>
  /\d/.test(label?.text ?? '') ? null : (labelled(`${label?.text}: x`)?.part ?? null)

/** The rows of such a table, blank ones left out; null for a table of another kind. */
function rowsOf({ head, rows, line }: Table): Row[] | null {
  const all = [{ cells: head, line }, ...rows].filter(({ cells }) => cells.some(({ text }) => text !== ''))
  const read = all.flatMap(({ cells: [label, content], line }) => {
    const part = partIn(label)
    return part && content ? [{ part, content, line }] : []
  })
  // A pipe in a text makes a cell too many; two columns are what the other rows have.
  const pairs = all.filter(({ cells }) => cells.length === 2).length
  const isOnItsSide = Math.min(pairs, read.length) >= all.length * MIN_LABELLED
  return isOnItsSide && read.length > 1 ? read : null
}

function mentionOf(codes: string[], rows: readonly Row[], around: string | null): Mention {
  const texts = (...wanted: Part[]) =>
    joined(rows.filter(({ part }) => wanted.includes(part)).map(({ content }) => content.text))
  const message = texts('message', 'title')
  const { meaning, resolution } = splitLabelled(texts('meaning', 'cause', 'both') ?? '')
  const statuses = rows.flatMap(({ part, content }) => (part === 'status' ? readCell(content).statuses : []))
  return mention({
    codes,
    statuses: statuses.length > 0 || around === null ? statuses : [around],
    title: meaning ? message : null,
    meaning: meaning ?? message,
    resolution: texts('resolution') ?? resolution,
    lines: rows.map(({ line }) => line),
    confidence: CONFIDENCE.row,
  })
}

/** Reads the errors of such a table; null for a table of another kind. */
export function fromRecords(table: Table, around: string | null): Mention[] | null {
  const records: { codes: string[]; rows: Row[] }[] = []
  for (const row of rowsOf(table) ?? []) {
    const { codes } = row.part === 'code' ? readCell(row.content) : { codes: [] }
    if (codes.length > 0) records.push({ codes, rows: [row] })
    else records.at(-1)?.rows.push(row)
  }
  return records.length > 0 ? records.map(({ codes, rows }) => mentionOf(codes, rows, around)) : null
}
