/**
 * What JSON.parse cannot tell: the source text of a value, and what stands in a body that ends too early.
 * The only file that knows the tolerant parser; it is called rarely, because it is many times slower than JSON.parse.
 */

import { findNodeAtLocation, getNodeValue, parseTree } from 'jsonc-parser'
import { onceFor } from '../once-for'
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

/** To build a tree of a megabyte takes 170 ms, and a list of errors has fifty codes: it is built once, and goes with its body. */
const treeOnce = onceFor((body: Readonly<{ text: string }>) => treeOf(body.text))

/** Where a value stands in a body's source text, as [start, end) offsets; null where the pointer leads nowhere. */
export function locate(
  body: Readonly<{ text: string }>,
  pointer: string,
): [start: number, end: number] | null {
  const tree = treeOnce(body)
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
