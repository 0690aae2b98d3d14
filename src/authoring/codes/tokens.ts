/** What has the shape of a machine code: one word without spaces, and how much it looks like the name of an error. */

/** `snake` has an underscore; `upper`, `word` and `capital` are single words in that case; `mixed` holds digits. */
export type Shape = 'snake' | 'kebab' | 'dotted' | 'camel' | 'upper' | 'word' | 'capital' | 'mixed' | 'number'

const NAME = /^_?[A-Za-z0-9]+(?:[_.:/-](?:[A-Za-z0-9]+|\{\w+\}))*\+?$/
const NUMBER = /^[-\u2212\u2013]?\d{1,10}(?:[-.]\d{1,6}){0,2}$/
const MAX_LENGTH = 90

/** Words of other trades: HTTP methods, JSON types, header names, names of files and hosts. */
const FOREIGN =
  /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|true|false|null|none|string|integer|number|boolean|object|array|enum|float|json|x-[\w-]+|\w+\.(?:json|jsx?|tsx?|py|go|rb|php|md|html?|com|io|dev|org|net|ai))$/i
const HEADER = /^(?:[A-Z][a-z]+|X|ID|API)(?:-[A-Z][A-Za-z]*)+$/

/** The text as a code, exactly as spelled but for a typographic minus; null where it has no such shape. */
export function tokenIn(text: string): string | null {
  const bare = text.trim().replace(/^["'“”`]+|["'“”`]+$/g, '')
  if (bare === '' || bare.length > MAX_LENGTH) return null
  const [, from, to] = /^(\d{3,})[-\u2013](\d{3,})$/.exec(bare) ?? []
  // Ranges name many codes: `1000-1999`, `4xxx`.
  if ((from && from.length === to?.length) || /^[A-Za-z]?\d*x{2,}$/i.test(bare)) return null
  // `ACME-{HTTP_STATUS}-{SEQUENCE}` tells how codes are made.
  if (/\{[A-Z][A-Z_]*\}|\{.*\{/.test(bare)) return null
  if (/^\d{4}-\d{2}-\d{2}$/.test(bare)) return null
  if (NUMBER.test(bare)) return bare.replace(/^[\u2212\u2013]/, '-')
  if (!NAME.test(bare) || !/[A-Za-z]/.test(bare) || FOREIGN.test(bare) || HEADER.test(bare)) return null
  return bare
}

/** Which shape a token has. */
export function shapeOf(token: string): Shape {
  if (NUMBER.test(token)) return 'number'
  if (/_/.test(token.slice(1))) return 'snake'
  if (/\d/.test(token)) return 'mixed'
  if (/[./:]/.test(token)) return 'dotted'
  if (token.includes('-')) return 'kebab'
  if (/^[A-Z]+$/.test(token)) return 'upper'
  if (/^[a-z]+$/.test(token)) return 'word'
  return /^[A-Z][a-z]+$/.test(token) ? 'capital' : 'camel'
}

/** A shape that no ordinary word of a sentence has. */
export const isMadeUp = (token: string) => !/^(?:word|capital|upper|number)$/.test(shapeOf(token))

/** The words of a token in lower case: `InvalidAPIKey` and `INVALID_API_KEY` are both invalid, api, key. */
const wordsOf = (token: string): string[] =>
  token
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter(Boolean)

const OF_ERRORS = new Set(
  `error errors err exception fault failure failed fails fail invalid missing required expired exceeded exceeds denied
  forbidden unauthorized unauthorised unauthenticated not notfound mismatch conflict duplicate duplicated exists exist limit
  limited limits timeout timedout unavailable unsupported insufficient disabled blocked banned declined rejected refused unknown
  malformed bad too cannot cant exhausted overloaded overflow revoked internal unprocessable suspended locked incorrect
  illegal unexpected aborted cancelled canceled quota no wrong unreachable violation depleted throttled throttling already
  inactive unverified restricted corrupted corrupt empty reused used closed down unhealthy offline prohibited
  disallowed unable without never reached broken lost paused excessive unresolved unacceptable undefined`.split(
    /\s+/,
  ),
)

/** Does the name say that something went wrong? */
export const saysError = (token: string) =>
  wordsOf(token.replace(/^err(?:or)?s?\./i, '')).some((word) => OF_ERRORS.has(word))

/** A name that stands for any code in an example: `ERROR_CODE`, `your_error_code`. */
export const isPlaceholder = (token: string) =>
  /^(?:your[_-]|some[_-]|the[_-]|specific[_-]|machine[_-](?:readable[_-])?)?(?:error|err)[_-]?(?:code|type|name|key|id|identifier|slug)(?:[_-](?:here|string|name))?$/i.test(
    token,
  ) ||
  /^(?:code|type|string|reason|example|foo|bar|x+|n+|code_here|machine_readable_code|snake_case_code)$/i.test(
    token,
  )

/** Names of the parts of a page, and of the types that errors are sent in: `## rate_limits`, `## ErrorResponse`. */
export const isSectionName = (token: string) =>
  /^(?:Api|API)?Errors?(?:Info|Details?|Response|Object|Model|Codes?|Types?|Message|Body|Result|Item|Data|Schema)$/.test(
    token,
  ) ||
  /^(?:rate[_-]?(?:limits|limiting)|(?:http[_-]|api[_-])?(?:errors?|status)[_-](?:codes|formats?|handling|responses?|objects?|types|messages|reference|envelope|schema|structure|list|catalog(?:ue)?|overview)|error[_-]?code[_-](?:list|reference)|retry[_-](?:policy|strategy|logic)|http[_-]errors|common[_-]errors|known[_-]issues|best[_-]practices)$/i.test(
    token,
  )

/** What says "it worked": no error code. */
export const isSuccess = (token: string) =>
  /^0+$|^(?:ok|okay|success|successful|succeeded|created|accepted|no[_-]?content|no[_-]?error|none|approved|sucesso|éxito)$|^(?!.*(?:not|no|un|non)_?success)[A-Za-z\d_-]+_success$/i.test(
    token,
  )
