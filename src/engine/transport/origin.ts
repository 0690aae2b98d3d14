/** Who asked whom: the origin of the page and that of the address, as far as a request's headers tell. */
import { type Header, headerValue } from '../exchange'

/** What is asked of a request; an exchange has it, and so has a recorded entry. */
export interface Asking {
  method: string
  url: string
  requestHeaders: readonly Header[]
}

/** The origin of an address, serialised (`https://shop.test`); null where it has none of its own. */
export function originOf(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null
  const { origin } = new URL(url)
  return origin === 'null' ? null : origin
}

/** The page's origin, which is `null` in words for an opaque one; null when the record does not tell. */
export function pageOf({ requestHeaders }: Asking): string | null {
  return headerValue(requestHeaders, 'origin') ?? originOf(headerValue(requestHeaders, 'referer'))
}

/** Is the page of another origin than the address? null when the record does not tell what page it was. */
export function isCrossOrigin(asking: Asking): boolean | null {
  const own = originOf(asking.url)
  const page = pageOf(asking)
  return own === null || page === null ? null : page !== own
}

/** These count as secure without TLS (Secure Contexts §3.1), so that a page on https may ask them. */
const LOOPBACK = /^(?:localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

/**
 * Could a page on https have asked for this address without TLS (Mixed Content §4.4)? A page of unknown origin counts:
 * browsers send no Referer from https to http.
 */
export function couldBeMixedContent(asking: Asking): boolean {
  if (!URL.canParse(asking.url)) return false
  const { protocol, hostname } = new URL(asking.url)
  const page = pageOf(asking)
  return /^(?:http|ws):$/.test(protocol) && !LOOPBACK.test(hostname) && (page?.startsWith('https:') ?? true)
}
