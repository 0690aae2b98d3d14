/** Reads the texts that stand in source code, by its syntax tree: what people see, and which messages are asked for. */
import { parseSync } from 'vite'

/** A piece of text in the code. */
export interface Literal {
  text: string
  /** `text` between tags, the name of an attribute, or `code`. */
  place: string
}

/** A message that is asked for by `text`, `plural` or `parts`. */
export interface Call {
  name: string
  /** More than one where a condition chooses. */
  keys: string[]
  /** How many substitutions it is given. */
  given: number
}

type Node = { type: string } & Record<string, unknown>

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'

const childrenOf = (node: Node): Node[] => Object.values(node).flat().filter(isNode)

/** The text of a node that is one; null for all others. */
function textOf(node: Node): string | null {
  if (node.type === 'JSXText') return node.value as string
  if (node.type === 'TemplateElement') return (node.value as { cooked: string }).cooked
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : null
}

/** Nobody sees what is imported, compared, or a type. */
const isUnseen = ({ type, operator }: Node): boolean =>
  /^(?:Import|TS(?!As|Satisfies|NonNull))/.test(type) ||
  (type === 'BinaryExpression' && /[=<>]/.test(String(operator)))

/** The values that an expression may have, as far as they are written in it. */
function valuesOf(node: Node): string[] {
  if (node.type !== 'ConditionalExpression') return [textOf(node) ?? []].flat()
  return [node.consequent, node.alternate].filter(isNode).flatMap(valuesOf)
}

function callOf(node: Node): Call | null {
  const name = (node.callee as Node | undefined)?.name
  if (node.type !== 'CallExpression' || !/^(?:text|plural|parts)$/.test(String(name))) return null
  const [first, ...others] = node.arguments as Node[]
  // The number comes first, and is a substitution itself.
  const [key, ...rest] = name === 'plural' ? others : [first, ...others]
  const given = rest.length + (name === 'plural' ? 1 : 0)
  return { name: String(name), keys: key ? valuesOf(key) : [], given }
}

/** The texts of a file that somebody may see, and the messages that it asks for. */
export function readCode(path: string, code: string): { literals: Literal[]; calls: Call[] } {
  const literals: Literal[] = []
  const calls: Call[] = []
  const visit = (node: Node, place: string) => {
    if (isUnseen(node)) return
    const text = textOf(node)
    if (text !== null) literals.push({ text, place: node.type === 'JSXText' ? 'text' : place })
    const call = callOf(node)
    if (call) calls.push(call)
    const inside = node.type === 'JSXAttribute' ? String((node.name as Node).name) : place
    for (const child of childrenOf(node)) visit(child, inside)
  }
  const { program, errors } = parseSync(path, code)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`)
  visit(program as unknown as Node, 'code')
  return { literals, calls }
}
