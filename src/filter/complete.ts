import { FIELDS, type Field } from './fields'
import type { Subject } from './subject'
import { type Token, tokensOf } from './tokens'

/** One way to go on: `text` is the whole filter after it was chosen, `caret` where typing continues. */
export interface Completion {
  label: string
  hint: string
  text: string
  caret: number
}

const MAX_COMPLETIONS = 12
/** Subjects that values are gathered from: the newest are the ones a person has in mind. */
const MAX_SUBJECTS = 2_000

const quotedValue = (value: string) => (/[\s",]/.test(value) ? `"${value.replaceAll('"', '')}"` : value)

/** What of a subject may be suggested for a field. */
function textsOf({ some, suggests }: Field, subject: Subject): string[] {
  if (suggests) return [suggests(subject)]
  const texts: string[] = []
  some?.(subject, (text) => {
    texts.push(text)
    return false
  })
  return texts
}

/** Values of a field with how often each occurs: first those of the language, then the commonest. */
function valuesOf(key: string, subjects: readonly Subject[]): [value: string, count: number][] {
  const field = FIELDS[key]
  const known = field?.values ?? []
  const counts = new Map<string, number>()
  for (const subject of field && !field.closed ? subjects.slice(-MAX_SUBJECTS) : []) {
    for (const value of new Set(field && textsOf(field, subject)))
      if (value) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  const occurring = [...counts].sort(([, a], [, b]) => b - a)
  return [
    ...known.map((value): [string, number] => [value, 0]),
    ...occurring.filter(([value]) => !known.includes(value)),
  ]
}

/** The token that the caret stands in or at the end of. */
export const tokenAt = (text: string, caret: number): Token | undefined =>
  tokensOf(text).find(({ start, end }) => start <= caret && caret <= end)

/** What may stand at the caret: keys, or values of the key that is there, as they occur in the rows. */
export function completionsFor(text: string, caret: number, subjects: readonly Subject[]): Completion[] {
  const token = tokenAt(text, caret)
  const before = text.slice(0, token?.start ?? caret) + (token?.negated ? '-' : '')
  const after = text.slice(token?.end ?? caret)
  const put = (label: string, hint: string, piece: string): Completion => ({
    label,
    hint,
    text: before + piece + after,
    caret: before.length + piece.length,
  })
  const key = token?.key ?? null
  if (token && key !== null && Object.hasOwn(FIELDS, key)) {
    const typed = token.value.toLowerCase()
    // One blank before what comes next: the one that is there, or a new one.
    const rest = after.replace(/^\s/, '')
    return valuesOf(key, subjects)
      .filter(([value]) => value.toLowerCase().includes(typed) && value.toLowerCase() !== typed)
      .slice(0, MAX_COMPLETIONS)
      .map(([value, count]) => {
        const head = `${before}${key}:${quotedValue(value)} `
        const hint = count > 0 ? `${count}×` : ''
        return { label: value, hint, text: head + rest, caret: head.length }
      })
  }
  const typed = token?.value.toLowerCase() ?? ''
  return Object.entries(FIELDS)
    .filter(([name]) => name.startsWith(typed))
    .map(([name, { hint }]) => put(`${name}:`, hint, `${name}:`))
}
