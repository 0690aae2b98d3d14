/** Blocks of HTML within Markdown that mean something as a whole: tables, lists, headings, preformatted text. */

import type { Component } from './components'
import { htmlBlocks } from './html'
import type { Quiet } from './noise'
import type { Loose } from './titles'

export interface Islands {
  /** As many lines as before, without the HTML. */
  lines: string[]
  loose: Loose[]
  components: Component[]
}

const BEGINS = /^(?:\s|<(?!table|dl|ul|ol|pre|h[1-6])[A-Za-z][^<>]*>)*<(table|dl|ul|ol|pre|h[1-6])(?=[\s>])/i
const LONG_BEGIN = 400

/** Takes them out. An element that is not closed is left to the Markdown parser. */
export function takeIslands({ lines: source, fenced }: Quiet): Islands {
  const lines = [...source]
  const islands: Islands = { lines, loose: [], components: [] }
  const endless = new Set<string>()
  for (let i = 0; i < lines.length; i += 1) {
    const name = fenced[i]
      ? undefined
      : BEGINS.exec((lines[i] as string).slice(0, LONG_BEGIN))?.[1]?.toLowerCase()
    if (!name || endless.has(name)) continue
    const at = (lines[i] as string).toLowerCase().indexOf(`<${name}`)
    const end = endOf(lines, i, at, name)
    if (!end) {
      endless.add(name)
      continue
    }
    const html = [...lines.slice(i, end.line), (lines[end.line] as string).slice(0, end.column)]
    html[0] = (html[0] as string).slice(at)
    const read = htmlBlocks(html.join('\n'), i + 1)
    islands.loose.push(...read.loose)
    islands.components.push(...read.components)
    const rest = (lines[end.line] as string).slice(end.column)
    const before = (lines[i] as string).slice(0, at)
    for (let j = i; j <= end.line; j += 1) lines[j] = ''
    lines[end.line] = rest
    if (before.trim() !== '') lines[i] = end.line === i ? before + rest : before
    // What follows on the last line may be another.
    i = end.line - Number(rest.trim() !== '')
  }
  return islands
}

/** Where the element is closed, those of its kind within counted. */
function endOf(lines: readonly string[], from: number, at: number, name: string) {
  const tag = new RegExp(`<(/?)${name}(?=[\\s>/])[^<>]*>`, 'gi')
  let depth = 0
  for (let line = from; line < lines.length; line += 1) {
    tag.lastIndex = line === from ? at : 0
    for (let hit = tag.exec(lines[line] as string); hit; hit = tag.exec(lines[line] as string)) {
      depth += hit[1] ? -1 : 1
      if (depth <= 0) return { line, column: hit.index + hit[0].length }
    }
  }
  return null
}
