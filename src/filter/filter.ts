/** The filter language: `vendor:acme code:card_* -path:/poll status:>=500 "free text"`. Pure; shared by panel and command. */
import { FIELDS } from './fields'
import { like } from './pattern'
import { mentioning, type Subject, type Test } from './subject'
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

function fieldTest(key: string, value: string): Test | null {
  const field = FIELDS[key]
  if (field?.test) return field.test(value.toLowerCase())
  const some = field?.some
  if (!some) return null
  const fits = like(value)
  return (subject) => some(subject, fits)
}

const listed = (values: readonly string[]) => values.join(', ')

function read(token: Token): Term | string | null {
  if (token.value === '') return null
  const { key, alternatives } = token
  // Not one of the keys: a part of an address such as `https://…` is searched for as it stands.
  if (key === null || !Object.hasOwn(FIELDS, key)) {
    const value = key === null ? token.value : `${key}:${token.value}`
    return { ...token, key: null, value, alternatives: [value], test: mentioning(value) }
  }
  const tests: Test[] = []
  for (const value of alternatives) {
    const test = fieldTest(key, value)
    const allowed = FIELDS[key]?.values
    if (!test) return `${key}:${value} is not understood${allowed ? `; try ${listed(allowed)}` : ''}`
    tests.push(test)
  }
  const [only, ...more] = tests
  if (!only) return null
  return { ...token, test: more.length === 0 ? only : (subject) => tests.some((test) => test(subject)) }
}

/** What asking a term costs: least where no text is looked at, most where every text is. */
const costOf = ({ key }: Term) => (key === null ? 2 : FIELDS[key]?.test ? 0 : 1)

/** Terms in the order in which they are best asked: the cheapest first, of the others the longest, which fits least. */
const forAsking = (terms: readonly Term[]) =>
  terms.toSorted((a, b) => costOf(a) - costOf(b) || b.value.length - a.value.length)

/** Reads a filter text. It never throws: what is half typed or not understood is left out, and said. */
export function parseFilter(text: string): Filter {
  const terms: Term[] = []
  const problems: string[] = []
  for (const token of tokensOf(text)) {
    const term = read(token)
    if (typeof term === 'string') problems.push(term)
    else if (term) terms.push(term)
  }
  const asked = forAsking(terms)
  return {
    terms,
    problems,
    // A plain loop: it is asked of a hundred thousand rows while a person types.
    matches(subject) {
      for (let at = 0; at < asked.length; at++) {
        const { test, negated } = asked[at] as Term
        if (test(subject) === negated) return false
      }
      return true
    },
  }
}
