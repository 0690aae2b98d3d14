/** What an API documents about repeating: tries, idempotency keys, rate limits. Facts for whoever judges a client. */
import type { Policy } from '../annotation'
import type { Catalogue } from '../detection/compile'
import { holds } from '../detection/match'
import type { Exchange } from '../exchange'
import type { Pack, Place } from '../pack'
import { matchesGlob } from '../reading/glob'
import { type ReadText, readFirst } from '../reading/place'
import { type Reading, readingOf } from '../reading/reading'

/** The idempotency key that a request carries. */
export interface Key {
  value: string
  /** `request header Idempotency-Key`, `request body /client_order_id`. */
  where: string
}

function wordsFor(place: Place): string {
  if (typeof place === 'string') return place
  if ('requestHeader' in place) return `request header ${place.requestHeader}`
  if ('requestBody' in place) return `request body ${place.requestBody}`
  return 'header' in place ? place.header : place.pointer
}

/**
 * Whose API was called: the vendor that explains the response, or else the one to which the host belongs. A gateway in
 * front of an API answers in its own words, and the API's rules on repeating hold all the same.
 */
export function apiOf({ host }: Reading, pack: Pack, catalogue: Catalogue): Pack {
  if (pack.specificity === 'vendor') return pack
  const vendors = catalogue.hosts.find(host).filter(({ specificity }) => specificity === 'vendor')
  const own = vendors.filter((each) => catalogue.own.has(each))
  const [vendor, another] = own.length > 0 ? own : vendors
  return vendor && !another ? vendor : pack
}

/** What the pack of an API documents; null for the pack that belongs to no API. */
export function policyOf({ host }: Reading, pack: Pack, { words, fallback }: Catalogue): Policy | null {
  if (pack === fallback) return null
  const limits = (words.get(pack.id)?.rateLimits ?? []).filter(
    (each) => each.host === undefined || matchesGlob(each.host, host),
  )
  return {
    attempts: pack.retry?.attempts ?? null,
    keyPlaces: (pack.retry?.idempotencyKey ?? []).map(wordsFor),
    limits: limits.map(({ limit, windowMs, per, source }) => ({
      limit,
      windowMs,
      per,
      source: source ?? pack.source,
    })),
    source: pack.retry?.source ?? pack.source,
  }
}

/**
 * Finds the idempotency key of a request, in the places of the first pack that documents any: a key that stands where
 * this API does not look for it protects nothing.
 */
export function readKey(reading: Reading, packs: readonly Pack[]): ReadText | null {
  const knowing = packs.find(({ retry }) => retry?.idempotencyKey)
  return readFirst(reading, knowing?.retry?.idempotencyKey)
}

/** Does the request change nothing on the server, whatever its method? Packs say so of queries that travel by POST. */
export const isReadOnly = (reading: Reading, packs: readonly Pack[]): boolean =>
  packs.some(({ retry }) => retry?.readOnly?.some((each) => holds(each, reading)))

/**
 * Finds the idempotency key of any request, also of one that succeeded.
 * @param packId the pack that explains the response; null when none does, and the host alone tells
 */
export function keyOf(exchange: Exchange, packId: string | null, catalogue: Catalogue): Key | null {
  const reading = readingOf(exchange)
  const pack = (packId === null ? undefined : catalogue.packs.get(packId)) ?? catalogue.fallback
  const found = readKey(reading, [apiOf(reading, pack, catalogue), catalogue.fallback])
  return found && { value: found.text, where: found.where }
}
