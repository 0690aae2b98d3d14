import type { Place } from '../pack'
import { scalarText } from './decode'
import { findAll } from './pointer'
import type { Reading } from './reading'

/** A text read from an exchange, and where it stood, in words. */
export interface ReadText {
  text: string
  where: string
  /** Pointer into the response body, for marking; null for what stands elsewhere. */
  pointer: string | null
}

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

function readBody({ body }: Reading, at: string, part: Part): ReadText[] {
  const texts: ReadText[] = []
  for (const { pointer, value } of findAll(body.value, at)) {
    const text = partOf(scalarText(body, pointer, value) ?? '', part)
    if (text) texts.push({ text, where: pointer, pointer })
  }
  return texts
}

function readRequestBody({ requestValue }: Reading, at: string): ReadText[] {
  return findAll(requestValue, at).flatMap(({ pointer, value }) => {
    const text = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
    return text ? [{ text, where: `request body ${pointer}`, pointer: null }] : []
  })
}

/** Every non-empty text at a place, in document order. */
export function readAll(reading: Reading, place: Place): ReadText[] {
  if (typeof place === 'string') return readBody(reading, place, WHOLE)
  if ('pointer' in place) return readBody(reading, place.pointer, place)
  if ('requestBody' in place) return readRequestBody(reading, place.requestBody)
  const isResponse = 'header' in place
  const name = isResponse ? place.header : place.requestHeader
  const value = isResponse
    ? reading.responseHeader(name.toLowerCase())
    : reading.requestHeader(name.toLowerCase())
  const text = value === null ? '' : partOf(value, place)
  if (!text) return []
  return [{ text, where: isResponse ? name : `request header ${name}`, pointer: null }]
}

/** The first non-empty text at any of the places, which are tried in order. */
export function readFirst(reading: Reading, places: readonly Place[] | undefined): ReadText | null {
  for (const place of places ?? []) {
    const found = readAll(reading, place)[0]
    if (found) return found
  }
  return null
}
