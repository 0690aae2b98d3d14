/**
 * Reads envelopes that no pack knows, by where APIs usually put things. It finds values by the names and the places of
 * members, never by the words in a message, and reports what it found as generic.
 */
import { scalarText } from './decode'
import type { Extracted, ReadProblem } from './extract'
import { escapeSegment, isContainer } from './pointer'
import type { Reading } from './reading'

/** Names are compared without case, "_" and "-": `errorCode`, `error_code` and `ErrorCode` are one name. */
const fold = (name: string) => name.toLowerCase().replace(/[_-]/g, '')

/** Best first. The second group doubles as prose or type in many APIs, so it counts only when it looks like a token. */
const CODE_NAMES = [
  'code',
  'errorcode',
  'errcode',
  'errorkey',
  'errortype',
  'error',
  'reason',
  'type',
  'name',
  'status',
  'id',
]
const MESSAGE_NAMES = [
  'message',
  'msg',
  'errormessage',
  'errormsg',
  'errmsg',
  'errordescription',
  'description',
  'detail',
  'details',
  'errorsummary',
  'faultstring',
  'title',
  'text',
  'reason',
  'error',
  'errors',
  'info',
]
const FIELD_NAMES = ['field', 'param', 'parameter', 'fieldname', 'property', 'path', 'pointer', 'attribute']
/** Members that an error is wrapped in, in the order they are tried. */
const WRAPPERS = [
  'error',
  'errors',
  'fault',
  'err',
  'exception',
  'detail',
  'details',
  'response',
  'meta',
  'status',
  'result',
  'data',
]

interface Node {
  pointer: string
  value: Record<string, unknown>
  depth: number
}

const memberNamed = ({ value, pointer }: Node, name: string) => {
  const key = Object.keys(value).find((each) => fold(each) === name)
  return key === undefined ? null : { pointer: `${pointer}/${escapeSegment(key)}`, value: value[key] }
}

/** The objects an error may be described in: inside the wrappers first, then the root; arrays stand for their first item. */
function nodesOf(root: unknown): Node[] {
  const nodes: Node[] = []
  const visit = (value: unknown, pointer: string, depth: number) => {
    if (!isContainer(value) || depth > 3) return
    if (Array.isArray(value)) return visit(value[0], `${pointer}/0`, depth)
    const node = { pointer, value, depth }
    for (const name of WRAPPERS) {
      const member = memberNamed(node, name)
      if (member) visit(member.value, member.pointer, depth + 1)
    }
    nodes.push(node)
  }
  visit(root, '', 0)
  return nodes
}

/** One word such as `invalid_grant`, `E1234` or `Not.Found`: what a program branches on. */
const isToken = (text: string) =>
  /^-?[A-Za-z0-9][\w.:/-]*$/.test(text) && text.length <= 100 && !/^https?:/.test(text)
/** `error`, `fail`, `false`: says that it failed, not why. */
const SAYS_NOTHING = new Set([
  'error',
  'errors',
  'fail',
  'failed',
  'failure',
  'false',
  'true',
  'null',
  'exception',
  'ko',
  'nok',
  'no',
  '0',
  '',
])

function asCode(name: string, text: string, status: number): string | null {
  if (text === String(status) || SAYS_NOTHING.has(text.toLowerCase()) || !isToken(text)) return null
  const isPlainWord = /^[A-Za-z]+$/.test(text)
  if (name === 'id') return /^[a-z]+(?:_[a-z]+)+$/i.test(text) ? text : null
  if (name === 'status' && !/[_A-Z]/.test(text)) return null
  // `"error": "Unauthorized"` is the reason phrase again, not a code.
  if (name === 'error' && isPlainWord && /^[A-Z][a-z]+$/.test(text)) return null
  return text
}

interface Hit {
  text: string
  pointer: string
}

function findCode(reading: Reading, node: Node): Hit | null {
  for (const name of CODE_NAMES) {
    const member = memberNamed(node, name)
    const text = member && scalarText(reading.body, member.pointer, member.value)
    const code = text && asCode(name, text, reading.exchange.response.status)
    if (member && code) return { text: code, pointer: member.pointer }
  }
  return null
}

/** A member that holds a sentence, or a list whose first item is one. */
function sentenceIn(value: unknown, pointer: string): Hit | null {
  if (typeof value === 'string') return value.trim() === '' ? null : { text: value.trim(), pointer }
  if (Array.isArray(value)) return sentenceIn(value[0], `${pointer}/0`)
  return null
}

function findMessage(node: Node, code: Hit | null): Hit | null {
  for (const name of MESSAGE_NAMES) {
    const member = memberNamed(node, name)
    const hit = member && sentenceIn(member.value, member.pointer)
    if (hit && hit.pointer !== code?.pointer) return hit
  }
  return null
}

function findField(node: Node): Hit | null {
  for (const name of FIELD_NAMES) {
    const value = memberNamed(node, name)
    if (typeof value?.value === 'string') return { text: value.value, pointer: value.pointer }
  }
  return null
}

/** `{"errors": {"email": ["is taken"]}}`: members named after fields, each with its sentences. */
function fieldErrors(root: unknown): { problem: ReadProblem; pointer: string }[] {
  const errors = isContainer(root) && Object.hasOwn(root, 'errors') ? root.errors : null
  if (!isContainer(errors) || Array.isArray(errors)) return []
  return Object.entries(errors)
    .slice(0, 50)
    .flatMap(([field, value]) => {
      const hit = sentenceIn(value, `/errors/${escapeSegment(field)}`)
      if (!hit) return []
      return [
        { problem: { code: null, message: hit.text, field, fieldIn: 'body' as const }, pointer: hit.pointer },
      ]
    })
}

/** A line of plain text is the message; a page or a stack trace is not. */
function fromText(text: string): Extracted {
  const line = text.trim()
  const isLine = line.length <= 300 && line.split('\n').length <= 3
  return { problems: [{ code: null, message: isLine ? line : null, field: null, fieldIn: null }], read: [] }
}

/** A page's title, without its markup: the only part of an HTML error that says something. */
function fromHtml(text: string): Extracted {
  const title = /<title[^>]*>([^<]{1,200})<\/title>/i.exec(text)?.[1]?.trim()
  return { problems: [{ code: null, message: title || null, field: null, fieldIn: null }], read: [] }
}

/** Reads whatever problem the body describes. Always at least one problem, with nulls where nothing was found. */
export function readUnknown(reading: Reading): Extracted {
  const { kind, text, value } = reading.body
  if (kind === 'html') return fromHtml(text)
  if (kind === 'text') return fromText(text)
  if (typeof value === 'string') return fromText(value)
  const nodes = nodesOf(value)
  let code: Hit | null = null
  let message: Hit | null = null
  let field: Hit | null = null
  for (const node of nodes) {
    code ??= findCode(reading, node)
    message ??= findMessage(node, code)
    if (node.depth > 0) field ??= findField(node)
  }
  const fields = fieldErrors(value)
  const head: ReadProblem = {
    code: code?.text ?? null,
    message: message?.text ?? null,
    field: field?.text ?? null,
    fieldIn: field ? 'body' : null,
  }
  const pointers = [code, message, field].flatMap((hit) => (hit ? [hit.pointer] : []))
  return {
    problems: [head, ...fields.map(({ problem }) => problem)],
    read: [...new Set([...pointers, ...fields.map(({ pointer }) => pointer)])],
  }
}
