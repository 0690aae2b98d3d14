/** What JSON.parse does not tell of a text: where its members stand, which stand twice, and what breaks it. */
import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import { isReserved } from './reserved'

/** A step into a document: the name of a member, or a position. */
export type Step = string | number

/** Something that is wrong in a line (from 1). */
export interface Fault {
  line: number
  words: string
}

const OPTIONS = { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false }

/** The deepest nesting of brackets in a text, whether or not it is JSON; one pass, so that it may guard a parser that recurses. */
export function depthOf(text: string): { depth: number; at: number } {
  let depth = 0
  let deepest = { depth: 0, at: 0 }
  // A text in quotes, or one bracket.
  for (const { 0: token, index } of text.matchAll(/"[^"\\]*(?:\\[\s\S][^"\\]*)*"?|[[\]{}]/g)) {
    if (token === '{' || token === '[') depth++
    else if (token === '}' || token === ']') depth--
    if (depth > deepest.depth) deepest = { depth, at: index }
  }
  return deepest
}

/** Offsets of the line ends before which each line stands. */
function lineEndsOf(text: string): number[] {
  const ends: number[] = []
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) ends.push(at)
  return ends
}

/** How many of these ascending numbers are smaller. */
function countBelow(numbers: readonly number[], limit: number): number {
  let from = 0
  let to = numbers.length
  while (from < to) {
    const middle = (from + to) >> 1
    if ((numbers[middle] ?? 0) < limit) from = middle + 1
    else to = middle
  }
  return from
}

/** The line (from 1) in which an offset stands. */
export const lineAt = (text: string, offset: number): number => countBelow(lineEndsOf(text), offset) + 1

const BREAKS: Record<string, string> = {
  CommaExpected: 'a comma is missing before this',
  ColonExpected: 'a colon is missing before this',
  ValueExpected: 'a value is missing here, or there is a comma too many',
  PropertyNameExpected: 'a name in double quotes is missing here, or there is a comma too many',
  CloseBraceExpected: 'a "}" is missing',
  CloseBracketExpected: 'a "]" is missing',
  EndOfFileExpected: 'the file goes on after its end',
  InvalidCommentToken: 'JSON has no comments; write a "note" or leave it out',
  UnexpectedEndOfComment: 'JSON has no comments; write a "note" or leave it out',
  UnexpectedEndOfString: 'the closing double quote of a text is missing',
  InvalidEscapeCharacter: 'a backslash in a text is written twice: \\\\',
  InvalidCharacter: 'a line break or tab in a text is written \\n or \\t',
}

/** Why the text is no JSON: the first place at which it breaks. */
export function breakOf(text: string): Fault {
  const errors: ParseError[] = []
  parseTree(text, errors, OPTIONS)
  const [first] = errors.sort((a, b) => a.offset - b.offset)
  if (!first) return { line: 1, words: 'this is not JSON' }
  const words = BREAKS[printParseErrorCode(first.error)] ?? 'this is not JSON; texts stand in double quotes'
  return { line: lineAt(text, first.offset), words }
}

/** A document with the places of its members. */
export class Lines {
  readonly #tree: Node | undefined
  readonly #lineEnds: number[]

  constructor(text: string) {
    this.#tree = parseTree(text, [], OPTIONS)
    this.#lineEnds = lineEndsOf(text)
  }

  /** The line of the member to which the path leads, or of the nearest one around it that is there. */
  lineOf(path: readonly Step[]): number {
    for (let length = path.length; this.#tree && length >= 0; length--) {
      const node = findNodeAtLocation(this.#tree, path.slice(0, length) as (string | number)[])
      if (node) return this.#line(node.parent?.type === 'property' ? node.parent : node)
    }
    return 1
  }

  /** Members that stand twice in one object, and those with a name that is refused; JSON.parse drops the one, and hides the other. */
  faultyNames(): Fault[] {
    const faults: Fault[] = []
    const nodes: Node[] = this.#tree ? [this.#tree] : []
    for (let node = nodes.pop(); node; node = nodes.pop()) {
      if (node.type === 'object') this.#tellFaultyNames(node, faults)
      // One by one: a list may be longer than a call may have arguments.
      for (const child of node.children ?? []) nodes.push(child)
    }
    return faults.sort((a, b) => a.line - b.line)
  }

  #tellFaultyNames(object: Node, faults: Fault[]): void {
    const seen = new Map<string, Node>()
    for (const member of object.children ?? []) {
      const name = String(member.children?.[0]?.value)
      const first = seen.get(name)
      if (isReserved(name))
        faults.push({ line: this.#line(member), words: `a member cannot be called "${name}"` })
      else if (first) {
        const words = `"${name}" stands here a second time; the first is in line ${this.#line(first)}`
        faults.push({ line: this.#line(member), words })
      } else seen.set(name, member)
    }
  }

  #line = (node: Node) => countBelow(this.#lineEnds, node.offset) + 1
}
