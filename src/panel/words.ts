/** The panel's words for what the engine tells apart. */
import type { FailureKind, FieldPlace, Specificity } from '../engine'
import type { Key } from './text'

export { FAILURE_WORDS, MISSING_BODY, VERDICT_WORDS } from '../share/words'

/** How sure Errata is of whose error this is. */
export const SPECIFICITY_WORDS: Record<Specificity, Key> = {
  vendor: 'card_vendor',
  standard: 'card_standard',
  framework: 'card_framework',
  generic: 'card_generic',
}

export const PLACE_WORDS: Record<FieldPlace, Key> = {
  body: 'problems_inBody',
  'query or path': 'problems_inQueryOrPath',
  header: 'problems_inHeader',
}

/** A failure below HTTP, for the status column; the whole sentence is in FAILURE_WORDS. */
export const FAILURE_LABELS: Record<FailureKind, Key> = {
  cancelled: 'status_cancelled',
  cors: 'status_cors',
  blocked: 'status_blocked',
  unreachable: 'status_unreachable',
  network: 'status_network',
  'cut-off': 'status_cutOff',
}
