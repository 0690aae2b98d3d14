/** Where an example body keeps its parts. The engine's reader finds them; the page's own words overrule it. */

import { escapeSegment, fold, isErrorName, type Places, placesIn } from '../../../engine'
import type { FieldNote } from './field-notes'
import { isCodeName, isMessageName, isRequestIdName, type Role, saidRole } from './roles'

/** Only brackets and dots are a placeholder anywhere: "text" may be the kind of something. */
const BLANK = /^(?:<.*>|\{.*\}|\[.*\]|\.{3}|…|x{3,})$/i
const TYPE_WORD = /^(?:string|text|integer|number|int|value)(?:\s*[|/].*)?$/i
const SOME_ID = '9f1c2b7e-4d3a-4b5c-8a6d-1e2f3a4b5c6d'
const MAX_DEPTH = 6

/** What would stand where the page has a placeholder, so that the engine's reader can tell a code from a sentence. */
function fill(key: string, value: unknown): unknown {
  if (isRequestIdName(key) && typeof value !== 'object') return SOME_ID
  if (value === 0 && isCodeName(key)) return 10001
  if (typeof value !== 'string') return value
  const isBlank = BLANK.test(value.trim())
  if (!isBlank && !TYPE_WORD.test(value.trim())) return value
  if (isCodeName(key)) return 'some_code'
  if (isMessageName(key) || isErrorName(fold(key))) return 'Some sentence about it.'
  if (!isBlank) return value
  return /code|slug|token/i.test(value) ? 'some_code' : 'Some sentence about it.'
}

function filled(value: unknown, key: string, depth: number): unknown {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return fill(key, value)
  if (Array.isArray(value)) return value.map((each) => filled(each, '', depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, filled(each, name, depth + 1)]),
  )
}

interface Leaf {
  pointer: string
  path: string[]
  value: unknown
}

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === 'string')

/** Every member that holds a text, a number or a list of texts; of other lists only the first item. */
function leavesOf(value: unknown, path: string[] = []): Leaf[] {
  if (typeof value !== 'object' || value === null || isTexts(value)) {
    return [{ pointer: path.map((step) => `/${escapeSegment(step)}`).join(''), path, value }]
  }
  if (path.length > MAX_DEPTH) return []
  const inner: [string, unknown][] = Array.isArray(value) ? [['0', value[0]]] : Object.entries(value)
  return inner.flatMap(([key, each]) => (each === undefined ? [] : leavesOf(each, [...path, key])))
}

const endsWith = (path: readonly string[], end: readonly string[]) =>
  end.length <= path.length &&
  end.every((step, i) => fold(step) === fold(path[path.length - end.length + i] as string))

/** Details of the error stand deeper than its own parts, and are not meant by a bare name. */
const byDepth = (a: Leaf, b: Leaf) => a.path.length - b.path.length

/** A type that is the address of its own page (RFC 9457 §3.1.1) is what programs compare; those of the RFCs are not. */
function problemType(leaves: readonly Leaf[]): string | null {
  const type = leaves.find(({ pointer }) => pointer === '/type')
  const isProblem = leaves.some(({ pointer }) => pointer === '/title' || pointer === '/detail')
  const isOwn = /^(?:https?:\/\/|urn:|\/)(?!.*(?:ietf\.org|rfc-editor\.org|httpstatus))/.test(
    typeof type?.value === 'string' ? type.value : '',
  )
  return type && isProblem && isOwn ? type.pointer : null
}

const ABROAD = new Set(
  'codigo codigoerro codigoerror codigodeerro codigodeerror coderreur codeerreur fehlercode fehlernummer foutcode codice codiceerrore'.split(
    ' ',
  ),
)

/** A member that is called "code" in another language, and holds one. */
const namedAbroad = (leaves: readonly Leaf[]): string | null =>
  leaves.find(
    ({ path, value }) =>
      ABROAD.has(fold(path.at(-1) ?? '')) &&
      (typeof value === 'string' || typeof value === 'number') &&
      /^(?![1-5]\d\d$)[\w.-]+$/.test(`${value}`),
  )?.pointer ?? null

const nameOf = (pointer: string | null) => pointer?.split('/').at(-1) ?? ''
const parentOf = (pointer: string) => pointer.slice(0, pointer.lastIndexOf('/'))
const isSentence = (value: unknown) => typeof value === 'string' && /\S\s+\S+\s+\S/.test(value)

/** A sentence beside the code, or the body's only one: a message whatever its name is. */
function unnamedMessage(leaves: readonly Leaf[], code: string | null): string | null {
  const sentences = leaves.filter(({ value }) => isSentence(value))
  const beside = sentences.find(({ pointer }) => code !== null && parentOf(pointer) === parentOf(code))
  return beside?.pointer ?? (sentences.length === 1 && !code ? (sentences[0] as Leaf).pointer : null)
}

/** What the page's own words say of a body's members. */
function saidOf(leaves: readonly Leaf[], notes: readonly FieldNote[]) {
  const noteOn = (leaf: Leaf | undefined) => leaf && notes.find(({ path }) => endsWith(leaf.path, path))
  return {
    roleAt(pointer: string | null): Role | null {
      const note = noteOn(leaves.find((each) => each.pointer === pointer))
      return note ? saidRole(note) : null
    },
    find(role: Role): Leaf | undefined {
      return leaves.find(({ path }) =>
        notes.some((note) => endsWith(path, note.path) && saidRole(note) === role),
      )
    },
  }
}

/** The body's parts; `status` is that of the response, and a code that only repeats it is none. */
export function exampleShape(body: unknown, status: number, notes: readonly FieldNote[]): Places {
  const value = filled(body, '', 0)
  const leaves = leavesOf(value).sort(byDepth)
  const found = placesIn(value, status)
  const said = saidOf(leaves, notes)
  const role = said.roleAt(found.code)
  const other = role === 'code' ? undefined : said.find('code')
  const saidCode =
    other && typeof other.value !== 'object' && `${other.value}` !== `${status}` ? other.pointer : null
  const own = role === 'none' || role === 'message' ? null : found.code
  const code = saidCode ?? own ?? problemType(leaves) ?? namedAbroad(leaves)
  // "error" in a sentence beside "details": those come and go, the sentence is always there.
  const beside = `${parentOf(found.message ?? '')}/error`
  const plain =
    nameOf(found.message) === 'details'
      ? leaves.find(({ pointer, value }) => pointer === beside && isSentence(value))
      : undefined
  const isNamed = isMessageName(nameOf(found.message)) || said.roleAt(found.message) !== null
  const text =
    plain?.pointer ??
    (isNamed ? null : said.find('message')?.pointer) ??
    found.message ??
    unnamedMessage(leaves, code)
  /** A message in a list of texts is the whole list. */
  const holder = (pointer: string | null) =>
    pointer && (leaves.find((each) => pointer === `${each.pointer}/0`)?.pointer ?? pointer)
  const message = holder(role === 'message' && !isNamed ? found.code : text)
  const requestId = isRequestIdName(nameOf(found.requestId))
    ? found.requestId
    : (said.find('requestId')?.pointer ?? null)
  return { code: code === message ? null : code, message, field: holder(found.field), requestId }
}
