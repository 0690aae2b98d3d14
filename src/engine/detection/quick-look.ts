/**
 * A glance at a successful response, before anything of it is parsed: most traffic is healthy, and looking at it must
 * cost less than the page itself spends on it.
 */
import type { Body } from '../exchange'
import type { Envelope } from '../pack'
import { segmentsOf } from '../reading/pointer'

/** An error inside a success is small, or stands at the beginning or the end of a larger result. */
const HEAD_CHARS = 512
const TAIL_CHARS = 256

/** What a glance sees of a body, with a mark for what it leaves out; null where nothing can be told without decoding it. */
export function edgesOf(body: Body): string | null {
  if (body.state === 'missing') return ''
  if (body.base64) return null
  const { text } = body
  if (text.length <= HEAD_CHARS + TAIL_CHARS) return text
  return `${text.slice(0, HEAD_CHARS)}~${text.slice(-TAIL_CHARS)}`
}

/** What has to stand in the text of a body that an envelope fits: names, and of each set of values one. */
export interface Glimpse {
  names: string[]
  values: string[][]
}

/** A value that JSON writes as it is. */
const isPlain = (value: unknown) => /^[\w ]+$/.test(String(value))

/** What shows of an envelope: each pointer's last name, and the values that a member may have. */
export function glimpseOf({ all }: Envelope): Glimpse {
  const pointers = all.filter((matcher) => 'pointer' in matcher)
  const lastName = (pointer: string) => segmentsOf(pointer).findLast((name) => !/^(?:\*|\d*)$/.test(name))
  return {
    names: pointers.flatMap(({ pointer }) => lastName(pointer) ?? []),
    values: pointers.flatMap(({ in: values }) => (values?.every(isPlain) ? [values.map(String)] : [])),
  }
}

/** May the body fit, going by what is seen of it? */
export const mightFit = ({ names, values }: Glimpse, edges: string): boolean =>
  names.every((name) => edges.includes(name)) &&
  values.every((each) => each.some((value) => edges.includes(value)))
