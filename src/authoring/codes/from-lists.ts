/** Entries of lists that begin with a code or a status: "- `card_declined`: the bank refused", "- **404** – not found". */

import type { Page } from '../page/page'
import { readCell } from './cells'
import { statusAround, topicAround } from './context'
import { labelled } from './labels'
import { CONFIDENCE, type Mention, mention } from './mention'
import type { IsField } from './names'
import { type Entry, runsOf } from './runs'
import { readSection } from './sections'
import { judge, type Named } from './series'

/** Reads the lists of a page, and paragraphs that stand like a list. */
export function fromLists(page: Page, isField: IsField): Mention[] {
  return runsOf(page).flatMap((run) => {
    const first = run[0] as Entry
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
