/** Places: where a pack says that a value stands. They are taken apart once, since most are looked at and empty. */
import { onceFor } from '../once-for'
import type { Place } from '../pack'
import { type Decoded, scalarText } from './decode'
import { type Found, findAll, isSingle, segmentsOf, valueAt } from './pointer'
import type { Reading } from './reading'

/** A text read from an exchange, and where it stood, in words. */
export interface ReadText {
  text: string
  where: string
  /** Pointer into the response body, for marking; null for what stands elsewhere. */
  pointer: string | null
}

/**
 * Every non-empty text at a place, in document order.
 * @param item where pointers into the body start, if not at its root
 */
export type CompiledPlace = (reading: Reading, item?: Found) => readonly ReadText[]

interface Part {
  after?: string | undefined
  before?: string | undefined
}

/** The part of a text that a place asks for: after the last `after`, before the first `before`. */
function partOf(text: string, { after, before }: Part): string {
  const tail =
    after === undefined
      ? text
      : text.slice(text.lastIndexOf(after) + (text.includes(after) ? after.length : 1))
  return (before === undefined ? tail : (tail.split(before, 1)[0] ?? '')).trim()
}

const WHOLE: Part = {}
const NOTHING: readonly ReadText[] = []

function toRead(body: Decoded, pointer: string, value: unknown, part: Part): readonly ReadText[] {
  const text = partOf(scalarText(body, pointer, value) ?? '', part)
  return text ? [{ text, where: pointer, pointer }] : NOTHING
}

function inBody(pointer: string, part: Part): CompiledPlace {
  if (isSingle(pointer)) {
    const segments = segmentsOf(pointer)
    return ({ body }, item) => {
      const value = valueAt(item ? item.value : body.value, segments)
      if (value === undefined) return NOTHING
      return toRead(body, item ? item.pointer + pointer : pointer, value, part)
    }
  }
  return ({ body }, item) => {
    const found = findAll(item ? item.value : body.value, pointer)
    const base = item ? item.pointer : ''
    return found.length === 0
      ? NOTHING
      : found.flatMap((each) => toRead(body, base + each.pointer, each.value, part))
  }
}

/** Nearly every body spells its names plainly, and then it need not be parsed to know that a member is missing. */
function mayHold(body: string | null, pointer: string): boolean {
  if (body === null) return false
  const name = pointer.slice(pointer.lastIndexOf('/') + 1)
  return body.includes(name) || !/^\w+$/.test(name) || /[\\%+]/.test(body)
}

const NONE_FOUND: readonly Found[] = []

/** Every value in the request's body that the pointer leads to. */
export const findInRequest = (reading: Reading, pointer: string): readonly Found[] =>
  mayHold(reading.exchange.request.body, pointer) ? findAll(reading.requestValue, pointer) : NONE_FOUND

function inRequest(at: string): CompiledPlace {
  return (reading) => {
    const texts: ReadText[] = []
    for (const { pointer, value } of findInRequest(reading, at)) {
      const text = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
      if (text) texts.push({ text, where: `request body ${pointer}`, pointer: null })
    }
    return texts
  }
}

function inHeader(place: Extract<Place, { header: string } | { requestHeader: string }>): CompiledPlace {
  const isResponse = 'header' in place
  const name = isResponse ? place.header : place.requestHeader
  const lower = name.toLowerCase()
  const where = isResponse ? name : `request header ${name}`
  return (reading) => {
    const value = isResponse ? reading.responseHeader(lower) : reading.requestHeader(lower)
    const text = value === null ? '' : partOf(value, place)
    return text ? [{ text, where, pointer: null }] : NOTHING
  }
}

export function compilePlace(place: Place): CompiledPlace {
  if (typeof place === 'string') return inBody(place, WHOLE)
  if ('pointer' in place) return inBody(place.pointer, place)
  return 'requestBody' in place ? inRequest(place.requestBody) : inHeader(place)
}

/** The places of a pack's list, compiled. */
const compiledOnce = onceFor((places: readonly Place[]) => places.map(compilePlace))

/** Every non-empty text at a place, in document order. */
export const readAll = (reading: Reading, place: Place): readonly ReadText[] => compilePlace(place)(reading)

const anyText = () => true

/**
 * The first non-empty text at any of the places, which are tried in order.
 * @param item where pointers into the body start, if not at its root
 * @param fits passes over the texts that it refuses
 */
export function readFirst(
  reading: Reading,
  places: readonly Place[] | undefined,
  item?: Found,
  fits: (text: string) => boolean = anyText,
): ReadText | null {
  if (!places) return null
  for (const readAt of compiledOnce(places)) {
    for (const found of readAt(reading, item)) if (fits(found.text)) return found
  }
  return null
}
