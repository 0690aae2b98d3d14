/** Redaction of a row: of its exchange, and of what the annotation quotes from it. */
import type { Annotation, Exchange } from '../../engine'
import type { RedactedRow, Shared } from '../shared-row'
import { type Redaction, redactor } from './redact'

/** Members whose texts are ours or a pack's, never the exchange's. */
const FIXED = new Set(['pack', 'specificity', 'verdict', 'url', 'checked', 'rule', 'owner', 'fieldIn'])

function mapTexts(value: unknown, replace: (text: string) => string): unknown {
  if (typeof value === 'string') return replace(value)
  if (Array.isArray(value)) return value.map((each) => mapTexts(each, replace))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, FIXED.has(name) ? each : mapTexts(each, replace)]),
  )
}

/** A text as a body or an address may spell it. Half a surrogate pair has no spelling in an address. */
const spellings = (text: string) => [
  text,
  JSON.stringify(text).slice(1, -1),
  ...(/\p{Cs}/u.test(text) ? [] : [encodeURIComponent(text)]),
]

/**
 * Identifiers and codes that help only as they are. What the client itself had sent is not among them: an API that
 * repeats a key or a password may call it whatever it likes.
 */
function keepOf({ request }: Exchange, { requestId, ids, problems }: Annotation): string[] {
  const sent = [request.url, request.body ?? '', ...request.headers.map(({ value }) => value)]
  const values = [requestId, ...ids.map(({ value }) => value), ...problems.map(({ code }) => code)]
  return values
    .filter((value) => value !== null)
    .filter(
      (value) => value !== '' && !spellings(value).some((each) => sent.some((text) => text.includes(each))),
    )
}

/**
 * The row with its secrets written over, in the exchange and in every text of the annotation, which may quote what the
 * API echoed. What is a secret in those texts, only the exchange tells.
 */
export function redactRow({ exchange, annotation }: Shared, how: Redaction): RedactedRow {
  const keep = annotation ? keepOf(exchange, annotation) : []
  const { exchange: redacted, text } = redactor(exchange, how, { keep })
  return {
    exchange: redacted,
    annotation: mapTexts(annotation, text) as Annotation | null,
    hidden: JSON.stringify(redacted.request) === JSON.stringify(exchange.request) ? 'none' : how,
  }
}
