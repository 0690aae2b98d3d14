/** What one sentence says of repeating, and about which of its subjects. */

import type { Subject } from './subjects'
import { type Say, sayOf } from './words'

export interface Part {
  text: string
  subjects: Subject[]
  say: Say | null
}

/** Longer ones are lists, of which each clause is not worth reading again and again. */
const MAX_CHARS = 1500

const BRACKETS = /\(([^()]{0,300})\)/g

/**
 * One sentence may say two things: "4xx means fix it before you retry, and 5xx may be retried". Clauses stand for themselves
 * where two of them have a subject each and say different things; what stands in brackets is about what stands before it.
 */
export function partsOf(sentence: string, subjects: Subject[]): Part[] {
  const outside = sentence.replace(BRACKETS, (inner) => ' '.repeat(inner.length))
  const say = sayOf(outside)
  if (!say) {
    const inside = [...sentence.matchAll(BRACKETS)].flatMap((hit) => {
      const before = subjects.findLast(({ at }) => at < hit.index)
      const said = sayOf(hit[1] as string)
      return said && before ? [{ text: hit[1] as string, subjects: [before], say: said }] : []
    })
    return inside.length > 0 ? inside : [{ text: sentence, subjects, say }]
  }
  const clauses = sentence.length > MAX_CHARS ? [] : clausesOf(outside, subjects)
  const telling = clauses.filter((clause) => clause.say && clause.subjects.length > 0)
  return new Set(telling.map((clause) => clause.say)).size > 1 ? telling : [{ text: outside, subjects, say }]
}

const BREAK = /[,;]\s+(?:and |but |or |while )?|\s[—–]\s|\sbut\s|\swhile\s|\swhereas\s/g

/** Clauses that name no subject, or say nothing, belong to the one before. */
function clausesOf(text: string, subjects: readonly Subject[]): Part[] {
  const ends = [...text.matchAll(BREAK)].map((hit) => hit.index).concat(text.length)
  const parts: { start: number; end: number }[] = []
  let start = 0
  for (const end of ends) {
    const last = parts.at(-1)
    const isNew =
      subjects.some(({ at }) => at >= start && at < end) &&
      (!last || sayOf(text.slice(last.start, last.end)) !== null)
    if (last && !isNew) last.end = end
    else parts.push({ start, end })
    start = end
  }
  return parts.map((part) => ({
    text: text.slice(part.start, part.end),
    subjects: subjects.filter(({ at }) => at >= part.start && at < part.end),
    say: sayOf(text.slice(part.start, part.end).replace(/^[\s,;—–]+(?:and |but |or |while )?/, '')),
  }))
}
