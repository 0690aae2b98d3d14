/**
 * Text copied from a web page → page. Whoever copies loses the markup: tables come as tabs, as pipes without the outer ones, as
 * cells glued together, or as one cell per line; headings are short lines. Where cells cannot be told apart for sure, a row
 * stays whole.
 */

import { inlineText } from './inline'
import type { Page, Rich } from './page'
import { cellsOf, type PipeTable } from './pipe-row'
import { findPipeTables } from './pipe-table'
import { codeAt } from './plain-code'
import { gluedTableAt } from './plain-glued'
import { stackedTableAt, type TextTable, tabTableAt } from './plain-tables'
import { isTitleLine } from './plain-titles'
import { type Loose, placeUnderTitles } from './titles'

/** Words of the page's frame that get copied along. */
const FRAME =
  /^(?:skip to (?:main )?content|on this page|copy(?: page| code)?|copied!?|edit this page|was this page helpful\??|yes|no|previous|next|table of contents)$/i
const ITEM = /^(\s*)(?:[-*•◦▪–]|\d{1,3}[.)])\s+(\S.*)$/

/** Reads plain text. Never throws. */
export function readPlain(source: string): Page {
  const lines = source.split('\n')
  const piped = new Map(
    findPipeTables(lines, (i) => lines[i]?.includes('\t') ?? false).map((table) => [table.line - 1, table]),
  )
  const loose: Loose[] = []
  let afterTable = true
  for (let i = 0; i < lines.length; ) {
    const line = (lines[i] as string).trim()
    if (line === '' || FRAME.test(line)) {
      i += 1
      continue
    }
    const table =
      pipedAt(piped.get(i), loose) ??
      tabTableAt(lines, i) ??
      gluedTableAt(lines, i) ??
      stackedTableAt(lines, i)
    const code = table ? null : codeAt(lines, i)
    if (table) loose.push(tableOf(table))
    else if (code) loose.push({ kind: 'code', line: i + 1, lang: code.lang, label: '', text: code.text })
    else {
      const startsTable =
        piped.has(i + 1) || tabTableAt(lines, i + 1) !== null || gluedTableAt(lines, i + 1) !== null
      const around = { above: lines[i - 1], below: lines[i + 1], afterTable, startsTable }
      if (isTitleLine(line, around))
        loose.push({ kind: 'title', line: i + 1, level: 2, content: inlineText(line) })
      else loose.push(proseOf(lines[i] as string, i))
    }
    afterTable = table !== null
    i = table?.end ?? code?.end ?? i + 1
  }
  const blocks = placeUnderTitles(joinWrapped(loose, lines))
  // What a text begins with is its title; a title further down is that of a part.
  return {
    title: blocks[0]?.kind === 'title' ? blocks[0].title.content.text : null,
    url: null,
    blocks,
    lines,
  }
}

function pipedAt(table: PipeTable | undefined, loose: Loose[]): TextTable | null {
  if (!table) return null
  if (table.before) loose.push({ kind: 'paragraph', line: table.line, content: inlineText(table.before) })
  const [head, rows] = [table.head, table.rows]
  return {
    line: table.line,
    end: table.endLine,
    head: head ? cellsOf(head.source) : [],
    rows: rows.map(({ line, source }) => ({ line, cells: cellsOf(source) })),
  }
}

function tableOf({ line, head, rows }: TextTable): Loose {
  const richOf = (cells: readonly string[]): Rich[] => cells.map((cell) => inlineText(cell))
  return {
    kind: 'table',
    line,
    head: richOf(head),
    rows: rows.map((row) => ({ line: row.line, cells: richOf(row.cells) })),
  }
}

function proseOf(line: string, i: number): Loose {
  const item = ITEM.exec(line)
  return item
    ? {
        kind: 'item',
        depth: Math.min(5, Math.floor((item[1] as string).length / 2)),
        line: i + 1,
        content: inlineText(item[2] as string),
      }
    : { kind: 'paragraph', line: i + 1, content: inlineText(line) }
}

/** A line that goes on in lower case belongs to the one above: text that was wrapped by hand. */
function joinWrapped(loose: readonly Loose[], lines: readonly string[]): Loose[] {
  const out: Loose[] = []
  for (const block of loose) {
    const above = out.at(-1)
    const goesOn =
      block.kind === 'paragraph' &&
      (above?.kind === 'paragraph' || above?.kind === 'item') &&
      block.line === above.line + above.content.text.split('\n').length &&
      /^[a-z(]/.test(block.content.text) &&
      (lines[above.line - 1] ?? '').length > 50 &&
      !/[.:!?]$/.test(above.content.text)
    if (goesOn)
      above.content = {
        text: `${above.content.text}\n${block.content.text}`,
        marks: [...above.content.marks, ...block.content.marks],
      }
    else out.push(block)
  }
  return out
}
