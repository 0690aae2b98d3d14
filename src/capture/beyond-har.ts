/** What a HAR file of our own says beyond HAR (share/har.ts). Its author may be anybody, so every member is checked. */
import type { Body, Exchange, Failure, FailureKind, MissingBody } from '../engine'
import { fieldsOf, textOf } from './fields'

const KINDS: Record<FailureKind, true> = {
  cancelled: true,
  cors: true,
  blocked: true,
  unreachable: true,
  network: true,
  'cut-off': true,
}
const REASONS: Record<MissingBody, true> = {
  'never-read': true,
  lost: true,
  'too-large': true,
  blocked: true,
  timeout: true,
  'not-kept': true,
  'not-recorded': true,
  'over-budget': true,
}

const isOneOf = <Known extends string>(known: Record<Known, true>, value: unknown): value is Known =>
  typeof value === 'string' && Object.hasOwn(known, value)

function failureFrom(value: unknown): Failure | null {
  const { kind, reason, inferred } = fieldsOf(value)
  return isOneOf(KINDS, kind) ? { kind, reason: textOf(reason), inferred: inferred !== false } : null
}

function bodyFrom(body: Body, why: unknown, cut: boolean): Body {
  if (body.state === 'present') return { ...body, cut }
  return isOneOf(REASONS, why) ? { ...body, why } : body
}

/** The exchange with what its entry says beyond HAR, where we wrote the entry. */
export function withBeyond(exchange: Exchange, raw: unknown): Exchange {
  const { startedAtMs, failure, missingBody, cutBody } = fieldsOf(fieldsOf(raw)._errata)
  if (typeof cutBody !== 'boolean') return exchange
  const { response } = exchange
  return {
    ...exchange,
    startedAtMs: startedAtMs === null ? null : exchange.startedAtMs,
    response: { ...response, body: bodyFrom(response.body, missingBody, cutBody) },
    failure: failureFrom(failure),
  }
}
