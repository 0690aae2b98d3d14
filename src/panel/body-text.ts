/** What can be shown of a body, and what has to be said about it. Pure. */
import type { Exchange } from '../engine'
import { size } from './format'
import { text } from './text'

/** The text, and what there is to remark; or no text, and a sentence that says why. */
export type BodyText = { shown: true; text: string; remarks: string[] } | { shown: false; sentence: string }

/** Larger bodies are shown as they are: to lay out and colour them takes too long. */
export const PRETTY_LIMIT_CHARS = 256 * 1024

const remarksOn = (body: string) =>
  body.length > PRETTY_LIMIT_CHARS ? [text('body_tooLarge', size(PRETTY_LIMIT_CHARS))] : []

/** Prepares a response body that is there; a missing one is another matter (share/words.ts). */
export function responseText({ response }: Exchange): BodyText | null {
  const { body, mimeType } = response
  if (body.state === 'missing') return null
  const remarks = body.cut ? [text('body_cut')] : []
  let shown = body.text
  if (body.base64) {
    const decoded = decodeBase64(shown)
    if (decoded === null) {
      const bytes = size(Math.floor((shown.length * 3) / 4))
      return { shown: false, sentence: text('body_notText', bytes, mimeType || text('body_unnamedType')) }
    }
    shown = decoded
    remarks.push(text('body_decoded'))
  }
  if (body.cut) shown = withoutPadding(shown)
  if (shown === '') return { shown: false, sentence: text('body_none') }
  return { shown: true, text: shown, remarks: [...remarks, ...remarksOn(shown)] }
}

/** Prepares a request body. What a browser does not record looks like what was not sent. */
export function requestText({ request }: Exchange): BodyText {
  if (request.body) return { shown: true, text: request.body, remarks: remarksOn(request.body) }
  const isBodiless = /^(?:GET|HEAD)$/i.test(request.method) || request.body === ''
  return {
    shown: false,
    sentence: text(isBodiless ? 'request_noBody' : 'request_noBodyOrUnknown'),
  }
}

/** The text behind base64; null when the bytes are not UTF-8 text. */
function decodeBase64(base64: string): string | null {
  try {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))
    const decoded = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return decoded.includes('\0') ? null : decoded
  } catch {
    return null
  }
}

/** Firefox fills what it cut off with NULs, up to the full length. */
function withoutPadding(body: string): string {
  let end = body.length
  while (end > 0 && body[end - 1] === '\0') end--
  return body.slice(0, end)
}
