import { type ReadonlySignal, signal } from '@preact/signals'
import { atEnd, inView, type Port, ROW_PX, revealing } from './list-window'

/** What the scroller has to know of a row. */
interface Listed {
  id: number
}

/**
 * Scrolling of the list. It follows new rows only while its end is in view; otherwise the row at its top stays where
 * it is, even when rows before it leave. The chosen row stays in sight when the card takes room away.
 */
export function createScroller(rows: ReadonlySignal<readonly Listed[]>, chosen: ReadonlySignal<number>) {
  const port = signal<Port>({ scrollPx: 0, heightPx: 0 })
  let view: HTMLElement | null = null
  let following = true
  let filteredBy = ''
  let top: { id: number; offsetPx: number } | null = null

  const look = () => {
    if (view) port.value = { scrollPx: view.scrollTop, heightPx: view.clientHeight - ROW_PX }
  }
  const scrollTo = (px: number) => {
    if (view && view.scrollTop !== px) view.scrollTop = px
    look()
  }
  const remember = () => {
    const { scrollPx, heightPx } = port.value
    // A hidden panel has no height, and no end in view.
    if (heightPx <= 0) return
    following = atEnd(rows.value.length, port.value)
    const index = Math.floor(scrollPx / ROW_PX)
    const row = rows.value[index]
    top = row ? { id: row.id, offsetPx: scrollPx - index * ROW_PX } : null
  }
  const reveal = (index: number) => {
    scrollTo(revealing(index, port.value))
    remember()
  }
  const resized = () => {
    const before = port.value
    look()
    if (chosen.value >= 0 && inView(chosen.value, before)) reveal(chosen.value)
    else if (following) scrollTo(rows.value.length * ROW_PX)
    remember()
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
    /** To be called when other rows have been drawn, with the filter that let them through. */
    settle(drawn: readonly Listed[], filter: string) {
      const index = drawn.findIndex((row) => row.id === top?.id)
      const isOtherFilter = filter !== filteredBy
      filteredBy = filter
      // Who filters, chooses a row and takes the filter away wants to see what is around that row.
      if (isOtherFilter && chosen.value >= 0) scrollTo(revealing(chosen.value, port.value))
      else if (following) scrollTo(drawn.length * ROW_PX)
      else if (index >= 0 && top) scrollTo(index * ROW_PX + top.offsetPx)
      look()
      remember()
    },
    scrolled() {
      look()
      remember()
    },
    /** Brings a row into view. */
    reveal,
  }
}
