/**
 * What the text of a JSON body shows of an error before it is parsed. Each sign is the source of a rule
 * (hidden-rules.ts), made wider: without a sign no rule can hold, provided that names and values are spelled plainly,
 * without escapes. With one, the body has to be read.
 */
import { CODES } from './evidence-of-failure'
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
import { ERROR_FORMS } from './names'
import { FAIL_WORDS, FAILING_PIECES, FAILURE_NAMES, REFUSALS, SUCCESS_CODES } from './outcome-words'
import { ERROR_PARTS, LISTED_PARTS } from './report'

/** Between the words of a name: what folding takes out of it. */
const JOINT = '[\\s@#$._-]{0,2}'
const spelled = (name: string) => name.replaceAll('_', JOINT)

/** A colon that is followed by something: not by null, a flag, zero, or an empty text, list or object. */
const FILLED = '"\\s*:\\s*(?!\\s|null|false|true|0\\s*[,}\\]]|"\\s*"|\\[\\s*\\]|\\{\\s*\\})'

/** A member that is called an error, or a part of one; `default` is no fault. */
const ERROR_NAMED = new RegExp(
  `(?:err(?:or)?|(?<!de)fault|exception|problem)s?${JOINT}(?:${[...ERROR_PARTS, ...ERROR_FORMS].map(spelled).join('|')})?\\d*${FILLED}`,
  'i',
)

/** The ends of names, as patterns: `status` stands for `api_status`, too. */
const ends = (names: string[]) =>
  [...new Set(names)]
    .filter((name) => !names.some((other) => other !== name && name.endsWith(other)))
    .join('|')

/**
 * Values that mean failure, by the names that they have that meaning for: `success: false`, `failed: 3`, `status: "error"`
 * and refusals, `type: "…Exception"`, `status: 404`, codes that are no success, and names of parts without "error".
 * Every rule that these do not feed asks for a member that is called an error.
 */
const OUTCOMES: [names: string[], value: string][] = [
  [[...FLAGS, ...MIXED_FLAGS], '"?\\s*(?:false|-?0)'],
  [ERROR_FLAGS, '"?\\s*(?:true|-?0*[1-9])'],
  [[...STATUS_NAMES, ...STATUS_CODES, ...LONE_NAMES], `"\\s*(?:${FAIL_WORDS}|(?:${REFUSALS})\\.?)\\s*"`],
  [[...FAILURE_NAMED, ...SELF_NAMED], `"\\s*(?:error|${FAILURE_NAMES})\\s*"`],
  [HTTP_STATUSES, '"?\\s*[45]\\d\\d(?!\\d)'],
  [CODES, `"?\\s*(?!(?:${SUCCESS_CODES})["\\s,\\]}])-?\\d{1,6}(?=["\\s,\\]}.e])`],
  [CODES, `"[^"]*(?:${FAILING_PIECES})`],
  [LISTED_PARTS.map((name) => `${spelled(name)}\\d*`), '\\S'],
]

/** The name is told first, by the last letters before a colon: most members have another, and are done with. */
const OUTCOME = new RegExp(
  `"\\s*:(?<=(?:${ends(OUTCOMES.flatMap(([names]) => names))})"\\s*:)\\s*(?:${OUTCOMES.map(
    ([names, value]) => `(?<=(?:${ends(names)})"\\s*:\\s*)\\[?\\s*${value}`,
  ).join('|')})`,
  'i',
)

/** Does a member of this name show by itself that there is an error, when something is in it? */
export const showsInName = (name: string): boolean => ERROR_NAMED.test(`"${name}":{`)

/** A line, a form, and JSON that is a text: what they say shows in their first characters. */
const LINE_OR_FORM = /^"?\s*err|^[^\s={}<>]{0,100}=/i

/** May the body, or what is seen of it, say that the call failed? `false` is certain as far as it goes. */
export function showsSigns(text: string): boolean {
  const body = text.trimStart()
  return body.startsWith('<') || LINE_OR_FORM.test(body) || ERROR_NAMED.test(body) || OUTCOME.test(body)
}
