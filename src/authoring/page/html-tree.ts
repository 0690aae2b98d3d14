/**
 * HTML → a tree of plain objects. A parser after the standard takes quadratic time for some input (100,000 nested elements, each
 * asking whether a paragraph is open); a page that somebody pasted must not. So tags are paired by a few rules, elements that
 * stand deeper than any page's are passed over, and attributes are text: no document is built and nothing runs.
 */

import { decodeHTML } from 'entities'
import { readTag, type Tag } from './tags'

export interface Element {
  /** In lower case. */
  name: string
  attributes: Record<string, string>
  children: (Element | string)[]
  line: number
  endLine: number
  /** Does a block (a paragraph, a list, a table) stand in it? */
  holdsBlocks: boolean
}

/** Deeper elements are passed over; what they hold goes to the one around them. */
const MAX_DEPTH = 120

const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/
const BLOCK =
  /^(?:address|article|aside|blockquote|body|center|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|head|header|hgroup|hr|html|li|main|menu|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)$/
const ROLE_BLOCK =
  /^(?:table|grid|row|rowgroup|cell|gridcell|columnheader|rowheader|heading|list|listitem|tabpanel)$/

/** What stands in these is no text of the page. */
const RAW = /^(?:script|style|textarea|iframe|noembed|noframes|template|svg|math|canvas|object|select)$/

/** What an opening tag closes by itself, and which element it does not look beyond (HTML 13.1.2.4, optional tags). */
const IMPLIED: [opens: RegExp, closes: RegExp, within: RegExp][] = [
  [/^li$/, /^li$/, /^(?:ul|ol|menu)$/],
  [/^d[td]$/, /^d[td]$/, /^dl$/],
  [/^t[dh]$/, /^t[dh]$/, /^(?:tr|table)$/],
  [/^tr$/, /^tr$/, /^table$/],
  [/^(?:thead|tbody|tfoot)$/, /^(?:thead|tbody|tfoot|tr)$/, /^table$/],
  [
    /^(?!(?:t[rdh]|thead|tbody|tfoot|body|head|html)$)/,
    /^p$/,
    /^(?:t[dh]|li|dd|div|section|table|blockquote)$/,
  ],
]

export const isBlock = (element: Element) =>
  BLOCK.test(element.name) || ROLE_BLOCK.test(element.attributes.role ?? '')

class Builder {
  readonly root: Element = element('#root', {}, 1)
  private readonly open: Element[] = [this.root]
  private passedOver = 0

  text(source: string): void {
    if (source) this.top().children.push(decodeHTML(source))
  }

  openTag({ name, attributes, selfClosing }: Tag, line: number): void {
    const opened = element(name.toLowerCase(), decodeAll(attributes), line)
    if (isBlock(opened)) this.closeImplied(opened.name, line)
    if (this.open.length > MAX_DEPTH) {
      if (!VOID.test(opened.name) && !selfClosing) this.passedOver += 1
      return
    }
    this.top().children.push(opened)
    if (isBlock(opened))
      for (let i = this.open.length - 1; i >= 0 && !this.open[i]?.holdsBlocks; i -= 1)
        (this.open[i] as Element).holdsBlocks = true
    // "<div/>" opens a div in HTML; a foreign tag that closes itself is taken at its word.
    if (!VOID.test(opened.name) && !(selfClosing && !BLOCK.test(opened.name))) this.open.push(opened)
  }

  closeTag(name: string, line: number): void {
    if (this.passedOver > 0) {
      this.passedOver -= 1
      return
    }
    const isCell = /^(?:table|t[rdh]|thead|tbody|tfoot)$/.test(name)
    const within = isCell ? (name === 'table' ? /^#root$/ : /^table$/) : /^(?:table|t[dh])$/
    this.closeUpTo((each) => each === name, within, line)
  }

  end(line: number): Element {
    for (const each of this.open) each.endLine = line
    return this.root
  }

  private top(): Element {
    return this.open.at(-1) as Element
  }

  private closeImplied(name: string, line: number): void {
    for (const [opens, closes, within] of IMPLIED)
      if (opens.test(name)) this.closeUpTo((each) => closes.test(each), within, line)
  }

  private closeUpTo(matches: (name: string) => boolean, within: RegExp, line: number): void {
    for (let i = this.open.length - 1; i > 0; i -= 1) {
      const { name } = this.open[i] as Element
      if (matches(name)) {
        for (const each of this.open.splice(i)) each.endLine = line
        return
      }
      if (within.test(name)) return
    }
  }
}

const element = (name: string, attributes: Record<string, string>, line: number): Element => ({
  name,
  attributes,
  children: [],
  line,
  endLine: line,
  holdsBlocks: false,
})

const decodeAll = (attributes: Record<string, string>) =>
  Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key.toLowerCase(), decodeHTML(value)]))

/** Reads HTML whose first line is `firstLine`. */
export function htmlTree(source: string, firstLine = 1): Element {
  const builder = new Builder()
  let line = firstLine
  let at = 0
  const moveTo = (end: number) => {
    for (; at < end; at += 1) if (source[at] === '\n') line += 1
  }
  while (at < source.length) {
    const next = source.indexOf('<', at)
    const textEnd = next < 0 ? source.length : next
    if (textEnd > at) builder.text(source.slice(at, textEnd))
    moveTo(textEnd)
    if (next < 0) break
    const after = endOfDeclaration(source, at)
    const tag = after === null ? readTag(source, at, 'html') : null
    if (after !== null) moveTo(after)
    else if (!tag || tag === 'unfinished') {
      builder.text('<')
      at += 1
    } else {
      const name = tag.name.toLowerCase()
      if (tag.closing) builder.closeTag(name, line)
      else if (!RAW.test(name)) builder.openTag(tag, line)
      moveTo(!tag.closing && !tag.selfClosing && RAW.test(name) ? endOfRaw(source, name, tag.end) : tag.end)
    }
  }
  return builder.end(line)
}

/** The end of a comment, a doctype or a processing instruction at `at`; null where there is none. */
function endOfDeclaration(source: string, at: number): number | null {
  const mark = source[at + 1]
  if (mark !== '!' && mark !== '?') return null
  const closes = source.startsWith('<!--', at) ? '-->' : '>'
  const end = source.indexOf(closes, at + 2)
  return end < 0 ? source.length : end + closes.length
}

/** Scripts and the like: what they hold is passed over unread. */
function endOfRaw(source: string, name: string, at: number): number {
  const closes = new RegExp(`</${name}\\s*>`, 'gi')
  closes.lastIndex = at
  const hit = closes.exec(source)
  return hit ? hit.index + hit[0].length : source.length
}
