/** Advice in running text on codes that are known from elsewhere: "For `E1` and `E2`: check your key", cards, notes. */

import type { Page, Rich, Table } from '../page/page'
import { partOf } from './labels'
import { CONFIDENCE, type Mention, mention } from './mention'
import { sentencesOf, split, unwrapped } from './resolutions'
import { isMadeUp } from './tokens'

/** A text that names more codes than this is a list, not advice on one of them. */
const MAX_NAMED = 4

/** "For A and B: verify …", "`A` / `B` — fix the input". */
const CODES_FIRST = /^(?:For\s)?[^:\u2014]{0,90}[:\u2014]\s?/

function namedIn({ text, marks }: Rich, known: ReadonlySet<string>): string[] {
  const spans = marks.filter(({ kind }) => kind === 'code').flatMap((mark) => mark.text.split(/[\s,]+/))
  const words = text.split(/[\s,()]+/).filter((word) => known.has(word) && isMadeUp(word))
  return [...new Set([...spans, ...words].filter((word) => known.has(word)))]
}

interface Advice {
  codes: string[]
  text: string
}

/** A sentence cut into codes and what follows them: "`A` / `B` (ask for another card), `C` (top up)". */
function adviceIn(sentence: string, codes: readonly string[]): Advice[] {
  const spots = codes
    .map((code) => ({ code, at: sentence.indexOf(code) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
  const out: Advice[] = []
  spots.forEach(({ code, at }, i) => {
    const next = spots[i + 1]?.at ?? sentence.length
    const after = sentence.slice(at + code.length, next)
    const open = out.at(-1)
    if (open?.text === '') open.codes.push(code)
    else out.push({ codes: [code], text: '' })
    if (!BETWEEN.test(after) || i === spots.length - 1) (out.at(-1) as Advice).text = after
  })
  // Advice in brackets belongs to the codes before them; else the sentence is about all of its codes.
  const bracketed = out.length > 0 && out.every(({ text }) => BRACKETS.test(text))
  return bracketed
    ? out.map(({ codes: own, text }) => ({ codes: own, text: BRACKETS.exec(text)?.[1] ?? '' }))
    : [{ codes: spots.map(({ code }) => code), text: sentence.replace(CODES_FIRST, '') }]
}

const BETWEEN = /^[\s,/|&`]*(?:(?:and|or|through)[\s`]*)?$/
const BRACKETS = /^\s?\(([^()]*)\)/

/** What goes for several codes at once, in a table with a column for it: "Transient (`A`, `B`) | wait and send it again". */
function adviceOfTable({ head, rows }: Table, known: ReadonlySet<string>): Mention[] {
  const column = head.findIndex(({ text }) => partOf(text) === 'resolution')
  if (column < 1) return []
  return rows.flatMap(({ cells, line }) => {
    const [first] = cells
    const codes = first ? namedIn(first, known) : []
    const { resolution } = split(unwrapped(cells[column]?.text ?? ''))
    return codes.length > 0 && codes.length <= MAX_NAMED && resolution
      ? [mention({ codes, resolution, lines: [line], confidence: CONFIDENCE.sentence / 2 })]
      : []
  })
}

/** Reads what a page advises on the codes in `known`; surer places outweigh it. */
export function adviceOn(page: Page, known: ReadonlySet<string>): Mention[] {
  return page.blocks.flatMap((block) => {
    if (block.kind === 'table') return adviceOfTable(block, known)
    if (block.kind !== 'paragraph' && block.kind !== 'item') return []
    const { content, line } = block
    const title = block.under.at(-1)
    const titled = title?.component && block.kind === 'paragraph' ? namedIn(title.content, known) : []
    const codes = titled.length > 0 ? titled : namedIn(content, known)
    if (codes.length === 0 || codes.length > MAX_NAMED) return []
    const text = unwrapped(content.text)
    const advice =
      titled.length > 0 ? [{ codes, text }] : sentencesOf(text).flatMap((each) => adviceIn(each, codes))
    return advice.flatMap((each) => {
      const { resolution } = split(each.text)
      return each.codes.length > 0 && resolution
        ? [mention({ codes: each.codes, resolution, lines: [line], confidence: CONFIDENCE.sentence / 2 })]
        : []
    })
  })
}
