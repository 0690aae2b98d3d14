/** Any text that holds documentation → page: Markdown, MDX, HTML, or plain text copied from a web page. */

import { readHtml } from './html'
import { readMarkdown } from './markdown'
import type { Page } from './page'
import { readPlain } from './plain'
import { splitHead } from './plain-glued'
import { asMarkdown, isRest, withoutRoles } from './rest-marks'

/** What a text was written in. */
export type PageForm = 'markdown' | 'html' | 'text'

/** What is longer is cut: a page of documentation is not, and reading has to end. */
const MAX_PAGE = 2_000_000
const MAX_LINE = 20_000
const MAX_LINES = 20_000

/** Reads a page. Never throws: what has no form is text. */
export function readPage(text: string, form: PageForm | null = null): Page {
  const notes: string[] = []
  if (text.length > MAX_PAGE) notes.push('The page is longer than 2 MB; the rest was not read.')
  const source = text
    .slice(0, MAX_PAGE)
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
  const chosen = form ?? formOf(source)
  if (chosen === 'html') return withNotes(readHtml(source), notes)
  const cut = withinLimits(source, notes)
  const plain = isRest(cut) ? withoutRoles(cut) : cut
  const page =
    chosen === 'markdown'
      ? markdownOr(isRest(cut) ? asMarkdown(cut) : cut, () => readPlain(plain))
      : readPlain(plain)
  return withNotes({ ...page, lines: cut.split('\n') }, notes)
}

/** The Markdown parser is not ours; should a text be too much for it, it is read as plain text. */
function markdownOr(source: string, otherwise: (source: string) => Page): Page {
  try {
    return readMarkdown(source)
  } catch {
    return otherwise(source)
  }
}

function withinLimits(source: string, notes: string[]): string {
  const lines = source.split('\n')
  const isWide = lines.some((line) => line.length > MAX_LINE)
  if (isWide) notes.push('Lines longer than 20,000 characters were cut.')
  if (lines.length > MAX_LINES) notes.push('The page has more than 20,000 lines; the rest was not read.')
  if (!isWide && lines.length <= MAX_LINES) return source
  return lines
    .slice(0, MAX_LINES)
    .map((line) => line.slice(0, MAX_LINE))
    .join('\n')
}

const withNotes = (page: Page, notes: string[]): Page => (notes.length > 0 ? { ...page, notes } : page)

/** Only so much of a text is looked at to tell its form. */
const MAX_LOOK = 200_000
const MAX_LINES_LOOKED_AT = 2_000

const HTML_START = /^\s*(?:Version:\d|<(?:!doctype\s+html|html|head|body|meta|table|!--StartFragment)\b)/i
const HTML_BLOCKS =
  /<\/?(?:div|p|table|tbody|tr|td|th|ul|ol|li|h[1-6]|section|article|pre|dl)(?=[\s>])[^<>]*>/gi
const HEADING = /^#{1,6}\s+\S/m
const FENCE = /^[ \t>]*(?:`{3}|~{3})/m
const FRONT_MATTER = /^(?:---|\+\+\+)[ \t]*\n/
const COMPONENT = /^[ \t]*<\/?[A-Z][A-Za-z.]*[a-z](?=[\s/>])/m
const EMPHASIS =
  /\*\*[^\s*][^*\n]{0,200}\*\*|(?<!`)`[^`\n$]{1,200}`(?!`)|\[[^[\]\n]{1,200}\]\([^()\s]{1,500}\)/
const RULED = /^\|[^\n]*\|[ \t]*\n\|[ \t:|-]*-[ \t:|-]*\n/m
/** A table that was copied: its header has outer pipes, its rows have lost the one in front. */
const COPIED = /^\|[^\n]*\|[ \t]*\n\|[ \t:|-]*-[ \t:|-]*\n[^|\s\n][^|\n]*\|[^\n]*\|[ \t]*$/m

/** Which form a text has: tags without Markdown's marks are HTML, Markdown's marks Markdown, all else text. */
export function formOf(source: string): PageForm {
  const text = source.slice(0, MAX_LOOK)
  const blocks = text.match(HTML_BLOCKS)?.length ?? 0
  const typed = HEADING.test(text) || FENCE.test(text) || FRONT_MATTER.test(text)
  if (HTML_START.test(text) && !typed) return 'html'
  const isMarkdown = typed || COMPONENT.test(text) || isRest(text)
  if (/^\s*</.test(text) && blocks > 1 && !isMarkdown) return 'html'
  if (isMarkdown) return 'markdown'
  if (blocks > 5 && blocks * 200 > text.length) return 'html'
  if (COPIED.test(text) || text.split('\n', MAX_LINES_LOOKED_AT).some((line) => splitHead(line.trim())))
    return 'text'
  return EMPHASIS.test(text) || RULED.test(text) ? 'markdown' : 'text'
}
