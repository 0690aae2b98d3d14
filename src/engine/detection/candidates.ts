/** Packs worth testing: looked up from what the exchange holds, never by walking the catalogue. */

import type { Header } from '../exchange'
import type { Pack } from '../pack'
import { scalarText } from '../reading/decode'
import { escapeSegment, isContainer } from '../reading/pointer'
import type { Reading } from '../reading/reading'
import { type Catalogue, packsByHost, type Surroundings } from './compile'
import { type Glimpse, mightFit } from './quick-look'
import { addAll, addPassed, type ValueIndex } from './value-index'

/** How far into a body detection looks: envelopes are small and stand at the top. */
export const MAX_MEMBERS = 100

/** Names of an object's members, or the positions of an array's first items: a long list repeats itself. */
export const keysOf = (value: Record<string, unknown>): string[] =>
  Object.keys(value).slice(0, Array.isArray(value) ? 3 : MAX_MEMBERS)

function addByHeaders(
  found: Set<Pack>,
  indexes: ReadonlyMap<string, ValueIndex>,
  headers: readonly Header[],
): void {
  if (indexes.size === 0) return
  for (const { name, value } of headers) {
    const index = indexes.get(name.toLowerCase())
    if (index) addPassed(found, index, value)
  }
}

/** Packs that the address and the headers point to. */
function packsAround(packs: Surroundings, { host, exchange: { request, response } }: Reading): Set<Pack> {
  const found = new Set<Pack>(packsByHost(packs, host))
  addByHeaders(found, packs.responseHeaders, response.headers)
  addByHeaders(found, packs.requestHeaders, request.headers)
  return found
}

/** May a success without signs of an error hold the envelope of one, going by what is seen of it? */
export function mayHoldEnvelope({ quiet }: Catalogue, reading: Reading, edges: string): boolean {
  const fits = (glimpse: Glimpse) => mightFit(glimpse, edges)
  if (quiet.anywhere.some(fits)) return true
  for (const pack of packsAround(quiet.packs, reading)) if (quiet.glimpses.get(pack)?.some(fits)) return true
  return false
}

/** Packs that values in the body point to, level by level; only places that some pack asks for are gone into. */
function addInside(found: Set<Pack>, { body }: Catalogue, reading: Reading): void {
  let level = [{ value: reading.body.value, pointer: '', places: body.below }]
  while (level.length > 0) {
    const next: typeof level = []
    for (const { value, pointer, places } of level) {
      if (!isContainer(value) || places.size === 0) continue
      const isArray = Array.isArray(value)
      for (const name of keysOf(value)) {
        const place = places.get(isArray ? '*' : name)
        if (!place) continue
        const at = `${pointer}/${escapeSegment(name)}`
        addPassed(found, place.values, scalarText(reading.body, at, value[name]))
        if (place.below.size > 0) next.push({ value: value[name], pointer: at, places: place.below })
      }
    }
    level = next
  }
}

/** Standards and frameworks whose envelope begins with a member that the body has. */
function addByShape(found: Set<Pack>, { shapes }: Catalogue, { body: { value } }: Reading): void {
  addAll(found, shapes.get(''))
  if (Array.isArray(value)) addAll(found, value.length > 0 ? shapes.get('*') : undefined)
  else if (isContainer(value))
    for (const name of keysOf(value)) addAll(found, shapes.get(escapeSegment(name)))
}

/** Every pack that something in the exchange points to. */
export function candidates(catalogue: Catalogue, reading: Reading): Set<Pack> {
  const found = packsAround(catalogue, reading)
  addInside(found, catalogue, reading)
  addByShape(found, catalogue, reading)
  return found
}
