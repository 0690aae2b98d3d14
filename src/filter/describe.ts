import { FIELDS, type Said } from './fields'
import type { Filter, Term } from './filter'

const either = (parts: string[], word: string) =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1)}`

const compared = (value: string): Said =>
  value.includes('*')
    ? ['is like', 'is not like', `“${value}”`]
    : ['contains', 'does not contain', `“${value}”`]

const mentioned = (value: string): Said => ['mentions', 'does not mention', `“${value}”`]

/** "contains “a” or “b” or is like “c*”": alternatives with the same verb share it. */
function wordsFor({ key, alternatives, negated }: Term): string {
  const field = key === null ? undefined : FIELDS[key]
  const say = field ? (field.say ?? compared) : mentioned
  const objects = new Map<string, string[]>()
  for (const value of alternatives) {
    const [verb, not, object] = say(field?.say ? value.toLowerCase() : value)
    const used = negated ? not : verb
    objects.set(used, [...(objects.get(used) ?? []), object])
  }
  const parts = [...objects].map(([verb, each]) => `${verb} ${either(each, 'or')}`)
  return `${field?.words ?? 'the row'} ${either(parts, negated ? 'and' : 'or')}`
}

/** A filter in plain words: "the vendor contains “acme” and the method is not GET". Empty for an empty filter. */
export const describeFilter = ({ terms }: Filter): string => either(terms.map(wordsFor), 'and')
