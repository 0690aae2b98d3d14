/** The names that speak of an error, folded: of a whole error, and of what is said of one. */
import { remembered, words } from './names'

/** Each of the first list with each of the next. */
const joined = (...lists: string[][]): string[] =>
  lists.reduce((names, ends) => names.flatMap((name) => ends.map((end) => name + end)), [''])

/** Names of an error itself; `last_error` and the like belong to a resource. */
export const ERROR_NAMES = joined(
  ['', 'api', 'response', 'request', 'service', 'server'],
  words('error errors err fault faults exception exceptions problem problems'),
  ['', 'response', 'info', 'object', 'list'],
)
const PARTS = words(`
  s code codes no num number type name key class msg message messages text string desc description detail details
  data param params info summary title subcode uri url link usermsg usertitle
`)
/** Names of parts of an error, whatever stands around them: `error_text`, `errCode`. */
export const ERROR_PARTS = joined(['', 'api'], ['err', 'error', 'fault'], ['', ...PARTS])
/** How names of such parts end, behind anything and before a number: `L_ERRORCODE0`. */
export const ERROR_ENDS = joined(['err', 'error'], ['code', 'message', 'text'])
/** Names of parts that do not say "error", with a number behind: `L_SHORTMESSAGE0`. */
export const LISTED_PARTS = ['lshortmessage', 'llongmessage', 'lseveritycode']

const WHOLE = new Set(ERROR_NAMES)
const PART = new Set(ERROR_PARTS)
const NUMBERED = new RegExp(`(?:${ERROR_ENDS.join('|')}|^(?:${LISTED_PARTS.join('|')}))\\d*$`)

/** Does a member of this name hold an error, whole? */
export const isErrorName = (name: string): boolean => WHOLE.has(name)

/** Does a name speak of an error, or of a part of one? */
export const isErrorWord = remembered((name) => WHOLE.has(name) || PART.has(name) || NUMBERED.test(name))
