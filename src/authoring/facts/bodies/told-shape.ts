/** The shape of error bodies on a page that shows none: told by its fields, by its sentences, or by naming a standard. */

import { escapeSegment } from '../../../engine'
import type { Page, Rich } from '../../page/page'
import { saysError } from './context'
import { type FieldNote, pathOf } from './field-notes'
import { isCodeName, isMessageName, isRequestIdName, type Role, saidRole } from './roles'

export interface ToldShape {
  code: string | null
  message: string | null
  requestId: string | null
  lines: number[]
  confidence: number
}

const pointerOf = (path: readonly string[]) => path.map((step) => `/${escapeSegment(step)}`).join('')

/** By its name alone. */
function namedRole(path: readonly string[]): Role {
  const name = path.at(-1) ?? ''
  if (isRequestIdName(name)) return 'requestId'
  if (/^status_?code$/i.test(name)) return 'none'
  if (isCodeName(name)) return 'code'
  return isMessageName(name) ? 'message' : 'none'
}

type Told = { path: string[]; role: Role; line: number }

function shapeOf(told: readonly Told[], confidence: number): ToldShape | null {
  const first = (role: Role) => told.find((each) => each.role === role)
  const parts = [first('code'), first('message'), first('requestId')]
  const lines = [...new Set(parts.flatMap((part) => (part ? [part.line] : [])))].sort((a, b) => a - b)
  const [code, message, requestId] = parts.map((part) => (part ? pointerOf(part.path) : null))
  return code || message
    ? { code: code ?? null, message: message ?? null, requestId: requestId ?? null, lines, confidence }
    : null
}

/** A table or a list of fields that has a code or a class of errors, and a message. */
function fromNotes(notes: readonly FieldNote[]): ToldShape | null {
  const told = notes.map((note) => ({ ...note, role: saidRole(note) ?? namedRole(note.path) }))
  const shape = shapeOf(told, 0.6)
  if (shape?.code || !shape) return shape
  // "`type`: the type of error returned", where no member is called a code.
  const kind = notes.find(
    ({ path, text }) => /^(?:error_?)?type$/i.test(path.at(-1) ?? '') && saysError(text),
  )
  return { ...shape, code: kind ? pointerOf(kind.path) : null }
}

/** More than a sentence on a body has. */
const MAX_MARKS = 60
const OBJECT = /^\s*(?:object|obje[ct]to|objet|objekt|oggetto)\b/i

/** `{ error: … }` around the members that a sentence lists: "an `error` object with `code` and `message`". */
function frameIn({ text, marks }: Rich): string[] {
  const isObject = (name: string) =>
    text
      .split(name)
      .slice(1)
      .some((after) => OBJECT.test(after))
  const frame = marks
    .slice(0, MAX_MARKS)
    .find(({ kind, text: name }) => kind === 'code' && name !== '' && isObject(name))
  return frame && !isCodeName(frame.text) && !isMessageName(frame.text) ? (pathOf(frame.text) ?? []) : []
}

/** Sentences that name the members: "inspect `code` and `message`", "a `response.error` attribute with the message". */
function fromSentences({ blocks }: Page): ToldShape | null {
  for (const block of blocks) {
    if (block.kind !== 'paragraph' && block.kind !== 'item') continue
    const { content, line } = block
    const spans = content.marks.filter(({ kind }) => kind === 'code')
    const frame = frameIn(content)
    const told: Told[] = spans.flatMap(({ text }) => {
      const path = pathOf(text)
      if (!path) return []
      const within = frame.length > 0 && path.length === 1 ? [...frame, ...path] : path
      return [{ path: within, role: namedRole(path), line }]
    })
    const shape = shapeOf(told, 0.5)
    if (shape?.code && shape.message) return shape
    const inFrame = framedCode(content)
    if (inFrame)
      return { code: pointerOf(inFrame), message: null, requestId: null, lines: [line], confidence: 0.5 }
    const sentence = spans.find(({ text }) => /^(?:\w{1,20}\.)?error$/.test(text))
    const path = sentence && pathOf(sentence.text)
    if (
      path &&
      /\bmessage\b|\bmensaje\b|\bmensagem\b/i.test(content.text) &&
      /\b(?:attribute|field|property|member|key)\b/i.test(content.text)
    ) {
      return { code: null, message: pointerOf(path), requestId: null, lines: [line], confidence: 0.5 }
    }
  }
  return null
}

/** "`error_code` values in `details`": a code, and what it stands in. */
function framedCode({ text, marks }: Rich): string[] | null {
  const spans = marks.filter(({ kind }) => kind === 'code').map((mark) => mark.text)
  for (const [i, name] of spans.entries()) {
    const holder = spans[i + 1]
    if (!holder || !isCodeName(name) || !/error/i.test(name)) continue
    const start = text.indexOf(name) + name.length
    const between = text.slice(start, text.indexOf(holder, start))
    if (/^(?: (?:values?|fields?|members?|codes?))? (?:in|inside|within|under|of) (?:the )?$/.test(between)) {
      const path = [...(pathOf(holder) ?? []), name]
      return path.length > 1 ? path : null
    }
  }
  return null
}

/** RFC 9457 §3: the members of a problem, for a page that only names the standard. */
function fromStandard({ blocks, title }: Page): ToldShape | null {
  const names = /\brfc ?(?:7807|9457)\b|problem\+json/i
  const block = blocks.find((each) => 'content' in each && names.test(each.content.text))
  const line = block?.line ?? (title && names.test(title) ? 1 : null)
  return line === null
    ? null
    : { code: '/type', message: '/detail', requestId: null, lines: [line], confidence: 0.5 }
}

/** Table heads such as `error_code` are names of members. */
function fromHeads({ blocks }: Page): ToldShape | null {
  for (const block of blocks) {
    if (block.kind !== 'table') continue
    const told = block.head.flatMap((cell) => {
      const path = /[._]/.test(cell.text) ? pathOf(cell.text) : null
      return path ? [{ path, role: namedRole(path), line: block.line }] : []
    })
    const isReal = block.rows.some(({ cells }) =>
      /[A-Za-z]{3}|\d{4}/.test(
        cells[
          block.head.findIndex((cell) =>
            told.some(({ path, role }) => role === 'code' && cell.text.endsWith(path.at(-1) as string)),
          )
        ]?.text ?? '',
      ),
    )
    const shape = isReal ? shapeOf(told, 0.4) : null
    if (shape?.code) return shape
  }
  return null
}

export const toldShape = (page: Page, notes: readonly FieldNote[]): ToldShape | null =>
  fromStandard(page) ?? fromNotes(notes) ?? fromSentences(page) ?? fromHeads(page)
