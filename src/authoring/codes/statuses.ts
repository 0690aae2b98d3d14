/** HTTP statuses in text: `404`, `HTTP 404 Not Found`, `4xx`, `(status code 400)`. */

/** Statuses that somebody sends: those of the IANA registry, and the unregistered ones of servers and proxies in use. */
const KNOWN = new Set(
  `100 101 102 103 200 201 202 203 204 205 206 207 208 226 300 301 302 303 304 305 307 308 400 401 402 403 404 405 406 407 408
  409 410 411 412 413 414 415 416 417 418 419 420 421 422 423 424 425 426 428 429 430 431 440 444 449 450 451 460 463 494 495 496
  497 498 499 500 501 502 503 504 505 506 507 508 509 510 511 520 521 522 523 524 525 526 527 529 530 561 598 599`.split(
    /\s+/,
  ),
)

/** The registry's phrases, without spaces: `403 – FORBIDDEN` names a status, not a code. */
const PHRASES = new Set(
  `badrequest unauthorized unauthorised unauthenticated paymentrequired forbidden notfound methodnotallowed notacceptable
  proxyauthenticationrequired requesttimeout conflict gone lengthrequired preconditionfailed payloadtoolarge contenttoolarge
  requestentitytoolarge uritoolong unsupportedmediatype rangenotsatisfiable expectationfailed imateapot misdirectedrequest
  unprocessableentity unprocessablecontent locked faileddependency tooearly upgraderequired preconditionrequired toomanyrequests
  requestheaderfieldstoolarge unavailableforlegalreasons internalservererror notimplemented badgateway serviceunavailable
  gatewaytimeout httpversionnotsupported insufficientstorage loopdetected ok created accepted nocontent`.split(
    /\s+/,
  ),
)

export const isStatus = (text: string) => KNOWN.has(text)
export const isFailure = (status: string) => /^[45](?:\d\d|xx)$/.test(status)

/** Is it the usual phrase of a status: "Not Found", `NOT_FOUND`, `NotFound`? */
export const isPhrase = (text: string) => PHRASES.has(text.toLowerCase().replace(/[^a-z]/g, ''))

/** Statuses at the head of a text, and what follows them. */
export interface StatusHead {
  /** `404`, or a class: `5xx`. */
  statuses: string[]
  rest: string
}

const LEAD =
  /^(?:https?)?[\s-]*(?:error\s+)?(?:status|estado|statut|response|状态码|ステータス)?\s*(?:codes?)?\s*[:：-]?\s*/i
const ONE = /^\(?([1-5](?:\d\d|xx))\b(?!\.\d)\)?(\+)?/i
const BETWEEN =
  /^\s*(?:[,/|&]|or|and|bis|to|[-\u2013\u2014](?=\s*[1-5](?:\d\d|xx)\b))\s*(?=\(?[1-5](?:\d\d|xx)\b)/i
const AFTER = /^\s*(?:[-\u2013\u2014:：·|,]+\s*|(?=[\s([]|$))/

/** Reads `400`, `HTTP 400`, `400/422`, `500, 502, 503`, `5xx`, `400 Bad Request` and `401 invalid_api_key`. */
export function statusHead(text: string): StatusHead | null {
  const trimmed = text.trim()
  let rest = trimmed.replace(LEAD, '')
  const statuses: string[] = []
  for (let guard = 0; guard < 20; guard += 1) {
    const hit = ONE.exec(rest)
    const status = (hit?.[1] ?? '').toLowerCase()
    if (!hit || !(isStatus(status) || status.endsWith('xx'))) break
    statuses.push(hit[2] ? `${status[0]}xx` : status)
    rest = rest.slice(hit[0].length)
    const gap = BETWEEN.exec(rest)
    if (!gap) break
    rest = rest.slice(gap[0].length)
  }
  const end = AFTER.exec(rest)
  if (statuses.length === 0 || !end) return null
  return { statuses, rest: rest.slice(end[0].length).trim() }
}

const TAIL =
  /[\s([](?:https?\b)?[\s-]*(?:status)?\s*(?:code)?\s*[:：]?\s*`?([1-5](?:\d\d|xx))`?(?:\s+(?!of\b|and\b|to\b|or\b)[A-Za-z][A-Za-z' ]{1,30})?[)\]]$/i
const TAIL_BARE = /\s(?:[-\u2013\u2014]\s*)?(?:HTTP\s+)?([45]\d\d)$/

/** A status at the head or, in brackets, at the end of a title: "Authentication errors (401)". */
export function statusOfTitle(text: string): StatusHead | null {
  const head = statusHead(text)
  if (head) return head
  const hit = TAIL.exec(text.trim()) ?? TAIL_BARE.exec(text.trim())
  const status = (hit?.[1] ?? '').toLowerCase()
  if (!hit || !(isStatus(status) || status.endsWith('xx'))) return null
  return { statuses: [status], rest: text.trim().slice(0, hit.index).trim() }
}

const STATED = [
  /\bHTTP(?:\/\d(?:\.\d)?)?[\s-]*(?:status)?\s*(?:code)?\s*(?:of\s+)?([1-5]\d\d)\b/gi,
  /\bstatus(?:\s+code)?\s*(?:of|is|:|=|：)?\s*([45]\d\d)\b/gi,
  /\b(?:returns?|returned|responds?|response|receive|get|with|as)\s+(?:back\s+)?(?:with\s+)?(?:an?\s+)?([45]\d\d)\b/gi,
  /(?:^|[.!?]\s+)([45]\d\d)\s*(?:\.|$)/g,
  /\s\((?:HTTP\s)?([45]\d\d)\)(?=[\s.:;]|$)/g,
]

/** The statuses that a sentence states as the answer's: "All returned with HTTP 400." */
function statedStatuses(text: string): string[] {
  const found = STATED.flatMap((pattern) => [...text.matchAll(pattern)].map((hit) => hit[1] as string))
  return [...new Set(found.filter(isStatus))]
}

/** The one status that a text states; null for none or several. */
export function statedStatus(text: string): string | null {
  const all = statedStatuses(text)
  return all.length === 1 ? (all[0] as string) : null
}

/** A status within a code, set off as a part of its own: `ACME-404-002`. */
export const statusWithin = (code: string): string | null => {
  const parts = code.split(/[^A-Za-z\d]+/)
  const hit = parts.length > 1 ? parts.filter((part) => isStatus(part) && isFailure(part)) : []
  return hit.length === 1 ? (hit[0] as string) : null
}
