/** Reads bodies that have no members: a line of text, or a page. */
import type { Extracted, ReadProblem } from '../reading/extract'

const asRead = (said: Partial<ReadProblem>): Extracted => ({
  problems: [{ code: null, message: null, field: null, fieldIn: null, ...said }],
  read: [],
})

/** A line is short; a page or a stack trace is not. */
const lineOf = (text: string): string | null => {
  const line = text.slice(0, 400).trim()
  return line.length <= 300 && text.length <= 1000 && line.split('\n').length <= 3 ? line : null
}

/** `ERR:14:invalid number`, `Error 1020: …`, `ERROR [E42] …`: a line that begins by saying that it is an error. */
const CODED = /^err(?:or)?(?: code)?[ :#[(]{1,2}([A-Z]{0,12}[_-]?\d{1,8})[\])]?(?:[ :,-]+(\S.*))?$/is

/** A line of plain text is the message; it may begin with a code. */
export function readText(text: string): Extracted {
  const line = lineOf(text)
  const [, code, rest] = (line && CODED.exec(line)) || []
  return asRead({ code: code ?? null, message: rest ?? (line || null) })
}

/** Does a line say that it is an error? For plain texts in successes. */
export function isErrorLine(text: string): boolean {
  const line = lineOf(text)
  return line !== null && !line.includes('\n') && /^err(?:or)?(?: ?\d+)? ?: ?\S/i.test(line)
}

/** A page's title or first heading, without its markup: all that an HTML error says. Titles stand in its head. */
export function readHtml(text: string): Extracted {
  const head = text.slice(0, 16_384)
  const found =
    /<title[^>]{0,200}>([^<]{1,200})<\/title>/i.exec(head) ?? /<h1[^>]{0,200}>([^<]{1,200})<\/h1>/i.exec(head)
  return asRead({ message: found?.[1]?.trim() || null })
}
