/** The kinds of promise: for each, what was found where it is broken, in one sentence; null where it is kept. */

import { hits, quote, test } from '../detection/match'
import { compileValueTest, TYPE_WORDS } from '../detection/value-test'
import type { Matcher, PackWords, Place, Rule } from '../pack'
import { scalarText } from '../reading/decode'
import { matchesGlob } from '../reading/glob'
import { readAll } from '../reading/place'
import { findAll, isContainer } from '../reading/pointer'
import type { Reading } from '../reading/reading'
import { hasMediaType } from './media-type'
import { findStackTrace } from './stack-trace'

const list = (words: readonly (string | number)[]) => words.join(', ')
const either = (words: readonly (string | number)[]) => words.join(' or ')

type ValueMatcher = Extract<Matcher, { pointer: string }>

/** The promised form of a value, in words. */
function formOf({ type, like, in: values }: Pick<ValueMatcher, 'type' | 'like' | 'in'>): string {
  if (like) return `like ${like}`
  if (values) return values.length > 5 ? 'one of the documented values' : either(values.map(String))
  return type ? TYPE_WORDS[type] : 'there'
}

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'an array' : 'an object'
}

/** Every value at the pointer is held against the form; where there is none, only presence was broken, if promised. */
function brokenForm(matcher: ValueMatcher, { body }: Reading): string | null {
  const found = findAll(body.value, matcher.pointer)
  const isForm = matcher.type !== undefined || matcher.like !== undefined || matcher.in !== undefined
  if (!isForm) return found.length > 0 ? null : `There is no ${matcher.pointer}.`
  const passes = compileValueTest(matcher)
  for (const { pointer, value } of found) {
    const text = scalarText(body, pointer, value)
    if (passes(value, text)) continue
    const seen = text === null ? kindOf(value) : typeof value === 'string' ? quote(text) : text
    return `${pointer} is ${seen}, not ${formOf(matcher)}.`
  }
  return null
}

function brokenHeader(
  { header, like }: Extract<Matcher, { header: string }>,
  reading: Reading,
): string | null {
  const value = reading.responseHeader(header.toLowerCase())
  if (value === null) return like === undefined ? `There is no ${header} header.` : null
  return like === undefined || matchesGlob(like, value)
    ? null
    : `The ${header} header is ${quote(value)}, not like ${like}.`
}

function brokenMust(matcher: Matcher, reading: Reading): string | null {
  if ('pointer' in matcher) return brokenForm(matcher, reading)
  if ('header' in matcher) return brokenHeader(matcher, reading)
  if (hits(matcher, reading)) return null
  if ('status' in matcher)
    return `The HTTP status is ${reading.exchange.response.status}, not ${either(matcher.status)}.`
  if ('operation' in matcher) return `The request is not ${matcher.operation}.`
  if ('contentType' in matcher) return `The content type is not like ${matcher.contentType}.`
  const name =
    'requestHeader' in matcher
      ? `request header ${matcher.requestHeader}`
      : `request body ${matcher.requestBody}`
  return `The ${name} is not as promised.`
}

const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

function brokenNever(matcher: Matcher, reading: Reading): string | null {
  const hit = test(matcher, reading)
  return hit && `${'status' in matcher ? 'The HTTP ' : ''}${upperFirst(hit.words)}.`
}

const isOfRequest = (place: Place) =>
  typeof place !== 'string' && ('requestHeader' in place || 'requestBody' in place)

/** A place as a whole, without what is cut off it for comparing. */
function wholeOf(place: Place): Place {
  if (typeof place === 'string' || 'requestBody' in place) return place
  if ('pointer' in place) return place.pointer
  return 'header' in place ? { header: place.header } : { requestHeader: place.requestHeader }
}

const shown = (text: string) => (/^\d+$/.test(text) ? text : quote(text))

interface Side {
  text: string
  words: string
}

/** The texts at a place, with what to say of each. */
function sidesAt(place: Place | 'status', reading: Reading): Side[] {
  const { status } = reading.exchange.response
  if (place === 'status') return [{ text: String(status), words: `the HTTP status is ${status}` }]
  const whole = new Map(readAll(reading, wholeOf(place)).map(({ where, text }) => [where, text]))
  return readAll(reading, place).map(({ text, where }) => ({
    text,
    // What a request carries may be a secret, so its values are compared and never shown.
    words: isOfRequest(place) ? `the ${where} is another` : `${where} is ${shown(whole.get(where) ?? text)}`,
  }))
}

function brokenEqual([left, right]: NonNullable<Rule['equal']>, reading: Reading): string | null {
  const [other] = sidesAt(right, reading)
  const odd = other && sidesAt(left, reading).find(({ text }) => text !== other.text)
  return odd ? `${upperFirst(odd.words)}, but ${other.words}.` : null
}

function brokenMembers(
  { at, atLeast = [], atMost }: NonNullable<Rule['members']>,
  { body }: Reading,
): string | null {
  const found = at === '' ? [{ pointer: '', value: body.value }] : findAll(body.value, at)
  for (const { pointer, value } of found) {
    if (!isContainer(value) || Array.isArray(value)) continue
    const place = pointer || 'the body'
    const missing = atLeast.filter((name) => !Object.hasOwn(value, name))
    if (missing.length > 0) return `${upperFirst(place)} has no ${list(missing)}.`
    const extra = atMost ? Object.keys(value).filter((name) => !atMost.includes(name)) : []
    if (extra.length > 0)
      return `${upperFirst(place)} has ${list(extra.map(quote))} beside ${list(atMost ?? [])}.`
  }
  return null
}

function brokenContentType(types: readonly string[], reading: Reading): string | null {
  const { body, exchange } = reading
  const header = reading.responseHeader('content-type')
  const seen = header ?? exchange.response.mimeType
  if (seen === '') return body.kind === 'empty' ? null : 'There is no Content-Type header.'
  // Browsers tell the type without its parameters where they do not hand over the header.
  const wanted = header === null ? types.map((type) => type.split(';', 1)[0] ?? '') : types
  if (wanted.some((type) => hasMediaType(seen, type))) return null
  return `The content type is ${seen}, not ${either(types)}.`
}

function brokenStatus(place: Place, reading: Reading, { codes = {} }: PackWords): string | null {
  const { status } = reading.exchange.response
  for (const { text, where } of readAll(reading, place)) {
    const documented = Object.hasOwn(codes, text) ? codes[text]?.status : undefined
    if (!documented || documented.includes(status)) continue
    return `${where} is ${quote(text)} with the HTTP status ${status}; documented for it is ${either(documented)}.`
  }
  return null
}

function brokenByTrace({ body }: Reading): string | null {
  const found = findStackTrace(body.value ?? body.text)
  return found && `${found.pointer || 'The body'} holds a stack trace of ${found.language}.`
}

function firstOf(matchers: readonly Matcher[], broken: (matcher: Matcher) => string | null): string | null {
  for (const matcher of matchers) {
    const what = broken(matcher)
    if (what !== null) return what
  }
  return null
}

/** What was found against what the rule promises, in one sentence; null when the promise is kept. */
export function brokenBy(rule: Rule, reading: Reading, words: PackWords): string | null {
  if (rule.must) return firstOf(rule.must, (matcher) => brokenMust(matcher, reading))
  if (rule.never) return firstOf(rule.never, (matcher) => brokenNever(matcher, reading))
  if (rule.equal) return brokenEqual(rule.equal, reading)
  if (rule.members) return brokenMembers(rule.members, reading)
  if (rule.contentType) return brokenContentType(rule.contentType, reading)
  if (rule.documentedStatus) return brokenStatus(rule.documentedStatus, reading, words)
  return rule.noStackTrace ? brokenByTrace(reading) : null
}
