/**
 * A documentation page as the importer sees it, whatever it was written in (Markdown, MDX, HTML, plain text): a flat run of
 * blocks in reading order, each with the titles it stands under. Lines are those of the text that was given, from 1.
 */

/** Text of a paragraph or a cell: what is read, and which parts of it are marked. */
export interface Rich {
  text: string
  marks: Mark[]
}

/** A marked part: a code span, bold text, or a link with its target. */
export interface Mark {
  kind: 'code' | 'strong' | 'link'
  text: string
  /** Where a link leads; absent for others. */
  url?: string
}

/** A heading, or the title of a component such as `<Accordion title="…">`, that a block stands under. */
export interface Title {
  content: Rich
  line: number
  /** 1 to 6 for headings; components are one deeper than what surrounds them. */
  level: number
  /** The component's name (`Accordion`, `Tab`, `ResponseField`); null for a heading. */
  component: string | null
}

interface Placed {
  line: number
  /** From the outermost title to the nearest. */
  under: Title[]
}

/** A heading or a component's title itself, so that "the text after it" can be told. */
export interface TitleBlock extends Placed {
  kind: 'title'
  title: Title
}

export interface Paragraph extends Placed {
  kind: 'paragraph'
  content: Rich
}

/** One item of a list, without the items below it. `depth` is 0 for the outermost list. */
export interface Item extends Placed {
  kind: 'item'
  depth: number
  content: Rich
}

export interface Table extends Placed {
  kind: 'table'
  head: Rich[]
  rows: TableRow[]
}

export interface TableRow {
  line: number
  cells: Rich[]
}

/** A block of code: a JSON example, a program, a list in plain type. */
export interface Code extends Placed {
  kind: 'code'
  /** In lower case, without what follows it (`json` for "```json theme={…}"); null where none is named. */
  lang: string | null
  /** What else stands on the opening fence: a file's name, a title. */
  label: string
  text: string
}

export type Block = TitleBlock | Paragraph | Item | Table | Code

export interface Page {
  /** From the front matter, the first heading of level 1, or the document's title. */
  title: string | null
  /** The page's own address, where the text names it. */
  url: string | null
  blocks: Block[]
  /** The text's lines, for showing the page beside the draft. */
  lines: string[]
  /** What was left out in reading, in whole sentences; absent where nothing was. */
  notes?: string[]
}
