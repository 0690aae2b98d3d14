/** What is wrong with a value, in words that say what to write instead. */
import * as v from 'valibot'
import type { Step } from './json-lines'

type Schema = v.GenericSchema
type Issue = v.BaseIssue<unknown>

/** What is wrong, and where in the value it is. */
export interface Complaint {
  path: Step[]
  words: string
}

/** `envelopes[0].all[1].pointer` */
export const pathWords = (path: readonly Step[]) =>
  path.map((step, i) => (typeof step === 'number' ? `[${step}]` : `${i > 0 ? '.' : ''}${step}`)).join('')

/** The parts of a schema, whichever kind it is of; pipes keep those of their first step. */
interface Parts {
  type: string
  entries?: Record<string, Schema>
  item?: Schema
  items?: Schema[]
  value?: Schema
  wrapped?: Schema
  options?: unknown[]
}
const partsOf = (schema: Schema) => schema as unknown as Parts

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const unwrapped = (schema: Schema): Schema => {
  const { wrapped } = partsOf(schema)
  return wrapped ? unwrapped(wrapped) : schema
}

/** The schema of what stands at a path; null where a union stands in the way. */
function schemaAt(schema: Schema, path: readonly Step[]): Schema | null {
  let at: Schema | undefined = unwrapped(schema)
  for (const step of path) {
    const { entries, item, items, value }: Parts = partsOf(at)
    const next: Schema | undefined = entries?.[step] ?? item ?? items?.[Number(step)] ?? value
    if (!next) return null
    at = unwrapped(next)
  }
  return at
}

/** The members that an object of this schema cannot do without. */
const neededBy = (schema: Schema): string[] =>
  Object.entries(partsOf(schema).entries ?? {})
    .filter(([, each]) => each.type !== 'optional')
    .map(([name]) => name)

/** The choice of a union that was meant: the one whose needed members are there; a text or a list means the one of its kind. */
function meantBy(choices: Schema[], value: unknown): Schema | undefined {
  if (!isObject(value)) {
    const kind = Array.isArray(value) ? 'array' : typeof value
    return choices.find(({ type }) => type === kind)
  }
  const objects = choices.filter(({ type }) => type === 'strict_object')
  return objects.find((each) => neededBy(each).every((name) => Object.hasOwn(value, name)))
}

const listed = (names: readonly string[]) =>
  names.length > 1 ? `${names.slice(0, -1).join(', ')} or ${names.at(-1)}` : (names[0] ?? '')

function ofUnion(schema: Schema, value: unknown, path: Step[]): Complaint[] {
  const choices = (partsOf(schema).options ?? []).map((each) => unwrapped(each as Schema))
  const meant = meantBy(choices, value)
  const result = meant && v.safeParse(meant, value)
  if (meant && result && !result.success) {
    return result.issues.flatMap((issue) => complaintsOf(meant, issue, path))
  }
  const objects = choices.filter(({ type }) => type === 'strict_object')
  const texts = choices.some(({ type }) => type === 'string') ? 'a pointer such as /error/code, or ' : ''
  if (objects.length > 0) {
    const names = [...new Set(objects.flatMap((each) => neededBy(each).slice(0, 1)))]
    return [{ path, words: `must be ${texts}an object with ${listed(names)}` }]
  }
  return [{ path, words: `must be ${listed(choices.map(({ expects }) => expects))}` }]
}

const KINDS: Record<string, string> = {
  string: 'a text in double quotes',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list: […]',
  tuple: 'a list: […]',
  record: 'an object: {…}',
  strict_object: 'an object: {…}',
  integer: 'a whole number',
}

const isText = (value: unknown) => typeof value === 'string'

function ofLength({ type, requirement, input, received }: Issue & { requirement?: unknown }): string {
  const what = isText(input) ? 'characters' : 'entries'
  if (type.startsWith('max')) return `has ${received} ${what}; at most ${requirement} are taken`
  if (isText(input)) return 'must not be empty'
  return `must have at least ${requirement} ${requirement === 1 ? 'entry' : 'entries'}`
}

/** Valibot writes choices as `("a" | "b")`. */
const choicesIn = (expected: string | null) =>
  (expected ?? '').replace(/^\(|\)$/g, '').replaceAll(' | ', ', ')

function wordsFor(issue: Issue): string {
  switch (issue.type) {
    case 'picklist':
      return `must be one of ${choicesIn(issue.expected).replaceAll('"', '')}`
    case 'literal':
      return `must be ${issue.expected}`
    case 'max_length':
    case 'min_length':
    case 'max_entries':
      return ofLength(issue)
    case 'min_value':
      return `must be at least ${String((issue as { requirement?: unknown }).requirement)}`
    case 'check':
      return `is wrong: ${issue.message}`
    default:
      if (issue.message.startsWith('must ')) return issue.message
      return KINDS[issue.type] ? `must be ${KINDS[issue.type]}` : issue.message
  }
}

/** What an issue says. One about a union is about the choice that was meant. */
export function complaintsOf(schema: Schema, issue: Issue, before: readonly Step[] = []): Complaint[] {
  const steps = (issue.path ?? []).map(({ key }) => key as Step)
  const path = [...before, ...steps]
  if (issue.type === 'union') {
    const union = schemaAt(schema, steps)
    if (union) return ofUnion(union, issue.input, path)
  }
  if (issue.type === 'strict_object' && issue.path?.at(-1) && issue.expected === 'never') {
    const around = schemaAt(schema, steps.slice(0, -1))
    const names = Object.keys((around && partsOf(around).entries) ?? {}).filter((name) => name !== '$schema')
    return [
      { path, words: `is not known here; there ${names.length === 1 ? 'is' : 'are'} ${names.join(', ')}` },
    ]
  }
  if (issue.received === 'undefined' && issue.type === 'strict_object') return [{ path, words: 'is missing' }]
  return [{ path, words: wordsFor(issue) }]
}
