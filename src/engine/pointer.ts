/** RFC 6901 JSON Pointers, with "*" added for each item of an array or each member of an object. */

/** A value found in a document, with the exact pointer that leads to it. */
export interface Found {
  pointer: string
  value: unknown
}

/** `/a~1b/0` → `['a/b', '0']` (RFC 6901 §4). */
export const segmentsOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'))

/** The inverse for one segment (RFC 6901 §3). */
export const escapeSegment = (segment: string | number): string =>
  String(segment).replaceAll('~', '~0').replaceAll('/', '~1')

/** Is it an object or array, so that a pointer can go on from it? */
export const isContainer = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** A member that the body itself has: never one inherited, so `__proto__` and `constructor` are ordinary names. */
function memberOf(value: unknown, key: string): Found | null {
  if (!isContainer(value) || !Object.hasOwn(value, key)) return null
  if (Array.isArray(value) && !/^(?:0|[1-9]\d*)$/.test(key)) return null
  return { pointer: `/${escapeSegment(key)}`, value: value[key] }
}

/** Items looked at for one "*": enough for any list of field errors, and a bound for hostile bodies. */
const MAX_ITEMS = 100

/** Every value the pointer leads to, in document order; more than one only where it has a "*". */
export function findAll(root: unknown, pointer: string): Found[] {
  let found: Found[] = [{ pointer: '', value: root }]
  for (const segment of segmentsOf(pointer)) {
    found = found.flatMap((at) => {
      const keys =
        segment !== '*' ? [segment] : isContainer(at.value) ? Object.keys(at.value).slice(0, MAX_ITEMS) : []
      return keys.flatMap((key) => {
        const member = memberOf(at.value, key)
        return member ? [{ pointer: at.pointer + member.pointer, value: member.value }] : []
      })
    })
  }
  return found
}

/** The first value the pointer leads to. */
export const findFirst = (root: unknown, pointer: string): Found | null => findAll(root, pointer)[0] ?? null
