/** The error bodies that a page shows, each with its shape and with the weight of its word on which shape is the usual one. */

import type { Places } from '../../../engine'
import type { DraftExample } from '../../draft'
import type { Block, Page, Rich } from '../../page/page'
import { type Surroundings, saysForm, surroundingsOf } from './context'
import { documentedType } from './documented-type'
import { isErrorBody, outcomeOf, statusInside } from './error-body'
import { exampleShape } from './example-shape'
import type { FieldNote } from './field-notes'
import { bodiesIn, bodiesInMarks, type ShownBody } from './shown-bodies'

export interface Example extends DraftExample {
  places: Places
  weight: number
}

/** What a body that the page calls the error format counts for, beside one that is just shown. */
const FORM_WEIGHT = 3
/** An object that is called an error is the envelope rather than one that holds a code among its data. */
const ERROR_WEIGHT = 0.5
/** A body within a sentence is often cut short. */
const INLINE_WEIGHT = 0.4

function weightOf(places: Places, around: Surroundings): number {
  const isForm = saysForm(around.title) || saysForm(around.near)
  const inError = /^\/error\//.test(places.code ?? places.message ?? '')
  return 1 + (isForm ? FORM_WEIGHT : 0) + (inError ? ERROR_WEIGHT : 0)
}

const statusOf = (text: string): number | null => Number(/\b([45]\d\d)\b/.exec(text)?.[1] ?? 0) || null

/** Texts that may hold a body within a sentence. */
function richesOf(block: Block): { content: Rich; line: number; near: string }[] {
  if (block.kind === 'paragraph' || block.kind === 'item') {
    return [{ content: block.content, line: block.line, near: block.content.text }]
  }
  if (block.kind !== 'table') return []
  return block.rows.flatMap(({ cells, line }) => {
    const near = cells.map(({ text }) => text).join(' ')
    return cells.map((content) => ({ content, line, near }))
  })
}

export function examplesOf(page: Page, notes: readonly FieldNote[]): Example[] {
  const exampleOf = (body: ShownBody, near: string, weigh: (places: Places) => number): Example[] => {
    const inside = statusInside(body.value)
    const told = body.status ?? inside ?? statusOf(near)
    const shape = exampleShape(body.value, inside ?? told ?? 400, notes)
    const places = documentedType(page, body.value, shape)
    if (!places.code && !places.message) return []
    const status = told !== null && told >= 400 ? told : null
    return [{ body: body.text, status, line: body.line, places, weight: weigh(places) }]
  }
  return page.blocks.flatMap((block, index) => {
    if (block.kind !== 'code') {
      return richesOf(block).flatMap(({ content, line, near }) =>
        bodiesInMarks(content, line)
          .filter(({ value }) => outcomeOf(value) > 0)
          .flatMap((body) => exampleOf(body, near, () => INLINE_WEIGHT)),
      )
    }
    const around = surroundingsOf(page, index)
    return bodiesIn(block)
      .filter((body) => isErrorBody(body, around))
      .flatMap((body) =>
        exampleOf(body, statusOf(around.near) ? around.near : around.title, (places) =>
          weightOf(places, around),
        ),
      )
  })
}
