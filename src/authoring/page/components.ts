/**
 * MDX and HTML tags in a Markdown text. A strict MDX parser refuses a whole page for one stray "<" or "{", so tags that stand
 * on lines of their own are taken out before Markdown is read; what they held moves to the left, where they had indented it.
 */

import { type Directive, readDirective } from './directives'
import { readTag, type Tag, withoutBraces } from './tags'

/** A component that was opened: `<Accordion title="401 invalid_api_key">` to its closing tag. */
export interface Component {
  name: string
  attributes: Record<string, string>
  /** Lines from 1, both included. */
  line: number
  endLine: number
}

export interface Stripped {
  /** As many lines as before, without tags. */
  lines: string[]
  components: Component[]
}

/** Tags that mark text within a line: left to the Markdown parser. */
const INLINE = /^(a|abbr|b|br|code|del|em|i|img|ins|kbd|mark|s|samp|small|span|strong|sub|sup|tt|u|var|wbr)$/i

/** HTML that holds blocks. Another tag in lower case is a placeholder in somebody's sentence, unless it is a component's. */
const BLOCK =
  /^(address|article|aside|blockquote|button|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|header|hr|iframe|input|label|li|main|nav|ol|p|picture|pre|script|section|select|source|style|summary|svg|table|tbody|td|tfoot|th|thead|tr|ul|video)$/

const isComponent = (name: string) => BLOCK.test(name) || /^[A-Z]\w*[a-z]|\.[A-Z]|-/.test(name)

/** A tag over several lines is looked for in this many, and so deep components may stand in each other. */
const MAX_TAG_LINES = 60
const MAX_DEPTH = 40

const newlines = (text: string) => text.match(/\n/g)?.length ?? 0
const indentOf = (line: string) => line.length - line.trimStart().length

interface Open extends Component {
  /** Spaces before what it holds; null until the first line of that. */
  indent: number | null
  directive: Directive | null
}

interface Reading extends Stripped {
  open: Open[]
}

/** Takes component tags out of a text's lines; fenced lines only move to the left. */
export function stripComponents(source: readonly string[], fenced: readonly boolean[] = []): Stripped {
  const reading: Reading = { lines: [...source], components: [], open: [] }
  for (let i = 0; i < source.length; i += 1) {
    leaveIndented(reading, i)
    dedent(reading, i)
    if (fenced[i]) continue
    if (!takeDirective(reading, i)) takeTags(reading, i, fenced)
  }
  for (const each of reading.open) each.endLine = source.length
  return { lines: reading.lines, components: reading.components }
}

/** Moves a line to the left by what the components around it had indented. */
function dedent({ lines, open }: Reading, i: number): void {
  const inner = open.at(-1)
  const line = lines[i] as string
  if (!inner || line.trim() === '') return
  if (inner.indent === null && !line.trimStart().startsWith('</')) inner.indent = indentOf(line)
  lines[i] = line.slice(Math.min(indentOf(line), inner.indent ?? 0))
}

/** An admonition whose text is indented ends with the indentation. */
function leaveIndented({ lines, open }: Reading, i: number): void {
  const line = lines[i] as string
  if (line.trim() === '') return
  const at = open.findIndex(
    ({ directive }) => directive?.within === 'indent' && indentOf(line) < directive.indent,
  )
  for (const each of at < 0 ? [] : open.splice(at)) each.endLine = i
}

function begin(reading: Reading, component: Component, directive: Directive | null): void {
  if (reading.open.length >= MAX_DEPTH) return
  const opened: Open = { ...component, indent: null, directive }
  reading.components.push(opened)
  reading.open.push(opened)
}

function close({ open }: Reading, line: number, matches: (each: Open) => boolean): void {
  const at = open.findLastIndex(matches)
  for (const each of at < 0 ? [] : open.splice(at)) each.endLine = line
}

/** `:::warning Title` … `:::`, `!!! note "Title"` with indented text, and `> [!NOTE]`. */
function takeDirective(reading: Reading, i: number): boolean {
  const directive = readDirective(reading.lines[i] as string)
  if (!directive) return false
  reading.lines[i] = directive.rest
  if (directive.within === 'end') close(reading, i + 1, (each) => each.directive?.within === 'colons')
  else if (directive.within !== 'quote') {
    const { name, title } = directive
    begin(reading, { name, attributes: title ? { title } : {}, line: i + 1, endLine: i + 1 }, directive)
  }
  return true
}

/** Takes the tags off the start of a line, and closing tags off anywhere; a tag may go on over the next lines. */
function takeTags(reading: Reading, i: number, fenced: readonly boolean[]): void {
  const { lines } = reading
  for (let guard = 0; guard < 20; guard += 1) {
    const line = lines[i] as string
    const at = indentOf(line)
    if (!/^<\/?[A-Za-z]/.test(line.slice(at, at + 3))) break
    const hit = readTagOver(lines, i, at, fenced)
    if (!hit || INLINE.test(hit.tag.name) || !isComponent(hit.tag.name)) break
    const last = i + newlines(hit.text.slice(0, hit.tag.end))
    const end = hit.tag.end - (hit.text.lastIndexOf('\n', hit.tag.end - 1) + 1)
    const rest = (lines[last] as string).slice(end)
    for (let j = i; j < last; j += 1) lines[j] = ''
    lines[last] = rest
    if (hit.tag.name.toLowerCase() === 'summary') takeSummary(reading, i, hit.tag)
    else takeTag(reading, hit.tag, i + 1, last + 1)
    // The rest of a tag's last line is looked at when that line comes.
    if (last > i) return
  }
  lines[i] = withoutBraces(lines[i] as string).replace(
    /(?<!`)<\/([A-Za-z][\w.-]*)>/g,
    (tag, name: string) => {
      if (INLINE.test(name) || !reading.open.some((each) => each.name === name)) return tag
      close(reading, i + 1, (each) => each.name === name)
      return ''
    },
  )
}

function takeTag(reading: Reading, tag: Tag, line: number, endLine: number): void {
  const { name, attributes } = tag
  if (tag.closing) close(reading, line, (each) => each.name === name)
  else if (tag.selfClosing) reading.components.push({ name, attributes, line, endLine })
  else if (!/^(?:p|hr|input|source|button|label)$/.test(name))
    begin(reading, { name, attributes, line, endLine }, null)
}

function readTagOver(lines: readonly string[], i: number, at: number, fenced: readonly boolean[]) {
  let text = lines[i] as string
  for (let last = i; ; ) {
    const tag = readTag(text, at)
    if (tag !== 'unfinished') return tag && { tag, text }
    // Looked at again after 1, 2, 4 … lines more, so that a long tag costs no more than twice its length.
    const next = Math.min(lines.length - 1, i + MAX_TAG_LINES, last + Math.max(1, last - i))
    if (next === last || fenced[next]) return null
    text += `\n${lines.slice(last + 1, next + 1).join('\n')}`
    last = next
  }
}

/** `<summary>` is the title of the `<details>` around it. */
function takeSummary({ lines, open }: Reading, i: number, tag: Tag): void {
  const details = open.findLast(({ name }) => name.toLowerCase() === 'details')
  if (tag.closing || !details) return
  const line = lines[i] as string
  const end = line.search(/<\/summary>/i)
  const own = end < 0 ? line : line.slice(0, end)
  if (own.trim() === '' && end < 0) {
    details.attributes.title = lines[i + 1] ?? ''
    if (lines[i + 1] !== undefined) lines[i + 1] = ''
  } else details.attributes.title = own
  lines[i] = end < 0 ? '' : line.slice(end).replace(/^<\/summary>/i, '')
}
