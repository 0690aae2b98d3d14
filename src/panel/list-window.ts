/** The arithmetic of a list of which only the visible rows exist. Pixels are CSS pixels. */

/** The height of a row at the text size that browsers start with; styles/tokens.css says the same. */
export const ROW_PX = 22

/** Rows kept ready above and below what is visible, so that fast scrolling shows no gaps. */
const OVERSCAN = 8

/** Where the list is scrolled to, and how much of it can be seen below its header. */
export interface Port {
  scrollPx: number
  heightPx: number
  /** The height of a row, and of the header: it grows with the text. */
  rowPx: number
}

/** How many rows there are to see, in full and in part. */
const visibleOf = ({ heightPx, rowPx }: Port) => Math.ceil(heightPx / rowPx) + 1

/** The most that is drawn at once. */
export const slotsOf = (port: Port): number => visibleOf(port) + 2 * OVERSCAN

/** Which rows to draw: from `start` up to and without `end`. Those that can be seen, and where `isNear` some around them. */
export function windowOf(count: number, port: Port, isNear: boolean): { start: number; end: number } {
  const { scrollPx, heightPx, rowPx } = port
  // Not laid out yet, or hidden.
  if (heightPx <= 0) return { start: 0, end: 0 }
  const visible = visibleOf(port)
  // A list that shrank is still scrolled to where it ended.
  const first = Math.max(0, Math.min(Math.floor(scrollPx / rowPx), count - visible + 1))
  const around = isNear ? OVERSCAN : 0
  return { start: Math.max(0, first - around), end: Math.min(count, first + visible + around) }
}

/** The scroll position that shows this row, moved no more than needed. */
export function revealing(index: number, { scrollPx, heightPx, rowPx }: Port): number {
  const topPx = index * rowPx
  return Math.max(Math.min(scrollPx, topPx), topPx + rowPx - heightPx)
}

/** Is the end of the list in view? Half a row of tolerance: zoomed pixels do not add up to the last fraction. */
export function atEnd(count: number, { scrollPx, heightPx, rowPx }: Port): boolean {
  return scrollPx + heightPx >= count * rowPx - rowPx / 2
}

/** How many rows PageUp and PageDown move: a screenful less the one that stays in sight. */
export const pageOf = ({ heightPx, rowPx }: Port) => Math.max(1, Math.floor(heightPx / rowPx) - 1)

/** Can this row be seen, at least in part? */
export function inView(index: number, { scrollPx, heightPx, rowPx }: Port): boolean {
  return (index + 1) * rowPx > scrollPx && index * rowPx < scrollPx + heightPx
}
