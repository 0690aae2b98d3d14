/**
 * What members show of an error in the text of a body, before it is parsed. Each sign is the source of a rule
 * (hidden-rules.ts), made wider: without a sign no rule can hold, provided that names and values are spelled plainly,
 * without escapes. With one, the body has to be read.
 */
import { ERROR_ENDS, ERROR_NAMES, ERROR_PARTS, isErrorWord, LISTED_PARTS } from './error-names'
import { CODES, DESCRIPTIONS, MESSAGES } from './evidence-of-failure'
import {
  ERROR_FLAGS,
  FAILURE_NAMED,
  FLAGS,
  HTTP_STATUSES,
  LONE_NAMES,
  MIXED_FLAGS,
  SELF_NAMED,
  STATUS_CODES,
  STATUS_NAMES,
} from './hidden-rules'
import { type NameTable, nameTable } from './name-table'
import { fold } from './names'
import { FAIL_WORDS, FAILING_PIECES, FAILURE_NAMES, REFUSALS, SUCCESS_CODES } from './outcome-words'

/** Something: not null, a flag, zero, or an empty text, list or object; of nulls only, an object is empty, too. */
const FILLED =
  '(?!null|false|true|0\\s*[,}\\]]|"\\s*"|\\[\\s*\\]|\\{(?:\\s*"\\w+"\\s*:\\s*null\\s*,?)*\\s*\\})\\S'
/** A value, or the first of a list. */
const first = (value: string) => `\\[?\\s*${value}`

/** Values that mean failure, by the names that they have that meaning for. */
type Sign = [names: string[], value: string]

/** What tells by itself: whatever is called an error, `success: false`, `error: 403`, `status: "NOT_FOUND"`. */
const ALONE: Sign[] = [
  [[...ERROR_NAMES, ...ERROR_PARTS, ...LISTED_PARTS], FILLED],
  [[...FLAGS, ...MIXED_FLAGS], first('"?\\s*false')],
  [ERROR_FLAGS, first('"?\\s*[45]\\d\\d')],
  [[...STATUS_NAMES, ...LONE_NAMES], first(`"\\s*(?:${REFUSALS})\\.?\\s*"`)],
]
/** What tells beside a message: `ok: 0`, `failed: 3`, `status: "error"`, `type: "…Exception"`, `status: 404`, `code: 40001`. */
const BESIDE: Sign[] = [
  [FLAGS, first('"?\\s*0')],
  [ERROR_FLAGS, first('"?\\s*(?:true|-?0*[1-9])')],
  [[...STATUS_NAMES, ...STATUS_CODES], first(`"\\s*(?:${FAIL_WORDS})\\s*"`)],
  [[...FAILURE_NAMED, ...SELF_NAMED], first(`"\\s*(?:error|${FAILURE_NAMES})\\s*"`)],
  [HTTP_STATUSES, first('"?\\s*[45]\\d\\d(?!\\d)')],
  [CODES, first(`"?\\s*(?!(?:${SUCCESS_CODES})["\\s,\\]}])-?\\d{1,6}(?=["\\s,\\]}.e])`)],
  [CODES, first(`"[^"]*(?:${FAILING_PIECES})`)],
]
const SIGNS = [...ALONE, ...BESIDE]

const bit = (sign: number) => 1 << sign
const ERROR = bit(0)
const ANY_ALONE = bit(ALONE.length) - 1
const ANY_BESIDE = bit(SIGNS.length) - 1 - ANY_ALONE
/** The name is a sign, whatever follows. */
const TELLTALE = bit(SIGNS.length)
/** The name is that of a message, or of what stands in for one. */
const MESSAGE = bit(SIGNS.length + 1)

/**
 * The names of members that may be a sign.
 * @param telltales more names, which are one whatever follows
 */
export const signTable = (telltales: readonly string[]): NameTable =>
  nameTable(
    [
      ...SIGNS.map(([names], sign) => ({ names, signs: bit(sign) })),
      { names: telltales.map(fold), signs: TELLTALE },
      { names: [...MESSAGES, ...DESCRIPTIONS, 'result', 'data'], signs: MESSAGE },
    ],
    [{ names: ERROR_ENDS, signs: ERROR }],
  )

/** What follows the colon, by the signs of the name; made when it is first asked for. */
const VALUES: RegExp[] = []
const valuesOf = (signs: number) =>
  new RegExp(
    `\\s*(?:${SIGNS.flatMap(([, value], sign) => (signs & bit(sign) ? value : [])).join('|')})`,
    'iy',
  )

function fails(signs: number, text: string, at: number): boolean {
  if (signs === 0) return false
  VALUES[signs] ??= valuesOf(signs)
  const values = VALUES[signs]
  values.lastIndex = at
  return values.test(text)
}

/**
 * What a member shows, as bits: of its name, and of the two together where the value means failure.
 * @param signs of the name
 * @param at where its value begins
 */
export function shownBy(signs: number, text: string, at: number): number {
  const byName = signs & (TELLTALE | MESSAGE)
  if (!fails(signs & (ANY_ALONE | ANY_BESIDE), text, at)) return byName
  return byName | (fails(signs & ANY_ALONE, text, at) ? ANY_ALONE : ANY_BESIDE)
}

/** Does all that members show say that the call may have failed? */
export const isEnough = (shown: number): boolean =>
  (shown & (ANY_ALONE | TELLTALE)) !== 0 || ((shown & ANY_BESIDE) !== 0 && (shown & MESSAGE) !== 0)

/** Does a member of this name show by itself that there is an error, when something is in it? */
export const showsInName = (name: string): boolean => isErrorWord(fold(name))
