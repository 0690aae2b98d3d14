import type { FieldPlace, Problem } from '../annotation'
import type { Envelope, Place, Reads } from '../pack'
import { scalarText } from './decode'
import { type ReadText, readFirst } from './place'
import { escapeSegment, type Found, findAll, isContainer } from './pointer'
import type { Reading } from './reading'

/** A problem as it stands in the envelope, without the pack's words. */
export type ReadProblem = Omit<Problem, 'title'>

/** The problems of an envelope, the whole first, and the pointers they were read from. */
export interface Extracted {
  problems: ReadProblem[]
  read: string[]
}

/** More field errors than anybody reads; a bound for hostile bodies. */
const MAX_PROBLEMS = 50

/** RFC 9457 §4.2.1: "about:blank" says nothing beyond the status. */
const isCode = (text: string) => text !== 'about:blank'

function toProblem(
  reading: Reading,
  code: ReadText | null,
  message: ReadText | null,
  field: ReadText | null,
  param: ReadText | null,
) {
  // Without a body to be wrong in, a field can only be one of the address.
  const ofField = reading.exchange.request.body ? 'body' : 'query or path'
  const place: FieldPlace | null = field ? ofField : param ? 'query or path' : null
  return {
    problem: {
      code: code?.text ?? null,
      message: message?.text.trim() || null,
      field: field?.text ?? param?.text ?? null,
      fieldIn: place,
    },
    read: pointersOf(code, message, field, param),
  }
}

/** The pointers that were read, each once. */
function pointersOf(...texts: (ReadText | null)[]): string[] {
  const pointers: string[] = []
  for (const text of texts) if (text?.pointer && !pointers.includes(text.pointer)) pointers.push(text.pointer)
  return pointers
}

/** Reads the envelope's own code and message: the error as a whole. */
function readHead(reading: Reading, reads: Reads) {
  return toProblem(
    reading,
    readFirst(reading, reads.code, undefined, isCode),
    readFirst(reading, reads.message),
    readFirst(reading, reads.field),
    readFirst(reading, reads.param),
  )
}

function readItem(reading: Reading, item: Found, reads: Reads) {
  const { pointer, value } = item
  const text = scalarText(reading.body, pointer, value)
  // Some APIs list bare sentences where others list objects.
  if (text !== null) return toProblem(reading, null, { text, where: pointer, pointer }, null, null)
  const at = (places: Place[] | undefined) => readFirst(reading, places, item)
  return toProblem(reading, at(reads.code), at(reads.message), at(reads.field), at(reads.param))
}

/** The items of an array, or the members of an object. */
const itemsOf = ({ pointer, value }: Found): Found[] =>
  findAll(value, '/*').map((item) => ({ pointer: pointer + item.pointer, value: item.value }))

/** `{"email": ["is taken"]}`: the member's name is the field, its sentences (or objects) are what is wrong with it. */
function readKeyed(reading: Reading, { pointer, value }: Found, reads: Reads) {
  if (!isContainer(value) || Array.isArray(value)) return []
  return Object.keys(value).flatMap((field) => {
    const inside = { pointer: `${pointer}/${escapeSegment(field)}`, value: value[field] }
    const items = Array.isArray(inside.value) ? itemsOf(inside) : [inside]
    return items.map((item) => {
      const { problem, read } = readItem(reading, item, reads)
      const fieldIn: FieldPlace = reading.exchange.request.body ? 'body' : 'query or path'
      return {
        problem: isEmpty(problem) ? problem : { ...problem, field: problem.field ?? field, fieldIn },
        read,
      }
    })
  })
}

/** One item for each of an array, or of an object's members; an object that is itself an item stands alone. */
function readItems(reading: Reading, items: NonNullable<Envelope['extract']['items']>) {
  return findAll(reading.body.value, items.at).flatMap((found) => {
    if (items.keyed) return readKeyed(reading, found, items)
    const alone = Array.isArray(found.value) ? null : readItem(reading, found, items)
    if (alone && !isEmpty(alone.problem)) return [alone]
    return itemsOf(found).map((item) => readItem(reading, item, items))
  })
}

const isEmpty = ({ code, message, field }: ReadProblem) => code === null && message === null && field === null

/**
 * Reads the problems of an envelope: the whole first, then one for each item that says something of its own. An item
 * that only repeats the whole (same code, no field) is folded into it.
 */
export function extract(reading: Reading, reads: Envelope['extract']): Extracted {
  const head = readHead(reading, reads)
  const items = reads.items ? readItems(reading, reads.items) : []
  if (items.length === 0) return { problems: [head.problem], read: head.read }
  const isLone = items.length === 1 && !isEmpty(head.problem)
  const telling = items
    .filter(({ problem }) => !isEmpty(problem))
    .filter(({ problem }) => !isLone || problem.field !== null || problem.code !== head.problem.code)
    .slice(0, MAX_PROBLEMS)
  const all = isEmpty(head.problem) && telling.length > 0 ? telling : [head, ...telling]
  return { problems: all.map(({ problem }) => problem), read: [...new Set(all.flatMap(({ read }) => read))] }
}
