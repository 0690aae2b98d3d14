/** Packs worth testing: looked up from what the exchange holds, never by walking the catalogue. */

import type { Header } from '../exchange'
import type { Pack } from '../pack'
import { scalarText } from '../reading/decode'
import { escapeSegment, isContainer } from '../reading/pointer'
import type { Reading } from '../reading/reading'
import { type Catalogue, packsByHost, type Surroundings } from './compile'
import { type Glimpse, mightFit } from './quick-look'
import { lookUpValue, type ValueIndex } from './value-index'

/** How far into a body detection looks: envelopes are small and stand at the top. */
export const MAX_MEMBERS = 100

/** Names of an object's members, or the positions of an array's first items: a long list repeats itself. */
export const keysOf = (value: Record<string, unknown>): string[] =>
  Object.keys(value).slice(0, Array.isArray(value) ? 3 : MAX_MEMBERS)

function packsByHeaders(indexes: ReadonlyMap<string, ValueIndex>, headers: readonly Header[]): Pack[] {
  const found: Pack[] = []
  if (indexes.size === 0) return found
  for (const { name, value } of headers) {
    const index = indexes.get(name.toLowerCase())
    if (index) found.push(...lookUpValue(index, value))
  }
  return found
}

/** Packs that the address and the headers point to. */
const packsAround = (packs: Surroundings, { host, exchange: { request, response } }: Reading): Pack[] => [
  ...packsByHost(packs, host),
  ...packsByHeaders(packs.responseHeaders, response.headers),
  ...packsByHeaders(packs.requestHeaders, request.headers),
]

/** May a success without signs of an error hold the envelope of one, going by what is seen of it? */
export function mayHoldEnvelope({ quiet }: Catalogue, reading: Reading, edges: string): boolean {
  const fits = (glimpse: Glimpse) => mightFit(glimpse, edges)
  return (
    quiet.anywhere.some(fits) ||
    packsAround(quiet.packs, reading).some((pack) => quiet.glimpses.get(pack)?.some(fits))
  )
}

/** Packs that values in the body point to, level by level; only places that some pack asks for are gone into. */
function packsInside({ body }: Catalogue, reading: Reading): Pack[] {
  const found: Pack[] = []
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
        found.push(...lookUpValue(place.values, scalarText(reading.body, at, value[name])))
        next.push({ value: value[name], pointer: at, places: place.below })
      }
    }
    level = next
  }
  return found
}

/** Standards and frameworks whose envelope begins with a member that the body has. */
function packsByShape({ shapes }: Catalogue, { body: { value } }: Reading): Pack[] {
  const found = [...(shapes.get('') ?? [])]
  if (Array.isArray(value)) found.push(...((value.length > 0 && shapes.get('*')) || []))
  else if (isContainer(value))
    for (const name of keysOf(value)) found.push(...(shapes.get(escapeSegment(name)) ?? []))
  return found
}

/** Every pack that something in the exchange points to. */
export const candidates = (catalogue: Catalogue, reading: Reading): Set<Pack> =>
  new Set([
    ...packsAround(catalogue, reading),
    ...packsInside(catalogue, reading),
    ...packsByShape(catalogue, reading),
  ])
