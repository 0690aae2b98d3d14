/** Packs worth testing: looked up from what the exchange holds, never by walking the catalogue. */

import type { Exchange } from '../exchange'
import type { Piece } from '../generic/shows-signs'
import type { Pack } from '../pack'
import { scalarText } from '../reading/decode'
import { escapeSegment, isContainer } from '../reading/pointer'
import { hostOf, type Reading } from '../reading/reading'
import type { Catalogue, Surroundings } from './compile'
import { mightFit } from './quick-look'
import { addAll, addPassed } from './value-index'

/** How far into a body detection looks: envelopes are small and stand at the top. */
export const MAX_MEMBERS = 100

/** Names of an object's members, or the positions of an array's first items: a long list repeats itself. */
export const keysOf = (value: Record<string, unknown>): string[] =>
  Object.keys(value).slice(0, Array.isArray(value) ? 3 : MAX_MEMBERS)

/** Packs that the address and the headers point to, in three lists. */
const packsAround = (packs: Surroundings, host: string, { request, response }: Exchange) => [
  packs.hosts.find(host),
  packs.responseHeaders.find(response.headers),
  packs.requestHeaders.find(request.headers),
]

/** May a success without signs of an error hold the envelope of one, going by what is seen of it? */
export function mayHoldEnvelope({ quiet }: Catalogue, exchange: Exchange, edges: readonly Piece[]): boolean {
  for (const packs of packsAround(quiet.packs, hostOf(exchange.request.url), exchange)) {
    for (const pack of packs) {
      if (quiet.glimpses.get(pack)?.some((glimpse) => mightFit(glimpse, edges))) return true
    }
  }
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
  const found = new Set<Pack>()
  for (const packs of packsAround(catalogue, reading.host, reading.exchange)) addAll(found, packs)
  addInside(found, catalogue, reading)
  addByShape(found, catalogue, reading)
  return found
}
