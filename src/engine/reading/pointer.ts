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

/** A pointer, taken apart: the names that lead to its first "*", and what follows from there. */
interface Way {
  direct: readonly string[]
  /** The pointer as far as that. */
  directPointer: string
  /** Empty without a "*". */
  rest: readonly string[]
}

function toWay(pointer: string): Way {
  const segments = segmentsOf(pointer)
  const star = segments.indexOf('*')
  if (star < 0) return { direct: segments, directPointer: pointer, rest: [] }
  const direct = segments.slice(0, star)
  return {
    direct,
    directPointer: direct.map((segment) => `/${escapeSegment(segment)}`).join(''),
    rest: segments.slice(star),
  }
}

/** Pointers come from packs, again and again; those that are made of body members pass through and are forgotten. */
const known = new Map<string, Way>()
const MAX_KNOWN = 4_096

function wayOnce(pointer: string): Way {
  let way = known.get(pointer)
  if (!way) {
    if (known.size >= MAX_KNOWN) known.clear()
    way = toWay(pointer)
    known.set(pointer, way)
  }
  return way
}

/** Without a "*" there is at most one value, and the pointer to it is the one that was asked for. */
export const isSingle = (pointer: string): boolean => !pointer.includes('*')

/** The value below `root` by the names that lead to it; undefined, which no body holds, where there is none. */
export function valueAt(root: unknown, segments: readonly string[]): unknown {
  let value = root
  for (const key of segments) {
    if (!hasMember(value, key)) return undefined
    value = value[key]
  }
  return value
}

const NOTHING: readonly Found[] = []

/** What one segment leads to from each of the values found so far. */
function follow(found: readonly Found[], segment: string): readonly Found[] {
  const below: Found[] = []
  for (const { pointer, value } of found) {
    if (!isContainer(value)) continue
    for (const key of segment === '*' ? Object.keys(value).slice(0, MAX_ITEMS) : [segment]) {
      if (hasMember(value, key))
        below.push({ pointer: `${pointer}/${escapeSegment(key)}`, value: value[key] })
    }
  }
  return below
}

/** Every value the pointer leads to, in document order; more than one only where it has a "*". */
export function findAll(root: unknown, pointer: string): readonly Found[] {
  const { direct, directPointer, rest } = wayOnce(pointer)
  const value = valueAt(root, direct)
  if (value === undefined && pointer !== '') return NOTHING
  let found: readonly Found[] = [{ pointer: directPointer, value }]
  for (const segment of rest) found = follow(found, segment)
  return found
}

/** The first value the pointer leads to. */
export const findFirst = (root: unknown, pointer: string): Found | null => findAll(root, pointer)[0] ?? null
