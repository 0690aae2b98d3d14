import { expect, test } from 'vitest'
import { createPace } from '../../../src/panel/stores/pace'
import { fakeTimers } from './timers'

const URGENT = true
const PATIENT = false

/** A panel whose drawings take so many milliseconds, and when each of them began. */
function panelThatTakes(drawingMs: number) {
  const timers = fakeTimers()
  const began: number[] = []
  const ask = createPace(
    (draw) => draw(),
    timers,
  )(() => {
    began.push(timers.now())
    timers.advance(drawingMs)
  })
  return { began, ask, wait: timers.advance }
}

test.each([URGENT, PATIENT])('a single change is drawn at once (urgent: %s)', (isUrgent) => {
  const { began, ask, wait } = panelThatTakes(20)
  wait(1000)
  ask(isUrgent)
  wait(500)
  ask(isUrgent)
  expect(began).toEqual([1000, 1520])
})

test.each([
  [20, URGENT, 260],
  [1, URGENT, 13],
  // What can wait, waits.
  [1, PATIENT, 201],
  [40, PATIENT, 520],
  // The rest ends in any case.
  [1000, URGENT, 1500],
  [1000, PATIENT, 1500],
])(
  'drawings of %i ms (urgent: %s) follow each other %i ms apart at least',
  (drawingMs, isUrgent, apartMs) => {
    const { began, ask, wait } = panelThatTakes(drawingMs)
    ask(isUrgent)
    wait(0)
    ask(isUrgent)
    expect(began).toEqual([0])
    wait(apartMs - drawingMs)
    expect(began).toEqual([0, apartMs])
  },
)

test('what is urgent brings a waiting drawing forward, and is drawn with it', () => {
  const { began, ask, wait } = panelThatTakes(1)
  ask(PATIENT)
  wait(0)
  ask(PATIENT)
  wait(20)
  ask(URGENT)
  wait(0)
  expect(began).toEqual([0, 21])
  ask(PATIENT)
  // The one that was asked for after it comes in its own time.
  wait(1000)
  expect(began).toEqual([0, 21, 222])
})

test('what is urgent does not wait for the rest of what was not', () => {
  const { began, ask, wait } = panelThatTakes(20)
  ask(PATIENT)
  wait(10)
  ask(URGENT)
  wait(10)
  ask(URGENT)
  wait(1000)
  expect(began).toEqual([0, 30, 30 + 260])
})

test('a burst is drawn once, when its frame comes', () => {
  const frames: (() => void)[] = []
  let drawn = 0
  const ask = createPace((draw) => frames.push(draw), fakeTimers())(() => drawn++)
  for (const isUrgent of [PATIENT, URGENT, PATIENT]) ask(isUrgent)
  expect([frames.length, drawn]).toEqual([1, 0])
  frames[0]?.()
  expect(drawn).toBe(1)
})

test('a clock that is set back does not make the rest longer', () => {
  const timers = fakeTimers()
  let setBackMs = 0
  let drawn = 0
  const pace = createPace((draw) => draw(), { ...timers, now: () => timers.now() - setBackMs })
  const ask = pace(() => {
    drawn++
    timers.advance(10)
  })
  ask(URGENT)
  timers.advance(0)
  setBackMs = 3_600_000
  ask(URGENT)
  timers.advance(120)
  expect(drawn).toBe(2)
})
