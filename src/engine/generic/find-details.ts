/** Finds the details of an error: further errors in a list, and messages that stand under the name of a field. */
import type { FieldPlace } from '../annotation'
import type { ReadProblem } from '../reading/extract'
import { escapeSegment, isContainer } from '../reading/pointer'
import { isErrorName } from './error-names'
import type { ErrorNode } from './error-nodes'
import { findCode, type Hit } from './find-code'
import { findField, findMessage } from './find-message'
import { type Member, membersOf } from './names'

/** A problem beside the error as a whole, and the members it was read from. */
export interface Detail {
  problem: ReadProblem
  pointers: string[]
}

/** More field errors than anybody reads; a bound for hostile bodies. */
const MAX_DETAILS = 50

const LISTS = new Set([
  ...[
    'details',
    'messages',
    'violations',
    'constraintviolations',
    'invalidparams',
    'invalidfields',
    'issues',
  ],
  ...[
    'fieldviolations',
    'fielderrors',
    'validationerrors',
    'validation',
    'causes',
    'errorcauses',
    'errordetails',
  ],
])
const isList = (name: string) => LISTS.has(name) || (isErrorName(name) && name.endsWith('s'))

const KEYED = new Set([
  ...[
    'errors',
    'error',
    'message',
    'messages',
    'detail',
    'details',
    'fields',
    'fielderrors',
    'validationerrors',
  ],
  ...['errordetails', 'invalidfields', 'modelstate', 'validation', 'violations'],
])

/** `"in": "query"`, `"location": "body"`: where the item itself says that the field is. */
const PLACES: Record<string, FieldPlace> = {
  body: 'body',
  query: 'query or path',
  path: 'query or path',
  url: 'query or path',
  header: 'header',
  headers: 'header',
}

function placeOf(node: ErrorNode, usual: FieldPlace): FieldPlace {
  const said = node.members.get('location')?.value ?? node.members.get('in')?.value
  return (
    (typeof said === 'string' && Object.hasOwn(PLACES, said.toLowerCase()) && PLACES[said.toLowerCase()]) ||
    usual
  )
}

/** One item of a list of errors. */
function readItem(node: ErrorNode, status: number, usual: FieldPlace): Detail | null {
  const field = findField(node, true)
  const code = findCode(node, status)
  const isName = code !== null && code.pointer === field?.pointer
  const message = findMessage(node, code)
  if (!message && (!code || isName)) return null
  const hits = [isName ? null : code, message, field].filter((hit) => hit !== null)
  return {
    problem: {
      code: isName ? null : (code?.text ?? null),
      message: message?.text ?? null,
      field: field?.text ?? null,
      fieldIn: field && placeOf(node, usual),
    },
    pointers: hits.map(({ pointer }) => pointer),
  }
}

/** The items of every list of errors that stands in one of the nodes. */
export function listedDetails(nodes: ErrorNode[], status: number, usual: FieldPlace): Detail[] {
  const details: Detail[] = []
  const seen = new Set<string>()
  for (const { members, body } of nodes) {
    for (const [name, { value, pointer }] of members) {
      if (!Array.isArray(value) || !isList(name)) continue
      for (const [i, item] of value.slice(0, MAX_DETAILS).entries()) {
        const at = `${pointer}/${i}`
        if (!isContainer(item) || Array.isArray(item) || seen.has(at)) continue
        seen.add(at)
        const detail = readItem(
          { pointer: at, members: membersOf(item, at), texts: null, body },
          status,
          usual,
        )
        if (detail) details.push(detail)
        if (details.length >= MAX_DETAILS) return details
      }
    }
  }
  return details
}

interface Sentence {
  field: string
  text: string
  pointer: string
}

/** The sentences below an object whose members are named after fields; null when some member is something else. */
function sentences(value: unknown, pointer: string, path: string[]): Sentence[] | null {
  if (typeof value === 'string') return [{ field: path.join('.'), text: value.trim(), pointer }]
  if (!isContainer(value) || path.length > 4) return null
  const found: Sentence[] = []
  for (const key of Object.keys(value).slice(0, MAX_DETAILS)) {
    // Several sentences about one field; `{"items": {"0": {"name": […]}}}` numbers its fields.
    const into = Array.isArray(value) && typeof value[Number(key)] === 'string' ? path : [...path, key]
    const inside = sentences(value[key], `${pointer}/${escapeSegment(key)}`, into)
    if (inside === null) return null
    found.push(...inside)
    if (found.length >= MAX_DETAILS) break
  }
  return found
}

const toDetails = (found: Sentence[], fieldIn: FieldPlace): Detail[] =>
  found
    .filter(({ field, text }) => field !== '' && text !== '')
    .slice(0, MAX_DETAILS)
    .map(({ field, text, pointer }) => ({
      problem: { code: null, message: text, field, fieldIn },
      pointers: [pointer],
    }))

/** `{"email": ["is taken"]}` alone: every member of the body is a list of sentences. */
const isKeyedBody = (members: Map<string, Member>) =>
  members.size > 0 &&
  [...members.values()].every(
    ({ value }) =>
      Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === 'string'),
  )

/** `{"errors": {"email": ["is taken"]}}`: members named after the field at fault. */
export function keyedDetails(nodes: ErrorNode[], head: (Hit | null)[], usual: FieldPlace): Detail[] {
  for (const { members, pointer, body } of nodes) {
    for (const [name, { value, pointer: at }] of members) {
      if (!KEYED.has(name) || !isContainer(value) || Array.isArray(value)) continue
      // The error itself stands there, not its fields.
      if (head.some((hit) => hit?.pointer.startsWith(`${at}/`))) continue
      const details = toDetails(sentences(value, at, []) ?? [], usual)
      if (details.length > 0) return details
    }
    if (pointer === '' && isKeyedBody(members) && ![...members.keys()].some((name) => isList(name))) {
      return toDetails(sentences(body.value, '', []) ?? [], usual)
    }
  }
  return []
}
