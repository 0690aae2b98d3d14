/** Draft → envelopes: which bodies are this API's errors, and where their parts stand. */

import type { Matcher, Pack } from '../../engine'
import type { Draft, DraftEnvelope } from '../draft'
import type { CodeForm, ValueTest } from './code-form'
import { isShown, sentenceWise } from './examples'
import { cut } from './text'
import { ANY_JSON, fromUsual, isText, nameOf } from './usual-places'

type Envelope = Pack['envelopes'][number]
type Reads = Envelope['extract']

const POINTER = /^(?:\/(?:[^~/]|~[01])*)+$/
const MAX_POINTER = 500

/** A pointer of an example shows the first of a list; a pack means each of them. Null for what is no pointer. */
export const anyItem = (pointer: string | null): string | null =>
  pointer !== null && pointer.length <= MAX_POINTER && POINTER.test(pointer)
    ? pointer.replace(/\/0(?=\/|$)/g, '/*')
    : null

/** `/errors/*\/code` → the list `/errors` and, in each item, `/code`. */
function inItem(pointer: string): { at: string; rest: string } | null {
  const star = pointer.lastIndexOf('/*/')
  return star < 0 ? null : { at: pointer.slice(0, star), rest: pointer.slice(star + 2) }
}

/** Where an item of a list says what is wrong, when the page tells only which field it names. */
const ITEM_MESSAGES = ['/message', '/description', '/detail', '/reason', '/msg']

function readsOf(shape: DraftEnvelope): Reads {
  const [code, message, field] = [shape.code, shape.message, shape.field].map(anyItem)
  const place = (pointer: string | null | undefined) => (pointer ? [pointer] : undefined)
  const list = inItem(field ?? '') ?? inItem(code ?? '') ?? inItem(message ?? '')
  if (!list) return defined({ code: place(code), message: place(message), field: place(field) })
  const within = (pointer: string | null | undefined) =>
    pointer?.startsWith(`${list.at}/*/`) ? pointer.slice(list.at.length + 2) : null
  const inside = { code: within(code), message: within(message), field: within(field) }
  const items = defined({
    at: list.at,
    code: place(inside.code) ?? (code ? undefined : ['/code']),
    message: place(inside.message) ?? ITEM_MESSAGES,
    field: place(inside.field),
  })
  // A list that tells all there is needs no head: its items are the problems.
  const isWhole = inside.code !== null && (inside.message !== null || !message)
  return isWhole ? { items } : defined({ code: place(code), message: place(message), items })
}

function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as never
}

/**
 * One shape of the page: an envelope for each way in which its code can be told. Where bodies carry the request's id, one
 * with a code that the page does not list is of this API only if it carries it too.
 */
function fromShape(shape: DraftEnvelope, { own, listed, any }: CodeForm): Envelope[] {
  const [code, message, id] = [shape.code, shape.message, shape.requestId].map(anyItem)
  const extract = readsOf(shape)
  const text = message ? [isText(message)] : []
  if (!code) return message ? [{ name: cut(`${message}: a message`, 60), all: text, extract }] : []
  const envelope = (test: ValueTest, more: Matcher[] = []): Envelope => ({
    name: nameOf(code, test),
    all: [{ pointer: code, ...test }, ...text, ...more],
    extract,
  })
  if (!id) return [...own, ...(any ? [any] : [])].map((test) => envelope(test))
  const identified = [{ pointer: id }]
  return [
    // The envelope with most evidence is taken, so a code of its own must not have less than any code.
    ...own.flatMap((test) => [envelope(test, identified), envelope(test)]),
    ...(any && listed ? [envelope(listed)] : []),
    ...(any ? [envelope(any, identified)] : []),
  ]
}

/** As many as somebody's own pack may have. */
const MAX_ENVELOPES = 200

/** All envelopes of a draft, without two that ask for the same. */
export function envelopesOf(draft: Draft, form: CodeForm): Envelope[] {
  const shown = draft.envelopes.map(sentenceWise(draft)).flatMap((shape) => fromShape(shape, form))
  const usual = form.own.length + (form.listed ? 1 : 0) > 0 && !isShown(draft) ? fromUsual(draft, form) : []
  const all = [...shown, ...usual].slice(0, MAX_ENVELOPES)
  if (all.length === 0) return draft.codes.length + draft.statuses.length > 0 ? [ANY_JSON] : []
  const byTests = new Map<string, Envelope>()
  for (const each of all) {
    const key = JSON.stringify(each.all)
    const before = byTests.get(key)
    byTests.set(key, before ? { ...before, extract: { ...each.extract, ...before.extract } } : each)
  }
  return [...byTests.values()]
}
