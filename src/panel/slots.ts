/** Which elements draw which lines. Pure. */

/** Lines that are drawn: from `start` up to and without `end`, and how many there are at the most. */
export interface Stretch {
  start: number
  end: number
  slots: number
}

/** Slots that may stay empty: for so few it is not worth to deal them anew. */
const SPARE = 4

/**
 * A line that leaves gives its elements to the one that takes its slot: to make new ones costs twice as much. A line that
 * stays keeps its slot. Where none stays the slots stay in their order: to move elements costs as much as to make them.
 * @returns the slots of a stretch of lines, by a line's place in it
 */
export function createSlots(): (stretch: Stretch) => (nth: number) => number {
  let slots = 0
  let start = 0
  /** The slot of the first line. */
  let first = 0
  return (stretch) => {
    const by = stretch.start - start
    if (stretch.slots > slots || stretch.slots < slots - SPARE) {
      slots = stretch.slots
      first = 0
    } else if (Math.abs(by) < slots) first = (first + by + slots) % slots
    start = stretch.start
    return (nth) => (first + nth) % slots
  }
}
