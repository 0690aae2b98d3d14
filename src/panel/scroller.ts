import { type ReadonlySignal, signal } from '@preact/signals'
import { BY_TIME, type Line, type Sorting } from './arrange'
import { atEnd, inView, type Port, ROW_PX, revealing } from './list-window'

/** What led to the lines that were drawn, besides the rows themselves. */
export interface Arrangement {
  filter: string
  sorting: Sorting
  opened: ReadonlySet<number> | null
}

/** A line that was in view, and how far its top was above that of the view. */
interface Mark {
  id: number
  rowId: number
  abovePx: number
}

const sameRows = (a: Arrangement, b: Arrangement) =>
  a.filter === b.filter && a.sorting === b.sorting && (a.opened === null) === (b.opened === null)

/**
 * Where the view has to be so that what was in view stays where it is: by the first of the marked lines that is still
 * there. A group that took in a new row has moved, so that it is no mark any more.
 */
function anchored(lines: readonly Line[], marks: readonly Mark[]): number | null {
  const places = new Map(marks.map(({ id }, place) => [id, place]))
  let best = marks.length
  let px: number | null = null
  for (let at = 0; at < lines.length && best > 0; at++) {
    const line = lines[at] as Line
    const place = places.get(line.id) ?? best
    const mark = marks[place]
    if (place >= best || mark?.rowId !== line.row.id) continue
    best = place
    px = at * ROW_PX + mark.abovePx
  }
  return px
}

/**
 * Scrolling of the list. By time it follows new rows, but only while its end is in view; otherwise what is in view stays
 * where it is, even when lines before it come, leave, open or close. The chosen line stays in sight when the card takes
 * room away.
 */
export function createScroller(lines: ReadonlySignal<readonly Line[]>, chosen: ReadonlySignal<number>) {
  const port = signal<Port>({ scrollPx: 0, heightPx: 0 })
  let view: HTMLElement | null = null
  let following = true
  let before: Arrangement | null = null
  let marks: Mark[] = []

  const look = () => {
    if (!view) return
    const next = { scrollPx: view.scrollTop, heightPx: view.clientHeight - ROW_PX }
    const { scrollPx, heightPx } = port.value
    if (next.scrollPx !== scrollPx || next.heightPx !== heightPx) port.value = next
  }
  const scrollTo = (px: number) => {
    if (view && view.scrollTop !== px) view.scrollTop = px
    look()
  }
  const toEnd = () => scrollTo(lines.value.length * ROW_PX)
  const remember = () => {
    const { scrollPx, heightPx } = port.value
    // A hidden panel has no height, and no end in view.
    if (heightPx <= 0) return
    following = before?.sorting === BY_TIME && atEnd(lines.value.length, port.value)
    const first = Math.floor(scrollPx / ROW_PX)
    marks = lines.value
      .slice(first, first + Math.ceil(heightPx / ROW_PX))
      .map(({ id, row }, nth) => ({ id, rowId: row.id, abovePx: scrollPx - (first + nth) * ROW_PX }))
  }
  const reveal = (index: number) => {
    scrollTo(revealing(index, port.value))
    remember()
  }
  const resized = () => {
    const earlier = port.value
    look()
    if (chosen.value >= 0 && inView(chosen.value, earlier)) reveal(chosen.value)
    else if (following) toEnd()
    remember()
  }
  const keep = (drawn: readonly Line[]) => scrollTo(anchored(drawn, marks) ?? port.value.scrollPx)
  /** Other lines, for other reasons than that rows came or left: who arranges anew wants to see what was chosen. */
  const rearranged = (drawn: readonly Line[], isResorted: boolean) => {
    if (chosen.value >= 0) scrollTo(revealing(chosen.value, port.value))
    else if (before?.sorting === BY_TIME && (isResorted || following)) toEnd()
    else if (isResorted) scrollTo(0)
    else keep(drawn)
  }

  return {
    port: port as ReadonlySignal<Port>,
    /** Starts to watch the element that scrolls; returns the way to stop. */
    attach(element: HTMLElement): () => void {
      view = element
      const observer = new ResizeObserver(resized)
      observer.observe(element)
      look()
      return () => observer.disconnect()
    },
    /** To be called when other lines have been drawn, with what arranged them. */
    settle(drawn: readonly Line[], now: Arrangement) {
      const earlier = before ?? now
      before = now
      const isUnfolded = now.opened !== earlier.opened
      if (!sameRows(now, earlier)) rearranged(drawn, now.sorting !== earlier.sorting)
      else if (following && !isUnfolded) toEnd()
      // At the very top of a list that is not by time, what comes in on top is to be seen.
      else if (isUnfolded || now.sorting === BY_TIME || port.value.scrollPx > 0) keep(drawn)
      look()
      remember()
    },
    scrolled() {
      look()
      remember()
    },
    /** Brings a line into view. */
    reveal,
  }
}
