import { batch, computed, type ReadonlySignal, signal } from '@preact/signals'
import { type Line, partsOf } from './arrange'
import { atEnd, inView, type Port, ROW_PX, revealing, slotsOf, windowOf } from './list-window'
import { BY_TIME, type Sorting } from './order'

/** Milliseconds. Who flings through the list sees no line twice: what is around those in view is drawn once the hand rests. */
export const REST_MS = 100

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
function anchored(lines: readonly Line[], marks: readonly Mark[], rowPx: number): number | null {
  const places = new Map(marks.map(({ id }, place) => [id, place]))
  let best = marks.length
  let px: number | null = null
  for (let at = 0; at < lines.length && best > 0; at++) {
    const line = lines[at] as Line
    const place = places.get(line.id) ?? best
    const mark = marks[place]
    if (place >= best || mark?.rowId !== partsOf(line).row.id) continue
    best = place
    px = at * rowPx + mark.abovePx
  }
  return px
}

/** The height of a row now: a registered property, so that the browser gives it in pixels, whatever it was written in. */
const rowPxOf = (list: HTMLElement) =>
  Number.parseFloat(getComputedStyle(list).getPropertyValue('--row')) || ROW_PX

/**
 * Scrolling of the list. By time it follows new rows, but only while its end is in view; otherwise what is in view stays
 * where it is, even when lines before it come, leave, open or close. The chosen line stays in sight when the card takes
 * room away.
 */
export function createScroller(
  lines: ReadonlySignal<readonly Line[]>,
  chosen: ReadonlySignal<number>,
  arrangement: ReadonlySignal<Arrangement>,
) {
  const port = signal<Port>({ scrollPx: 0, heightPx: 0, rowPx: ROW_PX })
  /** The lines for which the view has been moved to its place. */
  const settled = signal<readonly Line[] | null>(null)
  /** The place around which there are lines that cannot be seen yet. One that is far from it is drawn without them at first. */
  const around = signal(Number.NEGATIVE_INFINITY)
  let lastPx = Number.NEGATIVE_INFINITY
  let resting: ReturnType<typeof setTimeout> | undefined
  let view: HTMLElement | null = null
  let rowPx = ROW_PX
  let following = true
  let before: Arrangement | null = null
  let marks: Mark[] = []

  const look = () => {
    if (!view) return
    const next = { scrollPx: view.scrollTop, heightPx: view.clientHeight - rowPx, rowPx }
    const { scrollPx, heightPx } = port.value
    if (next.scrollPx !== scrollPx || next.heightPx !== heightPx || rowPx !== port.value.rowPx)
      port.value = next
  }
  const scrollTo = (px: number) => {
    if (view && view.scrollTop !== px) view.scrollTop = px
    look()
  }
  /** More than there is: the browser knows the end to a fraction of a pixel. */
  const endPx = () => lines.value.length * port.value.rowPx
  /** Draws what is around the lines in view: at once for a hand that goes on from there, otherwise when it rests. */
  const surround = (byHand: boolean) => {
    const { scrollPx, heightPx } = port.value
    const byPx = Math.abs(scrollPx - lastPx)
    lastPx = scrollPx
    const move = () => {
      around.value = port.value.scrollPx
    }
    if (byPx > 0) clearTimeout(resting)
    if (isNear(port.value) || (byHand && byPx > 0 && byPx <= heightPx)) move()
    else if (byPx > 0) resting = setTimeout(move, REST_MS)
  }
  const remember = (byHand = false) => {
    const { scrollPx, heightPx } = port.value
    // A hidden panel has no height, and no end in view.
    if (heightPx <= 0) return
    following = before?.sorting === BY_TIME && atEnd(lines.value.length, port.value)
    surround(byHand)
    const first = Math.floor(scrollPx / rowPx)
    marks = lines.value.slice(first, first + Math.ceil(heightPx / rowPx)).map((line, nth) => ({
      id: line.id,
      rowId: partsOf(line).row.id,
      abovePx: scrollPx - (first + nth) * rowPx,
    }))
  }
  const reveal = (index: number) => {
    scrollTo(revealing(index, port.value))
    remember()
  }
  const resized = () => {
    const earlier = port.value
    if (view) rowPx = rowPxOf(view)
    look()
    if (chosen.value >= 0 && inView(chosen.value, earlier)) reveal(chosen.value)
    else if (following) scrollTo(endPx())
    // Text of another size: the same row stays at the top.
    else if (rowPx !== earlier.rowPx) scrollTo((earlier.scrollPx / earlier.rowPx) * rowPx)
    remember()
  }
  /** Where the view has to be for lines that are other ones for other reasons than that rows came or left. */
  const rearrangedPx = (now: Arrangement, isResorted: boolean): number => {
    // Who arranges anew wants to see what was chosen.
    if (chosen.value >= 0) return revealing(chosen.value, port.value)
    if (now.sorting === BY_TIME && (isResorted || following)) return endPx()
    return isResorted ? 0 : keptPx()
  }
  const keptPx = () => anchored(lines.value, marks, port.value.rowPx) ?? port.value.scrollPx
  /** Where the view has to be for the lines that there are now. */
  const placePx = (): number => {
    const now = arrangement.value
    const earlier = before ?? now
    const isUnfolded = now.opened !== earlier.opened
    if (!sameRows(now, earlier)) return rearrangedPx(now, now.sorting !== earlier.sorting)
    if (following && !isUnfolded) return endPx()
    // At the very top of a list that is not by time, what comes in on top is to be seen.
    const isKept = isUnfolded || now.sorting === BY_TIME || port.value.scrollPx > 0
    return isKept ? keptPx() : port.value.scrollPx
  }
  /** Where the view is, or is about to be moved, so that lines are drawn only where they will be seen. */
  const ahead = computed((): Port => {
    if (settled.value === lines.value) return port.value
    const { heightPx } = port.value
    return { ...port.value, scrollPx: Math.max(0, Math.min(placePx(), endPx() - heightPx)) }
  })
  const isNear = ({ scrollPx, heightPx }: Port) => Math.abs(scrollPx - around.value) <= heightPx
  const drawn = computed(() => windowOf(lines.value.length, ahead.value, isNear(ahead.value)))

  return {
    port: port as ReadonlySignal<Port>,
    /** Starts to watch the element that scrolls; returns the way to stop. */
    attach(element: HTMLElement): () => void {
      view = element
      rowPx = rowPxOf(element)
      const observer = new ResizeObserver(resized)
      observer.observe(element)
      // Text of another size leaves the list as large as it was, but not its header.
      if (element.firstElementChild) observer.observe(element.firstElementChild)
      look()
      return () => {
        observer.disconnect()
        clearTimeout(resting)
      }
    },
    /** Which lines to draw, from `start` up to and without `end`: numbers, so that scrolling within one draws nothing. */
    start: computed(() => drawn.value.start),
    end: computed(() => drawn.value.end),
    /** The most that is drawn at once. */
    slots: computed(() => slotsOf(port.value)),
    /** To be called when other lines have been drawn, or other things arranged them. */
    settle() {
      const px = placePx()
      before = arrangement.value
      batch(() => {
        settled.value = lines.value
        scrollTo(px)
      })
      remember()
    },
    scrolled() {
      look()
      remember(true)
    },
    /** Brings a line into view. */
    reveal,
  }
}
