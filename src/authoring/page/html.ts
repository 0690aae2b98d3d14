/** HTML → page: a piece copied from the browser, a saved document, or a table within Markdown. Nothing of it is shown as markup. */

import type { Component } from './components'
import { BlockReader, type Read } from './html-blocks'
import { plainText } from './html-rich'
import { type Element, htmlTree } from './html-tree'
import type { Page } from './page'
import { bare } from './rich'
import { placeUnderTitles, titleOfBlocks } from './titles'

/** The blocks of a piece of HTML within Markdown, whose first line is `firstLine`. */
export function htmlBlocks(html: string, firstLine: number): Read & { components: Component[] } {
  const reader = new BlockReader((line) => line, true)
  reader.within(htmlTree(html, firstLine))
  return reader.read
}

/** Reads a page of HTML. Its lines are made for showing: each block's text on lines of its own. */
export function readHtml(source: string): Page {
  const root = htmlTree(source.replace(/^Version:[\s\S]{0,400}?(?=<)/, ''))
  const elements = all(root)
  const lines: string[] = []
  const place = (_: number, shown: readonly string[]) => {
    const last = lines.at(-1)
    if (shown.length > 0 && last !== undefined && !continues(last, shown[0] as string)) lines.push('')
    const at = lines.length + 1
    lines.push(...shown)
    return at
  }
  const labels = new Map(
    elements
      .filter(({ attributes }) => attributes.role === 'tab' && attributes.id)
      .map((tab) => [tab.attributes.id as string, bare(plainText(tab)).text]),
  )
  const main = mainOf(elements)
  const reader = new BlockReader(place, false, main.length > 0 ? /^footer$/ : /^(?:footer|aside)$/, labels)
  for (const element of main.length > 0 ? main : [root]) reader.within(element)
  const blocks = placeUnderTitles(reader.read.loose, reader.read.components)
  const titles = elements.filter(({ name }) => name === 'title')
  return {
    title: titleOfBlocks(blocks, titles[0] ? bare(plainText(titles[0])).text || null : null),
    url: addressOf(elements),
    blocks,
    lines,
  }
}

/** A table's rows and a list's items stand close together. */
const continues = (above: string, below: string) =>
  (above.includes(' | ') && below.includes(' | ')) || (/^\s*(?:-| {2})/.test(above) && /^\s*- /.test(below))

/** All elements, in order. */
function all(root: Element): Element[] {
  const found: Element[] = []
  const walk = (element: Element) => {
    found.push(element)
    for (const child of element.children) if (typeof child !== 'string') walk(child)
  }
  walk(root)
  return found
}

/** Where a document names its main part, the rest is navigation; several articles are all meant. */
function mainOf(elements: readonly Element[]): Element[] {
  const main = elements.find(({ name, attributes }) => name === 'main' || attributes.role === 'main')
  if (main) return [main]
  const articles = elements.filter(({ name }) => name === 'article')
  const inner = new Set(articles.flatMap((each) => all(each).slice(1)))
  return articles.filter((each) => !inner.has(each))
}

const WEB = /^https?:\/\/[^\s"'<>]+$/i

/** The canonical link, else what the page says for sharing, else its base. */
function addressOf(elements: readonly Element[]): string | null {
  const meta = (name: string) =>
    elements.find(
      (each) => each.name === 'meta' && (each.attributes.property ?? each.attributes.name) === name,
    )?.attributes.content
  const canonical = elements.find(
    ({ name, attributes }) => name === 'link' && attributes.rel?.toLowerCase() === 'canonical',
  )
  const base = elements.find(({ name }) => name === 'base')
  return (
    [canonical?.attributes.href, meta('og:url'), base?.attributes.href]
      .find((address) => address && WEB.test(address.trim()))
      ?.trim() ?? null
  )
}
