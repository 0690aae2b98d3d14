import { describe, expect, test } from 'vitest'
import { atEnd, inView, pageOf, ROW_PX, revealing, windowOf } from '../../../src/panel/list-window'

const port = (scrollRows: number, heightRows: number) => ({
  scrollPx: scrollRows * ROW_PX,
  heightPx: heightRows * ROW_PX,
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
    expect(windowOf(count, at)).toEqual(rows)
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

  test('a row is in view even by a pixel', () => {
    expect(inView(0, { scrollPx: ROW_PX - 1, heightPx: 100 })).toBe(true)
    expect(inView(0, { scrollPx: ROW_PX, heightPx: 100 })).toBe(false)
  })

  test('a page is a screenful less one row, and never none', () => {
    expect(pageOf(port(0, 10))).toBe(9)
    expect(pageOf(port(0, 0))).toBe(1)
  })
})
