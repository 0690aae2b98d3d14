/** Redaction of bodies. What a body is decides how it is read; its text is edited in place and never written anew. */
import type { Body } from '../../engine'
import type { Ink } from './ink'
import { hideInJson } from './json-secrets'
import { hideInMarkup } from './markup-secrets'
import { hideInPairs } from './parameter-secrets'
import { hideForms } from './secret-forms'

/** Guards against JSON hijacking and byte order marks stand before the JSON. */
const JSON_START = /^\s*(?:(?:\)\]\}'?,?|while\s*\(1\);|for\s*\(;;\);)\s*)?(?!\[(?:masked|removed)\])[{["]/
const FORM = /^[\w.%[\]+-]+=[^&\s]*(?:&[\w.%[\]+-]+=[^&\s]*)*$/

/** Events of a stream: what follows `data:` is JSON more often than not. */
const hideInEvents = (text: string, ink: Ink) =>
  text
    .split('\n')
    .map((line) => {
      const [, field = '', rest = ''] = /^(data:\s?)([{["][\s\S]*)$/.exec(line) ?? []
      return field ? field + hideInJson(rest, ink) : hideForms(line, ink)
    })
    .join('\n')

/** Parts of a form (RFC 7578): their name stands in a header of their own. */
const hideInParts = (text: string, ink: Ink, boundary: string) =>
  text
    .split(boundary)
    .map((part) => {
      const [, head = '', value = '', end = ''] = /^([\s\S]*?\r?\n\r?\n)([\s\S]*?)(\r?\n?)$/.exec(part) ?? []
      const name = /\bname="([^"]*)"/i.exec(head)?.[1] ?? ''
      if (head === '') return part
      return head + (ink.isSecret(name) ? ink.hide(value) : hideInText(value, '', ink, true)) + end
    })
    .join(boundary)

/** Redacts a body's text, whatever its content type says it is. */
export function hideInText(text: string, mimeType: string, ink: Ink, isRequest: boolean): string {
  if (/^text\/event-stream/i.test(mimeType)) return hideInEvents(text, ink)
  const boundary = /^--[^\r\n]{1,100}/.exec(text)?.[0]
  if (boundary !== undefined && text.includes('name="')) return hideInParts(text, ink, boundary)
  if (JSON_START.test(text)) return hideInJson(text, ink)
  if (/x-www-form-urlencoded/i.test(mimeType) || FORM.test(text)) return hideInPairs(text, ink, isRequest)
  return hideForms(text.includes('<') ? hideInMarkup(text, ink) : text, ink)
}

/** The text of what the browser took for binary; null where it is binary indeed. */
function textOf(base64: string): string | null {
  try {
    // A body that was cut may end within a group of four.
    const bytes = atob(base64.slice(0, base64.length - (base64.replace(/\s/g, '').length % 4)))
    const text = new TextDecoder().decode(Uint8Array.from(bytes, (char) => char.charCodeAt(0)))
    return /\0|\uFFFD/.test(text.replace(/\uFFFD$/, '')) ? null : text
  } catch {
    return null
  }
}

/** Redacts a response body. Bytes that cannot be read cannot be vouched for, so none of them leave. */
export function hideInBody(body: Body, ink: Ink, hide: (text: string) => string): Body {
  if (body.state === 'missing' || body.text === '') return body
  const plain = body.base64 ? textOf(body.text) : body.text
  const text = plain === null ? ink.marker : hide(plain)
  return text === body.text ? body : { ...body, text, base64: false }
}
