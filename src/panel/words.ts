/** The panel's vocabulary: every fixed sentence about a verdict, a body, a failure or the capture is here. */
import type { FailureKind, FieldPlace, Specificity } from '../engine'

export { FAILURE_WORDS, MISSING_BODY, VERDICT_WORDS } from '../share/words'

/** How sure Errata is of whose error this is. */
export const SPECIFICITY_WORDS: Record<Specificity, string> = {
  vendor: 'vendor',
  standard: 'standard',
  framework: 'framework',
  generic: 'generic: no pack matched',
}

export const PLACE_WORDS: Record<FieldPlace, string> = {
  body: 'body',
  'query or path': 'query or path',
  header: 'header',
}

/** A failure below HTTP, for the status column; the whole sentence is in FAILURE_WORDS. */
export const FAILURE_LABELS: Record<FailureKind, string> = {
  cancelled: 'cancelled',
  cors: 'CORS',
  blocked: 'blocked',
  unreachable: 'no server',
  network: 'broken',
  'cut-off': 'cut off',
}

export const NO_RESPONSE = 'There was no response, so there is no body.'

/** What a cut body lacks, and the way to whole ones. Only Firefox cuts. */
export const CUT_BODY =
  'Cut by Firefox at 1 MiB. For whole bodies, set devtools.netmonitor.responseBodyLimit to 0 in about:config.'
