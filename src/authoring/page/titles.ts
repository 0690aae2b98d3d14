/** Puts each block under the titles above it: headings, and components that have one. */

import type { Component } from './components'
import { titleText } from './inline'
import type { Block, Code, Item, Paragraph, Rich, Table, Title } from './page'

type Unplaced<T> = Omit<T, 'under'>

/** A block that does not know yet what it stands under. */
export type Loose =
  | Unplaced<Paragraph>
  | Unplaced<Item>
  | Unplaced<Table>
  | Unplaced<Code>
  | { kind: 'title'; line: number; level: number; content: Rich }

const TITLED_BY = ['title', 'label', 'header', 'summary', 'path', 'query', 'body', 'code']

/** Longer ones are a text that a component shows. */
const MAX_TITLE = 200

/** `name` is a title where a component stands for a field or an error, not for an icon or an anchor. */
const NAMED = /field|param|property|attribute|error|response|step|tab|enum|header/i

const PAIR = /label\s*:\s*(["'`])([^"'`]*)\1\s*,\s*value\s*:\s*(["'`])([^"'`]*)\3/g
const PAIR_REVERSED = /value\s*:\s*(["'`])([^"'`]*)\1\s*,\s*label\s*:\s*(["'`])([^"'`]*)\3/g

/** No page that people read has more; each tab is looked up in all of them. */
const MAX_TAB_GROUPS = 100

/** The labels that `<Tabs values={[{ label, value }]}>` gives to the tabs in it. */
function labelsOf(components: readonly Component[]): (tab: Component) => string | undefined {
  const tables = components
    .filter(({ attributes }) => attributes.values)
    .slice(0, MAX_TAB_GROUPS)
    .map(({ line, endLine, attributes }) => ({
      line,
      endLine,
      labels: new Map([
        ...[...(attributes.values as string).matchAll(PAIR)].map((hit) => [hit[4], hit[2]] as const),
        ...[...(attributes.values as string).matchAll(PAIR_REVERSED)].map((hit) => [hit[2], hit[4]] as const),
      ]),
    }))
  return ({ line, attributes }) =>
    tables.findLast((each) => each.line <= line && line <= each.endLine)?.labels.get(attributes.value ?? '')
}

/** A component's title, from the attribute that shows as one; null for one that has none. */
function titleOf({ name, attributes, line }: Component, label?: string): Omit<Title, 'level'> | null {
  const named = NAMED.test(name) ? [attributes.title, attributes.name] : []
  const tab = /tab/i.test(name) ? attributes.value : undefined
  const text = [label, ...named, ...TITLED_BY.map((key) => attributes[key]), tab].find((value) =>
    value?.trim(),
  )
  const content = text && text.length <= MAX_TITLE ? titleText(text) : null
  return content?.text ? { content, line, component: name } : null
}

/** The first heading of level 1, else what is given, else the first title. */
export function titleOfBlocks(blocks: readonly Block[], named: string | null = null): string | null {
  const titles = blocks.flatMap((block) => (block.kind === 'title' ? [block.title] : []))
  const first = titles.find(({ level, component }) => level === 1 && component === null)
  return first?.content.text ?? named ?? titles[0]?.content.text ?? null
}

/** Blocks in the order of their lines, each under its titles. */
export function placeUnderTitles(loose: readonly Loose[], components: readonly Component[] = []): Block[] {
  const labelOf = labelsOf(components)
  const titled = components.flatMap((each) => {
    const title = titleOf(each, labelOf(each))
    return title ? [{ ...each, title }] : []
  })
  const entries = [
    ...loose.map((block) => ({ line: block.line, block })),
    ...titled.map((component) => ({ line: component.line, component })),
  ].sort((a, b) => a.line - b.line || Number('block' in a) - Number('block' in b))
  let chain: (Title & { endLine: number })[] = []
  return entries.map((entry) => {
    chain = chain.filter(({ endLine }) => endLine >= entry.line)
    if ('component' in entry) {
      const level = (chain.at(-1)?.level ?? 0) + 1
      const title: Title = { ...entry.component.title, level }
      chain = [...chain, { ...title, endLine: entry.component.endLine }]
      return { kind: 'title', line: entry.line, title, under: chain.slice(0, -1) }
    }
    const { block } = entry
    if (block.kind !== 'title') return { ...block, under: chain } as Block
    const inComponent = chain.findLastIndex(({ component }) => component !== null)
    const title: Title = { content: block.content, line: block.line, level: block.level, component: null }
    // A heading ends the headings of its level, but not the component that it stands in.
    chain = [
      ...chain.filter((each, i) => i <= inComponent || each.level < block.level),
      {
        ...title,
        endLine: inComponent < 0 ? Number.POSITIVE_INFINITY : (chain[inComponent]?.endLine ?? block.line),
      },
    ]
    return { kind: 'title', line: block.line, title, under: chain.slice(0, -1) }
  })
}
