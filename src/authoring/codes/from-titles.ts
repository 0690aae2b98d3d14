/** Titles that name codes or statuses, with the text below them: headings, accordions, tabs, cards, response fields. */

import type { Block, Page, TitleBlock } from '../page/page'
import { readCell } from './cells'
import { statusOfTitles, topicOf } from './context'
import { labelled } from './labels'
import { CONFIDENCE, type Mention, mention } from './mention'
import type { IsField } from './names'
import { blocksBelow, readSection } from './sections'
import { judge, type Named } from './series'
import { isFailure, statusHead, statusOfTitle, statusWithin } from './statuses'
import { saysError, shapeOf } from './tokens'

interface Placed {
  block: TitleBlock
  index: number
}

/** Titles that stand side by side: under the same title, of the same level and component. */
function seriesOf(blocks: readonly Block[]): Placed[][] {
  const series = new Map<string, Placed[]>()
  blocks.forEach((block, index) => {
    if (block.kind !== 'title') return
    const key = `${block.under.at(-1)?.line ?? 0} ${block.title.level} ${block.title.component}`
    const placed = series.get(key)
    if (placed) placed.push({ block, index })
    else series.set(key, [{ block, index }])
  })
  return [...series.values()]
}

/** Reads the titles of a page. */
export function fromTitles(page: Page, isField: IsField): Mention[] {
  const all = seriesOf(page.blocks).map((series) => {
    const [first] = series
    const above = first?.block.under.map((title) => title.content.text) ?? []
    const topic = topicOf([...above.toReversed(), page.title ?? ''])
    const cells = series.map(({ block }) => readCell(block.title.content))
    return { series, topic, cells, level: first?.block.title.level, component: first?.block.title.component }
  })
  const titled = all.flatMap(({ series, topic, cells, level, component }) => {
    const kin = all
      .filter((each) => each.topic === 'errors' && each.level === level && each.component === component)
      .flatMap((each) => each.cells)
    const hasStatusBelow = (i: number) => beginsWithStatus(page.blocks, series[i]?.index ?? -1)
    const fields = /field|param|property/i.test(component ?? '')
    const named = judge(cells, { topic, isField, kin, hasStatusBelow })
    return series.flatMap(({ index }, i) => {
      const name = named[i]
      // The name of a field is a code only beside a status: `name="401 unauthorized"`.
      if (name && !(fields && name.statuses.length === 0)) return [mentionOf(page.blocks, index, name)]
      return topic === 'others' || fields ? [] : labelledBelow(page.blocks, index, isField)
    })
  })
  return titled.length > 0 ? titled : ofPage(page)
}

/** A page about one code, which only its own title names: "Key revoked (KEY_REVOKED)". */
function ofPage({ title, blocks, lines }: Page): Mention[] {
  const { codes, statuses, words } = readCell({ text: title ?? '', marks: [] })
  const [code = ''] = codes
  if (codes.length !== 1 || !/\s/.test(words) || shapeOf(code) !== 'snake' || !saysError(code)) return []
  const { meaning, resolution, status } = readSection(blocks.slice(0, MAX_OF_PAGE))
  const line = lines.findIndex((each) => each.includes(code)) + 1
  const tied = statuses.length > 0 ? statuses : status ? [status] : []
  const place = { lines: [line], confidence: CONFIDENCE.title }
  return [mention({ codes, statuses: tied, title: words, meaning, resolution, ...place })]
}

const MAX_OF_PAGE = 60

/** "**HTTP 409**: …", "Status: 409" right below a title. */
function beginsWithStatus(blocks: readonly Block[], index: number): boolean {
  const next = blocks[index + 1]
  if (next?.kind !== 'paragraph' && next?.kind !== 'item') return false
  const head = statusHead(next.content.text)?.statuses ?? []
  return head.length === 1 && isFailure(head[0] as string)
}

/** A title in words over a text that names the code: "### Card expired", "**Code:** `card_expired`". */
function labelledBelow(blocks: readonly Block[], index: number, isField: IsField): Mention[] {
  const below = blocksBelow(blocks, index)
  const { codes } = readSection(below)
  const { title } = blocks[index] as TitleBlock
  const statuses = statusOfTitle(title.content.text)?.statuses ?? []
  if (codes.length === 0 || codes.some(isField)) return []
  if (codes.length === 1) return [mentionOf(blocks, index, { codes, statuses, words: title.content.text })]
  return oneByOne(below).flatMap((part) => {
    const said = readSection(part)
    const [{ line } = title] = part
    const tie = statuses.length > 0 ? statuses : said.status ? [said.status] : []
    const place = { codes: said.codes, lines: [line], confidence: CONFIDENCE.title }
    // What is said of several codes at once is about none of them in particular.
    if (said.codes.length !== 1) return said.codes.length > 0 ? [mention({ ...place, statuses })] : []
    return [mention({ ...place, statuses: tie, meaning: said.meaning, resolution: said.resolution })]
  })
}

/** The blocks under a title, cut where a label begins the next code. */
function oneByOne(blocks: readonly Block[]): Block[][] {
  const parts: Block[][] = [[]]
  for (const block of blocks) {
    if ('content' in block && labelled(block.content.text)?.part === 'code') parts.push([])
    parts.at(-1)?.push(block)
  }
  return parts
}

function mentionOf(blocks: readonly Block[], index: number, { codes, statuses, words }: Named): Mention {
  const said = readSection(blocksBelow(blocks, index))
  const block = blocks[index] as TitleBlock
  const above = codes.length > 0 && statuses.length === 0 ? statusOfTitles(block.under) : null
  const within = codes.length === 1 ? statusWithin(codes[0] as string) : null
  const status = said.status ?? above?.status ?? within
  return mention({
    codes,
    statuses: statuses.length > 0 ? statuses : codes.length > 0 && status ? [status] : [],
    title: words || null,
    meaning: said.meaning,
    resolution: said.resolution,
    lines: above && !said.status ? [above.line, block.line] : [block.line],
    confidence: CONFIDENCE.title,
  })
}
