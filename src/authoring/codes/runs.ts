/** Entries that stand one below the other: list items of one depth, and paragraphs that begin with a bold or marked name. */

import type { Block, Item, Page, Paragraph, Rich } from '../page/page'
import { isStatus, statusOfTitle } from './statuses'
import { isMadeUp } from './tokens'

/** One entry, split into its name and the text that follows. */
export interface Entry {
  block: Item | Paragraph
  index: number
  name: Rich
  rest: string
  /** What stands below it. */
  below: (Item | Paragraph)[]
  parent: Entry | null
}

const HEAD = /^(.{1,90}?)(?:\s[\u2013\u2014-]{1,2}\s|\s?[:：](?:\s|$)|\s(?:→|=>|=)\s|\n|$)/
const SHORT = 6

/** The name that a text begins with, and what follows it: "`card_expired` (402): the card …". */
function named({ text, marks }: Rich): { name: Rich; rest: string } {
  const [first] = marks
  const mark = first && first.kind !== 'link' && text.startsWith(first.text) ? first.text : null
  const hit = HEAD.exec(text)
  let name = hit?.[1] ?? ''
  let rest = text.slice(hit?.[0].length ?? 0)
  // "`card_expired` means that …", "**404** The card …": the mark itself is the name.
  const listed = mark !== null && /^\s?(?:[(,/&|]|(?:and|or)\s)/.test(text.slice(mark.length))
  if (mark !== null && name.length > mark.length && !listed && name.split(' ').length > SHORT) {
    name = mark
    rest = text.slice(mark.length)
  }
  const bracket = /^\s?(\([^()]{3,30}\))\s?[:\u2013\u2014-]?\s?/.exec(rest)
  if (bracket && statusOfTitle(`x ${bracket[1]}`)) {
    name = `${name} ${bracket[1]}`
    rest = rest.slice(bracket[0].length)
  }
  // "400 – `card_expired`: …": the code follows its status.
  const code = isStatus(name) ? /^(\S{3,80}?)(?:\s[\u2013\u2014-]{1,2}\s|[:：]\s|$)/.exec(rest) : null
  if (code && isMadeUp(code[1] as string)) {
    name = `${name} ${code[1]}`
    rest = rest.slice(code[0].length)
  }
  const inName = marks.filter((each) => name.includes(each.text))
  return { name: { text: name, marks: inName }, rest: rest.replace(/^[\s:\u2013\u2014-]+/, '') }
}

/** Does a paragraph begin with a name that is set off from the text after it? */
function beginsWithName({ text, marks }: Rich): boolean {
  const [first] = marks
  return (
    first !== undefined &&
    first.kind !== 'link' &&
    text.startsWith(first.text) &&
    /^(?:\s?\(|\s[\u2013\u2014-]|\s?[:：]|\n|$)/.test(text.slice(first.text.length))
  )
}

/** The runs of a page, in order. */
export function runsOf({ blocks }: Page): Entry[][] {
  const runs: Entry[][] = []
  let open: (Entry[] | undefined)[] = []
  let paragraphs: Entry[] | undefined
  let last: Entry | null = null
  const add = (run: Entry[] | undefined, entry: Entry): Entry[] => {
    if (run) run.push(entry)
    else runs.push([entry])
    return run ?? (runs.at(-1) as Entry[])
  }
  blocks.forEach((block: Block, index) => {
    if (block.kind === 'item') {
      open = open.slice(0, block.depth + 1)
      const parent = open[block.depth - 1]?.at(-1) ?? null
      parent?.below.push(block)
      if (parent === null) last?.below.push(block)
      open[block.depth] = add(open[block.depth], { block, index, ...named(block.content), below: [], parent })
    } else if (block.kind === 'paragraph') {
      open = []
      if (beginsWithName(block.content)) {
        last = { block, index, ...named(block.content), below: [], parent: null }
        paragraphs = add(paragraphs, last)
      } else last?.below.push(block)
    } else if (block.kind !== 'code') {
      open = []
      last = null
      if (block.kind === 'title') paragraphs = undefined
    }
  })
  return runs
}
