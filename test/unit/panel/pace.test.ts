import { expect, test } from 'vitest'
import { createPace } from '../../../src/panel/stores/pace'
import { fakeTimers } from './timers'

/** A panel whose drawings take so many milliseconds, and when each of them began. */
function panelThatTakes(drawingMs: number) {
  const timers = fakeTimers()
  const began: number[] = []
  const pace = createPace((draw) => draw(), timers)
  const draw = () =>
    pace(() => {
      began.push(timers.now())
      timers.advance(drawingMs)
    })
  return { began, draw, wait: timers.advance }
}

test('a single change is drawn at once', () => {
  const { began, draw, wait } = panelThatTakes(20)
  wait(1000)
  draw()
  wait(500)
  draw()
  expect(began).toEqual([1000, 1520])
})

test.each([
  [20, 140],
  [1, 7],
  // The rest ends in any case.
  [1000, 1300],
])('drawings of %i ms follow each other %i ms apart at least', (drawingMs, apartMs) => {
  const { began, draw, wait } = panelThatTakes(drawingMs)
  draw()
  wait(0)
  draw()
  expect(began).toEqual([0])
  wait(apartMs - drawingMs)
  expect(began).toEqual([0, apartMs])
})

test('a clock that is set back does not make the rest longer', () => {
  const timers = fakeTimers()
  let setBackMs = 0
  const pace = createPace((draw) => draw(), { ...timers, now: () => timers.now() - setBackMs })
  let drawn = 0
  const draw = () =>
    pace(() => {
      drawn++
      timers.advance(10)
    })
  draw()
  timers.advance(0)
  setBackMs = 3_600_000
  draw()
  timers.advance(60)
  expect(drawn).toBe(2)
})
