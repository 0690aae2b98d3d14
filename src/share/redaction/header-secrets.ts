/** Redaction of header fields: by their name where it leaves no doubt, by the form of their value elsewhere. */
import type { Header } from '../../engine'
import type { Ink } from './ink'
import { hideInUrl } from './parameter-secrets'
import { hideForms } from './secret-forms'

const COOKIES = /^(?:cookie|cookie2)$/i
const SET_COOKIES = /^set-cookie2?$/i
const ADDRESSES = /^(?:location|content-location|referer|:path|x-original-url|x-rewrite-url)$/i
/** Attributes of Set-Cookie (RFC 6265bis §5.6). Anything else beside the first pair is not known to be harmless. */
const ATTRIBUTES = /^(?:path|domain|expires|max-age|secure|httponly|samesite|partitioned|priority|version)$/i

function hideCookie(pair: string, ink: Ink): string {
  const [, gap = '', name = '', value = ''] = /^(\s*)([^=]*=)?([\s\S]*)$/.exec(pair) ?? []
  return gap + name + ink.hideCookie(value)
}

const hideCookies = (value: string, ink: Ink) =>
  value
    .split(';')
    .map((pair) => hideCookie(pair, ink))
    .join(';')

/** Several cookies come as lines in a recording, and joined by commas from old libraries. */
const hideSetCookie = (value: string, ink: Ink) =>
  value
    .split(/(\n|,(?=\s*[^;,=\s]+=))/)
    .map((cookie, at) => (at % 2 === 1 ? cookie : hideOneSetCookie(cookie, ink)))
    .join('')

function hideOneSetCookie(cookie: string, ink: Ink): string {
  const [first = '', ...rest] = cookie.split(';')
  const attributes = rest.map((each) => {
    const name = each.split('=', 1)[0]?.trim() ?? ''
    return ATTRIBUTES.test(name) ? each : hideCookie(each, ink)
  })
  return [hideCookie(first, ink), ...attributes].join(';')
}

/** `Bearer abc` → `Bearer [masked]`: the scheme (RFC 9110 §11.4) is what the server may be complaining about. */
function hideAuthorization(value: string, ink: Ink): string {
  const [, scheme, credentials] = /^\s*([A-Za-z][\w-]{0,31}\s+)(\S[\s\S]*)$/.exec(value) ?? []
  if (scheme === undefined || credentials === undefined) return ink.hideAlways(value)
  if (/^basic\s/i.test(scheme)) rememberPassword(credentials, ink)
  return scheme + ink.hideAlways(credentials)
}

/** user:password in base64 (RFC 7617): a server may repeat the password as it reads. */
function rememberPassword(credentials: string, ink: Ink): void {
  try {
    const [, user = '', password = ''] = /^([^:]*):([\s\S]*)$/.exec(atob(credentials)) ?? []
    ink.hideAlways(password)
    // Many APIs take the key as the user; an e-mail address is a name and no secret.
    if (!user.includes('@')) ink.hideAlways(user)
  } catch {
    // Not base64: there is no password to be repeated.
  }
}

function hideInHeader({ name, value }: Header, ink: Ink): string {
  if (COOKIES.test(name)) return hideCookies(value, ink)
  if (SET_COOKIES.test(name)) return hideSetCookie(value, ink)
  if (ADDRESSES.test(name)) return hideInUrl(value, ink)
  if (!ink.isSecret(name)) return hideForms(value, ink)
  return /authorization$/i.test(name) ? hideAuthorization(value, ink) : ink.hideAlways(value)
}

/** Redacts header fields. Under `remove`, those that are secret by their name are left out whole. */
export function hideInHeaders(
  headers: readonly Header[],
  ink: Ink,
  over: (text: string, hide: (text: string) => string) => string,
): Header[] {
  return headers.flatMap((header) => {
    const value = over(header.value, (each) => hideInHeader({ ...header, value: each }, ink))
    const isSecret = COOKIES.test(header.name) || SET_COOKIES.test(header.name) || ink.isSecret(header.name)
    if (ink.how === 'remove' && isSecret) return []
    return value === header.value ? [header] : [{ ...header, value }]
  })
}
