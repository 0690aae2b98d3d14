/** The shapes of error bodies that a page shows: from its JSON examples, and from what it says of their fields. */

import type { Places } from '../../engine'
import type { DraftEnvelope, DraftExample, Found } from '../draft'
import type { Page } from '../page/page'
import { saysError } from './bodies/context'
import { exampleShape } from './bodies/example-shape'
import { examplesOf } from './bodies/examples'
import { type FieldNote, fieldNotes } from './bodies/field-notes'
import { toldShape } from './bodies/told-shape'
import { typedExample } from './bodies/typed-shape'
import { readRequestIdHeader } from './request-id-header'

export interface ReadEnvelopes {
  envelopes: DraftEnvelope[]
  examples: DraftExample[]
  requestIdHeader: Found<string> | null
}

/** A shape's place on the page, with the weight of its word on which shape is the usual one. */
interface Vote {
  places: Places
  line: number
  weight: number
}

/** Types of errors count only on a page that shows no body. */
function typedVotes(page: Page, notes: readonly FieldNote[]): Vote[] {
  return page.blocks.flatMap((block) => {
    const value = block.kind === 'code' ? typedExample(block) : null
    const places = value && exampleShape(value, 400, notes)
    return places?.code || places?.message ? [{ places, line: block.line, weight: 1 }] : []
  })
}

const PARTS = ['code', 'message', 'requestId'] as const

/** Does the first shape say all that the second says, so that the second is the first with parts left out? */
const covers = (whole: Places, part: Places) =>
  PARTS.every((name) => part[name] === null || part[name] === whole[name]) &&
  (part.message ?? part.code) !== null

function elect(votes: readonly Vote[], confidence: number): DraftEnvelope[] {
  const shapes: { places: Places; votes: Vote[] }[] = []
  const fullest = [...votes].sort((a, b) => told(b.places) - told(a.places))
  for (const vote of fullest) {
    const known = shapes.find(({ places }) => covers(places, vote.places))
    if (known) known.votes.push(vote)
    else shapes.push({ places: vote.places, votes: [vote] })
  }
  const weight = (shape: { votes: Vote[] }) => shape.votes.reduce((sum, vote) => sum + vote.weight, 0)
  const firstLine = (shape: { votes: Vote[] }) => Math.min(...shape.votes.map(({ line }) => line))
  return shapes
    .sort((a, b) => weight(b) - weight(a) || firstLine(a) - firstLine(b))
    .map((shape) => ({
      code: shape.places.code,
      message: shape.places.message,
      requestId: shape.places.requestId,
      field: shape.votes.map(({ places }) => places.field).find((field) => field !== null) ?? null,
      lines: shape.votes.map(({ line }) => line).sort((a, b) => a - b),
      confidence: Math.round(confidence * (weight(shape) / (weight(shape) + 0.5)) * 100) / 100,
    }))
}

const told = (places: Places) => PARTS.filter((name) => places[name] !== null).length

export function readEnvelopes(page: Page): ReadEnvelopes {
  const notes = fieldNotes(page)
  const examples = examplesOf(page, notes)
  const shown = examples.length > 0 ? elect(examples, 0.95) : elect(typedVotes(page, notes), 0.7)
  const named = shown.length > 0 || !mentionsErrors(page) ? null : toldShape(page, notes)
  return {
    envelopes: named ? [{ ...named, field: null }] : shown,
    examples: examples.map(({ body, status, line }) => ({ body, status, line })),
    requestIdHeader: readRequestIdHeader(page),
  }
}

const mentionsErrors = ({ title, blocks }: Page) =>
  saysError(title ?? '') ||
  blocks.some((block) => block.kind === 'title' && saysError(block.title.content.text))
