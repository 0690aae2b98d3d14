import type { Annotation, Exchange } from '../engine'
import type { Redaction } from './redaction/redact'

/** What is shared of one row: the exchange, and what Errata says about it where it says anything. */
export interface Shared {
  exchange: Exchange
  annotation: Annotation | null
}

/** The same after redaction; `hidden`: what redaction did to the request, `none` where it found nothing in it. */
export interface RedactedRow extends Shared {
  hidden: Redaction
}
