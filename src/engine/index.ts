/** The engine's whole public surface. Pure: packs and the time come in as arguments. */
export { annotate } from './annotate'
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
export type { Body, Exchange, Failure, FailureKind, Header, MissingBody } from './exchange'
export { headerValue } from './exchange'
export { type Pack, packSchema, parsePack } from './pack'
export { duration } from './verdict-words'
