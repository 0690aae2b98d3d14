/** An HTML table, or one made of elements with roles, as rows of equal length: spans are filled in. */

import { looksLikeHead } from './head-words'
import { richOfElements } from './html-rich'
import type { Element } from './html-tree'
import type { Rich } from './page'

interface Row {
  line: number
  cells: Rich[]
  /** All of its cells are header cells, and there is more than one. */
  isHead: boolean
}

/** A table whose header rows in the middle begin a new one. */
export interface Part {
  line: number
  head: Rich[]
  rows: { line: number; cells: Rich[] }[]
}

/** No table that people read is wider; a row's value is carried into so many rows below. */
const MAX_COLUMNS = 60
const MAX_ROW_SPAN = 500

const NOTHING: Rich = { text: '', marks: [] }

const roleOf = ({ attributes }: Element) => attributes.role ?? ''
const isTable = (element: Element) => element.name === 'table' || /^(?:table|grid)$/.test(roleOf(element))
const isRow = (element: Element) => element.name === 'tr' || roleOf(element) === 'row'
const isHeadCell = (element: Element) =>
  (element.name === 'th' || roleOf(element) === 'columnheader') && element.attributes.scope !== 'row'
const isCell = (element: Element) =>
  /^t[dh]$/.test(element.name) || /^(?:cell|gridcell|columnheader|rowheader)$/.test(roleOf(element))

/** Elements below that match, not looking into those nor into tables within. */
function below(node: Element, matches: (each: Element) => boolean): Element[] {
  return node.children.flatMap((child) =>
    typeof child === 'string' ? [] : matches(child) ? [child] : isTable(child) ? [] : below(child, matches),
  )
}

/** The rows of a table element, in order. */
export const rowElements = (table: Element): Element[] => below(table, isRow)

const spanOf = (cell: Element, name: string, most: number) =>
  Math.min(
    most,
    Math.max(1, Number.parseInt(cell.attributes[name] ?? cell.attributes[`aria-${name}`] ?? '1', 10) || 1),
  )

/** Reads the rows: a cell over several rows is in each of them, one over several columns in the first. */
function grid(table: Element, typed: boolean): Row[] {
  const carried: { cell: Rich; left: number }[] = []
  return rowElements(table).flatMap((row) => {
    const cells: Rich[] = []
    const own = below(row, isCell)
    const takeCarried = () => {
      for (let above = carried[cells.length]; above && above.left > 0; above = carried[cells.length]) {
        above.left -= 1
        cells.push(above.cell)
      }
    }
    for (const cell of own) {
      takeCarried()
      if (cells.length >= MAX_COLUMNS) break
      const content = richOfElements(cell.children, typed)
      const left = spanOf(cell, 'rowspan', MAX_ROW_SPAN) - 1
      const first = cells.length
      for (let i = spanOf(cell, 'colspan', MAX_COLUMNS - first); i > 0; i -= 1) {
        const shown = cells.length === first ? content : NOTHING
        carried[cells.length] = { cell: shown, left }
        cells.push(shown)
      }
    }
    takeCarried()
    return cells.length > 0
      ? [{ line: row.line, cells, isHead: own.length > 1 && own.every(isHeadCell) }]
      : []
  })
}

/** The tables that a table element holds, one under the other. */
export function tableParts(table: Element, typed: boolean): Part[] {
  const rows = grid(table, typed)
  const parts: Part[] = []
  for (const [i, row] of rows.entries()) {
    const last = parts.at(-1)
    const isHead = row.isHead || (i === 0 && looksLikeHead(row.cells.map(({ text }) => text)))
    if (isHead && !(last && last.rows.length === 0 && i > 0))
      parts.push({ line: row.line, head: row.cells, rows: [] })
    else if (last) last.rows.push({ line: row.line, cells: row.cells })
    else parts.push({ line: row.line, head: [], rows: [{ line: row.line, cells: row.cells }] })
  }
  return parts
}
