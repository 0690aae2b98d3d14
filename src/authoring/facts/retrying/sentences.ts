/** What the sentences of a paragraph, an item or a title say about repeating. */

import { sentencesOf } from '../../codes/resolutions'
import { statusHead } from '../../codes/statuses'
import type { Rich } from '../../page/page'
import { partsOf } from './clauses'
import { areDelayed, type Known, type Statement, statements } from './statement'
import { isAboutLimits, markedIn, type Named, subjectsIn } from './subjects'
import { namesDelay, namesItsOwn, type Say } from './words'

/** What the sentences before were about; "it" of a later one. */
interface Spoken {
  about: readonly Named[]
  /** Is it the section's subject, and not one that a sentence named? */
  isOwn: boolean
  /** Sentences since. */
  ago: number
}

/** A sentence that names more is no antecedent, and after this many without a subject none is. */
const MAX_SPOKEN = 2
const MAX_AGO = 2

/** More spans of code than a paragraph has. */
const MAX_MARKS = 200

/** Lines of a paragraph are one text, and `application/json; charset=utf-8` ends no clause: marks of order in code are blanked. */
function unwrapped({ text, marks }: Rich): string {
  let out = text.replace(/\n/g, ' ')
  for (const { kind, text: inner } of marks.slice(0, MAX_MARKS)) {
    if (kind === 'code' && /[;,()—–]/.test(inner))
      out = out.replace(inner, () => inner.replace(/[;,()—–]/g, ' '))
  }
  return out
}

/** A sentence on rate limits is about 429 (RFC 6585 §4), where the page speaks of that status. */
const limitsIn = (text: string, { has429 }: Known): Named[] =>
  has429 && isAboutLimits(text) ? [{ kind: 'status', name: '429' }] : []

/** "**HTTP 409**: the key is in use" below the name of a code: the status is the code's, and no subject of its own. */
const withoutOwnStatus = (text: string, section: readonly Named[]) =>
  section[0]?.kind === 'code' ? (statusHead(text)?.rest ?? text) : text

/**
 * Sentence by sentence: one without a subject speaks of the one before it, the first of its section.
 * @param listed what the line above the list says of all its items
 */
export function sentenceStatements(
  content: Rich,
  line: number,
  section: readonly Named[],
  listed: Say | null,
  known: Known,
): Statement[] {
  const text = withoutOwnStatus(unwrapped(content), section)
  const marked = markedIn(content)
  const head = subjectsIn(text.split(/\s[—–-]\s|[:：]\s|\.\s/)[0] as string, known.codes, marked)
  const start: Spoken = { about: section, isOwn: true, ago: 0 }
  const afterwards: Spoken = head.length > 0 ? { about: head, isOwn: false, ago: 0 } : start
  const out: Statement[] = []
  let spoken = start
  for (const sentence of sentencesOf(text)) {
    const subjects = subjectsIn(sentence, known.codes, marked)
    for (const part of partsOf(sentence, subjects)) {
      const isNamed = part.subjects.length > 0
      const about = isNamed ? part.subjects : namesItsOwn(part.text) ? [] : spoken.about
      const say = part.say ?? (namesDelay(part.text) && areDelayed(about, part.text) ? 'yes' : null)
      const meant = about.length > 0 ? about : limitsIn(part.text, known)
      if (say) out.push(...statements(meant, say, isNamed || !spoken.isOwn ? 'rule' : 'own', line))
    }
    if (subjects.length > 0)
      spoken = { about: subjects.length <= MAX_SPOKEN ? subjects : [], isOwn: false, ago: 0 }
    else if (!spoken.isOwn) spoken = spoken.ago < MAX_AGO ? { ...spoken, ago: spoken.ago + 1 } : afterwards
  }
  return out.length === 0 && listed ? statements(head, listed, 'rule', line) : out
}
