/** Segments of a path that stand for one thing among many: numbers, UUIDs, long hex, ids with a prefix or mixed digits. */
const IDS: readonly RegExp[] = [
  /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i,
  /^[\da-f]{12,}$/i,
  /^[a-z]{2,8}_[\w-]*\d[\w-]*$/i,
  /^(?=[^\d]*\d)(?=.*[a-z])[\w-]{16,}$/i,
]
/** A shorter segment is an id only if it is a number, or has a prefix. */
const SHORTEST = 12

const ZERO = 0x30
const NINE = 0x39
const UNDERSCORE = 0x5f

/** Is this part of a text an id? Most segments are plain words, and are told from ids at a glance: it is asked of every row. */
function isId(text: string, start: number, end: number): boolean {
  let digits = 0
  let prefixed = false
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at)
    if (unit >= ZERO && unit <= NINE) digits++
    else if (unit === UNDERSCORE) prefixed = true
  }
  const length = end - start
  if (digits === length) return digits > 0
  if (length < SHORTEST && !(prefixed && digits > 0)) return false
  const segment = text.slice(start, end)
  return IDS.some((id) => id.test(segment))
}

/** The offset of the first of these characters from `start` on, or `end`. */
function offsetOf(url: string, character: string, start: number, end: number): number {
  const found = url.indexOf(character, start)
  return found < 0 || found > end ? end : found
}

/**
 * Tells the pieces of the route behind an address, each as a part of a text: host and path, ids left out, without the
 * query. Nothing is built, because a list asks this of every row.
 */
export function eachPiece(url: string, tell: (text: string, start: number, end: number) => void): void {
  const scheme = url.indexOf('://')
  if (scheme < 0) return
  const end = offsetOf(url, '#', 0, offsetOf(url, '?', scheme + 3, url.length))
  const path = offsetOf(url, '/', scheme + 3, end)
  const user = url.lastIndexOf('@', path - 1)
  tell(url, Math.max(scheme + 3, user + 1), path)
  for (let from = path; from < end; ) {
    const to = offsetOf(url, '/', from + 1, end)
    if (isId(url, from + 1, to)) tell('/:id', 0, 4)
    else tell(url, from, to)
    from = to
  }
}

/** The route behind an address, to be read: `api.example.com/v1/orders/:id`. */
export function routeOf(url: string): string {
  let route = ''
  eachPiece(url, (text, start, end) => {
    route += text.slice(start, end)
  })
  return route
}
