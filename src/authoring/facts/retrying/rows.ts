/** What a table's rows say about repeating: in a column for it, or in the text beside a code or a status. */

import { type Cell, readCell } from '../../codes/cells'
import { partOf } from '../../codes/labels'
import type { Rich, Table } from '../../page/page'
import { sentenceStatements } from './sentences'
import { areDelayed, type Known, type Statement, statements } from './statement'
import { type Named, subjectsOf } from './subjects'
import { namesDelay, type Say, sayOf, sayOfCell } from './words'

/** Longer texts beside a status describe it; shorter ones are its name. */
const MAX_NAME_CHARS = 60

const isHolder = ({ codes, statuses, words }: Cell, known: Known) =>
  codes.some((code) => known.codes.has(code)) || (statuses.length > 0 && words.length < MAX_NAME_CHARS)

/** A row is about its codes, and about its statuses only where it has none; "5xx (`db_down`, `timeout`)" names a class and some of it. */
function subjectsOfRow(cells: readonly Cell[], first: Rich | undefined, { codes: known }: Known): Named[] {
  const listed = cells.flatMap(({ codes: all }) => all.filter((code) => known.has(code)))
  // "Sign-in (`DENIED`, `EXPIRED`)" names them in passing.
  const passing = listed.length === 0 && first ? subjectsOf(first, known) : []
  const codes = [...listed, ...passing.flatMap(({ kind, name }) => (kind === 'code' ? [name] : []))]
  const statuses = cells.flatMap((cell) => cell.statuses)
  if (codes.length === 0) return statuses.map((name) => ({ kind: 'status', name }))
  const classes = cells.flatMap(({ codes: some, statuses: [first = ''] }) =>
    some.length > 1 && first.endsWith('xx') ? [first] : [],
  )
  return [
    ...codes.map((name) => ({ kind: 'code' as const, name })),
    ...classes.map((name) => ({ kind: 'status' as const, name })),
  ]
}

function sayOfTexts(texts: readonly string[], about: readonly Named[]): Say | null {
  const whole = texts.join(' ')
  const says = texts.map(
    (text) => sayOf(text) ?? (namesDelay(text) && areDelayed(about, whole) ? 'yes' : null),
  )
  return (['no', 'open', 'yes'] as const).find((say) => says.includes(say)) ?? null
}

/**
 * @param section what the titles above the table are about
 * @param listed what the line above the table says of all its rows
 */
export function tableStatements(
  table: Table,
  section: readonly Named[],
  listed: Say | null,
  known: Known,
): Statement[] {
  const column = table.head.findIndex(({ text }) => partOf(text) === 'retry')
  let group = section
  return table.rows.flatMap(({ cells, line }) => {
    const read = cells.map(readCell)
    const about = subjectsOfRow(read, cells[0], known)
    const holds = read.map((cell) => isHolder(cell, known))
    if (about.length === 0) return cells.flatMap((cell) => sentenceStatements(cell, line, group, null, known))
    // A row with nothing but a subject heads those below it.
    if (cells.every(({ text }, i) => holds[i] || text.trim() === '')) group = about
    const told = column < 0 ? null : sayOfCell(cells[column]?.text ?? '')
    const texts = cells.filter((_, i) => i !== column && !holds[i]).map(({ text }) => text)
    const said = sayOfTexts(texts, about)
    return [
      ...(told ? statements(about, told, 'column', line) : []),
      ...(said ? statements(about, said, 'own', line) : []),
      ...(listed && !told && !said ? statements(about, listed, 'rule', line) : []),
    ]
  })
}
