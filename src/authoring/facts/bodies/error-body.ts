/** Is a body that a page shows one of an error? Its own members speak first, then what stands around it. */

import { fold, isErrorName } from '../../../engine'
import { type Surroundings, saysError, saysFine, saysSent } from './context'
import type { ShownBody } from './shown-bodies'

type Members = [name: string, value: unknown][]

const membersOf = (value: unknown): Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).map(([key, inner]) => [fold(key), inner])
    : []

const OUTCOMES = new Set(['success', 'ok', 'succeeded', 'issuccess', 'issuccessful', 'status', 'result'])
const STATUSES = new Set([
  'status',
  'statuscode',
  'code',
  'httpstatus',
  'httpcode',
  'httpstatuscode',
  'errorcode',
])
const FAIL_TEXT = /^(?:error|errors|fail|failed|failure|ko|nok|false)$/i
const FINE_TEXT = /^(?:success|successful|ok|succeeded|true)$/i

/** A scalar as text. Objects are none, and those without a prototype cannot even be printed. */
const textOf = (value: unknown) => (typeof value === 'object' ? '' : String(value))

const isFilled = (value: unknown) =>
  value !== null &&
  value !== false &&
  value !== '' &&
  !(typeof value === 'object' && Object.keys(value as object).length === 0)

const numberIn = (value: unknown) => (/^\d{3}$/.test(textOf(value)) ? Number(value) : 0)

/** The status that a body repeats in a member of its own, at its top or in its error; null where it does not. */
export function statusInside(value: unknown): number | null {
  const own = Array.isArray(value) ? membersOf(value[0]) : membersOf(value)
  const inner = own.flatMap(([name, each]) => (isErrorName(name) || name === 'data' ? membersOf(each) : []))
  const hit = [...own, ...inner].find(
    ([name, each]) => STATUSES.has(name) && /^[2-5]\d\d$/.test(textOf(each)),
  )
  return hit ? numberIn(hit[1]) : null
}

/** 1 for an error, -1 for a success, 0 where the members do not tell. */
export function outcomeOf(value: unknown): -1 | 0 | 1 {
  const members = Array.isArray(value) ? membersOf(value[0]) : membersOf(value)
  const has = (test: (name: string, value: unknown) => boolean) =>
    members.some(([name, each]) => test(name, each))
  if (has((name, each) => OUTCOMES.has(name) && (each === true || FINE_TEXT.test(textOf(each))))) return -1
  if (has((name, each) => name === 'iserror' && each === true)) return 1
  if (has((name, each) => isErrorName(name) && isFilled(each))) return 1
  if (has((name, each) => OUTCOMES.has(name) && (each === false || FAIL_TEXT.test(textOf(each))))) return 1
  const status = statusInside(value)
  if (status !== null) return status >= 400 ? 1 : -1
  return has((name, each) => /^(?:error|err)(?:code|type|msg|message|no)$/.test(name) && isFilled(each))
    ? 1
    : 0
}

/** How many members an error body has at most, where only what stands around it calls it one. */
const MAX_QUIET_MEMBERS = 10

export function isErrorBody({ value, status, isRequest, head }: ShownBody, around: Surroundings): boolean {
  if (isRequest) return false
  const outcome = outcomeOf(value)
  if (outcome < 0) return false
  if (outcome > 0)
    return !/webhook (?:payload|event|body|notification|delivery)|event payload/i.test(
      `${around.near} ${around.title}`,
    )
  if (status !== null) return status >= 400
  const near = `${head} ${around.near}`
  if (saysError(near) || (saysError(around.title) && !saysFine(near) && !saysSent(near))) {
    return membersOf(value).length <= MAX_QUIET_MEMBERS || Array.isArray(value)
  }
  return false
}
