/** Matchers, made ready: each says whether it hits an exchange, and in words what it hit. */

import { onceFor } from '../once-for'
import type { Matcher } from '../pack'
import { scalarText } from '../reading/decode'
import { compileGlob } from '../reading/glob'
import { findInRequest } from '../reading/place'
import { type Found, findAll, isContainer, isSingle, segmentsOf, valueAt } from '../reading/pointer'
import type { Reading } from '../reading/reading'
import { isOperation } from './operation'
import { asksForText, compileValueTest, type PointerMatcher, TYPE_WORDS } from './value-test'

/** What a piece of evidence rests on. Two kinds together, or one that is conclusive, make a vendor claim. */
export type EvidenceKind = 'host' | 'header' | 'content type' | 'code' | 'shape' | 'status'

/** One matcher that hit, in words that a person can check against the exchange. */
export interface Evidence {
  kind: EvidenceKind
  words: string
  conclusive: boolean
}

/** A matcher taken apart once. What its evidence is worth is known before it is tried; words are made for what is shown. */
export interface CompiledMatcher {
  readonly kind: EvidenceKind
  readonly conclusive: boolean
  hits(reading: Reading): boolean
  /** What hit, where it hits. */
  words(reading: Reading): string
}

/** Long values are cut in evidence: it is for reading, the body is for checking. */
export const quote = (text: string) => JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}…` : text)

function wordsFor({ like, in: values, type }: PointerMatcher, pointer: string, text: string | null): string {
  if (like) return `${pointer} is ${quote(text ?? '')}, like ${like}`
  if (values) return `${pointer} is ${quote(text ?? '')}, a value this API documents`
  return type ? `${pointer} is ${TYPE_WORDS[type]}` : `${pointer} is present`
}

function compilePointer(matcher: PointerMatcher): CompiledMatcher {
  const { pointer } = matcher
  const passes = compileValueTest(matcher)
  const isText = asksForText(matcher)
  const textOf = ({ body }: Reading, at: string, value: unknown) =>
    isText ? scalarText(body, at, value) : null
  const isHit = (reading: Reading, found: Found) =>
    passes(found.value, textOf(reading, found.pointer, found.value))
  const all = (reading: Reading) => findAll(reading.body.value, pointer)
  const segments = segmentsOf(pointer)
  return {
    kind: matcher.distinctive || (matcher.like && matcher.conclusive) ? 'code' : 'shape',
    conclusive: matcher.conclusive === true,
    hits: isSingle(pointer)
      ? (reading) => {
          const value = valueAt(reading.body.value, segments)
          return value !== undefined && passes(value, textOf(reading, pointer, value))
        }
      : (reading) => all(reading).some((found) => isHit(reading, found)),
    words: (reading) => {
      const found = all(reading).find((each) => isHit(reading, each)) ?? { pointer, value: undefined }
      return wordsFor(matcher, found.pointer, textOf(reading, found.pointer, found.value))
    },
  }
}

/** The request may hold anything, passwords too: evidence names the member and never shows a value. */
function compileRequestBody(matcher: Extract<Matcher, { requestBody: string }>): CompiledMatcher {
  const { requestBody, like, in: values, type } = matcher
  const passes = compileValueTest(matcher)
  const find = (reading: Reading) =>
    findInRequest(reading, requestBody).find(({ value }) =>
      passes(value, isContainer(value) || value === null ? null : String(value)),
    )
  const ofType = type ? TYPE_WORDS[type] : 'present'
  const form = like ? `like ${like}` : values ? 'a value this API documents' : ofType
  return {
    kind: 'shape',
    conclusive: false,
    hits: (reading) => find(reading) !== undefined,
    words: (reading) => `request body ${find(reading)?.pointer ?? requestBody} is ${form}`,
  }
}

function compileHeader(
  matcher: Extract<Matcher, { header: string } | { requestHeader: string }>,
): CompiledMatcher {
  const isResponse = 'header' in matcher
  const name = isResponse ? matcher.header : matcher.requestHeader
  const lower = name.toLowerCase()
  const fits = matcher.like ? compileGlob(matcher.like) : () => true
  // Request headers carry credentials: evidence names them and never shows a value.
  const words = `${isResponse ? 'response' : 'request'} header ${name}${matcher.like ? ` is like ${matcher.like}` : ''}`
  return {
    kind: 'header',
    conclusive: matcher.conclusive === true,
    hits: (reading) => {
      const value = isResponse ? reading.responseHeader(lower) : reading.requestHeader(lower)
      return value !== null && fits(value)
    },
    words: () => words,
  }
}

function compileContentType(matcher: Extract<Matcher, { contentType: string }>): CompiledMatcher {
  const fits = compileGlob(matcher.contentType)
  return {
    kind: 'content type',
    conclusive: matcher.conclusive === true,
    hits: ({ contentType }) => fits(contentType),
    words: ({ contentType }) => `content type ${contentType}`,
  }
}

function compileMatcher(matcher: Matcher): CompiledMatcher {
  if ('pointer' in matcher) return compilePointer(matcher)
  if ('requestBody' in matcher) return compileRequestBody(matcher)
  if ('contentType' in matcher) return compileContentType(matcher)
  if ('operation' in matcher) {
    return {
      kind: 'shape',
      conclusive: false,
      hits: ({ exchange: { request } }) => isOperation(matcher.operation, request.method, request.url),
      words: () => `the request is ${matcher.operation}`,
    }
  }
  if ('status' in matcher) {
    return {
      kind: 'status',
      conclusive: false,
      hits: ({ exchange }) => matcher.status.includes(exchange.response.status),
      words: ({ exchange }) => `status ${exchange.response.status}`,
    }
  }
  return compileHeader(matcher)
}

/** The matcher, made ready on first use. */
export const readied = onceFor(compileMatcher)

/** The evidence of a matcher that hits. */
const evidenceOf = ({ kind, conclusive, words }: CompiledMatcher, reading: Reading): Evidence => ({
  kind,
  conclusive,
  words: words(reading),
})

/** Does the matcher hit? */
export const hits = (matcher: Matcher, reading: Reading): boolean => readied(matcher).hits(reading)

/** Does the matcher hit? The evidence when it does. */
export function test(matcher: Matcher, reading: Reading): Evidence | null {
  const ready = readied(matcher)
  return ready.hits(reading) ? evidenceOf(ready, reading) : null
}

/** Do all of these matchers hit, and none of the others? */
export const holds = (
  { all, none }: { all: readonly Matcher[]; none?: readonly Matcher[] | undefined },
  reading: Reading,
): boolean =>
  all.every((matcher) => hits(matcher, reading)) && !none?.some((matcher) => hits(matcher, reading))
