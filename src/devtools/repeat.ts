/** Sends a recorded request again, as the inspected page itself would: what can be sent, and the code that sends it. */
import { type Exchange, type Header, headerValue, type Key } from '../engine'
import type { RepeatPlan } from '../panel/link'
import { isForbidden, isPageMethod, isSettable, isToken } from '../share/sendable'
import { literal, type PageAnswer } from './in-page'
import { unsendableBody } from './request-body'

type Request = Exchange['request']

/**
 * Headers that a page could set, and that the browser fills in by itself, for a repeat as for the first try. Set by the page,
 * they would ask for a preflight that the first request did not need.
 */
const FILLED_IN = /^(?:alt-used|cache-control|pragma|priority|upgrade-insecure-requests|x-client-data)$/i

/** Of those that a page may not set, the ones that the browser does not fill in. Of cookies it sends those that it holds by then. */
const MISSED = /^(?:cookie2?|date|expect|proxy-(?!connection$).*|set-cookie|trailer|transfer-encoding|via)$/i

/** With these the browser revalidates its cache: they would bring a 304 without a body. On other methods a page sets them. */
const REVALIDATES = /^if-(?:modified-since|none-match|range)$/i

/** Safe methods change nothing on the server (RFC 9110 §9.2.1). */
const SAFE = /^(?:GET|HEAD)$/
/** A second request of these has no second effect (RFC 9110 §9.2.2); QUERY is declared to be both. */
const IDEMPOTENT = /^(?:GET|HEAD|OPTIONS|PUT|DELETE|QUERY)$/

/** With one of these, a method may be anything. */
const METHOD_OVERRIDE = /^x-(?:http-)?method(?:-override)?$/i

const isBrowsersOwn = ({ name }: Header, { method }: Request) =>
  FILLED_IN.test(name) ||
  (isForbidden(name) && !MISSED.test(name)) ||
  (SAFE.test(method) && REVALIDATES.test(name))

const isSendable = (header: Header, request: Request): boolean =>
  isSettable(header) && !isBrowsersOwn(header, request)

const leftOutOf = (request: Request): string[] => {
  const lost = request.headers.filter(
    (header) => isToken(header.name) && !isSendable(header, request) && !isBrowsersOwn(header, request),
  )
  return [...new Set(lost.map(({ name }) => name))]
}

function unsendableAddress({ url: text }: Request): string | null {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || !/^https?:$/.test(url.protocol))
    return 'Only http and https requests can be sent again.'
  if (url.username || url.password)
    return 'The address holds a user name or a password, which a page may not send.'
  return null
}

function unsendableMethod({ method, headers }: Request): string | null {
  if (!isPageMethod(method)) return 'A page may not send a request with this method.'
  if (method === 'OPTIONS' && headerValue(headers, 'access-control-request-method') !== null)
    return 'This is a preflight, which only the browser itself can send.'
  const override = headers.find(({ name, value }) => METHOD_OVERRIDE.test(name) && !SAFE.test(value))
  return override && IDEMPOTENT.test(method)
    ? `The header ${override.name} turns this ${method} into another method, whose effects are not known.`
    : null
}

/** A key that cannot be sent as it was would not protect anything. */
function unsendableKey(key: Key | null, leftOut: readonly string[]): string | null {
  const lost = leftOut.some((name) => key?.where.toLowerCase() === `request header ${name.toLowerCase()}`)
  return lost
    ? 'The browser did not record the idempotency key as it was, so the request cannot be sent again.'
    : null
}

/** What sending the request again would be like. `key`: the idempotency key that the engine found in it. */
export function planRepeat({ request }: Exchange, key: Key | null): RepeatPlan {
  const leftOut = leftOutOf(request)
  const refusal =
    unsendableAddress(request) ??
    unsendableMethod(request) ??
    unsendableBody(request) ??
    unsendableKey(key, leftOut)
  if (refusal !== null) return { refusal }
  const { method } = request
  return {
    harmless: SAFE.test(method),
    idempotent: IDEMPOTENT.test(method),
    leftOut,
    key: key?.where ?? null,
  }
}

/** The origin that sent the request, as it told the server; null where it did not. */
function senderOf({ headers }: Request): string | null {
  const text = headerValue(headers, 'origin') ?? headerValue(headers, 'referer')
  return text !== null && URL.canParse(text) ? new URL(text).origin : null
}

/**
 * Writes the code that repeats a request in the inspected page and reads the body, so that the browser hands it over
 * as a new exchange. Only a request that {@link planRepeat} does not refuse. Cookies go along where they did before;
 * `same-origin` sends them to the page's own origin alone. From another origin than the first try's it is not sent: other
 * cookies and other rules would make it another request.
 * @returns an expression: 'sent', or the origin of the page that is not the sender
 */
export function repeatCode({ request }: Exchange): string {
  const { method, url, headers, body } = request
  const init = literal({
    method,
    // Pairs, not an object: names may repeat, and one may be "__proto__".
    headers: headers.filter((header) => isSendable(header, request)).map(({ name, value }) => [name, value]),
    credentials: headerValue(headers, 'cookie') === null ? 'same-origin' : 'include',
    mode: headerValue(headers, 'sec-fetch-mode') === 'no-cors' ? 'no-cors' : 'cors',
    cache: 'no-store',
  })
  // Bytes, because fetch gives a string a Content-Type of its own where the first request had none.
  const whole = body ? `{ ...${init}, body: new TextEncoder().encode(${literal(body)}) }` : init
  const send = `(void fetch(${literal(url)}, ${whole}).then((response) => response.text()).catch(() => {}), 'sent')`
  const sender = senderOf(request)
  return sender === null ? send : `(location.origin !== ${literal(sender)} ? location.origin : ${send})`
}

/** What the page answered, for a person: null when the request was sent, else one line. */
export function outcomeOf(answer: PageAnswer, { request }: Exchange): string | null {
  if (answer?.value === 'sent') return null
  if (typeof answer?.value === 'string')
    return `Not sent: the request came from ${senderOf(request)}, and the inspected page is ${answer.value}.`
  return 'Not sent: the inspected page did not answer. Reload it and try again.'
}
