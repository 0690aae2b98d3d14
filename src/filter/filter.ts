/** The filter language: `vendor:acme code:card_* -path:/poll status:>=500 "free text"`. Pure; shared by panel and command. */
import { FIELDS, type Test } from './fields'
import { contains } from './pattern'
import { type Subject, someText } from './subject'
import { type Token, tokensOf } from './tokens'

/** A term that was understood, with its alternatives (`status:500,502`). */
export interface Term extends Token {
  test: Test
}

/** A filter, ready to be asked. All its terms have to agree. */
export interface Filter {
  terms: Term[]
  /** What was not understood, one line each; such terms are left out. */
  problems: string[]
  matches(subject: Subject): boolean
}

/** Free text is a pattern without any wildcard: unlike `toLowerCase`, ignoring case then builds no text for each subject. */
function freeText(value: string): Test {
  const wanted = new RegExp(value.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'i')
  return (subject) => someText(subject, (text) => wanted.test(text))
}

function fieldTest(key: string, value: string): Test | null {
  const field = FIELDS[key]
  const wanted = value.toLowerCase()
  if (field?.test) return field.test(wanted)
  const fits = contains(wanted)
  return (subject) =>
    field?.texts?.(subject).some((text) => text != null && fits(text.toLowerCase())) ?? false
}

const listed = (values: readonly string[]) => values.join(', ')

function read(token: Token): Term | string | null {
  if (token.value === '') return null
  const { key, alternatives } = token
  // Not one of the keys: a part of an address such as `https://…` is searched for as it stands.
  if (key === null || !Object.hasOwn(FIELDS, key)) {
    const value = key === null ? token.value : `${key}:${token.value}`
    return { ...token, key: null, value, alternatives: [value], test: freeText(value) }
  }
  const tests: Test[] = []
  for (const value of alternatives) {
    const test = fieldTest(key, value)
    const allowed = FIELDS[key]?.values
    if (!test) return `${key}:${value} is not understood${allowed ? `; try ${listed(allowed)}` : ''}`
    tests.push(test)
  }
  if (tests.length === 0) return null
  return { ...token, test: (subject) => tests.some((test) => test(subject)) }
}

/** Reads a filter text. It never throws: what is half typed or not understood is left out, and said. */
export function parseFilter(text: string): Filter {
  const terms: Term[] = []
  const problems: string[] = []
  for (const token of tokensOf(text)) {
    const term = read(token)
    if (typeof term === 'string') problems.push(term)
    else if (term) terms.push(term)
  }
  return {
    terms,
    problems,
    matches: (subject) => terms.every((term) => term.test(subject) !== term.negated),
  }
}
