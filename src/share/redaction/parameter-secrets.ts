/** Redaction of addresses and of forms: `name=value` pairs, edited in place so that the rest keeps its spelling. */
import type { Ink } from './ink'
import { hideInJson } from './json-secrets'
import { hideForms } from './secret-forms'
import { looksRandom } from './secret-names'

/** Percent-decoding that never fails: what is malformed stays as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

/** Percent-encoding that leaves our own brackets readable. */
const encoded = (text: string) => encodeURIComponent(text).replace(/%5B(masked|removed)%5D/g, '[$1]')

function redactedValue(raw: string, ink: Ink): string {
  const plain = decoded(raw)
  const redacted = /^\s*[{[]/.test(plain) ? hideInJson(plain, ink) : hideForms(plain, ink)
  if (redacted === plain) return raw
  return plain === raw ? redacted : encoded(redacted)
}

/** Hides a value, in the spelling of the address and as it reads: messages repeat the latter. */
function hidden(raw: string, ink: Ink): string {
  const plain = decoded(raw)
  if (ink.keeps(plain)) return raw
  const out = ink.hide(plain)
  return out === plain ? raw : out
}

function redactedPair(pair: string, ink: Ink, isRequest: boolean): string | null {
  const sign = pair.indexOf('=')
  if (sign < 0) return hideForms(pair, ink)
  const name = pair.slice(0, sign)
  const raw = pair.slice(sign + 1)
  const secrecy = isRequest ? ink.secrecyOfParam(decoded(name)) : ink.secrecyOf(decoded(name))
  const isSecret = secrecy !== 'open' && (secrecy !== 'weak' || looksRandom(decoded(raw)))
  if (!isSecret || raw === '') return `${hideForms(name, ink)}=${redactedValue(raw, ink)}`
  const value = hidden(raw, ink)
  // A kept value is no secret here, so it stays under `remove` too.
  return ink.how === 'remove' && value !== raw ? null : `${name}=${value}`
}

/**
 * Redacts pairs separated by "&". Under `remove` a secret pair is left out whole.
 * @param isRequest of an address or a request's form, where short names such as `code` mean a secret
 */
export function hideInPairs(pairs: string, ink: Ink, isRequest: boolean): string {
  return pairs
    .split('&')
    .flatMap((pair) => redactedPair(pair, ink, isRequest) ?? [])
    .join('&')
}

/** Path segments after which a secret stands: `/webhooks/1/…`, `/reset-password/…`. */
const SECRET_FOLLOWS =
  /^(?:(?:web)?hooks?|services|reset|verify|confirm|invite|invitation|magic|unsubscribe)$/i
const WITHIN = 3

function hideInPath(path: string, ink: Ink): string {
  let left = 0
  return path
    .split('/')
    .map((segment) => {
      const plain = decoded(segment)
      const isLong = plain.length >= 16 && looksRandom(plain) && /^[\w~.-]+$/.test(plain)
      if (left > 0 && isLong && !ink.keeps(plain)) return hidden(segment, ink)
      left = SECRET_FOLLOWS.test(plain) || ink.isSecret(plain) ? WITHIN : left - 1
      return redactedValue(segment, ink)
    })
    .join('/')
}

/** Redacts an address. The fragment is never sent, so nobody who has to help needs it: it goes whole. */
export function hideInUrl(url: string, ink: Ink): string {
  const [, start = '', path = '', query, fragment] =
    /^((?:[\w+.-]*:)?(?:\/\/[^/?#]*)?)([^?#]*)(?:\?([^#]*))?(?:#([\s\S]*))?$/.exec(url) ?? []
  const pairs = query === undefined ? '' : hideInPairs(query, ink, true)
  const kept = query === undefined || (pairs === '' && query !== '') ? '' : `?${pairs}`
  const tail = fragment === undefined || ink.how === 'remove' ? '' : `#${fragment && ink.marker}`
  return hideForms(start, ink) + hideInPath(path, ink) + kept + tail
}
