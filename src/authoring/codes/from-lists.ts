/** Entries of lists that begin with a code or a status: "- `card_declined`: the bank refused", "- **404** – not found". */

import type { Block, Page } from '../page/page'
import { readCell } from './cells'
import { namesCodes, statusAround, topicAround } from './context'
import { labelled } from './labels'
import { CONFIDENCE, type Mention, mention } from './mention'
import type { IsField } from './names'
import { type Entry, runsOf } from './runs'
import { readSection } from './sections'
import { judge, type Named } from './series'

/** Reads the lists of a page, and paragraphs that stand like a list. */
export function fromLists(page: Page, isField: IsField): Mention[] {
  return runsOf(page).flatMap((found) => {
    const first = found[0] as Entry
    const run = numbered(found, page) ?? found
    const topic = topicAround(page, first.index)
    const around = statusAround(page.blocks, first.index)?.status
    const named = judge(
      run.map(({ name }) => readCell(name)),
      { topic, isField },
    )
    const codes = named.filter((name) => name && name.codes.length > 0).length
    return run.flatMap((entry, i) => {
      const name = named[i]
      // One code among a list of other things is no list of codes; paragraphs of other things may stand between.
      if (!name || (name.codes.length > 0 && entry.block.kind === 'item' && codes < run.length / 2)) return []
      return [mentionOf(entry, name, around)]
    })
  })
}

const NUMBERED = /^(-?\d{1,7})[.:]?\s+(?=\p{L})/u
/** The share of a list whose items begin with a number at least. */
const MIN_NUMBERED = 0.8

/** A list below "Error codes" whose items begin with numbers that do not count them: "16 no action was named". */
function numbered(run: Entry[], { blocks, title }: Page): Entry[] | null {
  const [first] = run
  const hits = run.map(({ block }) => NUMBERED.exec(block.content.text))
  const numbers = hits.flatMap((hit) => (hit ? [Number(hit[1])] : []))
  if (!first || numbers.length < 3 || numbers.length < run.length * MIN_NUMBERED) return null
  const counts = numbers.every((number, i) => number === i + 1)
  // Three digits from 1xx to 5xx are the reply codes of many a protocol.
  const areStatuses = numbers.filter((number) => number > 99 && number < 600).length > numbers.length / 2
  const nearest = (blocks[first.index] as Block).under.at(-1)?.content.text ?? title ?? ''
  if (counts || areStatuses || new Set(numbers).size < numbers.length || !namesCodes(nearest)) return null
  return run.map((entry, i) => {
    const [whole, number] = hits[i] ?? []
    if (!whole || !number) return entry
    const { text } = entry.block.content
    const name = { text: number, marks: [{ kind: 'code' as const, text: number }] }
    return { ...entry, name, rest: text.slice(whole.length) }
  })
}

function mentionOf(entry: Entry, { codes, statuses, words }: Named, around: string | undefined): Mention {
  const said = readSection(textsOf(entry))
  const above = entry.parent ? readCell(entry.parent.name).statuses : []
  const own = [statuses, said.status ? [said.status] : [], above, around ? [around] : []].find(
    (list) => list.length > 0,
  )
  return mention({
    codes,
    statuses: codes.length > 0 ? (own ?? []) : statuses,
    title: words || null,
    meaning: said.meaning,
    resolution: said.resolution,
    lines: [entry.block.line],
    confidence: CONFIDENCE.item,
  })
}

/** An entry's own text as a paragraph, then what stands below it; a label alone says nothing. */
function textsOf({ block: { line, under }, rest, below }: Entry) {
  const isLabel = labelled(rest)?.rest === ''
  const own =
    rest && !isLabel ? [{ kind: 'paragraph' as const, line, under, content: { text: rest, marks: [] } }] : []
  return [...own, ...below]
}
