/** What can be shown of a response body, and what has to be said about it. Pure. */
import type { Exchange } from '../engine'
import { size } from './format'
import { prettyJson, type Segment } from './pretty'
import { CUT_BODY } from './words'

/** `text` in coloured segments, or one plain segment; or no text, and a sentence that says why. */
export type BodyText =
  | { shown: true; text: string; segments: Segment[]; remarks: string[] }
  | { shown: false; sentence: string }

/** Larger bodies are shown as they are: colouring them makes so many elements that the panel would stall. */
export const PRETTY_LIMIT_CHARS = 256 * 1024
/** Even as plain text, more than this in one block takes too long to lay out; the rest is a click away. */
export const SHOWN_LIMIT_CHARS = 256 * 1024

/** Prepares a body that is there; a missing one is another matter (words.ts). */
export function bodyText({ response }: Exchange, read: readonly string[]): BodyText | null {
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

  const large = text.length > PRETTY_LIMIT_CHARS
  if (large) remarks.push(`Shown as sent: over ${size(PRETTY_LIMIT_CHARS)}.`)
  const pretty = large ? null : prettyJson(text, read)
  return { shown: true, text, segments: pretty ?? [{ at: 0, text, ink: 'plain', read: false }], remarks }
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
