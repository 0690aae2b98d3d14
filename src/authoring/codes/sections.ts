/** The text below a title, or beside an example: what it means, what to do, and the status that it states. */

import type { Block, Item, Paragraph, Rich, Table } from '../page/page'
import { readCell } from './cells'
import { bareLabel, labelled, type Part, partOf } from './labels'
import { joined, split, unwrapped } from './resolutions'
import { isFailure, statedStatus, statusHead } from './statuses'
import { saysError, shapeOf } from './tokens'

export interface Said {
  /** A code that the text names under a label of its own: "**Code:** `card_expired`". */
  codes: string[]
  meaning: string | null
  resolution: string | null
  status: string | null
}

/** The blocks under the title at `index`, up to the next title that is not a label such as "Solution". */
export function blocksBelow(blocks: readonly Block[], index: number): Block[] {
  const title = blocks[index] as Block
  const out: Block[] = []
  for (let i = index + 1; i < blocks.length && out.length < MAX_BLOCKS; i += 1) {
    const block = blocks[i] as Block
    if (!block.under.some(({ line }) => line === title.line)) break
    if (block.kind === 'title' && partOf(bareLabel(block.title.content.text)) === null) break
    out.push(block)
  }
  return out
}

/** What one entry of a page takes at most: a bound on the work for a page that is one list. */
const MAX_BLOCKS = 60
const MAX_TEXT = 2000
/** Of the texts about one code, these many tell what it means. */
const MAX_TEXTS = 4

/** What was heard so far, by part. */
interface Heard {
  codes: string[]
  meaning: string[]
  causes: string[]
  resolution: string[]
  status: string | null
}

/** Takes a text as the part that it belongs to; without one, its sentences tell. */
function hear(heard: Heard, text: string, part: Part | null): void {
  const short = text.slice(0, MAX_TEXT)
  if (part === 'code') heard.codes.push(...codesIn(short))
  else if (part === 'status') heard.status ??= statusHead(short)?.statuses[0] ?? null
  else if (part === 'resolution') heard.resolution.push(unwrapped(short))
  else if (part === 'cause') heard.causes.push(unwrapped(short))
  else if (part === null || part === 'meaning' || part === 'both' || part === 'title') {
    const { meaning, resolution } = split(unwrapped(short))
    if (meaning) heard.meaning.push(meaning)
    if (resolution) heard.resolution.push(resolution)
  }
}

/** Reads a paragraph or an item; what follows it belongs to the part that is returned. */
function hearText(heard: Heard, { kind, content }: Paragraph | Item, part: Part | null): Part | null {
  let open = part
  for (const line of linesOf(content)) {
    const label = labelled(line.text) ?? labelAlone(line)
    if (label) {
      if (label.rest) hear(heard, label.rest, label.part)
      if (!label.rest) open = label.part
      else if (kind === 'paragraph') open = null
      continue
    }
    // A paragraph ends what a label began, but for fixes, which are told at length.
    if (kind === 'paragraph' && open !== 'resolution') open = null
    const head = open === null ? statusHead(line.text.slice(0, MAX_TEXT)) : null
    const leads = head?.statuses.length === 1 && isFailure(head.statuses[0] as string)
    if (leads) heard.status ??= head.statuses[0] as string
    hear(heard, leads ? head.rest : line.text, open)
  }
  return open
}

/** Reads blocks as what is said about one code. A label holds for what follows it, until the next one. */
export function readSection(blocks: readonly Block[]): Said {
  const heard: Heard = { codes: [], meaning: [], causes: [], resolution: [], status: null }
  const texts: string[] = []
  let part: Part | null = null
  for (const block of blocks) {
    if (block.kind === 'title') part = partOf(bareLabel(block.title.content.text))
    else if (block.kind === 'code') part = part === 'resolution' ? part : null
    else if (block.kind === 'table') hearTable(heard, block)
    else {
      texts.push(block.content.text)
      part = hearText(heard, block, part)
    }
  }
  return {
    codes: heard.codes,
    meaning: joined(heard.meaning.slice(0, MAX_TEXTS)) ?? joined(heard.causes.slice(0, MAX_TEXTS)),
    resolution: joined(heard.resolution),
    status: heard.status ?? statedStatus(texts.join('\n')),
  }
}

const codesIn = (text: string) => {
  const { codes, statuses } = readCell({ text: text.split('\n')[0] as string, marks: [] })
  return statuses.length === 0
    ? codes.filter((code) => saysError(code) || /^(?:snake|mixed|number)$/.test(shapeOf(code)))
    : []
}

/** Lines that begin with labels of their own are read one by one: "**Cause:** …", a line break, "**Fix:** …". */
function linesOf(content: Rich): Rich[] {
  const lines = content.text.split('\n')
  return lines.length > 1 && lines.filter((line) => labelled(line)).length > 1
    ? lines.map((text) => ({ text, marks: content.marks }))
    : [content]
}

/** A paragraph that is nothing but a bold label: "**How to fix**". */
function labelAlone({ text, marks }: Rich): { part: Part; rest: string } | null {
  const bold = marks.some((mark) => mark.kind === 'strong' && mark.text.trim() === text.trim())
  const part = bold || /[:：]$/.test(text) ? partOf(bareLabel(text)) : null
  return part ? { part, rest: '' } : null
}

/** A table of labels and texts, `HTTP status | 401`, or of one row below its labels. */
function hearTable(heard: Heard, { head, rows }: Table): void {
  const partIn = (label: Rich | undefined) => labelled(`${label?.text}: x`)?.part ?? null
  const [only] = rows
  if (only && rows.length === 1 && head.every(partIn)) {
    head.forEach((label, i) => {
      const part = partIn(label)
      if (part !== 'code') hear(heard, only.cells[i]?.text ?? '', part)
    })
    return
  }
  if (head.length !== 2 || partOf(head[1]?.text ?? '') !== null) return
  for (const [label, text] of [head, ...rows.map((row) => row.cells)]) {
    const part = partIn(label)
    if (part && text?.text) hear(heard, text.text, part)
  }
}
