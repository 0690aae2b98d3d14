/** Markdown and MDX → page. The Markdown itself is read by micromark; tags, front matter and tables are taken out before. */

import type { List, Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import { componentHeadings } from './component-headings'
import { stripComponents } from './components'
import { markDefinitions } from './definitions'
import { addressOf, takeFrontMatter } from './front-matter'
import { htmlBlocks } from './html'
import { takeIslands } from './islands'
import { withoutNoise } from './noise'
import type { Page, TableRow } from './page'
import { cellsOf, type PipeRow, type PipeTable } from './pipe-row'
import { findPipeTables } from './pipe-table'
import { bare, richOf } from './rich'
import { isHostile, partsOf, seamsOf, softened } from './softened'
import { type Loose, placeUnderTitles, titleOfBlocks } from './titles'

/** Reads a Markdown or MDX page. Never throws: what is not Markdown is text. */
export function readMarkdown(source: string): Page {
  const { fields, text } = takeFrontMatter(source)
  const quiet = withoutNoise(text.split('\n'))
  quiet.lines = componentHeadings(quiet.lines, quiet.fenced)
  const islands = takeIslands(quiet)
  const { lines, components } = stripComponents(islands.lines, quiet.fenced)
  const isMdx = components.some(({ name }) => /^[A-Z]/.test(name))
  markDefinitions(lines, quiet.fenced)
  const tables = findPipeTables(lines, (i) => quiet.fenced[i] as boolean)
  const loose = [...islands.loose, ...tables.flatMap((table) => pipeBlocks(table))]
  for (const { line, endLine } of tables) lines.fill('', line - 1, endLine)
  loose.push(...proseBlocks(lines, quiet.fenced, isMdx, seamsOf(components)))
  const blocks = placeUnderTitles(loose, [...components, ...islands.components])
  return {
    title: fields.title ?? titleOfBlocks(blocks),
    url: addressOf(fields),
    blocks,
    lines: source.split('\n'),
  }
}

const parse = (text: string, isMdx: boolean) =>
  fromMarkdown(text, {
    // In MDX, indented text is what stands in a component.
    extensions: [gfmTable(), ...(isMdx ? [{ disable: { null: ['codeIndented'] } }] : [])],
    mdastExtensions: [gfmTableFromMarkdown()],
  })

function proseBlocks(
  source: readonly string[],
  fenced: readonly boolean[],
  isMdx: boolean,
  seams: ReadonlySet<number>,
): Loose[] {
  const { lines, whole } = softened(source, fenced)
  const read = partsOf(lines, fenced, seams).flatMap((part) =>
    parse(part.lines.join('\n'), isMdx)
      .children.flatMap((node) => blocksOf(node, 0))
      .map((block) => movedDown(block, part.offset)),
  )
  return [...whole, ...read]
}

function movedDown(block: Loose, lines: number): Loose {
  if (lines === 0) return block
  const line = block.line + lines
  if (block.kind !== 'table') return { ...block, line }
  return { ...block, line, rows: block.rows.map((row) => ({ ...row, line: row.line + lines })) }
}

/** A table of pipes: its rows are given to the parser below a header of our own, so many at a time. */
function pipeBlocks({ line, columns, head, rows, before }: PipeTable): Loose[] {
  const all = head ? [head, ...rows] : rows
  const read: TableRow[] = []
  for (let i = 0; i < all.length; i += ROWS_AT_ONCE)
    read.push(...readRows(all.slice(i, i + ROWS_AT_ONCE), columns))
  const above: Loose[] = before ? [{ kind: 'paragraph', line, content: bare(before) }] : []
  return [
    ...above,
    { kind: 'table', line, head: head ? (read[0]?.cells ?? []) : [], rows: head ? read.slice(1) : read },
  ]
}

const ROWS_AT_ONCE = 100

function readRows(rows: readonly PipeRow[], columns: number): TableRow[] {
  const header = ['| ', '|-'].map((cell) => `${cell.repeat(Math.max(1, columns))}|`)
  const source = [...header, ...rows.map((row) => row.source)].join('\n')
  const [table] = isHostile(source) ? [] : parse(source, true).children
  const read = table?.type === 'table' ? table.children.slice(1) : []
  return rows.map((row, i) => ({
    line: row.line,
    cells:
      read.length === rows.length
        ? (read[i]?.children ?? []).map((cell) => withoutHashes(cell.children))
        : cellsOf(row.source).map(bare),
  }))
}

/** Some write a heading into a cell: "| #### invalid_key |". */
function withoutHashes(nodes: Parameters<typeof richOf>[0]) {
  const { text, marks } = richOf(nodes)
  return { text: text.replace(/^#{1,6}\s+/, ''), marks }
}

const lineOf = (node: Nodes) => node.position?.start.line ?? 1

/** The blocks of a node and of what it holds. */
function blocksOf(node: Nodes, depth: number): Loose[] {
  const line = lineOf(node)
  switch (node.type) {
    case 'heading':
      return [{ kind: 'title', line, level: node.depth, content: richOf(node.children) }]
    case 'paragraph':
      return [{ kind: 'paragraph', line, content: richOf(node.children) }]
    case 'code':
      return [codeOf(node.value, node.lang ?? null, node.meta ?? '', line)]
    case 'html':
      return htmlBlocks(node.value, line).loose
    case 'table': {
      const [head, ...rows] = node.children.map((row) => ({
        line: lineOf(row),
        cells: row.children.map((cell) => withoutHashes(cell.children)),
      }))
      return [{ kind: 'table', line, head: head?.cells ?? [], rows }]
    }
    case 'list':
      return itemsOf(node, depth)
    case 'blockquote':
      return node.children.flatMap((child) => blocksOf(child, depth))
    default:
      return []
  }
}

function codeOf(text: string, lang: string | null, label: string, line: number): Loose {
  // "```json{3,5}" and "```{.json}" name a language too.
  const name = lang?.toLowerCase().match(/[a-z0-9+#_-]+/)?.[0] ?? null
  return { kind: 'code', line, lang: name, label, text }
}

function itemsOf(list: List, depth: number): Loose[] {
  return list.children.flatMap((item) => {
    const [first, ...rest] = item.children
    const own: Loose =
      first?.type === 'paragraph'
        ? { kind: 'item', depth, line: lineOf(item), content: richOf(first.children) }
        : { kind: 'item', depth, line: lineOf(item), content: bare('') }
    const below = first?.type === 'paragraph' ? rest : item.children
    return [own, ...below.flatMap((child) => blocksOf(child, depth + 1))]
  })
}
