/** Repeats that may take effect twice: what costs somebody money. */
import type { Policy } from '../../engine'
import type { Attempt } from '../attempt'
import { placeOf } from '../operation'
import type { Gap } from '../sequence'
import { answerOf, IDEMPOTENCY_KEY_DRAFT, policySource, RFC9110_REPEATS, triesIn } from '../words'
import type { Rule } from './rule'

const TWICE =
  'If the first try took effect after all, each repeat does it again: a second order, a second charge.'

const isRisky = ({ from, isPrompt }: Gap) => isPrompt && from.mayApplyTwice

/** The policy that names a place for an idempotency key. */
const keyPolicy = (tries: readonly Attempt[]): Policy | null =>
  tries.find(({ policy }) => policy && policy.keyPlaces.length > 0)?.policy ?? null

/** Drawn once, outside whatever repeats the request. */
const NEW_KEY = 'const idempotencyKey = crypto.randomUUID() // once for the operation, before its first try'

/** A write that may have been applied was repeated, and nothing marks the repeat as the same request. */
export const noKey: Rule = ({ tries, gaps }) => {
  const gap = gaps.find((each) => isRisky(each) && (each.from.key === null || each.to.key === null))
  if (!gap) return null
  const policy = keyPolicy(tries)
  const { method } = gap.from
  return {
    rule: 'retry/no-key',
    owner: 'client',
    what: `${method} repeated without an idempotency key: ${triesIn(tries)}, and ${answerOf(gap.from)} may have come after it was applied.`,
    why: TWICE,
    fix: policy
      ? `Send an idempotency key from the first try on, and the same one with every repeat (${policy.keyPlaces.join(' or ')}).`
      : `Find out what became of the first try before you repeat it: no idempotency key is documented for this API, and ${method} is not idempotent.`,
    line: policy ? NEW_KEY : null,
    source: policy?.source ?? RFC9110_REPEATS,
  }
}

/** The repeat carried another key, so that the server takes it for another request. */
export const newKey: Rule = ({ tries, gaps }) => {
  const isNew = ({ from, to }: Gap) => from.key && to.key && from.key.digest !== to.key.digest
  const gap = gaps.find((each) => isRisky(each) && isNew(each))
  if (!gap) return null
  const keys = new Set(tries.flatMap(({ key }) => (key ? [key.digest] : []))).size
  return {
    rule: 'retry/new-key',
    owner: 'client',
    what: `One operation, ${keys} idempotency keys: ${triesIn(tries)}, and ${answerOf(gap.from)} may have come after it was applied.`,
    why: `The server takes a new key for a new request. ${TWICE}`,
    fix: `Draw the key (${gap.from.key?.where}) once, outside of what repeats the request, and keep it for every try.`,
    line: NEW_KEY,
    source: keyPolicy(tries)?.source ?? IDEMPOTENCY_KEY_DRAFT,
  }
}

/** One key stands on requests that differ: they cannot be one operation. */
export const keyReused: Rule = ({ tries }, { byKey }) => {
  const isOther = (a: Attempt, b: Attempt) =>
    a.key !== null &&
    a.key.digest === b.key?.digest &&
    a.key.where === b.key.where &&
    a.bodyDigest !== b.bodyDigest &&
    a.bodyDigest !== '' &&
    b.bodyDigest !== '' &&
    placeOf(a.operation) === placeOf(b.operation)
  const keyed = tries.filter(({ key }) => key !== null)
  const others = keyed.flatMap((each) =>
    (byKey.get(each.key?.digest ?? '') ?? []).filter((other) => isOther(each, other)),
  )
  const where = others[0]?.key?.where
  if (!where) return null
  const bodies = new Set([...keyed, ...others].map(({ bodyDigest }) => bodyDigest)).size
  return {
    rule: 'retry/key-reused',
    owner: 'client',
    what: `One idempotency key (${where}) stands on ${bodies} different bodies.`,
    why: 'The server answers the later body with an error, or with the result of the earlier one: what was asked for does not happen.',
    fix: 'Draw a new key whenever what is asked for changes, and keep it only while the same request is repeated.',
    line: null,
    source: policySource(
      keyed.filter(({ policy }) => policy && policy.keyPlaces.length > 0),
      IDEMPOTENCY_KEY_DRAFT,
    ),
  }
}
