/**
 * What JSON.parse cannot tell: the source text of a value, and what stands in a body that ends too early.
 * The only file that knows the tolerant parser; it is called rarely, because it is many times slower than JSON.parse.
 */
import { findNodeAtLocation, getNodeValue, parseTree } from 'jsonc-parser'
import { segmentsOf } from './pointer'

const OPTIONS = { disallowComments: true, allowTrailingComma: false, allowEmptyContent: true }

/** Its parser recurses, so a body of a hundred thousand brackets overflows the stack: that is "no tree", not a crash. */
function treeOf(text: string) {
  try {
    return parseTree(text, [], OPTIONS) ?? null
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** Where a value stands in the source text, as [start, end) offsets; null where the pointer leads nowhere. */
export function locate(text: string, pointer: string): [start: number, end: number] | null {
  const tree = treeOf(text)
  if (!tree) return null
  const path = segmentsOf(pointer).map((segment) => (/^\d+$/.test(segment) ? Number(segment) : segment))
  // A number is an index in an array and a name in an object; the parser wants them told apart.
  let node: ReturnType<typeof findNodeAtLocation> = tree
  for (const step of path) {
    if (node === undefined) return null
    node = findNodeAtLocation(node, [node.type === 'array' ? step : String(step)])
  }
  return node ? [node.offset, node.offset + node.length] : null
}

/** The value of as much JSON as there is before the text breaks off; undefined when there is none. */
export function salvage(text: string): unknown {
  const tree = treeOf(text)
  try {
    return tree ? (getNodeValue(tree) as unknown) : undefined
  } catch {
    return undefined
  }
}
