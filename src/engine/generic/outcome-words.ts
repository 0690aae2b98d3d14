/**
 * The words and values by which bodies say how a call went. They are compared whole or at a code's ends; sentences are
 * only ever looked at to stay silent. Those that signs.ts looks for in the text of a body are sources of patterns.
 */
import { words } from './names'

/** Texts that stand where an error would, and say that there is none. */
const FINE =
  /^(?:n\/?a|-+|0+|true|false|no|null|nil|undefined)$|^(?:ok(?:ay)?|none|no[ _-]?errors?|normal|done|passed|valid|created|accepted|updated|deleted|removed|saved|sent|completed?|processed|queued|welcome|hello|pong)[.!]?$/i
const SUCCESS =
  /\bsuccess(?:ful|fully)?\b|\bsucceeded\b|成功|正常|완료|성공|\bsucc[eè]s\b|[eé]xito|\berfolgreich\b|\bsucesso\b|успешно/i
const NEGATED = /\b(?:not|no|without|never|nicht|kein|non|sans|sin)\b.{0,30}(?:succ|éxito|erfolg)/i

/** Does a text say that nothing went wrong? */
export function isFine(text: string): boolean {
  const head = text.trim().slice(0, 300)
  return head === '' || FINE.test(head) || (SUCCESS.test(head) && !NEGATED.test(head))
}

/** The outcome in one word. */
export const FAIL_WORDS =
  'errors?|err|fail|failed|failure|failurewithwarning|ko|nok|not ?ok|nack|unsuccessful|fault'
const FAIL_WORD = new RegExp(`^(?:${FAIL_WORDS})$`, 'i')
export const isFailWord = (text: string) => FAIL_WORD.test(text)
export const isYesWord = (text: string) =>
  /^(?:ok(?:ay)?|success|successful|succeeded|successwithwarning|pass(?:ed)?|true)$/i.test(text)

/** A text that tells what is wrong, for all one can see. */
export const isTelling = (text: string) => !isFine(text) && !isFailWord(text) && !/^-?[\d.]+$/.test(text)

export const REFUSALS = words(`
  un_?authori[sz]ed un_?authenticated not_?authori[sz]ed forbidden (?:access|permission|request)_?denied
  not_?found bad_?request invalid_?(?:request|argument|parameters?|api_?key|token|credentials|key)
  over_?(?:query|daily|rate)?_?limit over_?quota (?:rate_?limit|quota)_?exceeded rate_?limited
  too_?many_?requests (?:internal|server|unknown|internal_?server)_?error method_?not_?allowed
  service_?unavailable
`)
  .join('|')
  .replaceAll('_', '[ _-]')
const REFUSAL = new RegExp(`^(?:${REFUSALS})\\.?$`, 'i')

/** Answers that only a call gets, never a thing: `NOT_FOUND`, `unauthorized`, `Too many requests`. */
export const isRefusal = (text: string) => REFUSAL.test(text)

/** A status of HTTP that is a failure: `404`, `"401 Unauthorized"`. */
export const isFailedStatus = (text: string) => /^[45]\d\d(?:\s[A-Za-z ]{3,40})?$/.test(text)

/** Numbers that mean success where a code stands; 1000 to 1500 are those of EPP (RFC 5730 §3). */
export const SUCCESS_CODES = '0+|1|100|2\\d\\d|1[035]0[01]|[12]0000?|200000'
const SUCCESS_CODE = new RegExp(`^(?:${SUCCESS_CODES})$`)
export const isSuccessCode = (text: string) => isFine(text) || isYesWord(text) || SUCCESS_CODE.test(text)

/** Pieces of codes that name a failure, for a code beside a message: `remote_fault`, `InvalidKeyException`. */
export const FAILING_PIECES = words(`
  err(?:or)?(?:$|[^a-z]) error$ (?<!de)fault fail invalid not_?found not_?exist denied unauthori unauthenti forbidden
  exception missing exceeded unsupported not_?allowed unavailable already_ incomplete incorrect limit timeout
  bad_?request rejected malformed required
`).join('|')
const FAILING_CODE = new RegExp(FAILING_PIECES, 'i')
export const isFailingCode = (text: string) => FAILING_CODE.test(text)

/** Whole codes that name a failure and nothing else, whatever they are called: `ValidationError`, `ACCESS_DENIED`. */
export const FAILURE_NAMES = words(`
  [a-z][\\w.]*(?:error|exception|(?<!de)fault|notfound|denied)
  (?:invalid|unauthori[sz]ed|forbidden|missing|bad)_\\w+
  \\w+_(?:error|failed|failure|not_found|denied|exceeded|unauthorized|forbidden|incorrect|invalid)
`).join('|')
const FAILURE_NAME = new RegExp(`^(?:${FAILURE_NAMES})$`, 'i')
export const isFailureName = (text: string) => FAILURE_NAME.test(text)

export const isInteger = (text: string) => /^-?\d{1,9}$/.test(text)
