/** The engine's whole public surface. Pure: packs and the time come in as arguments. */
export { annotate, conclude } from './annotate'
export type {
  Annotation,
  FieldPlace,
  Finding,
  Id,
  Owner,
  Policy,
  Problem,
  RateLimit,
  Retry,
  Source,
  Specificity,
  Verdict,
} from './annotation'
export { VERDICTS } from './annotation'
export { type Catalogue, compile } from './detection/compile'
export { examine } from './detection/examine'
export type { Body, Exchange, Failure, FailureKind, Frame, Header, MissingBody } from './exchange'
export { headerValue } from './exchange'
export { isErrorName } from './generic/error-names'
export { CODE_NAMES, FIELD_NAMES, fold, MESSAGE_NAMES } from './generic/names'
export { type Places, placesIn } from './generic/places'
export { isRequestIdHeader } from './generic/request-id'
export {
  type DelayUnit,
  type Envelope,
  type Matcher,
  type Pack,
  type PackWords,
  type Place,
  packSchema,
  parsePack,
  type Support,
} from './pack'
export { matchesGlob } from './reading/glob'
export { readFirst } from './reading/place'
export { escapeSegment, findFirst } from './reading/pointer'
export { type Reading, readingOf } from './reading/reading'
export { corsRefusal, needsPreflight, refusalWords } from './transport/cors'
export { couldBeMixedContent, isCrossOrigin } from './transport/origin'
export { apiOf, type Key, keyOf } from './verdict/policy'
export { duration } from './verdict/verdict-words'
