/** Going through a parsed description, of which nothing is certain: members that are no objects, references in circles. */

export type Members = Record<string, unknown>

/** An object's members; none for anything else. */
export const membersOf = (value: unknown): Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : {}

/** A list's items; none for anything else. */
export const itemsOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** An own member; undefined where there is none. */
export const at = (value: unknown, key: string): unknown => {
  const members = membersOf(value)
  return Object.hasOwn(members, key) ? members[key] : undefined
}

/** A text with something in it; null otherwise. */
export const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null

const MAX_HOPS = 30

/** What a `$ref` into the same document stands for (RFC 6901 fragment); the node itself where it is none. References into other files stay unknown. */
export function resolve(root: Members, node: unknown): Members {
  let found: unknown = node
  for (let hops = 0; hops < MAX_HOPS; hops += 1) {
    const ref = at(found, '$ref')
    if (typeof ref !== 'string') return membersOf(found)
    if (!ref.startsWith('#/')) return {}
    found = ref
      .slice(2)
      .split('/')
      .reduce<unknown>((inner, segment) => {
        const key = decode(segment).replaceAll('~1', '/').replaceAll('~0', '~')
        return Array.isArray(inner) ? inner[Number(key)] : at(inner, key)
      }, root)
  }
  return {}
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
