/** A request as JavaScript that sends it from a page, for the console or a test. */
import { type Exchange, type Header, headerValue } from '../engine'
import type { Redaction } from './redaction/redact'
import { addressOf, bodyOf, named, requestNotes } from './request-parts'
import { isPageMethod, isSettable, isToken } from './sendable'

/** A string literal. JSON is one in JavaScript too; characters that do not show as what they are become escapes. */
const literal = (text: string) =>
  JSON.stringify(text).replace(
    /[\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/** Pairs where a name repeats, or would be more than a name in an object literal; else an object, which reads better. */
function headersCode(headers: readonly Header[]): string {
  const names = headers.map(({ name }) => name.toLowerCase())
  const isObject = new Set(names).size === names.length && !names.includes('__proto__')
  const lines = headers.map(({ name, value }) =>
    isObject ? `${literal(name)}: ${literal(value)}` : `[${literal(name)}, ${literal(value)}]`,
  )
  const [open, close] = isObject ? ['{', '}'] : ['[', ']']
  return `${open}\n${lines.map((line) => `    ${line},\n`).join('')}  ${close}`
}

/** Without a content type, fetch gives one to a string, and none to bytes. */
const bodyCode = (body: string, isTyped: boolean) =>
  isTyped ? literal(body) : `new TextEncoder().encode(${literal(body)})`

/** The user and password of an address, which fetch refuses. */
const USERINFO = /^(\w+:\/\/)[^/?#]*@/

function notesOf(exchange: Exchange, hidden: Redaction): string[] {
  const { request } = exchange
  const { method, headers } = request
  const lost = headers.filter((header) => !isSettable(header))
  return [
    ...requestNotes(exchange, hidden),
    lost.length > 0 ? `Left out, since a page may not set them: ${named(lost)}.` : null,
    USERINFO.test(request.url) ? 'Left out: the user name in the address, which fetch does not take.' : null,
    takesNoBody(method) && request.body
      ? `Left out: the body, which fetch does not send with ${method}.`
      : null,
    isToken(method) && !isPageMethod(method) ? `A page may not send a request with ${method}.` : null,
  ].filter((note) => note !== null)
}

/** Written, never called: this file is pure. */
const CALL = 'fetch'

const takesNoBody = (method: string) => /^(?:GET|HEAD)$/i.test(method)

/**
 * The request as a call of `fetch`, with what a page cannot send listed above it. The body is the text that was sent.
 * Cookies go along to another origin only where they did before.
 * @param hidden what redaction did to the request
 */
export function fetchCode(exchange: Exchange, hidden: Redaction = 'none'): string {
  const { request } = exchange
  const { method, headers } = request
  const settable = headers.filter(isSettable)
  const body = takesNoBody(method) ? null : bodyOf(exchange)
  const isTyped = headerValue(settable, 'content-type') !== null
  const hasCookies = headerValue(headers, 'cookie') !== null
  const members = [
    ...(isToken(method) ? [`method: ${literal(method)}`] : []),
    ...(settable.length > 0 ? [`headers: ${headersCode(settable)}`] : []),
    ...(body ? [`body: ${bodyCode(body, isTyped)}`] : []),
    `credentials: ${literal(hasCookies ? 'include' : 'same-origin')}`,
  ]
  const notes = notesOf(exchange, hidden).map((note) => `// ${note}\n`)
  const url = literal(addressOf(request).replace(USERINFO, '$1'))
  const init = members.map((each) => `  ${each},\n`).join('')
  return `${notes.join('')}await ${CALL}(${url}, {\n${init}})`
}
