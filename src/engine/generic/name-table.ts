/** Tells members by their names in the text of a JSON body, before it is parsed: letter by letter, the last one first. */

/** What a character is to a name: a letter, by its place in the alphabet, or one of these. */
const A = 0x61
/** Folding takes it out (names.ts). */
const JOINT = 26
const DIGIT = 27
/** The name begins behind it. */
const QUOTE = 28
const OTHER = 29
const KINDS = 32

function kindOf(char: string): number {
  if (/[a-z]/i.test(char)) return char.toLowerCase().charCodeAt(0) - A
  if (/[\s@#$._-]/.test(char)) return JOINT
  if (/\d/.test(char)) return DIGIT
  return char === '"' ? QUOTE : OTHER
}
const ASCII = Array.from({ length: 128 }, (_, code) => kindOf(String.fromCharCode(code)))
/** For each code unit of UTF-16: with a row for every one, none needs to be compared. */
const KIND_OF_UNIT = new Uint8Array(0x10000).fill(OTHER)
KIND_OF_UNIT.set(ASCII)

/** Names that are looked for, folded, and what they are a sign of, as bits. */
export interface Sought {
  names: readonly string[]
  signs: number
}

/** A tree, in rows of {@link KINDS}: the node that a character leads to, or below 0 what is told by then. */
export type NameTable = Int32Array

const told = (signs: number) => -1 - signs
const NONE = told(0)

/** @param ends of names: whatever stands before, it tells the same */
export function nameTable(whole: readonly Sought[], ends: readonly Sought[]): NameTable {
  const rows: number[] = []
  const addNode = () => {
    const node = rows.length / KINDS
    for (let kind = 0; kind < KINDS; kind++) rows.push(kind === JOINT ? node : NONE)
    return node
  }
  const root = addNode()
  // A number at the end of a name does not count.
  rows[DIGIT] = root
  // A name with a quote in it is never spelled plainly.
  const before = (node: number, letter: string) => {
    const edge = node * KINDS + (letter === '"' ? OTHER : kindOf(letter))
    if ((rows[edge] as number) < 0) rows[edge] = addNode()
    return rows[edge] as number
  }
  const nodeOf = (name: string) => [...name].reduceRight(before, root)
  for (const { names, signs } of whole) {
    for (const name of names) {
      const edge = nodeOf(name) * KINDS + QUOTE
      rows[edge] = told(signs | told(rows[edge] as number))
    }
  }
  for (const { names, signs } of ends) {
    for (const name of names) {
      const row = nodeOf(name) * KINDS
      rows.fill(told(signs), row, row + KINDS)
    }
  }
  return Int32Array.from(rows)
}

/** The signs of the name whose closing quote stands here; 0 where it is none of those that are sought. */
export function signsOf(table: NameTable, text: string, quote: number): number {
  let node = 0
  for (let at = quote - 1; at >= 0; at--) {
    const kind = KIND_OF_UNIT[text.charCodeAt(at)] as number
    node = table[node * KINDS + kind] as number
    if (node < 0) return told(node)
  }
  return 0
}
