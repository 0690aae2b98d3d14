/** Inline Markdown → text with its marked parts. */

import type { Nodes, PhrasingContent } from 'mdast'
import type { Mark, Rich } from './page'

/** Spaces as one, heading anchors (`{#http-400}`) and MDX's `{" "}` gone. */
const tidy = (text: string) =>
  text
    .replace(/\{\s*#[\w-]+\s*\}|\{\s*["'`]\s*["'`]\s*\}/g, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()

const TAG = /^<(\/?)([A-Za-z][\w.-]*)([^>]*)>$/

/** Tags that are never closed, and those that Markdown may leave open. */
const ALONE = /^(?:br|hr|img|wbr|input|p|li|td|th|tr|dt|dd|div|span|a|h[1-6])$/i

interface Sink {
  text: string
  marks: Mark[]
}

interface OpenTag {
  name: string
  from: number
  url: string | undefined
}

function markOf({ name, url }: OpenTag, text: string): Mark | null {
  if (/^(?:code|kbd|samp|tt)$/.test(name)) return { kind: 'code', text }
  if (/^(?:strong|b)$/.test(name)) return { kind: 'strong', text }
  return name === 'a' && url ? { kind: 'link', text, url } : null
}

/** HTML within a line: the parser hands over each tag by itself. */
function readTag(source: string, sink: Sink, open: OpenTag[], closed: ReadonlySet<string | undefined>): void {
  const [, slash, tagName, rest] = TAG.exec(source) ?? []
  if (tagName === undefined || rest === undefined) return
  const name = tagName.toLowerCase()
  if (name === 'br') sink.text += '\n'
  if (slash) {
    const at = open.findLastIndex((each) => each.name === name)
    const [opened] = at < 0 ? [] : open.splice(at)
    const mark = opened && markOf(opened, tidy(sink.text.slice(opened.from)))
    if (mark) sink.marks.push(mark)
  } else if (closed.has(name)) {
    const url = /\shref\s*=\s*["']?([^\s"'>]+)/i.exec(rest)?.[1]
    open.push({ name, from: sink.text.length, url })
  } else if (!ALONE.test(name) && rest.trim() === '') sink.text += source // a placeholder: "Basic <credentials>"
}

function collect(nodes: readonly Nodes[], sink: Sink): void {
  const open: OpenTag[] = []
  const closed = new Set(
    nodes.map((node) =>
      node.type === 'html' ? /^<\/([\w.-]+)/.exec(node.value)?.[1]?.toLowerCase() : undefined,
    ),
  )
  for (const node of nodes) {
    if (node.type === 'html') readTag(node.value, sink, open, closed)
    else if (node.type === 'break') sink.text += '\n'
    else if (node.type === 'image') sink.text += node.alt ?? ''
    else if ('value' in node) {
      if (node.type === 'inlineCode') sink.marks.push({ kind: 'code', text: node.value })
      sink.text += node.value
    } else if ('children' in node) {
      const from = sink.text.length
      const mark: Mark | null =
        node.type === 'strong'
          ? { kind: 'strong', text: '' }
          : node.type === 'link'
            ? { kind: 'link', text: '', url: node.url }
            : null
      if (mark) sink.marks.push(mark)
      collect(node.children as Nodes[], sink)
      if (mark) mark.text = tidy(sink.text.slice(from))
    }
  }
}

export function richOf(nodes: readonly (PhrasingContent | Nodes)[]): Rich {
  const sink: Sink = { text: '', marks: [] }
  collect(nodes, sink)
  return { text: tidy(sink.text), marks: sink.marks }
}

/** Text without any mark. */
export const bare = (text: string): Rich => ({ text: tidy(text), marks: [] })
