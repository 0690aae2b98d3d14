import { describe, expect, test } from 'vitest'
import { atEnd, inView, pageOf, ROW_PX, revealing, slotsOf, windowOf } from '../../../src/panel/list-window'

const port = (scrollRows: number, heightRows: number) => ({
  scrollPx: scrollRows * ROW_PX,
  heightPx: heightRows * ROW_PX,
  rowPx: ROW_PX,
})

describe('the window of a list', () => {
  test.each([
    ['at the top', 100_000, port(0, 10), { start: 0, end: 19 }],
    ['in the middle', 100_000, port(500, 10), { start: 492, end: 519 }],
    ['at the end', 100, port(90, 10), { start: 82, end: 100 }],
    ['of a list that shrank while scrolled', 3, port(90, 10), { start: 0, end: 3 }],
    ['of a list that is not laid out', 100, port(0, 0), { start: 0, end: 0 }],
    ['of an empty list', 0, port(0, 10), { start: 0, end: 0 }],
  ])('%s', (_, count, at, rows) => {
    expect(windowOf(count, at, true)).toEqual(rows)
  })

  test('far from where it was, only what can be seen', () => {
    expect(windowOf(100_000, port(500, 10), false)).toEqual({ start: 500, end: 511 })
  })

  test('never draws more than it has slots for', () => {
    for (const scrollPx of [0, 1, 21.5, 500 * ROW_PX, 501 * ROW_PX - 0.5, 2_000 * ROW_PX]) {
      const at = { scrollPx, heightPx: 10.5 * ROW_PX, rowPx: ROW_PX }
      const { start, end } = windowOf(1_000, at, true)
      expect(end - start).toBeLessThanOrEqual(slotsOf(at))
    }
  })

  test.each([
    ['leaves a row in view where it is', 15, 12],
    ['moves up just enough', 2, 2],
    ['moves down just enough', 30, 21],
  ])('revealing %s', (_, index, scrollRows) => {
    expect(revealing(index, port(12, 10))).toBe(scrollRows * ROW_PX)
  })

  test('the end is in view within half a row', () => {
    expect(atEnd(20, port(10, 10))).toBe(true)
    expect(atEnd(20, { ...port(10, 10), scrollPx: 10 * ROW_PX - 10 })).toBe(true)
    expect(atEnd(20, port(9, 10))).toBe(false)
    expect(atEnd(3, port(0, 10))).toBe(true)
  })

  test('all of it goes by the height of a row, which grows with the text', () => {
    const large = { scrollPx: 500 * 44, heightPx: 10 * 44, rowPx: 44 }
    expect(windowOf(100_000, large, true)).toEqual(windowOf(100_000, port(500, 10), true))
    expect(revealing(510, large)).toBe(501 * 44)
    expect([atEnd(510, large), atEnd(511, large)]).toEqual([true, false])
    expect(pageOf(large)).toBe(9)
    expect([inView(499, large), inView(500, large), inView(510, large)]).toEqual([false, true, false])
  })

  test('a row is in view even by a pixel', () => {
    expect(inView(0, { scrollPx: ROW_PX - 1, heightPx: 100, rowPx: ROW_PX })).toBe(true)
    expect(inView(0, { scrollPx: ROW_PX, heightPx: 100, rowPx: ROW_PX })).toBe(false)
  })

  test('a page is a screenful less one row, and never none', () => {
    expect(pageOf(port(0, 10))).toBe(9)
    expect(pageOf(port(0, 0))).toBe(1)
  })
})
