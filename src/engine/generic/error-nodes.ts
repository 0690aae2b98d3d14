/** The objects of a body in which the error may be described, in the order in which they are believed. */
import type { Decoded } from '../reading/decode'
import { isContainer } from '../reading/pointer'
import { isErrorName } from './error-names'
import { type Member, membersOf } from './names'

/** An object that may describe the error, or a list of plain texts (`["not_found", "No such user"]`). */
export interface ErrorNode {
  pointer: string
  members: Map<string, Member>
  /** The items of a list of texts, in order; null for an object. */
  texts: Member[] | null
  /** The body that the pointers lead into: a message can hold JSON of its own. */
  body: Decoded
}

/** What stands around an error, and holds other things too. */
const FRAMES = new Set([
  ...[
    'response',
    'meta',
    'metadata',
    'status',
    'responsestatus',
    'header',
    'head',
    'result',
    'answer',
    'reply',
  ],
  ...[
    'body',
    'envelope',
    'rsp',
    'message',
    'messages',
    'usermessage',
    'info',
    'data',
    'json',
    'output',
    'details',
  ],
  ...['detail', 'violations', 'issues', 'causes', 'faileditems'],
])
const isFrame = (name: string) => FRAMES.has(name) || /(?:response|result|reply)$/.test(name)

/** Bounds for hostile bodies; an envelope has a few nodes. */
const MAX_DEPTH = 8
const MAX_NODES = 60
const MAX_ITEMS = 20

const isAttribute = (key: string) => key.startsWith('@')

/** An empty element of an XML list, such as `<errors type="array"/>`, tells nothing. */
const tells = (value: unknown) =>
  isContainer(value)
    ? Object.keys(value).some((key) => !isAttribute(key))
    : typeof value === 'string' && value !== ''

/** A list that begins with a text: `["sentence", …]` or `["error", 10020, "sentence"]`. */
const isTexts = (value: unknown) => Array.isArray(value) && typeof value[0] === 'string' && value[0] !== ''

/** `{"type": "Error", "id": "NotFound"}`: an object that says of itself that it is an error. */
export function saysError(members: Map<string, Member>): boolean {
  const type = members.get('type')?.value
  return typeof type === 'string' && type.toLowerCase() === 'error'
}

/** The members to go into before the object itself is looked at, and those after it. */
function waysOn(members: Map<string, Member>, isRoot: boolean, inError: boolean) {
  const before: [Member, boolean][] = []
  const after: [Member, boolean][] = []
  const rest: Member[] = []
  for (const [name, member] of members) {
    if (!isContainer(member.value) || isAttribute(member.key)) continue
    // Several errors are details of the one that stands beside them; a single one is the error itself.
    if (isErrorName(name)) (/s$/.test(name) ? after : before).push([member, true])
    // `{"type": "api_error", "attributes": {…}}`: what an item says stands in its attributes.
    else if (name === 'attributes' || (inError && name === 'extensions')) before.push([member, inError])
    else if (isRoot && saysError(membersOf(member.value, ''))) before.push([member, true])
    else if (isFrame(name)) after.push([member, inError])
    else rest.push(member)
  }
  const own = [...members.values()].filter(({ key }) => !isAttribute(key))
  // A document's lone root, and an error that only branches (`errors.order.errors`), have it further in.
  const isBranch = own.every(({ value }) => isContainer(value))
  if (isBranch && (inError || own.length === 1)) {
    after.push(
      ...rest.filter(({ value }) => !isTexts(value)).map((each): [Member, boolean] => [each, inError]),
    )
  }
  return { before, after: after.slice(0, MAX_ITEMS) }
}

/** The error object first, then the root, then lists of errors and the frames around; each in turn the same way. */
export function errorNodes(body: Decoded): ErrorNode[] {
  const nodes: ErrorNode[] = []

  function visitList(list: unknown[], pointer: string, depth: number, inError: boolean) {
    if (isTexts(list)) {
      if (!inError && depth > 0) return
      const texts = list
        .slice(0, MAX_ITEMS)
        .map((value, i) => ({ key: `${i}`, pointer: `${pointer}/${i}`, value }))
      nodes.push({ pointer, members: new Map(), texts, body })
      return
    }
    const first = list.slice(0, MAX_ITEMS).findIndex(tells)
    if (first >= 0) visit(list[first], `${pointer}/${first}`, depth + 1, inError)
  }

  function visit(value: unknown, pointer: string, depth: number, inError: boolean) {
    if (!isContainer(value) || depth > MAX_DEPTH || nodes.length >= MAX_NODES) return
    if (Array.isArray(value)) return visitList(value, pointer, depth, inError)
    const members = membersOf(value, pointer)
    const { before, after } = waysOn(members, depth === 0, inError)
    for (const [member, isError] of before) visit(member.value, member.pointer, depth + 1, isError)
    nodes.push({ pointer, members, texts: null, body })
    for (const [member, isError] of after) visit(member.value, member.pointer, depth + 1, isError)
  }

  visit(body.value, '', 0, false)
  return nodes
}
