/** What the headers tell about CORS (Fetch standard §3.3). Credentials are not looked at: no entry records their mode. */
import { headerValue } from '../engine'
import type { Entry } from './entry'

function originOf(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null
  const { origin } = new URL(url)
  return origin === 'null' ? null : origin
}

/** Is the page of another origin than the request? null when the record does not tell what page it was. */
export function isCrossOrigin({ requestHeaders, url }: Entry): boolean | null {
  const own = originOf(url)
  const origin = headerValue(requestHeaders, 'origin')
  const page = origin ?? originOf(headerValue(requestHeaders, 'referer'))
  return own === null || page === null ? null : page !== own
}

/** A CORS-safelisted content type needs no preflight (Fetch §2.2.2), so a form may send it too. */
const FORM_TYPES = /^(?:application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\b/i

/** Headers that a page can send across origins without a preflight, or that the browser adds by itself. */
const FREE_HEADERS =
  /^(?:accept|accept-language|content-language|content-type|range|referer|user-agent|cookie|origin|host|dnt|sec-.*)$/i

/** Must the browser ask first with OPTIONS (Fetch §4.8)? Judged by what a provisional request already shows. */
export function needsPreflight({ method, requestHeaders }: Entry): boolean {
  if (!/^(?:GET|HEAD|POST)$/i.test(method)) return true
  const type = headerValue(requestHeaders, 'content-type')
  if (type !== null && !FORM_TYPES.test(type)) return true
  return requestHeaders.some(({ name }) => !FREE_HEADERS.test(name))
}

/**
 * Was this sent in CORS mode? Sec-Fetch-Mode says so on secure origins. Elsewhere: Origin goes with a GET only in that
 * mode (Fetch §3.2), and a form cannot send what needs a preflight.
 */
function isCorsMode(entry: Entry): boolean {
  const mode = headerValue(entry.requestHeaders, 'sec-fetch-mode')
  if (mode !== null) return mode === 'cors'
  return /^(?:GET|HEAD)$/i.test(entry.method) || needsPreflight(entry)
}

/** The browser hides the response of a no-cors request from the page by design: its headers are not even recorded. */
export function isOpaque({ requestHeaders, responseHeaders }: Entry): boolean {
  return headerValue(requestHeaders, 'sec-fetch-mode') === 'no-cors' || responseHeaders.length === 0
}

/** Why the CORS check fails by the headers alone, in words; null when nothing in them says so. */
export function corsRefusal(entry: Entry): string | null {
  const origin = headerValue(entry.requestHeaders, 'origin')
  const isWeb = /^https?:/i.test(entry.url) && /^(?:https?:|null$)/.test(origin ?? '')
  if (origin === null || !isWeb || !isCrossOrigin(entry) || !isCorsMode(entry)) return null
  const allowed = entry.responseHeaders.filter(
    ({ name }) => name.toLowerCase() === 'access-control-allow-origin',
  )
  if (allowed.length === 0) return 'no access-control-allow-origin'
  // Two values, even equal ones, fail the check: they are joined with a comma first.
  const value = allowed.map((header) => header.value.trim()).join(', ')
  if (value !== '*' && value !== origin) return `access-control-allow-origin is ${value}`
  const isPreflight =
    entry.method === 'OPTIONS' && headerValue(entry.requestHeaders, 'access-control-request-method')
  return isPreflight && (entry.status < 200 || entry.status > 299)
    ? `the preflight was answered ${entry.status}`
    : null
}
