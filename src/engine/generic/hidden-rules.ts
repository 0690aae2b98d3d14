/** The rules by which an object says that the call failed: each is a kind of evidence, the plainest first. */

import { isContainer } from '../reading/pointer'
import {
  CODES,
  codeIn,
  DESCRIPTIONS,
  errorCodeIn,
  errorIn,
  errorMessageIn,
  errorPartIn,
  firstOf,
  isDescription,
  MESSAGES,
  messageIn,
  tellingIn,
} from './evidence-of-failure'
import type { Member } from './names'
import {
  isFailedStatus,
  isFailingCode,
  isFailureName,
  isFailWord,
  isInteger,
  isRefusal,
  isSuccessCode,
  isTelling,
  isYesWord,
} from './outcome-words'
import { type Report, reportOf, scalar } from './report'

export const FLAGS = [
  'ok',
  'success',
  'succeeded',
  'successful',
  'issuccess',
  'issuccessful',
  'isok',
  'operationsuccess',
]
/** Flags in some APIs, results in others. */
export const MIXED_FLAGS = ['status', 'result', 'response']
export const ERROR_FLAGS = ['error', 'iserror', 'haserror', 'haserrors', 'failed', 'fault', 'errors']
export const STATUS_NAMES = [
  'status',
  'stat',
  'result',
  'ack',
  'outcome',
  'apistatus',
  'responsestatus',
  'callstatus',
]
export const STATUS_CODES = [
  'response',
  'code',
  'returncode',
  'resultcode',
  'retcode',
  'responsecode',
  'message',
  'msg',
]
export const HTTP_STATUSES = [
  'status',
  'statuscode',
  'httpstatus',
  'httpcode',
  'httpstatuscode',
  'code',
  'result',
  'errorcode',
]

/** A refusal that stands alone is called so; beside other members, only a status is. */
export const LONE_NAMES = ['status', 'message', 'msg', 'detail', 'error']
/** Names of an error itself, and of what it says of itself. */
export const FAILURE_NAMED = ['code', 'type', 'name', 'exception', 'kind', 'reason']
export const SELF_NAMED = ['object', 'kind', 'type']

const isThing = ({ hasId, hasDates }: Report) => hasId || hasDates
const isPure = (report: Report) => !isThing(report) && report.strangers.length === 0
/** A report on a call and nothing else. */
const isPlain = (report: Report) => isPure(report) && report.results.length === 0

const is = ({ pointer, value }: Member) =>
  `${pointer} is ${JSON.stringify(scalar(value)).replace(/^"(false|true|-?\d+)"$/, '$1')}`

/** Says why the report is one of a failure, in words; null where the rule does not hold. */
type Rule = (report: Report) => string | null

/** Does it say that the call succeeded? JSON-RPC does by its result. */
export const saysYes = (report: Report): boolean =>
  (report.members.has('jsonrpc') && !report.members.has('error')) ||
  firstOf(report, [...FLAGS, ...MIXED_FLAGS], (text) => /^true$/i.test(text)) !== null ||
  firstOf(report, FLAGS, (text) => text === '1') !== null ||
  firstOf(report, STATUS_NAMES, isYesWord) !== null

/** `success: false` */
const byFlag: Rule = (report) => {
  const { strangers, hasDates } = report
  const isNo = (text: string) => /^false$/i.test(text)
  const flag = firstOf(report, FLAGS, isNo)
  if (flag && !hasDates && strangers.length <= 3 && (tellingIn(report) || isPure(report))) return is(flag)
  const mixed = firstOf(report, MIXED_FLAGS, isNo)
  if (mixed && !isThing(report) && strangers.length <= 1 && tellingIn(report)) return is(mixed)
  const zero = firstOf(report, FLAGS, (text) => text === '0')
  return zero && isPlain(report) && tellingIn(report) ? is(zero) : null
}

/** `status: "error"` beside what went wrong. */
const byStatusWord: Rule = (report) => {
  const { members, strangers, results } = report
  const status = firstOf(report, [...STATUS_NAMES, ...STATUS_CODES], isFailWord)
  if (!status || isThing(report)) return null
  if ((errorMessageIn(report) ?? errorCodeIn(report)) && strangers.length <= 3) return is(status)
  if (errorIn(report) && strangers.length <= 1) return is(status)
  if (tellingIn(report) && results.length === 0 && strangers.length <= 1) return is(status)
  const isJSend = /^(?:fail|error)$/i.test(scalar(status.value)) && members.size === 2
  return isJSend && isDescription(members.get('data')) ? is(status) : null
}

/** `error: true`, `error: 2` beside a message; `error: 403` alone. */
const byErrorFlag: Rule = (report) => {
  const flag = firstOf(
    report,
    ERROR_FLAGS,
    (text) => text === 'true' || (isInteger(text) && Number(text) !== 0),
  )
  if (!flag || isThing(report) || report.results.length > 0) return null
  const text = scalar(flag.value)
  const says = messageIn(report, [...MESSAGES, ...DESCRIPTIONS]) ?? errorMessageIn(report)
  if (says) return report.strangers.length <= (text === 'true' ? 1 : 0) ? is(flag) : null
  return isPure(report) && isFailedStatus(text) ? is(flag) : null
}

/** GraphQL reports errors beside the part of the data that it has. */
const isGraphQl = ({ value }: Member) => {
  const first: unknown = Array.isArray(value) ? value[0] : null
  return isContainer(first) && ['path', 'locations', 'extensions'].some((key) => Object.hasOwn(first, key))
}

/** `error: {…}`, `errors: […]`, and nothing that a success would bring. */
const byError: Rule = (report) => {
  const error = errorIn(report)
  if (!error || !(isGraphQl(error) || isPlain(report))) return null
  return `${error.pointer} ${Array.isArray(error.value) ? 'lists' : 'describes'} an error`
}

/** `errcode: 40013` and `errmsg: "…"`: names that can only mean an error. */
const byErrorNames: Rule = (report) => {
  if (isThing(report) || report.results.length > 0) return null
  const says = errorMessageIn(report) ?? messageIn(report)
  // OAuth (RFC 6749 §5.2) has `error` for the code.
  const code =
    errorCodeIn(report) ?? firstOf(report, ['error'], (text) => isTelling(text) && !/\s/.test(text))
  const isEnough = report.strangers.length <= (errorMessageIn(report) ? 3 : 1)
  if (code && says && code !== says && isEnough)
    return `${code.pointer} and ${says.pointer} say what went wrong`
  const alone = errorMessageIn(report)
  return alone && isPlain(report) ? `${alone.pointer} says what went wrong` : null
}

/** `status: "NOT_FOUND"` beside a message or with nothing to show; `message: "Unauthorized"` alone. */
const byRefusal: Rule = (report) => {
  const names = report.members.size === 1 ? LONE_NAMES : STATUS_NAMES
  const said = firstOf(report, names, isRefusal)
  return said && isPlain(report) ? is(said) : null
}

/** `type: "ValidationError"`, `code: "ACCESS_DENIED"` beside a message; `object: "error"`. */
const byName: Rule = (report) => {
  const { members, strangers } = report
  const says = messageIn(report)
  const self = firstOf(report, SELF_NAMED, (text) => text.toLowerCase() === 'error')
  const code = codeIn(report, [...CODES, 'error'])
  if (self && says && code && code !== says && !report.hasDates && strangers.length <= 3) return is(self)
  if (isThing(report) || report.results.length > 0) return null
  const named = firstOf(report, FAILURE_NAMED, isFailureName)
  const isCode = named !== null && named === members.get('code')
  const tells = says ?? (isCode ? messageIn(report, DESCRIPTIONS) : null)
  return named && tells && named !== tells && strangers.length <= (isCode ? 1 : 0) ? is(named) : null
}

/** `code: 40001` beside a message: a code that no API counts among its successes. */
const byCode: Rule = (report) => {
  if (!isPlain(report)) return null
  const status = firstOf(report, HTTP_STATUSES, isFailedStatus)
  if (status && messageIn(report, [...MESSAGES, ...DESCRIPTIONS])) return is(status)
  const says = messageIn(report)
  const fails = (text: string) => (isInteger(text) ? text.length <= 6 : isFailingCode(text))
  const code = firstOf(report, CODES, (text) => !isSuccessCode(text) && fails(text))
  return code && says && code !== says ? `${is(code)}, and ${says.pointer} says why` : null
}

function firstSaid(rules: Rule[], report: Report): string | null {
  for (const rule of rules) {
    const words = rule(report)
    if (words !== null) return words
  }
  return null
}

const ALL = [byFlag, byStatusWord, byErrorFlag, byError, byErrorNames, byRefusal, byName, byCode]

/** What stands around an object in a body. */
export interface Around {
  /** Something around says that the call succeeded. */
  isYes: boolean
  /** Nothing around brings back a result. */
  isQuiet: boolean
  /** The name that leads here says that this is a report. */
  isFramed: boolean
}

/**
 * What an object says, given what stands around it. Where anything around brings back a result, or says that
 * the call succeeded, only an outright "no" with an error of its own counts.
 */
export function failureInFrame(report: Report, { isYes, isQuiet, isFramed }: Around): string | null {
  if (!isFramed) return firstSaid([byFlag, byErrorNames], report)
  if (isQuiet && !isYes) return firstSaid(ALL, report)
  return isPure(report) && errorPartIn(report) && !saysYes(report)
    ? firstSaid([byFlag, byStatusWord], report)
    : null
}

/** A list of results is no longer than this where all failed for one reason; a bound for hostile bodies. */
const MAX_ITEMS = 100

/** Every item of a list of results says that it failed, and with a code or an error of its own. */
export function failureInItems(items: unknown[], pointer: string): string | null {
  if (items.length === 0 || items.length > MAX_ITEMS) return null
  for (const item of items) {
    const report = reportOf(item, '')
    if (!report || !isPure(report) || saysYes(report) || !(errorPartIn(report) ?? codeIn(report))) return null
    if (firstSaid([byFlag, byStatusWord, byErrorNames], report) === null) return null
  }
  return `every item of ${pointer || 'the list'} failed`
}
