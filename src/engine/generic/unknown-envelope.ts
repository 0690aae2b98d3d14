/**
 * Reads envelopes that no pack knows, by where APIs usually put things. It finds values by the names and the places of
 * members, never by the words in a message, and reports what it found as generic.
 */
import type { FieldPlace } from '../annotation'
import type { Decoded } from '../reading/decode'
import type { Extracted, ReadProblem } from '../reading/extract'
import type { Reading } from '../reading/reading'
import { type ErrorNode, errorNodes } from './error-nodes'
import { findCode, type Hit } from './find-code'
import { type Detail, keyedDetails, listedDetails } from './find-details'
import { findField, findMessage } from './find-message'
import { readHtml, readText } from './unknown-text'

/** What the body says of the error as a whole. */
export interface Head {
  code: Hit | null
  message: Hit | null
  field: Hit | null
}

/** The first code, message and field that the nodes tell of, each in the order in which nodes are believed. */
export function readHead(nodes: ErrorNode[], status: number): Head {
  const head: Head = { code: null, message: null, field: null }
  for (const node of nodes) {
    const code = head.code ?? findCode(node, status)
    // A lone sentence is not its own code.
    if (code?.pointer !== head.message?.pointer) head.code = code
    head.message ??= findMessage(node, head.code)
    if (node.pointer !== '') head.field ??= findField(node, false)
  }
  return head
}

const MAX_NESTED_CHARS = 20_000

/** A gateway may pass on the error of the server behind it as a text: `{"message": "{\"code\": …}"}`. */
function nestedIn(message: Hit | null): Decoded | null {
  const text = message?.text ?? ''
  if (!/^[{[]/.test(text) || text.length > MAX_NESTED_CHARS) return null
  try {
    return { kind: 'json', text, value: JSON.parse(text) as unknown, cut: false, missing: null }
  } catch {
    return null
  }
}

/** The head as the nested JSON tells it more exactly; everything found there stands in the outer message. */
function unpack(head: Head, status: number): Head {
  const nested = nestedIn(head.message)
  if (!nested || !head.message) return head
  const { pointer } = head.message
  const inner = readHead(errorNodes(nested), status)
  const outer = (hit: Hit | null) => hit && { text: hit.text, pointer }
  return {
    code: outer(inner.code) ?? head.code,
    message: outer(inner.message) ?? head.message,
    field: outer(inner.field) ?? head.field,
  }
}

const isNews = ({ problem }: Detail, head: ReadProblem) =>
  problem.field !== null ||
  (problem.code !== null && problem.code !== head.code) ||
  (problem.message !== null && problem.message !== head.message)

/** The whole first, then its details; the detail that the whole was read from is not told twice. */
function merge(head: Head, details: Detail[], usual: FieldPlace): Extracted {
  const [first] = details
  const own = [head.code, head.message].flatMap((hit) => (hit ? [hit.pointer] : []))
  const isFirst =
    first !== undefined && (head.message === null || first.pointers.includes(head.message.pointer))
  const field = head.field?.text ?? (isFirst ? first.problem.field : null)
  const whole: ReadProblem = {
    code: head.code?.text ?? (isFirst ? first.problem.code : null),
    message: head.message?.text ?? (isFirst ? first.problem.message : null),
    field,
    fieldIn: field === null ? null : ((isFirst ? first.problem.fieldIn : null) ?? usual),
  }
  const rest = (isFirst ? details.slice(1) : details).filter((detail) => isNews(detail, whole))
  const read = [
    ...own,
    ...(head.field ? [head.field.pointer] : []),
    ...details.flatMap(({ pointers }) => pointers),
  ]
  return { problems: [whole, ...rest.map(({ problem }) => problem)], read: [...new Set(read)] }
}

/** Reads whatever problem the body describes. Always at least one problem, with nulls where nothing was found. */
export function readUnknown({ body, exchange }: Reading): Extracted {
  if (body.kind === 'html') return readHtml(body.text)
  if (body.kind === 'text') return readText(body.text)
  if (typeof body.value === 'string') return readText(body.value)
  const { status } = exchange.response
  const nodes = errorNodes(body)
  const head = readHead(nodes, status)
  // Without a body to be wrong in, a field can only be one of the address.
  const usual: FieldPlace = exchange.request.body ? 'body' : 'query or path'
  const listed = listedDetails(nodes, status, usual)
  const details = listed.length > 0 ? listed : keyedDetails(nodes, [head.code, head.message], usual)
  return merge(unpack(head, status), details, usual)
}
