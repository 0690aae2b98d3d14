/**
 * Which names hold a secret: of headers, parameters, cookies, members and elements. Names are compared without case
 * and separators, so `accessToken`, `access_token` and `X-Access-Token` are one. The last word decides, since it says
 * what a thing is: `token_type` is a type, `page_token` only looks like a token.
 */

/** What a name says about its value. `digits`: a number is a secret too. `weak`: only a value that looks random is. */
export type Secrecy = 'open' | 'weak' | 'secret' | 'digits'

/** Ends of compact names that are long enough not to be the end of something else. */
const SECRET_END = new RegExp(
  `(?:${[
    'passw(?:or)?d(?:confirmation|hash|again)?|passphrase|secret(?:value|string|text)?s?|credentials?',
    'tokens?(?:value|string|hash)?|assertion|samlre(?:quest|sponse)|cookies?',
    'authorization|signature|hmac|jwt|session|session_?id|sessid|csrf|xsrf',
    '(?:code|private)verifier|magiclink|seedphrase|mnemonic',
    '(?:api|app|application|access|secret|private|auth|authentication|client|subscription|master)keys?',
    '(?:signing|signature|encryption|decryption|shared|account|admin|service|license|storage|consumer)keys?',
  ].join('|')})$`,
)

/** The same for secrets that may be numbers: what a person types, and what names a person, a card or an account. */
const DIGITS_END =
  /(?:passw(?:or)?d|passcode|(?:otp|mfa|totp|sms|verification|security|auth|backup|recovery|device|user)codes?|onetimecode|(?:card|cc|account|routing|passport|socialsecurity|license)(?:number|no)|cardnum|taxid|nationalid|creditcard)$/

/** Short words count only when they stand by themselves: `shippin` is no PIN. */
const DIGITS_WORDS = new Set(['pwd', 'otp', 'totp', 'pin', 'cvc', 'cvv', 'ssn', 'pan', 'iban', 'puk'])
const SECRET_WORDS = new Set(['sig', 'pass', 'sessid'])

/** Tokens that open nothing: places in a list, counts of words, and what a parser stumbled over. */
const NO_SECRET =
  /(?:(?:page|next|prev|previous|continuation|continue|cursor|sync|resume|skip|scroll|start|unexpected|invalid|stop|end|eos|bos|pad|prompt|completion|max|min|total|input|output|cached|reasoning|used|limit|remaining|reset|quota|rate|idempotency|clientrequest)tokens?|(?:expired|missing|invalid|bad|wrong|no)(?:token|session|password|signature|secret|cookie|credentials?|apikey))$/

/** Parameters of URLs and forms: short names that mean a secret there, and something harmless in a body. */
const WEAK_PARAMS = new Set(['key', 'code', 'auth', 'sid', 'sign', 'state', 'nonce', 'ticket', 'hash', 'k'])

/** Words of a name: `accountSid2` → account, sid. Digits at the end count the thing and do not change it. */
const wordsOf = (name: string) =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .map((word) => word.replace(/\d+$/, ''))
    .filter((word) => word !== '')

/** Longer ones are no names. */
const MAX_NAME = 80

/** Of `user[password]` and `auth.token`, the part that names the value. */
const lastPart = (name: string) => /([^[\].]+)\]?$/.exec(name)?.[1] ?? name

/** What the name of a header, member, element or cookie says about its value. */
export function secrecyOf(name: string): Secrecy {
  if (name.length > MAX_NAME) return 'open'
  const words = wordsOf(lastPart(name))
  const last = words.at(-1)
  if (last === undefined) return 'open'
  const compact = words.join('')
  // `x-ratelimit-remaining-tokens` counts words of a language model.
  if (compact.includes('ratelimit') || NO_SECRET.test(compact)) return 'open'
  if (DIGITS_WORDS.has(last) || DIGITS_END.test(compact)) return 'digits'
  if (SECRET_WORDS.has(last) || SECRET_END.test(compact)) return 'secret'
  return last === 'key' && words.length === 1 ? 'weak' : 'open'
}

/** What the name of a parameter of a URL or a form says about its value. */
export function secrecyOfParam(name: string): Secrecy {
  const secrecy = secrecyOf(name)
  if (secrecy !== 'open') return secrecy
  return WEAK_PARAMS.has(lastPart(name).toLowerCase()) ? 'weak' : 'open'
}

/** Does it look random rather than like a word, a number or a name? For names that alone prove too little. */
export function looksRandom(text: string): boolean {
  // The start tells; what follows it may be very long.
  const value = text.slice(0, 256)
  if (/^\d{6,}$/.test(value)) return true
  if (value.length < 8 || /\s/.test(value)) return false
  return (
    /[a-z]/i.test(value) && (/\d/.test(value) || (/[a-z][A-Z]/.test(value) && /[A-Z]{2}|[^a-z]$/.test(value)))
  )
}
