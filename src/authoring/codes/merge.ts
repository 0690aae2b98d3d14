/** Mentions → one entry for each code and status, each part of it from the surest place that says it. */

import type { DraftCode, DraftStatus, Found, Said } from '../draft'
import { CONFIDENCE, type Mention } from './mention'
import { isFailure, isPhrase } from './statuses'
import { isPlaceholder, isSuccess } from './tokens'

type Part = 'title' | 'meaning' | 'resolution'

function first(mentions: readonly Mention[], part: Part): Found<string> | null {
  const hit = mentions.find((each) => each[part])
  return hit ? { value: hit[part] as string, lines: hit.lines, confidence: hit.confidence } : null
}

const saidBy = (mentions: readonly Mention[]): Said => ({
  title: first(mentions, 'title'),
  meaning: first(mentions, 'meaning'),
  resolution: first(mentions, 'resolution'),
  retry: null,
})

const linesOf = (mentions: readonly Mention[]) =>
  [...new Set(mentions.flatMap(({ lines }) => lines))].sort((a, b) => a - b)

const surest = (mentions: readonly Mention[]) =>
  mentions.toSorted((a, b) => b.confidence - a.confidence || (a.lines.at(-1) ?? 0) - (b.lines.at(-1) ?? 0))

function groupBy(
  mentions: readonly Mention[],
  keysOf: (each: Mention) => readonly string[],
): Map<string, Mention[]> {
  const groups = new Map<string, Mention[]>()
  for (const each of mentions)
    for (const key of new Set(keysOf(each))) {
      const group = groups.get(key)
      if (group) group.push(each)
      else groups.set(key, [each])
    }
  return groups
}

/** `0`, `OK` and the like, and numbers whose text says that all went well. */
const meansSuccess = (code: string, mentions: readonly Mention[]) =>
  isSuccess(code) ||
  (/^\d+$/.test(code) &&
    mentions.every(({ title, meaning }) => /^(?:success|successful|ok|成功)\b/i.test(title ?? meaning ?? '')))

/** One entry for a code, or one for each status that the page ties it to. */
export function mergeCodes(mentions: readonly Mention[]): DraftCode[] {
  return [...groupBy(mentions, ({ codes }) => codes)].flatMap(([code, all]) => {
    if (isPlaceholder(code) || meansSuccess(code, all)) return []
    const sure = surest(all)
    const numeric = (each: Mention) => each.statuses.filter((status) => /^\d+$/.test(status))
    // What a row or a title states outweighs what an example or a sentence suggests.
    const stated = sure.filter(
      (each) => each.confidence >= CONFIDENCE.enumeration && numeric(each).length > 0,
    )
    const tied = stated.length > 0 ? stated : sure.filter((each) => numeric(each).length > 0)
    const statuses = [...groupBy(tied, numeric)]
    const open = sure.filter((each) => numeric(each).length === 0)
    const entry = (own: readonly Mention[], status: Found<number> | null, at = own): DraftCode => ({
      code,
      status,
      ...saidBy(surest(own)),
      lines: linesOf(at),
      confidence: sure[0]?.confidence ?? 0,
    })
    if (statuses.length < 2) {
      const [status, by] = statuses[0] ?? []
      const [tie] = by ?? []
      return [
        entry(sure, tie ? { value: Number(status), lines: tie.lines, confidence: tie.confidence } : null),
      ]
    }
    return statuses.map(([status, by]) => {
      const others = sure.filter((each) => !tied.includes(each) && numeric(each).includes(status))
      const tie = by[0] as Mention
      const found = { value: Number(status), lines: tie.lines, confidence: tie.confidence }
      // What is said without a status holds for each of them, but stands at none.
      return entry([...by, ...others, ...open], found, [...by, ...others])
    })
  })
}

const PHRASE_FIRST = /^(.{2,40}?)(?:\s[\u2013\u2014-]\s|[.:,(]\s|\s(?=\()|$)/

/** "Bad Request – the body is wrong": the status's own phrase is its title. */
function withoutPhrase(each: Mention): Mention {
  const hit = PHRASE_FIRST.exec(each.meaning ?? '')
  if (!hit || !each.meaning || !isPhrase(hit[1] as string)) return each
  return {
    ...each,
    title: each.title ?? (hit[1] as string),
    meaning: each.meaning.slice(hit[0].length).trim() || null,
  }
}

/** One entry for each failing status that the page explains by itself. */
export function mergeStatuses(mentions: readonly Mention[]): DraftStatus[] {
  const alone = mentions.filter(({ codes }) => codes.length === 0)
  return [...groupBy(alone, ({ statuses }) => statuses.filter(isFailure))].map(([status, all]) => {
    const sure = surest(all.map(withoutPhrase))
    return { status, ...saidBy(sure), lines: linesOf(sure) }
  })
}
