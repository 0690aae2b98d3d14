/** What the texts about refusals by CORS have in common. */
import type { Owner, Source } from '../annotation'
import type { Call, Refusal } from './cors'
import { pageOf } from './origin'

/** What is said of one refusal. `page` is what the page can do, without a full stop; `fix` is for the owner. */
export interface Told {
  title: string
  meaning: string
  page?: string
  /** A page of MDN's list of CORS errors. */
  mdn: string
  /** The server, unless it is said. */
  owner?: Owner
  what: string
  why: string
  fix: string
  lines: string[]
  source: Source
}

/** A text for each of these refusals. */
export type Tellers<W extends Refusal['why']> = {
  [K in W]: (refusal: Extract<Refusal, { why: K }>, call: Call) => Told
}

export const KEPT =
  'so the browser kept the response from the page. The server may have acted on the request all the same.'
export const UNSENT = 'so the browser did not send the request itself.'

/** The header that allows the page; an opaque (`null`) or unknown origin is nothing to allow by name. */
export function originLine(call: Call): string[] {
  const page = pageOf(call)
  return page === null || page === 'null' ? [] : [`Access-Control-Allow-Origin: ${page}`]
}

/** A header that holds a list; none where there is nothing to list. */
export const listLine = (name: string, ...items: readonly string[]): string[] =>
  items.length > 0 ? [`${name}: ${[...new Set(items)].join(', ')}`] : []
