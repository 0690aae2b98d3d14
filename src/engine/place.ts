import { scalarText } from './decode'
import type { Place } from './pack'
import { findAll } from './pointer'
import type { Reading } from './reading'

/** A text read from an exchange, and where it stood, in words. */
export interface ReadText {
  text: string
  where: string
  /** Pointer into the response body, for marking; null for what stands elsewhere. */
  pointer: string | null
}

/** The part of a text that a place asks for: after the last `after`, before the first `before`. */
function partOf(
  text: string,
  { after, before }: { after?: string | undefined; before?: string | undefined },
): string {
  const tail =
    after === undefined
      ? text
      : text.slice(text.lastIndexOf(after) + (text.includes(after) ? after.length : 1))
  return (before === undefined ? tail : (tail.split(before, 1)[0] ?? '')).trim()
}

/** Every non-empty text at a place, in document order. */
export function readAll(reading: Reading, place: Place): ReadText[] {
  if (typeof place === 'string') return readAll(reading, { pointer: place })
  if ('pointer' in place) {
    return findAll(reading.body.value, place.pointer).flatMap(({ pointer, value }) => {
      const text = partOf(scalarText(reading.body, pointer, value) ?? '', place)
      return text ? [{ text, where: pointer, pointer }] : []
    })
  }
  if ('requestBody' in place) {
    return findAll(reading.requestValue, place.requestBody).flatMap(({ pointer, value }) => {
      const text = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
      return text ? [{ text, where: `request body ${pointer}`, pointer: null }] : []
    })
  }
  const isResponse = 'header' in place
  const name = isResponse ? place.header : place.requestHeader
  const value = isResponse
    ? reading.responseHeader(name.toLowerCase())
    : reading.requestHeader(name.toLowerCase())
  const text = partOf(value ?? '', place)
  const where = isResponse ? name : `request header ${name}`
  return text ? [{ text, where, pointer: null }] : []
}

/** The first non-empty text at any of the places, which are tried in order. */
export function readFirst(reading: Reading, places: readonly Place[] | undefined): ReadText | null {
  for (const place of places ?? []) {
    const found = readAll(reading, place)[0]
    if (found) return found
  }
  return null
}
