/** Tests of one value: what a matcher asks of the member or header that it found. */
import type { Matcher } from '../pack'
import { compileGlob } from '../reading/glob'

export type PointerMatcher = Extract<Matcher, { pointer: string }>
export type ValueTests = Pick<PointerMatcher, 'type' | 'like' | 'in'>

/**
 * Does a value pass?
 * @param text the value as it was spelled; null for what is no scalar
 */
export type ValueTest = (value: unknown, text: string | null) => boolean

const isInteger = (value: unknown) => typeof value === 'number' && Number.isInteger(value)

const TYPE_TESTS: Record<NonNullable<PointerMatcher['type']>, (value: unknown) => boolean> = {
  string: (value) => typeof value === 'string',
  integer: isInteger,
  number: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  array: Array.isArray,
  null: (value) => value === null,
  UPPER_SNAKE: (value) => typeof value === 'string' && /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/.test(value),
  lower_snake: (value) => typeof value === 'string' && /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/.test(value),
}

export const TYPE_WORDS: Record<NonNullable<PointerMatcher['type']>, string> = {
  string: 'a string',
  integer: 'an integer',
  number: 'a number',
  boolean: 'true or false',
  object: 'an object',
  array: 'an array',
  null: 'null',
  UPPER_SNAKE: 'in UPPER_SNAKE_CASE',
  lower_snake: 'in lower_snake_case',
}

/** Only patterns and lists of values are compared with the text as it was spelled. */
export const asksForText = ({ like, in: values }: ValueTests): boolean => Boolean(like || values)

const always: ValueTest = () => true

/** Makes the tests of a matcher ready: a pattern is taken apart once, and a list of values is looked up. */
export function compileValueTest({ type, like, in: values }: ValueTests): ValueTest {
  const isType = type && TYPE_TESTS[type]
  if (!like && !values) return isType ? (value) => isType(value) : always
  const fits = like ? compileGlob(like) : null
  const texts = values ? new Set(values.map(String)) : null
  return (value, text) =>
    text !== null &&
    (!isType || isType(value)) &&
    (fits === null || fits(text)) &&
    (texts === null || texts.has(text))
}
