/** How a handler reads an exchange: the pack's places and matchers as TypeScript expressions. */
import type { DelayUnit, Matcher, Pack, Place } from '../../engine'
import { list, literal, pattern } from './literals'

const segments = (pointer: string) =>
  pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'))

const atPath = (pointer: string, root = 'body') => `at(${root}, ${list('[', segments(pointer), ']')})`

/** An expression of type unknown for what stands at a place of the response; null for a place in the request. */
export function readOf(place: Place): string | null {
  if (typeof place === 'string') return atPath(place)
  if ('requestHeader' in place || 'requestBody' in place) return null
  const read = 'pointer' in place ? atPath(place.pointer) : `headers.get(${literal(place.header)})`
  if (place.after === undefined && place.before === undefined) return read
  return `part(${read}, ${literal(place.after ?? '')}, ${literal(place.before ?? '')})`
}

const TYPES: Record<NonNullable<Extract<Matcher, { pointer: string }>['type']>, (read: string) => string> = {
  string: (read) => `typeof ${read} === 'string'`,
  number: (read) => `typeof ${read} === 'number'`,
  boolean: (read) => `typeof ${read} === 'boolean'`,
  integer: (read) => `Number.isInteger(${read})`,
  array: (read) => `Array.isArray(${read})`,
  null: (read) => `${read} === null`,
  object: (read) => `Object.prototype.toString.call(${read}) === '[object Object]'`,
  UPPER_SNAKE: (read) => `/^[A-Z][A-Z\\d]*(?:_[A-Z\\d]+)*$/.test(String(${read}))`,
  lower_snake: (read) => `/^[a-z][a-z\\d]*(?:_[a-z\\d]+)*$/.test(String(${read}))`,
}

/** An expression that is true where the text of another matches a glob. */
export const isLike = (read: string, glob: string) =>
  /[*#]/.test(glob) ? `${pattern(glob)}.test(String(${read}))` : `String(${read}) === ${literal(glob)}`

/** An expression that is true where the matcher hits; null for what a handler cannot see. */
export function testOf(matcher: Matcher): string | null {
  if ('status' in matcher) return list('[', matcher.status, '].includes(status)')
  if ('header' in matcher) {
    const read = `headers.get(${literal(matcher.header)})`
    return matcher.like === undefined ? `${read} !== null` : isLike(read, matcher.like)
  }
  if ('contentType' in matcher) return isLike("headers.get('content-type')", matcher.contentType)
  if (!('pointer' in matcher)) return null
  const read = atPath(matcher.pointer)
  const { type, like, in: values } = matcher
  const tests = [
    type && TYPES[type](read),
    like !== undefined && isLike(read, like),
    values && list('[', values.map(String), `].includes(String(${read}))`),
  ].filter((test) => typeof test === 'string')
  return tests.length === 0 ? `${read} !== undefined` : tests.join(' && ')
}

/** Milliseconds of a wait, as an expression of a number that is NaN where nothing can be read. */
const UNITS: Record<DelayUnit, (read: string) => string> = {
  s: (read) => `number(${read}) * 1000`,
  ms: (read) => `number(${read})`,
  duration: (read) => `duration(${read})`,
  'epoch-s': (read) => `number(${read}) * 1000 - sentMs`,
  'epoch-ms': (read) => `number(${read}) - sentMs`,
  date: (read) => `Date.parse(String(${read})) - sentMs`,
}

/** The pack's own places for a delay, after Retry-After. */
export function delaysOf(pack: Pack): string[] {
  return (pack.retry?.delays ?? []).flatMap(({ at, unit, if: condition }) => {
    const read = readOf(at)
    const test = condition ? testOf(condition) : ''
    if (read === null || test === null) return []
    return test ? `${test} ? ${UNITS[unit](read)} : Number.NaN` : UNITS[unit](read)
  })
}

/**
 * Every place of the code, so ordered that whichever envelope prefers one place to another still does: the more exact
 * code comes before the kind of error.
 */
export function codePlacesOf(pack: Pack): string[] {
  const orders = pack.envelopes.map(({ extract }) =>
    (extract.code ?? []).flatMap((place) => readOf(place) ?? []),
  )
  const left = new Set(orders.flat())
  const done: string[] = []
  while (left.size > 0) {
    const isFirst = (read: string) =>
      orders.every((order) => {
        const at = order.indexOf(read)
        return at < 0 || order.slice(0, at).every((before) => !left.has(before))
      })
    const next = [...left].find(isFirst) ?? [...left][0] ?? ''
    left.delete(next)
    done.push(next)
  }
  return done
}

/** Expressions that are true where a request carries an idempotency key. */
export function keyTestsOf(pack: Pack): string[] {
  return (pack.retry?.idempotencyKey ?? []).flatMap((place) => {
    if (typeof place === 'string') return []
    if ('requestHeader' in place) return `new Headers(init.headers).has(${literal(place.requestHeader)})`
    return 'requestBody' in place ? `${atPath(place.requestBody, 'parse(init.body)')} !== undefined` : []
  })
}
