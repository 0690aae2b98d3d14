/** What stands in an HTML element, as text with marks. */

import { type Element, isBlock } from './html-tree'
import { inlineText } from './inline'
import type { Mark, Rich } from './page'
import { bare } from './rich'

const CODE = /^(?:code|kbd|samp|tt)$/
const STRONG = /^(?:strong|b)$/
const BOLD = /font-weight\s*:\s*(?:bold|[6-9]00)/i
const NOT_BOLD = /font-weight\s*:\s*(?:normal|[1-5]00)/i
const ADDRESS = /^(?:https?:|mailto:|[./?]|[\w-]+(?:[/.]|$))/i

/** Words on buttons beside a block of code, and what a link beside a heading shows. */
const BUTTON_WORDS =
  /^(?:copy|copied|copy code|copy link|run|try it|expand|collapse|wrap|download|edit)\b.{0,20}$/i
const ANCHOR_WORDS = /^(?:[#¶§🔗]|permalink|(?:direct |copy )?link\b.*|\s|\u200b)*$/iu

/** Does a reader of the page not see it as text? */
export function isSilent(element: Element): boolean {
  const { name, attributes } = element
  if (name === 'button') return attributes.role === 'tab' || BUTTON_WORDS.test(plainText(element).trim())
  if (name === 'a' && /#/.test(attributes.href ?? '')) return ANCHOR_WORDS.test(plainText(element).trim())
  return attributes['aria-hidden'] === 'true' && plainText(element).trim().length < 2
}

/** All the text in an element, spaces and line breaks as they are. */
export const plainText = (node: Element | string): string =>
  typeof node === 'string' ? node : node.name === 'br' ? '\n' : node.children.map(plainText).join('')

interface Sink {
  text: string
  marks: Mark[]
}

/** Spaces as one; a block within begins a line of its own. */
function collect(node: Element | string, sink: Sink): void {
  if (typeof node === 'string') {
    sink.text += node.replace(/[\s\u200b]+/g, ' ')
    return
  }
  if (isSilent(node)) return
  if (node.name === 'br') sink.text += '\n'
  const from = sink.text.length
  const mark = markOf(node)
  if (mark) sink.marks.push(mark)
  if (isBlock(node) && from > 0) sink.text += '\n'
  if (node.name === 'img') sink.text += node.attributes.alt ?? ''
  for (const child of node.children) collect(child, sink)
  if (isBlock(node)) sink.text += '\n'
  if (mark) mark.text = bare(sink.text.slice(from)).text
}

function markOf({ name, attributes }: Element): Mark | null {
  const style = attributes.style ?? ''
  if (CODE.test(name)) return { kind: 'code', text: '' }
  if (STRONG.test(name) ? !NOT_BOLD.test(style) : name === 'span' && BOLD.test(style))
    return { kind: 'strong', text: '' }
  const url = name === 'a' ? (attributes.href ?? '').trim() : ''
  return ADDRESS.test(url) ? { kind: 'link', text: '', url } : null
}

/** `typed`: HTML within Markdown, where cells hold backticks. */
export function richOfElements(nodes: readonly (Element | string)[], typed: boolean): Rich {
  const sink: Sink = { text: '', marks: [] }
  for (const node of nodes) collect(node, sink)
  const own = bare(sink.text.replace(/\n\s*\n/g, '\n'))
  const marks = sink.marks.filter(({ text }) => text !== '')
  if (!typed) return { text: own.text, marks }
  const read = inlineText(own.text)
  return { text: read.text, marks: [...marks, ...read.marks] }
}

const LINE_NUMBERS = /\b(?:line-?numbers?|lineno|linenos|gutter|hljs-ln-numbers)\b/i
const LINE = /(?:^|\s)(?:line|code-line|token-line|view-line|cl)(?:\s|$)/

/** The column of numbers beside a block of code. */
export const isLineNumbers = ({ attributes }: Element) => LINE_NUMBERS.test(attributes.class ?? '')

/** The text of a block of code, without line numbers and buttons; highlighters wrap each line in an element. */
export function codeText(pre: Element): string {
  const sink = { text: '' }
  const walk = (node: Element | string) => {
    if (typeof node === 'string') {
      sink.text += node
      return
    }
    const { name, attributes } = node
    if (name === 'button' || isLineNumbers(node) || isSilent(node)) return
    const ownLine = LINE.test(attributes.class ?? '') || /^(?:div|p|li|tr)$/.test(name)
    if (ownLine && sink.text !== '' && !sink.text.endsWith('\n')) sink.text += '\n'
    if (name === 'br') sink.text += '\n'
    for (const child of node.children) walk(child)
  }
  for (const child of pre.children) walk(child)
  return sink.text
    .replace(/\u00a0/g, ' ')
    .replace(/^\n/, '')
    .trimEnd()
}

const LANG = /(?:^|\s)(?:language|lang|highlight-source|brush:?)[-\s]?([\w+#.-]+)/i

/** The language that a block of code, or an element directly in it, names. */
export function langOf(pre: Element): string | null {
  const near = [pre, ...pre.children.filter((child): child is Element => typeof child !== 'string')]
  for (const { attributes } of near) {
    const named =
      attributes['data-lang'] ??
      attributes['data-language'] ??
      attributes.language ??
      LANG.exec(attributes.class ?? '')?.[1]
    if (named) return named.toLowerCase()
  }
  return null
}
