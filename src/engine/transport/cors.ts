/**
 * What the headers tell about CORS (Fetch standard §3.3). Nothing records the credentials mode of a request: that
 * credentials went along is known only where a cookie did, since across origins no other mode sends one.
 */
import { type Exchange, type Header, headerValue } from '../exchange'
import { type Asking, isCrossOrigin } from './origin'

/** A request and what was answered; status 0 where nothing was. */
export interface Call extends Asking {
  status: number
  responseHeaders: readonly Header[]
}

/** Why CORS keeps a response from the page, or the request from being sent. */
export type Refusal =
  | { why: 'no-origin' }
  | { why: 'other-origin' | 'two-origins'; value: string }
  | { why: 'credentials'; allowsAll: boolean }
  | { why: 'preflight-status'; status: number }
  | { why: 'method'; method: string }
  | { why: 'headers'; names: string[] }
  | { why: 'preflight' }

/** The same of an exchange. */
export const callOf = ({ request, response }: Exchange): Call => ({
  method: request.method,
  url: request.url,
  requestHeaders: request.headers,
  status: response.status,
  responseHeaders: response.headers,
})

/** The items of a header that holds a list, of all lines of that name; null when it is absent. */
export function listOf(headers: readonly Header[], name: string): string[] | null {
  const lines = headers.filter((header) => header.name.toLowerCase() === name)
  if (lines.length === 0) return null
  return lines
    .flatMap(({ value }) => value.split(',').map((item) => item.trim()))
    .filter((item) => item !== '')
}

/** A CORS-safelisted content type needs no preflight (Fetch §2.2.2), so a form may send it too. */
const FORM_TYPES = /^(?:application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\b/i

/** Headers that a page can send across origins without a preflight, or that the browser adds by itself. */
const FREE_HEADERS =
  /^(?:accept|accept-(?:language|encoding|charset)|content-(?:language|type|length)|range|referer|user-agent|cookie|origin|host|connection|keep-alive|cache-control|pragma|if-(?:modified-since|none-match)|priority|te|transfer-encoding|upgrade-insecure-requests|dnt|date|via|(?:access-control-request|proxy|sec)-.*)$/i

/** The headers of a request that a page may send across origins only when a preflight allowed them. */
export function guardedHeaders({ requestHeaders }: Asking): string[] {
  const type = headerValue(requestHeaders, 'content-type')
  const guarded = requestHeaders.map(({ name }) => name).filter((name) => !FREE_HEADERS.test(name))
  return type !== null && !FORM_TYPES.test(type) ? ['Content-Type', ...guarded] : guarded
}

/** CORS-safelisted methods need no permission (Fetch §2.2.1). */
export const isFreeMethod = (method: string) => /^(?:GET|HEAD|POST)$/i.test(method)

/** Must the browser ask first with OPTIONS (Fetch §4.8)? Judged by what a provisional request already shows. */
export const needsPreflight = (asking: Asking) =>
  !isFreeMethod(asking.method) || guardedHeaders(asking).length > 0

/** The method that a preflight asks for; null of what is none. */
export const preflightedMethod = ({ method, requestHeaders }: Asking) =>
  method === 'OPTIONS' ? headerValue(requestHeaders, 'access-control-request-method') : null

/**
 * Was this sent in CORS mode? Sec-Fetch-Mode says so on secure origins. Elsewhere: Origin goes with a GET only in that
 * mode (Fetch §3.2), and a form cannot send what needs a preflight.
 */
function isCorsMode(asking: Asking): boolean {
  const mode = headerValue(asking.requestHeaders, 'sec-fetch-mode')
  if (mode !== null) return mode === 'cors'
  return /^(?:GET|HEAD)$/i.test(asking.method) || needsPreflight(asking)
}

/** Did a page of another origin ask in CORS mode? Extensions have an origin too, and rules of their own. */
export function isCorsCall(asking: Asking): boolean {
  const origin = headerValue(asking.requestHeaders, 'origin')
  const isWeb = /^https?:/i.test(asking.url) && /^(?:https?:|null$)/.test(origin ?? '')
  return isWeb && isCrossOrigin(asking) === true && isCorsMode(asking)
}

/** The CORS check (Fetch §4.10), by the headers alone. */
function checkOrigin({ requestHeaders, responseHeaders }: Call): Refusal | null {
  const lines = responseHeaders.filter(({ name }) => name.toLowerCase() === 'access-control-allow-origin')
  if (lines.length === 0) return { why: 'no-origin' }
  // Two values, even equal ones, fail the check: they are joined with a comma first.
  const value = lines.map((line) => line.value.trim()).join(', ')
  if (value.includes(',')) return { why: 'two-origins', value }
  const allowsAll = value === '*'
  if (!allowsAll && value !== headerValue(requestHeaders, 'origin')) return { why: 'other-origin', value }
  const hasCookie = headerValue(requestHeaders, 'cookie') !== null
  return hasCookie && (allowsAll || !allowsCredentials(responseHeaders))
    ? { why: 'credentials', allowsAll }
    : null
}

const allowsCredentials = (headers: readonly Header[]) =>
  headerValue(headers, 'access-control-allow-credentials')?.trim() === 'true'

/** What a preflight's answer must allow beside the origin (Fetch §4.8). A `*` counts, as none has credentials to show. */
function checkPreflight(call: Call, method: string): Refusal | null {
  const { status, requestHeaders, responseHeaders } = call
  if (status < 200 || status > 299) return { why: 'preflight-status', status }
  const methods = listOf(responseHeaders, 'access-control-allow-methods') ?? []
  if (!isFreeMethod(method) && !methods.includes(method) && !methods.includes('*'))
    return { why: 'method', method }
  const allowed = (listOf(responseHeaders, 'access-control-allow-headers') ?? []).map((name) =>
    name.toLowerCase(),
  )
  if (allowed.includes('*')) return null
  const names = (listOf(requestHeaders, 'access-control-request-headers') ?? []).filter(
    (name) => !allowed.includes(name.toLowerCase()),
  )
  return names.length > 0 ? { why: 'headers', names } : null
}

/** Why the CORS check fails by the headers alone; null when nothing in them says so. */
export function corsRefusal(call: Call): Refusal | null {
  if (call.status === 0 || !isCorsCall(call)) return null
  const method = preflightedMethod(call)
  const byOrigin = checkOrigin(call)
  // A preflight that is refused by its status mostly never came to the code that sends CORS headers.
  if (method !== null && byOrigin?.why === 'no-origin' && (call.status < 200 || call.status > 299))
    return { why: 'preflight-status', status: call.status }
  return byOrigin ?? (method === null ? null : checkPreflight(call, method))
}

/** Why CORS most likely refused a call that is known to have been refused: what the headers prove, or all they leave. */
export function likelyRefusal(call: Call): Refusal | null {
  const proven = corsRefusal(call)
  if (proven) return proven
  if (call.status === 0) return isCrossOrigin(call) && needsPreflight(call) ? { why: 'preflight' } : null
  if (!isCorsCall(call)) return null
  const allowsAll = headerValue(call.responseHeaders, 'access-control-allow-origin')?.trim() === '*'
  return allowsAll || !allowsCredentials(call.responseHeaders) ? { why: 'credentials', allowsAll } : null
}

/** A refusal in the words of a header, short enough for one line. */
export function refusalWords(refusal: Refusal): string {
  switch (refusal.why) {
    case 'no-origin':
      return 'no access-control-allow-origin'
    case 'two-origins':
    case 'other-origin':
      return `access-control-allow-origin is ${refusal.value}`
    case 'credentials':
      return refusal.allowsAll
        ? 'access-control-allow-origin is * for a request with a cookie'
        : 'no access-control-allow-credentials for a request with a cookie'
    case 'preflight-status':
      return `the preflight was answered ${refusal.status}`
    case 'method':
      return `access-control-allow-methods does not name ${refusal.method}`
    case 'headers':
      return `access-control-allow-headers does not name ${refusal.names.join(', ')}`
    case 'preflight':
      return 'the preflight was refused'
  }
}
