/** The engine's whole public surface. Pure: packs and the time come in as arguments. */
export { annotate, conclude } from './annotate'
export type {
  Annotation,
  FieldPlace,
  Id,
  Problem,
  Retry,
  Source,
  Specificity,
  Verdict,
} from './annotation'
export { VERDICTS } from './annotation'
export { type Catalogue, compile } from './compile'
export { examine } from './examine'
export type { Body, Exchange, Failure, FailureKind, Header, MissingBody } from './exchange'
export { headerValue } from './exchange'
export { type Pack, type PackWords, packSchema, parsePack } from './pack'
export { duration } from './verdict-words'
