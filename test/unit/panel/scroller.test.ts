/** Lines are drawn where they will be seen: before the view is moved there, and not twice. */
import { computed, signal } from '@preact/signals'
import { beforeEach, expect, test, vi } from 'vitest'
import { arrange } from '../../../src/panel/arrange'
import { ROW_PX } from '../../../src/panel/list-window'
import { BY_TIME, type Sorting } from '../../../src/panel/order'
import { type Arrangement, createScroller, REST_MS } from '../../../src/panel/scroller'
import type { Row } from '../../../src/session/session'
import { success } from './fixtures'

const rowsTo = (count: number) => Array.from({ length: count }, (_, at) => success(at + 1))
const BY_STATUS: Sorting = { column: 'status', descending: false }

beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  )
  vi.useFakeTimers()
  vi.stubGlobal('getComputedStyle', () => ({ getPropertyValue: () => `${ROW_PX}px` }))
  return () => {
    vi.unstubAllGlobals()
    vi.useRealTimers()
  }
})

/** A list of 1,000 rows in a view that shows ten, as it was first drawn. */
function begin() {
  const rows = signal<readonly Row[]>(rowsTo(1_000))
  const arrangement = signal<Arrangement>({ filter: '', sorting: BY_TIME, opened: null })
  const chosen = signal(-1)
  const lines = computed(() => arrange(rows.value, arrangement.value.sorting, null))
  const scroller = createScroller(lines, chosen, arrangement)
  const drawn = () => [scroller.start.value, scroller.end.value]
  const view = { clientHeight: 11 * ROW_PX, top: 0 }
  const element = Object.defineProperty(view, 'scrollTop', {
    get: () => view.top,
    // As a browser does it: never beyond either end.
    set: (px: number) => {
      view.top = Math.max(0, Math.min(px, (lines.value.length - 10) * ROW_PX))
    },
  }) as unknown as HTMLElement
  scroller.attach(element)
  scroller.settle()
  const change = (part: Partial<Arrangement>, next = rows.value) => {
    arrangement.value = { ...arrangement.value, ...part }
    rows.value = next
  }
  const scrollTo = (row: number) => {
    element.scrollTop = row * ROW_PX
    scroller.scrolled()
  }
  const rest = () => vi.advanceTimersByTime(REST_MS)
  return { scroller, drawn, change, scrollTo, rest, chosen, view }
}
type Begun = ReturnType<typeof begin>

test('the first lines are those at the end that can be seen, and then some before them', () => {
  const { drawn, rest } = begin()
  expect(drawn()).toEqual([990, 1_000])
  rest()
  expect(drawn()).toEqual([982, 1_000])
})

test('far from where it was, what cannot be seen is drawn when the hand rests', () => {
  const { drawn, scrollTo, rest } = begin()
  for (const row of [100, 300, 500]) {
    scrollTo(row)
    expect(drawn()).toEqual([row, row + 11])
  }
  rest()
  expect(drawn()).toEqual([492, 519])
})

test('a hand that goes on slowly is met by lines that are there', () => {
  const { drawn, scrollTo } = begin()
  scrollTo(500)
  scrollTo(504)
  expect(drawn()).toEqual([496, 523])
})

test.each<[string, (begun: Begun) => void, number]>([
  ['new rows are followed', ({ change }) => change({}, rowsTo(1_200)), 1_190],
  ['a filter leaves fewer rows', ({ change }) => change({ filter: 'x' }, rowsTo(300)), 290],
  ['a filter leaves less than a view', ({ change }) => change({ filter: 'x' }, rowsTo(3)), 0],
  ['sorted anew, it begins at the top', ({ change }) => change({ sorting: BY_STATUS }), 0],
  [
    'sorted anew, what was chosen is in view',
    ({ chosen, change }) => {
      chosen.value = 500
      change({ sorting: BY_STATUS })
    },
    500,
  ],
  [
    'what was in view stays, when old rows leave',
    ({ scrollTo, change }) => {
      scrollTo(400)
      change({}, rowsTo(1_000).slice(100))
    },
    300,
  ],
])('%s', (_, act, firstInView) => {
  const begun = begin()
  act(begun)
  const before = begun.drawn()
  begun.scroller.settle()
  expect(begun.view.top).toBe(firstInView * ROW_PX)
  expect(begun.drawn(), 'nothing is drawn again').toEqual(before)
  expect(before[0]).toBe(firstInView)
})
