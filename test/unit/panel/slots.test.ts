import { expect, test } from 'vitest'
import { createSlots } from '../../../src/panel/slots'

/** The slots of the lines from `start` on, in a list that draws five at once. */
function dealing(slots = 5) {
  const slotsOf = createSlots()
  return (start: number, drawn = slots, most = slots) => {
    const slotOf = slotsOf({ start, end: start + drawn, slots: most })
    return Array.from({ length: drawn }, (_, nth) => slotOf(nth))
  }
}

test('a line that stays keeps its slot, and one that comes takes that of one that left', () => {
  const deal = dealing()
  expect(deal(0)).toEqual([0, 1, 2, 3, 4])
  expect(deal(2)).toEqual([2, 3, 4, 0, 1])
  expect(deal(1)).toEqual([1, 2, 3, 4, 0])
})

test('where no line stays, the slots stay in their order', () => {
  const deal = dealing()
  deal(0)
  expect(deal(2)).toEqual([2, 3, 4, 0, 1])
  expect(deal(1_000)).toEqual([2, 3, 4, 0, 1])
  expect(deal(1_001)).toEqual([3, 4, 0, 1, 2])
})

test.each([
  ['a few less', 20, 18, [6, 7, 8]],
  ['half as many', 20, 10, [0, 1, 2]],
  ['more', 20, 30, [0, 1, 2]],
])('%s to be drawn at once', (_, before, now, wanted) => {
  const deal = dealing(before)
  deal(0)
  deal(5)
  expect(deal(6, 3, now)).toEqual(wanted)
})

test('no two lines share a slot', () => {
  const deal = dealing(20)
  for (const [start, drawn, most] of [
    [0, 20, 20],
    [7, 17, 17],
    [90, 24, 24],
    [80, 24, 24],
    [79, 3, 6],
  ] as const)
    expect(new Set(deal(start, drawn, most)).size).toBe(drawn)
})
