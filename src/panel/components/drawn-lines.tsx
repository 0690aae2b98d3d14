import type { VNode } from 'preact'
import type { Line } from '../arrange'
import { createSlots, type Stretch } from '../slots'
import { RowLine, type RowLineProps } from './row-line'

type Drawn = RowLineProps & { element: VNode }

const isSame = (a: RowLineProps, b: RowLineProps) =>
  a.line === b.line && a.index === b.index && a.isTree === b.isTree && a.isChosen === b.isChosen

/**
 * Draws a stretch of the lines, each in its slot. What shows the same as before is handed over as it was: Preact does not look
 * at it again.
 */
export function createDrawnLines() {
  const slotsOf = createSlots()
  let before: Drawn[] = []
  return (lines: readonly Line[], stretch: Stretch, isTree: boolean, chosen: number | null): VNode[] => {
    const now: Drawn[] = []
    const slotOf = slotsOf(stretch)
    const elements = lines.slice(stretch.start, stretch.end).map((line, nth) => {
      const slot = slotOf(nth)
      const props = { line, index: stretch.start + nth, isTree, isChosen: line.id === chosen }
      const last = before[slot]
      const drawn =
        last && isSame(last, props) ? last : { ...props, element: <RowLine key={slot} {...props} /> }
      now[slot] = drawn
      return drawn.element
    })
    before = now
    return elements
  }
}
