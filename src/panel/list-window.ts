/** The arithmetic of a list of which only the visible rows exist. Pixels are CSS pixels. */

/** The height of a row, and of the header; styles/list.css says the same. */
export const ROW_PX = 22

/** Rows kept ready above and below what is visible, so that fast scrolling shows no gaps. */
const OVERSCAN = 8

/** Where the list is scrolled to, and how much of it can be seen below its header. */
export interface Port {
  scrollPx: number
  heightPx: number
}

/** Which rows to draw: from `start` up to and without `end`. */
export function windowOf(count: number, { scrollPx, heightPx }: Port): { start: number; end: number } {
  // Not laid out yet, or hidden.
  if (heightPx <= 0) return { start: 0, end: 0 }
  const first = Math.floor(scrollPx / ROW_PX)
  const visible = Math.ceil(heightPx / ROW_PX) + 1
  const start = Math.max(0, Math.min(first, count) - OVERSCAN)
  return { start, end: Math.min(count, first + visible + OVERSCAN) }
}

/** The scroll position that shows this row, moved no more than needed. */
export function revealing(index: number, { scrollPx, heightPx }: Port): number {
  const topPx = index * ROW_PX
  return Math.max(Math.min(scrollPx, topPx), topPx + ROW_PX - heightPx)
}

/** Is the end of the list in view? Half a row of tolerance: zoomed pixels do not add up to the last fraction. */
export function atEnd(count: number, { scrollPx, heightPx }: Port): boolean {
  return scrollPx + heightPx >= count * ROW_PX - ROW_PX / 2
}

/** How many rows PageUp and PageDown move: a screenful less the one that stays in sight. */
export const pageOf = ({ heightPx }: Port) => Math.max(1, Math.floor(heightPx / ROW_PX) - 1)

/** Can this row be seen, at least in part? */
export function inView(index: number, { scrollPx, heightPx }: Port): boolean {
  return (index + 1) * ROW_PX > scrollPx && index * ROW_PX < scrollPx + heightPx
}
