import type { Envelope, Matcher } from '../pack'
import { scalarText } from '../reading/decode'
import { matchesGlob } from '../reading/glob'
import { findAll, isContainer } from '../reading/pointer'
import type { Reading } from '../reading/reading'
import { isOperation } from './operation'

/** What a piece of evidence rests on. Two kinds together, or one that is conclusive, make a vendor claim. */
export type EvidenceKind = 'host' | 'header' | 'content type' | 'code' | 'shape' | 'status'

/** One matcher that hit, in words that a person can check against the exchange. */
export interface Evidence {
  kind: EvidenceKind
  words: string
  conclusive: boolean
}

type PointerMatcher = Extract<Matcher, { pointer: string }>
type ValueTests = Pick<PointerMatcher, 'type' | 'like' | 'in'>

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

/** Long values are cut in evidence: it is for reading, the body is for checking. */
export const quote = (text: string) => JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}…` : text)

function wordsFor({ like, in: values, type }: PointerMatcher, pointer: string, text: string | null): string {
  if (like) return `${pointer} is ${quote(text ?? '')}, like ${like}`
  if (values) return `${pointer} is ${quote(text ?? '')}, a value this API documents`
  return type ? `${pointer} is ${TYPE_WORDS[type]}` : `${pointer} is present`
}

/**
 * Does a value pass the tests of a matcher?
 * @param text the value as it was spelled; null for what is no scalar
 */
export function passes({ type, like, in: values }: ValueTests, value: unknown, text: string | null): boolean {
  if (type && !TYPE_TESTS[type](value)) return false
  if (like && (text === null || !matchesGlob(like, text))) return false
  return !values || (text !== null && values.some((each) => String(each) === text))
}

function testPointer(matcher: PointerMatcher, { body }: Reading): Evidence | null {
  for (const { pointer, value } of findAll(body.value, matcher.pointer)) {
    const text = matcher.like || matcher.in ? scalarText(body, pointer, value) : null
    if (!passes(matcher, value, text)) continue
    const kind = matcher.distinctive || (matcher.like && matcher.conclusive) ? 'code' : 'shape'
    return { kind, words: wordsFor(matcher, pointer, text), conclusive: matcher.conclusive === true }
  }
  return null
}

type RequestBodyMatcher = Extract<Matcher, { requestBody: string }>

/** The request may hold anything, passwords too: evidence names the member and never shows a value. */
function testRequestBody(matcher: RequestBodyMatcher, { requestValue }: Reading): Evidence | null {
  const hit = findAll(requestValue, matcher.requestBody).find(({ value }) =>
    passes(matcher, value, isContainer(value) || value === null ? null : String(value)),
  )
  if (!hit) return null
  const { like, in: values, type } = matcher
  const form = like
    ? `like ${like}`
    : values
      ? 'a value this API documents'
      : type
        ? TYPE_WORDS[type]
        : 'present'
  return { kind: 'shape', words: `request body ${hit.pointer} is ${form}`, conclusive: false }
}

type HeaderMatcher = Extract<Matcher, { header: string } | { requestHeader: string }>

function testHeader(matcher: HeaderMatcher, reading: Reading): Evidence | null {
  const isResponse = 'header' in matcher
  const name = isResponse ? matcher.header : matcher.requestHeader
  const value = isResponse
    ? reading.responseHeader(name.toLowerCase())
    : reading.requestHeader(name.toLowerCase())
  if (value === null || (matcher.like && !matchesGlob(matcher.like, value))) return null
  // Request headers carry credentials: evidence names them and never shows a value.
  const words = `${isResponse ? 'response' : 'request'} header ${name}${matcher.like ? ` is like ${matcher.like}` : ''}`
  return { kind: 'header', words, conclusive: matcher.conclusive === true }
}

/** Does the matcher hit? The evidence when it does. */
export function test(matcher: Matcher, reading: Reading): Evidence | null {
  if ('pointer' in matcher) return testPointer(matcher, reading)
  if ('requestBody' in matcher) return testRequestBody(matcher, reading)
  const { request, response } = reading.exchange
  if ('operation' in matcher) {
    if (!isOperation(matcher.operation, request.method, request.url)) return null
    return { kind: 'shape', words: `the request is ${matcher.operation}`, conclusive: false }
  }
  if ('status' in matcher) {
    if (!matcher.status.includes(response.status)) return null
    return { kind: 'status', words: `status ${response.status}`, conclusive: false }
  }
  if (!('contentType' in matcher)) return testHeader(matcher, reading)
  const type = (response.mimeType || (reading.responseHeader('content-type') ?? '')).toLowerCase()
  if (!matchesGlob(matcher.contentType, type)) return null
  return { kind: 'content type', words: `content type ${type}`, conclusive: matcher.conclusive === true }
}

/** The evidence for an envelope: all of its matchers hit and none of the others did; null otherwise. */
export function testEnvelope(envelope: Envelope, reading: Reading): Evidence[] | null {
  if (reading.exchange.response.status < 400 && !envelope.onSuccess) return null
  const evidence: Evidence[] = []
  for (const matcher of envelope.all) {
    const hit = test(matcher, reading)
    if (!hit) return null
    evidence.push(hit)
  }
  return envelope.none?.some((matcher) => test(matcher, reading)) ? null : evidence
}

/** Do all of these matchers hit, and none of the others? */
export const holds = (
  { all, none }: { all: readonly Matcher[]; none?: readonly Matcher[] | undefined },
  reading: Reading,
): boolean =>
  all.every((matcher) => test(matcher, reading)) && !none?.some((matcher) => test(matcher, reading))
