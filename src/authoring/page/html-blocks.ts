/** An HTML tree → blocks, in reading order. */

import type { Component } from './components'
import { codeText, isLineNumbers, isSilent, langOf, plainText, richOfElements } from './html-rich'
import { rowElements, tableParts } from './html-table'
import { type Element, isBlock } from './html-tree'
import type { Rich } from './page'
import type { Loose } from './titles'

/** Gives a block its line: that of the source, or one of those that are made for showing. */
export type Placing = (sourceLine: number, shown: readonly string[]) => number

export interface Read {
  loose: Loose[]
  components: Component[]
}

const SKIPPED = /^(?:head|nav|form|noscript|audio|video)$/
const TITLED = /^h[1-6]$/

interface Pending {
  depth: number
  /** A definition list's term, which begins the item. */
  term: Rich | null
}

const empty = ({ text }: Rich) => text === ''

/** `skips` names what is no part of the page's text beside what never is. `typed`: HTML within Markdown. */
export class BlockReader {
  readonly read: Read = { loose: [], components: [] }
  private pending: Pending | null = null
  private depth = -1
  private lastLine = 0

  constructor(
    private readonly place: Placing,
    private readonly typed: boolean,
    private readonly skips: RegExp = /^$/,
    private readonly labels: ReadonlyMap<string, string> = new Map(),
  ) {}

  /** Reads what an element holds: text between blocks makes paragraphs. */
  within(element: Element): void {
    let inline: (Element | string)[] = []
    const flush = () => {
      this.paragraph(inline, element.line)
      inline = []
    }
    for (const child of element.children) {
      if (typeof child === 'string' || !(isBlock(child) || child.holdsBlocks || this.isCode(child)))
        inline.push(child)
      else {
        flush()
        this.block(child)
      }
    }
    flush()
  }

  private isCode({ name, attributes, children }: Element): boolean {
    if (name !== 'code' || !/white-space\s*:\s*(?:pre|break-spaces)/i.test(attributes.style ?? ''))
      return false
    return children.some((child) => plainText(child).includes('\n'))
  }

  private block(element: Element): void {
    const { name, attributes } = element
    const role = attributes.role ?? ''
    if (
      SKIPPED.test(name) ||
      this.skips.test(name) ||
      role === 'navigation' ||
      isSilent(element) ||
      isLineNumbers(element)
    )
      return
    if (TITLED.test(name) || role === 'heading') this.title(element)
    else if (name === 'table' || role === 'table' || role === 'grid') this.table(element)
    else if (name === 'pre' || this.isCode(element)) this.code(element)
    else if (/^(?:ul|ol|menu)$/.test(name) || role === 'list') this.list(element)
    else if (name === 'li' || role === 'listitem') this.item(element)
    else if (name === 'dl') this.definitions(element)
    else if (name === 'details') this.component(element, 'details', this.summaryOf(element))
    else if (role === 'tabpanel')
      this.component(element, 'Tab', this.labels.get(attributes['aria-labelledby'] ?? '') ?? '')
    else if (name !== 'summary') this.within(element)
  }

  private put(block: Loose, shown: readonly string[]): void {
    this.pending = null
    const line = this.place(block.line, shown)
    this.lastLine = line + shown.length - 1
    this.read.loose.push({ ...block, line })
  }

  private paragraph(nodes: readonly (Element | string)[], sourceLine: number): void {
    if (nodes.length === 0) return
    const content = richOfElements(nodes, this.typed)
    if (empty(content)) return
    const line = nodes.find((node): node is Element => typeof node !== 'string')?.line ?? sourceLine
    if (this.pending) this.putItem(this.pending, content, line)
    else this.put({ kind: 'paragraph', line, content }, content.text.split('\n'))
  }

  private putItem({ depth, term }: Pending, content: Rich, line: number): void {
    const own: Rich = term
      ? {
          text: empty(content) ? term.text : `${term.text}: ${content.text}`,
          marks: [{ kind: 'strong', text: term.text }, ...term.marks, ...content.marks],
        }
      : content
    const [first, ...more] = own.text.split('\n')
    const indent = '  '.repeat(depth)
    this.put({ kind: 'item', depth, line, content: own }, [
      `${indent}- ${first}`,
      ...more.map((text) => `${indent}  ${text}`),
    ])
  }

  private title(element: Element): void {
    const content = richOfElements(element.children, this.typed)
    const level = Number(element.attributes['aria-level'] ?? element.name[1])
    if (!empty(content))
      this.put({ kind: 'title', line: element.line, level: level >= 1 && level <= 6 ? level : 2, content }, [
        content.text.replace(/\n/g, ' '),
      ])
  }

  private code(element: Element): void {
    const text = codeText(element)
    if (text !== '')
      this.put({ kind: 'code', line: element.line, lang: langOf(element), label: '', text }, text.split('\n'))
  }

  private list(element: Element): void {
    this.depth += 1
    this.within(element)
    this.depth -= 1
  }

  private item(element: Element): void {
    this.pending = { depth: Math.max(0, this.depth), term: null }
    this.within(element)
    this.pending = null
  }

  private definitions(list: Element): void {
    const depth = this.depth + 1
    const entries = list.children.flatMap((child) =>
      typeof child === 'string' ? [] : child.name === 'div' ? child.children : [child],
    )
    const endTerm = () => {
      if (this.pending?.term) this.putItem(this.pending, { text: '', marks: [] }, list.line)
    }
    for (const entry of entries) {
      if (typeof entry === 'string') continue
      if (entry.name === 'dt') {
        endTerm()
        this.pending = { depth, term: richOfElements(entry.children, this.typed) }
      } else this.within(entry)
    }
    endTerm()
    this.pending = null
  }

  private table(element: Element): void {
    const rows = rowElements(element)
    const isLayout = rows.length <= 1 && element.holdsBlocks && /<pre>/.test(namesIn(element))
    if (isLayout) {
      this.within(element)
      return
    }
    for (const { line, head, rows } of tableParts(element, this.typed)) {
      this.pending = null
      const shown = (cells: readonly Rich[]) => [
        cells.map(({ text }) => text.replace(/\n/g, ' ')).join(' | '),
      ]
      const at = this.place(line, head.length > 0 ? shown(head) : [])
      const placed = rows.map((row) => ({ line: this.place(row.line, shown(row.cells)), cells: row.cells }))
      this.lastLine = placed.at(-1)?.line ?? at
      this.read.loose.push({
        kind: 'table',
        line: head.length > 0 ? at : (placed[0]?.line ?? at),
        head,
        rows: placed,
      })
    }
  }

  private summaryOf(details: Element): string {
    const summary = details.children.find(
      (child): child is Element => typeof child !== 'string' && child.name === 'summary',
    )
    return summary ? richOfElements(summary.children, this.typed).text : ''
  }

  private component(element: Element, name: string, title: string): void {
    const line = title ? this.place(element.line, [title]) : element.line
    const component: Component = { name, attributes: title ? { title } : {}, line, endLine: line }
    this.lastLine = line
    if (title) this.read.components.push(component)
    this.within(element)
    component.endLine = this.lastLine
  }
}

/** The names of all elements below, as one text. */
const namesIn = (element: Element): string =>
  element.children
    .map((child) => (typeof child === 'string' ? '' : `<${child.name}>${namesIn(child)}`))
    .join('')
