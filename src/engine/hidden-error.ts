/**
 * Errors inside successes: does a 2xx body say that the call failed? Precision first: a false alarm on a healthy call
 * costs more trust than a miss, so the body must say so outright, and nothing in it may say the opposite.
 */
import { isContainer } from './pointer'

type Members = Record<string, unknown>

const FLAGS = ['ok', 'success', 'succeeded', 'isSuccess', 'is_success', 'Success']
const isNo = (value: unknown) => value === false || value === 'false'
const isYes = (value: unknown) => value === true || value === 'true'
const own = (members: Members, key: string) => (Object.hasOwn(members, key) ? members[key] : undefined)
const isFilled = (value: unknown) =>
  value !== undefined &&
  value !== null &&
  value !== '' &&
  value !== false &&
  !(isContainer(value) && Object.keys(value).length === 0)

/** Text or an object that describes an error; a number or `true` does not. */
const describes = (value: unknown): boolean =>
  (typeof value === 'string' && value.trim() !== '') ||
  (isContainer(value) &&
    ['message', 'code', 'type', 'msg', 'reason', 'description', 'detail'].some((key) =>
      isFilled(own(value, key)),
    ))

const errorMembers = [
  'error',
  'errors',
  'message',
  'msg',
  'code',
  'error_code',
  'errorCode',
  'reason',
  'description',
] as const

function saysSuccess(body: Members): boolean {
  const status = own(body, 'status')
  return (
    FLAGS.some((flag) => isYes(own(body, flag))) ||
    (typeof status === 'string' && /^(?:ok|success)$/i.test(status))
  )
}

function inErrors(body: Members): string | null {
  const errors = own(body, 'errors')
  const first = Array.isArray(errors) ? (errors[0] as unknown) : undefined
  if (!describes(first)) return null
  const isGraphQl =
    isContainer(first) && ['path', 'locations', 'extensions'].some((key) => Object.hasOwn(first, key))
  const hasResult = ['data', 'result', 'results', 'items'].some((key) => isFilled(own(body, key)))
  return isGraphQl || !hasResult ? '/errors lists an error' : null
}

/** Members beside `error` that a failure report has; anything else looks like a resource with an `error` of its own. */
const BESIDE_ERROR =
  /^(?:error|ok|success|status|code|message|msg|jsonrpc|id|result|data|meta|request_?id|trace_?id|timestamp|error_.*|time|detail|details)$/i

function inError(body: Members): string | null {
  const error = own(body, 'error')
  if (!describes(error)) return null
  const hasResult = ['data', 'result', 'results', 'items'].some((key) => isFilled(own(body, key)))
  const isReport = Object.keys(body).every((key) => BESIDE_ERROR.test(key))
  return isReport && !hasResult ? '/error describes an error' : null
}

/** Why a successful response is an error after all, in words; null when it is what it says. */
export function hiddenError(value: unknown): string | null {
  if (!isContainer(value) || Array.isArray(value) || saysSuccess(value)) return null
  const flag = FLAGS.find((each) => isNo(own(value, each)))
  if (flag && errorMembers.some((key) => isFilled(own(value, key)))) return `/${flag} is false`
  const status = own(value, 'status')
  if (typeof status === 'string' && /^(?:error|fail|failed|failure)$/i.test(status)) {
    if (['error', 'errors', 'message', 'msg'].some((key) => isFilled(own(value, key))))
      return `/status is ${JSON.stringify(status)}`
  }
  return inErrors(value) ?? inError(value)
}
