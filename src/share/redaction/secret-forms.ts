/**
 * Secrets that are known by their form, wherever they stand: in a message, a path, a stack trace. A form is listed
 * only when hardly anything else looks like it, because what is hidden by mistake is missing to whoever has to help:
 *
 * - private keys in PEM, JSON Web Tokens, credentials behind a scheme word, user names and passwords in an address;
 * - keys that say what they are by their prefix (`sk_live_…`, `ghp_…`, `xoxb-…`, `AKIA…`);
 * - numbers of payment cards: the length and first digits of a card scheme, and Luhn's check digit (ISO/IEC 7812-1);
 * - `name=value` and `"name": "value"` with the name of a secret;
 * - e-mail addresses only under `remove`: they are personal, yet open no door, and a support team looks people up by them.
 *
 * Long random texts alone are not enough: request ids look like that, and they are what support needs. No expression
 * here can look at a character more than a fixed number of times, so a hostile body costs no more than a large one.
 */
import { type Ink, isMarker } from './ink'
import { looksRandom } from './secret-names'
import { hidePairs } from './secret-pairs'

type Rule = (text: string, ink: Ink) => string

const PEM = /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|$)/g
const hidePem: Rule = (text, ink) =>
  text.includes('PRIVATE KEY') ? text.replace(PEM, (key) => ink.blot(key)) : text

const JWT = /(?<![\w-])(e[wy][\w-]{6,})\.([\w-]+)(?:\.(\[masked\]|[\w-]*)(\.[\w-]+\.[\w-]+)?)?/g
/** Of a signed token (RFC 7515) the claims stay readable under `mask`; an encrypted one (RFC 7516) has none to read. */
const hideJwt: Rule = (text, ink) => {
  if (!text.includes('ey') && !text.includes('ew')) return text
  return text.replace(JWT, (token, header: string, claims: string, signature?: string, rest?: string) => {
    if (rest !== undefined) return ink.blot(token)
    if (!/^e[wy]/.test(claims) || ink.keeps(token)) return token
    if (ink.how === 'remove') return ink.marker
    return signature ? `${header}.${claims}.${ink.marker}` : token
  })
}

const USERINFO = /(:\\?\/\\?\/)([^\s/?#"'<>\\]{1,1024})@/g
const hideUserinfo: Rule = (text, ink) =>
  text.includes('@') && text.includes(':')
    ? text.replace(USERINFO, (_, slashes: string, user: string) =>
        ink.how === 'remove' ? slashes : `${slashes}${isMarker(user) ? user : ink.marker}@`,
      )
    : text

const SCHEME =
  /(?<![\w-])(Bearer|Basic|Token|ApiKey|Api-Key|Negotiate|NTLM|DPoP|Key)((?:[ \t+]|%20){1,3})([\w.~+/-]{8,}={0,2})(?![\w=])/gi
/** "Bearer authentication" is prose: credentials have digits, or letters in both cases. */
const hideCredentials: Rule = (text, ink) => {
  if (!/[ \t+%]/.test(text)) return text
  return text.replace(SCHEME, (all, scheme: string, gap: string, credentials: string) => {
    if (/^e[wy][\w-]+\.e[wy]/.test(credentials)) return all
    const isSure = looksRandom(credentials) || /[a-z][A-Z].*={1,2}$/.test(credentials)
    return isSure ? scheme + gap + ink.blot(credentials) : all
  })
}

const PREFIXED = new RegExp(
  `(?<![\\w-])(?:${[
    // A kind, where it is valid, and the key: the form that many APIs follow.
    '[a-z]{2,8}_(?:live|test|prod|sandbox)_[A-Za-z\\d]{12,}',
    // A kind alone. `req_…`, `evt_…` and the like are ids and stay.
    '(?:sk|rk|pat|whsec|glpat|gldt|glrt|npm|hf|sbp|shp(?:at|ca|pa|ss)|dop_v1|doo_v1|xapp|xox[a-z])[_-][\\w-]{16,}',
    '(?:gh[a-z]|[a-z]{3,8}_pat)_\\w{20,}',
    'key-[\\da-f]{32}',
    '(?:AKIA|ASIA)[A-Z\\d]{16}',
    'AIza[\\w-]{30,}',
    'ya29\\.[\\w-]{20,}',
    'SG\\.[\\w-]{16,}\\.[\\w-]{16,}',
    // A bot's number and its key.
    '(?:bot)?\\d{6,12}:[\\w-]{30,}',
  ].join('|')})(?![\\w-])`,
  'g',
)
/** The shortest of them. */
const MIN_PREFIXED = 19
const hidePrefixed: Rule = (text, ink) =>
  text.length < MIN_PREFIXED
    ? text
    : text.replace(PREFIXED, (key) => (/\d|[A-Z]/.test(key) ? ink.blot(key) : key))

const CARD = /(?<![\w.-])(?:\d(?:[ -]?\d){12,18})(?![\w-]|\.\d)/g
/** First digits and length of the card schemes that are in use. */
const SCHEMES =
  /^(?:4\d{15}|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|6(?:011|4[4-9]|5)\d{12,13}|3(?:0[0-5]|[68])\d{11,12}|35\d{14})$/

function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at])
    sum += at % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2
  }
  return sum % 10 === 0
}

/** A payment card number, with or without the gaps that it is printed with. */
export function isCardNumber(text: string): boolean {
  const digits = text.replace(/[ -]/g, '')
  return SCHEMES.test(digits) && passesLuhn(digits)
}

const hideCards: Rule = (text, ink) =>
  /\d{4}/.test(text)
    ? text.replace(CARD, (number) => (isCardNumber(number) ? ink.blot(number) : number))
    : text

const EMAIL = /(?<![\w.%+-])[\w.%+-]{1,64}@(?:[a-z\d-]{1,63}\.){1,8}[a-z]{2,24}(?![\w-])/gi
const hideEmails: Rule = (text, ink) =>
  ink.how === 'remove' && text.includes('@') ? text.replace(EMAIL, (address) => ink.blot(address)) : text

/** The order matters: the more a form covers, the earlier it comes, and none finds anything in what another wrote. */
const RULES: readonly Rule[] = [
  hidePem,
  hideUserinfo,
  hideJwt,
  hideCredentials,
  hidePrefixed,
  hidePairs,
  hideCards,
  hideEmails,
]

/** Shorter texts hold none of these. */
const MIN_CHARS = 8

/** Writes over every secret that its form gives away; the rest of the text stays as it is. */
export function hideForms(text: string, ink: Ink): string {
  if (text.length < MIN_CHARS) return text
  return RULES.reduce((done, rule) => rule(done, ink), text)
}
