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
export const escapeSegment = (segment: string): string =>
  segment.includes('~') || segment.includes('/')
    ? segment.replaceAll('~', '~0').replaceAll('/', '~1')
    : segment

/** Is it an object or array, so that a pointer can go on from it? */
export const isContainer = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** Does the body itself have the member? One inherited does not count, so `__proto__` is a name like any other. */
function hasMember(value: unknown, key: string): value is Record<string, unknown> {
  if (!isContainer(value) || !Object.hasOwn(value, key)) return false
  return !Array.isArray(value) || /^(?:0|[1-9]\d*)$/.test(key)
}

/** Items looked at for one "*": enough for any list of field errors, and a bound for hostile bodies. */
const MAX_ITEMS = 100

/** Pointers come from packs, again and again; those that are made of body members pass through and are forgotten. */
const known = new Map<string, readonly string[]>()
const MAX_KNOWN = 4_096

function segmentsOnce(pointer: string): readonly string[] {
  let segments = known.get(pointer)
  if (!segments) {
    if (known.size >= MAX_KNOWN) known.clear()
    segments = segmentsOf(pointer)
    known.set(pointer, segments)
  }
  return segments
}

/** Without a "*" there is at most one value, and the pointer to it is the one that was asked for. */
function findOne(root: unknown, pointer: string): Found[] {
  let value = root
  for (const key of segmentsOnce(pointer)) {
    if (!hasMember(value, key)) return []
    value = value[key]
  }
  return [{ pointer, value }]
}

/** Every value the pointer leads to, in document order; more than one only where it has a "*". */
export function findAll(root: unknown, pointer: string): Found[] {
  if (!pointer.includes('*')) return findOne(root, pointer)
  let found: Found[] = [{ pointer: '', value: root }]
  for (const segment of segmentsOnce(pointer)) {
    found = found.flatMap(({ pointer: at, value }) => {
      if (!isContainer(value)) return []
      const keys = segment === '*' ? Object.keys(value).slice(0, MAX_ITEMS) : [segment]
      return keys
        .filter((key) => hasMember(value, key))
        .map((key) => ({ pointer: `${at}/${escapeSegment(key)}`, value: value[key] }))
    })
  }
  return found
}

/** The first value the pointer leads to. */
export const findFirst = (root: unknown, pointer: string): Found | null => findAll(root, pointer)[0] ?? null
