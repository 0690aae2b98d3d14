/** What of a recorded request can be sent: by anybody, and by a page. */
import type { Header } from '../engine'

/** RFC 9110 §5.6.2: names of headers, and methods. */
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a header value must not hold (RFC 9110 §5.5)
const NOT_IN_VALUE = /[\u0000-\u0008\u000A-\u001F\u007F]/

/** What a page may not set (Fetch §2.2.2, forbidden request-header), and what Chromium sets over it. */
const FORBIDDEN =
  /^(?:accept-(?:charset|encoding)|access-control-request-.*|connection|content-length|cookie2?|date|dnt|expect|host|keep-alive|origin|proxy-.*|referer|sec-.*|set-cookie|te|trailer|transfer-encoding|upgrade|user-agent|via)$/i

/** Methods that fetch refuses (Fetch §2.2.1, forbidden method). */
const FORBIDDEN_METHOD = /^(?:CONNECT|TRACE|TRACK)$/i

export const isToken = (text: string) => TOKEN.test(text)

/** Can it be sent at all? A file may say anything. */
export const isHeader = ({ name, value }: Header) => isToken(name) && !NOT_IN_VALUE.test(value)

export const isForbidden = (name: string) => FORBIDDEN.test(name)

/** May a page set it? Fetch takes values of bytes. */
export const isSettable = (header: Header) =>
  isHeader(header) && !isForbidden(header.name) && !/[^\0-\u00FF]/.test(header.value)

/** May a page send a request with this method? */
export const isPageMethod = (method: string) => isToken(method) && !FORBIDDEN_METHOD.test(method)
