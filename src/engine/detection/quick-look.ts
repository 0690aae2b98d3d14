/**
 * A glance at a successful response, before anything of it is parsed: most traffic is healthy, and looking at it must
 * cost less than the page itself spends on it.
 */
import type { Body } from '../exchange'
import type { Piece } from '../generic/shows-signs'
import type { Envelope } from '../pack'
import { looksLikeEvents } from '../reading/event-stream'
import { segmentsOf } from '../reading/pointer'
import { asksForText, compileValueTest } from './value-test'

/** An error inside a success is small, or stands at the beginning or the end of a larger result. */
const SMALL_CHARS = 768
const EDGE_CHARS = 256
/** What is seen beyond a piece, so that a value is not cut off from its name. */
const MARGIN_CHARS = 64

/** GraphQL may put errors behind data of any length, and with stack traces that hide them from the end. */
const DATA_FIRST = /^\s*\{\s*"data"\s*:/

const pieceAt = (text: string, start: number): Piece => ({
  text: text.slice(start, start + EDGE_CHARS + MARGIN_CHARS),
  end: EDGE_CHARS,
})

/**
 * What a glance sees of a body: all of it, or some pieces, the first of which is its beginning.
 * @returns null where nothing can be told without decoding it
 */
export function edgesOf(body: Body): Piece[] | null {
  if (body.state === 'missing') return []
  if (body.base64) return null
  const { text } = body
  if (text[0] !== '{' && looksLikeEvents(text)) return null
  if (text.length <= SMALL_CHARS) return [{ text, end: text.length }]
  const edges = [pieceAt(text, 0), pieceAt(text, text.length - EDGE_CHARS)]
  const errors = DATA_FIRST.test(text) ? text.lastIndexOf('"errors"') : -1
  if (errors >= 0) edges.push(pieceAt(text, errors))
  return edges
}

/** A member that has to stand in a body: its name as JSON spells it, and whether a value fits. */
interface Mark {
  name: string
  fits: (text: string) => boolean
}

/** What has to stand in the text of a body that an envelope fits. */
export type Glimpse = readonly Mark[]

/** The last name in a pointer; positions have none. */
export const nameIn = (pointer: string): string | undefined =>
  segmentsOf(pointer).findLast((segment) => !/^(?:\*|\d*)$/.test(segment))

/** What shows of an envelope: the last name in each pointer, and the values that it may have, if it is asked for those. */
export const glimpseOf = ({ all }: Envelope): Glimpse =>
  all.flatMap((matcher) => {
    const name = 'pointer' in matcher ? nameIn(matcher.pointer) : undefined
    if (!('pointer' in matcher) || name === undefined) return []
    const { pointer, like, in: values } = matcher
    const test = compileValueTest({ like, in: values })
    const asksForIt = asksForText(matcher) && segmentsOf(pointer).at(-1) === name
    return [{ name: JSON.stringify(name), fits: (text: string) => !asksForIt || test(text, text) }]
  })

/** A scalar that is spelled plainly; behind an escape, anything may stand. */
const SCALAR = /\s*:\s*(?:"([^"\\]*)"|([\w.+-]+))?/y

function isSeenIn({ text }: Piece, { name, fits }: Mark): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    SCALAR.lastIndex = at + name.length
    const found = SCALAR.exec(text)
    const value = found?.[1] ?? found?.[2]
    if (found && (value === undefined || fits(value))) return true
  }
  return false
}

/** May the body fit, going by what is seen of it? */
export const mightFit = (glimpse: Glimpse, edges: readonly Piece[]): boolean =>
  glimpse.every((mark) => edges.some((edge) => isSeenIn(edge, mark)))
