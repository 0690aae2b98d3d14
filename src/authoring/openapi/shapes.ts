/** The shapes of error bodies that a description's responses share, and the codes that stand in them. */

import { placesIn } from '../../engine'
import type { DraftEnvelope } from '../draft'
import type { Description } from './description'
import type { ErrorResponse } from './error-responses'
import { type Described, instanceOf } from './instance'

/** A code that a response may carry. */
export interface StatedCode {
  code: string
  status: string
  operation: ErrorResponse['operation']
  /** What the example or the schema says of this very code. */
  meaning: string | null
  /** An example shows it, rather than a list of all codes. */
  shown: boolean
}

interface Shape {
  envelope: DraftEnvelope
  count: number
}

/** Collects shapes and codes, response by response; a schema is gone through once, however many responses share it. */
export class Shapes {
  readonly codes: StatedCode[] = []
  private readonly shapes = new Map<string, Shape>()
  private readonly known = new Map<string, { envelope: DraftEnvelope | null; listed: Described | null }>()

  constructor(private readonly description: Description) {}

  add(response: ErrorResponse): void {
    const status = Number(response.status) || 0
    for (const { body, label } of response.examples) {
      const envelope = envelopeOf(body, status)
      this.count(envelope)
      const code = envelope?.code && valueAt(body, envelope.code)
      if (isCode(code, status)) this.state(response, String(code), label, true)
    }
    const { envelope, listed } = this.ofSchema(response.schema, status)
    if (response.examples.length === 0) this.count(envelope)
    for (const value of listed?.values ?? []) {
      if (isCode(value, status))
        this.state(response, String(value), listed?.meanings[String(value)] ?? null, false)
    }
  }

  /** The shape that most responses have comes first. */
  envelopes(): DraftEnvelope[] {
    return [...this.shapes.values()].sort((a, b) => b.count - a.count).map(({ envelope }) => envelope)
  }

  private ofSchema(schema: unknown, status: number) {
    const key = JSON.stringify(schema) ?? ''
    const known = this.known.get(key)
    if (known) return known
    const { body, described } = instanceOf(this.description.root, schema)
    const envelope = envelopeOf(body, status)
    const listed = (envelope?.code && described.get(envelope.code)) || null
    const found = { envelope, listed }
    if (key.length < 4000) this.known.set(key, found)
    return found
  }

  private count(envelope: DraftEnvelope | null): void {
    if (!envelope) return
    const key = JSON.stringify([envelope.code, envelope.message, envelope.requestId])
    const shape = this.shapes.get(key) ?? { envelope, count: 0 }
    shape.count += 1
    this.shapes.set(key, shape)
  }

  private state(
    { operation, status }: ErrorResponse,
    code: string,
    meaning: string | null,
    shown: boolean,
  ): void {
    this.codes.push({ code, status, operation, meaning, shown })
  }
}

function envelopeOf(body: unknown, status: number): DraftEnvelope | null {
  if (typeof body !== 'object' || body === null) return null
  const { code, message, field, requestId } = placesIn(body, status)
  if (code === null && message === null) return null
  // A code that only repeats the HTTP status tells nothing more.
  const mirrors = code !== null && !isCode(valueAt(body, code), status)
  const id = requestId === code ? null : requestId
  return { code: mirrors ? null : code, message, field, requestId: id, lines: [], confidence: 0.8 }
}

/** The value that a pointer leads to. */
const valueAt = (body: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>(
      (inner, key) =>
        typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[key] : undefined,
      body,
    )

const MAX_CODE_CHARS = 80

/** One word or number that is no HTTP status, at least not the one it stands under. */
function isCode(value: unknown, status: number): value is string | number {
  if (typeof value === 'number')
    return Number.isInteger(value) && value !== status && !(value >= 100 && value <= 599)
  return (
    typeof value === 'string' &&
    /^[^\s<>"{}]+$/.test(value) &&
    value.length <= MAX_CODE_CHARS &&
    !/^[1-5]\d\d$|^https?:/.test(value)
  )
}
