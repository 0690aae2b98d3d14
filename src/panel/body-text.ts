/** What can be shown of a body, and what has to be said about it. Pure. */
import type { Exchange } from '../engine'
import { size } from './format'
import { CUT_BODY } from './words'

/** The text, and what there is to remark; or no text, and a sentence that says why. */
export type BodyText = { shown: true; text: string; remarks: string[] } | { shown: false; sentence: string }

/** Larger bodies are shown as they are: to lay out and colour them takes too long. */
export const PRETTY_LIMIT_CHARS = 256 * 1024

const remarksOn = (text: string) =>
  text.length > PRETTY_LIMIT_CHARS
    ? [`Over ${size(PRETTY_LIMIT_CHARS)}: shown as sent, without colours.`]
    : []

/** Prepares a response body that is there; a missing one is another matter (words.ts). */
export function responseText({ response }: Exchange): BodyText | null {
  const { body, mimeType } = response
  if (body.state === 'missing') return null
  const remarks = body.cut ? [CUT_BODY] : []
  let text = body.text
  if (body.base64) {
    const decoded = decodeBase64(text)
    if (decoded === null) {
      const bytes = size(Math.floor((text.length * 3) / 4))
      return { shown: false, sentence: `Not text: ${bytes} of ${mimeType || 'an unnamed type'}.` }
    }
    text = decoded
    remarks.push('The browser took this body for binary and encoded it; it is shown decoded.')
  }
  if (body.cut) text = withoutPadding(text)
  if (text === '') return { shown: false, sentence: 'The response has no body.' }
  return { shown: true, text, remarks: [...remarks, ...remarksOn(text)] }
}

/** Prepares a request body. What a browser does not record looks like what was not sent. */
export function requestText({ request }: Exchange): BodyText {
  if (request.body) return { shown: true, text: request.body, remarks: remarksOn(request.body) }
  const isBodiless = /^(?:GET|HEAD)$/i.test(request.method) || request.body === ''
  return {
    shown: false,
    sentence: isBodiless
      ? 'The request has no body.'
      : 'The request has no body, or the browser did not record it.',
  }
}

/** The text behind base64; null when the bytes are not UTF-8 text. */
function decodeBase64(base64: string): string | null {
  try {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text.includes('\0') ? null : text
  } catch {
    return null
  }
}

/** Firefox fills what it cut off with NULs, up to the full length. */
function withoutPadding(text: string): string {
  let end = text.length
  while (end > 0 && text[end - 1] === '\0') end--
  return text.slice(0, end)
}
