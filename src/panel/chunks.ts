/** Cuts a text into blocks: the browser lays out only those in sight, so that no body is too large to show. Pure. */
import type { Segment } from './pretty'

export interface Chunk {
  /** Where it starts in the text that is shown. */
  at: number
  text: string
  segments: Segment[]
}

/** Some screens of text. */
const CHUNK_CHARS = 4 * 1024

/** A block ends after a line where it can, so that its end does not show. Lines may be longer than a block, though. */
const LONGEST = 2

/** Where to end a block that may still take `room` characters; null when it takes the whole text. */
function cutOf(text: string, room: number): number | null {
  const longest = room + (LONGEST - 1) * CHUNK_CHARS
  const from = Math.max(0, room)
  const line = text.slice(from, longest).indexOf('\n')
  if (line >= 0) return from + line + 1
  if (text.length <= longest) return null
  // Not between the two halves of a character.
  const isHalf = /[\uDC00-\uDFFF]/.test(text[longest] ?? '')
  return isHalf ? longest + 1 : longest
}

/** The segments in blocks, in order. Together they are the same text. */
export function chunksOf(segments: readonly Segment[]): Chunk[] {
  const chunks: Chunk[] = []
  let chunk: Chunk = { at: 0, text: '', segments: [] }
  const put = (segment: Segment) => {
    if (segment.text === '') return
    chunk.segments.push(segment)
    chunk.text += segment.text
  }
  for (const segment of segments) {
    let rest = segment
    for (;;) {
      const cut = cutOf(rest.text, CHUNK_CHARS - chunk.text.length)
      if (cut === null) break
      put({ ...rest, text: rest.text.slice(0, cut) })
      chunks.push(chunk)
      rest = { ...rest, at: rest.at + cut, text: rest.text.slice(cut) }
      chunk = { at: rest.at, text: '', segments: [] }
    }
    put(rest)
  }
  if (chunk.segments.length > 0 || chunks.length === 0) chunks.push(chunk)
  return chunks
}
