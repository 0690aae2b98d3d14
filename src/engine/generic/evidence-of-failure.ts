/** Finds the members of a report that tell what went wrong. */

import { isContainer } from '../reading/pointer'
import { isErrorName, isErrorWord } from './error-names'
import type { Member } from './names'
import { isFine, isInteger, isSuccessCode, isTelling } from './outcome-words'
import { isFilled, type Report, reportOf, scalar } from './report'

export const CODES = [
  ...[
    'code',
    'statuscode',
    'returncode',
    'retcode',
    'resultcode',
    'responsecode',
    'messagecode',
    'msgcode',
    'ret',
    'rc',
  ],
]
/** Names of messages on a call. A title or a description is as often one of a thing. */
export const MESSAGES = [
  ...[
    'message',
    'msg',
    'longmessage',
    'statusmessage',
    'statusdescription',
    'responsemessage',
    'responsetext',
  ],
  ...['resultmessage', 'retmsg', 'returnmsg', 'returnmessage', 'respmsg', 'usermessage', 'info'],
]
export const DESCRIPTIONS = [
  ...['description', 'desc', 'detail', 'details', 'reason', 'title', 'explanation', 'text', 'shortmessage'],
]

/** The first member of one of these names whose text fits. */
export function firstOf(
  { members }: Report,
  names: Iterable<string>,
  fits: (text: string) => boolean,
): Member | null {
  for (const name of names) {
    const member = members.get(name)
    if (member && fits(scalar(member.value))) return member
  }
  return null
}

export const messageIn = (report: Report, names = MESSAGES) => firstOf(report, names, isTelling)
/** A code that is there and means no success. */
export const codeIn = (report: Report, names = CODES) =>
  firstOf(report, names, (text) => text !== '' && !isSuccessCode(text))

const errorWords = ({ members }: Report, part: RegExp) =>
  [...members.keys()].filter((name) => part.test(name) && isErrorWord(name))

/** `error_code`, `errno`: only 0 is a success among these. */
export const errorCodeIn = (report: Report) =>
  firstOf(
    report,
    errorWords(report, /code\d*$|no$|num|type$|key$|name$/),
    (text) => !isFine(text) && !/^200$|\s/.test(text),
  )
/** `error_message`, `errmsg`. */
export const errorMessageIn = (report: Report) =>
  firstOf(report, errorWords(report, /msg|message|text|desc|detail|summary|string|info|title/), isTelling)

/** Bounds for hostile bodies. */
const MAX_LEAVES = 40
const MAX_DEPTH = 4
/** What an error object may hold beside a message: the thing that it is about, mostly. */
const MAX_STRANGERS = 8

/** Does a value describe an error: a sentence or a code, an object with one, or a list of such, and no thing? */
function describes(value: unknown, depth = 0): boolean {
  if (!isContainer(value)) return typeof value === 'string' && isTelling(value.trim())
  if (depth > MAX_DEPTH) return false
  const inside = (items: unknown[]) => {
    const filled = items.slice(0, MAX_LEAVES).filter(isFilled)
    return filled.length > 0 && filled.every((item) => isInteger(scalar(item)) || describes(item, depth + 1))
  }
  if (Array.isArray(value)) return inside(value)
  const report = reportOf(value, '', MAX_STRANGERS)
  if (!report || report.hasDates || (report.hasId && report.strangers.some((name) => name !== 'name')))
    return false
  const message = messageIn(report)
  const says =
    message ??
    messageIn(report, [...DESCRIPTIONS, 'content', 'string']) ??
    errorMessageIn(report) ??
    errorCodeIn(report) ??
    codeIn(report, [...CODES, 'type', 'number', 'tag', 'name'])
  if (says) return report.strangers.length <= (message ? MAX_STRANGERS : 3)
  // `{"email": ["is taken"]}`: members named after fields.
  const fields = [...report.members.values()]
    .filter(({ key }) => !key.startsWith('@'))
    .map((each) => each.value)
  return fields.every((each) => isContainer(each) || typeof each === 'string') && inside(fields)
}

/** The member that holds the error itself. */
export function errorIn({ members }: Report): Member | null {
  for (const [name, member] of members) if (isErrorName(name) && describes(member.value)) return member
  return null
}

/** `{"title": "A title is required"}`: JSend puts the description of a failure where a success has its data. */
export const isDescription = (member: Member | undefined) => member !== undefined && describes(member.value)

/** What tells of an error by its name. */
export const errorPartIn = (report: Report) =>
  errorIn(report) ?? errorMessageIn(report) ?? errorCodeIn(report)
/** Anything that tells what went wrong. */
export const tellingIn = (report: Report) =>
  errorPartIn(report) ?? messageIn(report) ?? messageIn(report, [...DESCRIPTIONS, 'result', 'data'])
