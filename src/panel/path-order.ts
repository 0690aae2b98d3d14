/** Puts the paths of a hundred thousand addresses in order at once: no text is made for it, and few are compared. Pure. */
import { pathFrom } from '../filter/address'
import { splitUrl } from './format'

/** So few are sorted by comparing them. */
const FEW = 16
/** One for each ASCII character; the one of NUL is for the end of a path. */
const PLACES = 128
const [A, Z, TO_LOWER] = [0x41, 0x5a, 0x20]
const [QUESTION, HASH, SLASH] = [0x3f, 0x23, 0x2f]

/** Paths in lower case, one behind the other, each with a NUL behind it. */
interface Paths {
  units: Uint8Array
  /** Where each begins. */
  starts: Uint32Array
}

/** Writes the paths down; null where one has a character that is none of ASCII, or is NUL. */
function written(urls: readonly string[]): Paths | null {
  const count = urls.length
  let units = new Uint8Array(count * 32)
  const starts = new Uint32Array(count)
  let end = 0
  let all = 0
  for (let nth = 0; nth < count; nth++) {
    const url = urls[nth] as string
    if (end + url.length + 2 > units.length) {
      const before = units
      units = new Uint8Array((end + url.length) * 2 + 2)
      units.set(before)
    }
    const from = pathFrom(url)
    starts[nth] = end
    for (let at = from; at < url.length; at++) {
      const unit = url.charCodeAt(at)
      // What is no address is a path as it stands.
      if ((unit === QUESTION || unit === HASH) && from > 0) break
      all |= unit === 0 ? PLACES : unit
      units[end++] = unit >= A && unit <= Z ? unit | TO_LOWER : unit
    }
    if (end === starts[nth] && from > 0) units[end++] = SLASH
    units[end++] = 0
  }
  return all < PLACES ? { units, starts } : null
}

/** Sorts a few places of the order, whose paths begin with the same `depth` characters: by insertion. */
function sortFew(
  order: Uint32Array,
  { units, starts }: Paths,
  from: number,
  to: number,
  depth: number,
): void {
  for (let at = from + 1; at < to; at++) {
    const path = order[at] as number
    let free = at
    for (; free > from; free--) {
      const other = order[free - 1] as number
      let mine = (starts[path] as number) + depth
      let its = (starts[other] as number) + depth
      while (units[mine] === units[its] && units[mine] !== 0) {
        mine++
        its++
      }
      if ((units[mine] as number) >= (units[its] as number)) break
      order[free] = other
    }
    order[free] = path
  }
}

/** How many characters the paths in this part of the order have in common, of which `depth` are known. */
function inCommon(
  order: Uint32Array,
  { units, starts }: Paths,
  from: number,
  to: number,
  depth: number,
): number {
  const first = starts[order[from] as number] as number
  let common = Infinity
  for (let at = from + 1; at < to; at++) {
    const start = starts[order[at] as number] as number
    let same = depth
    while (same < common && units[start + same] === units[first + same] && units[start + same] !== 0) same++
    common = same
  }
  return common
}

/** Their numbers in order. A radix sort from the front: a look or two at each character, and few comparisons. */
function radixOrder(paths: Paths): Uint32Array {
  const { units, starts } = paths
  const order = new Uint32Array(starts.length)
  for (let nth = 0; nth < order.length; nth++) order[nth] = nth
  const spare = new Uint32Array(order.length)
  /** The character of each at the depth that is looked at. */
  const looked = new Uint8Array(order.length)
  const places = new Uint32Array(PLACES)
  /** Parts of the order that are left to be sorted: from, to, and how many characters their paths have in common. */
  const todo = [0, order.length, 0]
  while (todo.length > 0) {
    const depth = todo.pop() as number
    const to = todo.pop() as number
    const from = todo.pop() as number
    if (to - from <= FEW) {
      sortFew(order, paths, from, to, depth)
      continue
    }
    places.fill(0)
    for (let at = from; at < to; at++) {
      const unit = units[(starts[order[at] as number] as number) + depth] as number
      looked[at] = unit
      places[unit]!++
    }
    const first = looked[from] as number
    if (places[first] === to - from) {
      if (first > 0) todo.push(from, to, inCommon(order, paths, from, to, depth + 1))
      continue
    }
    let place = from
    for (let unit = 0; unit < PLACES; unit++) {
      const ofThis = places[unit] as number
      if (ofThis > 1 && unit > 0) todo.push(place, place + ofThis, depth + 1)
      places[unit] = place
      place += ofThis
    }
    for (let at = from; at < to; at++) spare[places[looked[at] as number]!++] = order[at] as number
    for (let at = from; at < to; at++) order[at] = spare[at] as number
  }
  return order
}

/** The same for paths of any characters. */
function comparedOrder(urls: readonly string[]): Uint32Array {
  const order = new Uint32Array(urls.length).map((_, nth) => nth)
  const paths = urls.map((url) => splitUrl(url).path.toLowerCase())
  return order.sort((a, b) => {
    const [path = '', other = ''] = [paths[a], paths[b]]
    return path < other ? -1 : path > other ? 1 : a - b
  })
}

/** The numbers of addresses in the order of their paths, whatever their case; equal ones stay as they came. */
export function orderOfPaths(urls: readonly string[]): Uint32Array {
  const paths = written(urls)
  return paths ? radixOrder(paths) : comparedOrder(urls)
}
