import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { LOOK_MS, watchLife } from '../../../src/panel/alive'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function watch() {
  const errors = new EventTarget()
  const state = { isAlive: true, gone: 0 }
  const stop = watchLife(
    () => state.isAlive,
    errors,
    () => {
      state.gone++
    },
  )
  const fail = (type: string, part: object) => errors.dispatchEvent(Object.assign(new Event(type), part))
  return { state, stop, fail }
}

test('says once that the extension is gone, soon after it went', () => {
  const { state } = watch()
  vi.advanceTimersByTime(10 * LOOK_MS)
  expect(state.gone).toBe(0)
  state.isAlive = false
  vi.advanceTimersByTime(10 * LOOK_MS)
  expect(state.gone).toBe(1)
})

test.each([
  ['error', { message: 'Uncaught Error: Extension context invalidated.' }, 1],
  ['unhandledrejection', { reason: new Error('Extension context invalidated.') }, 1],
  ['error', { message: 'x is not a function' }, 0],
  ['unhandledrejection', { reason: undefined }, 0],
])('hears it in %s %j: %d', (type, part, gone) => {
  const { state, fail } = watch()
  fail(type, part)
  fail(type, part)
  expect(state.gone).toBe(gone)
})

test('looks no more when it is stopped', () => {
  const { state, stop, fail } = watch()
  stop()
  state.isAlive = false
  vi.advanceTimersByTime(10 * LOOK_MS)
  fail('error', { message: 'Extension context invalidated.' })
  expect(state.gone).toBe(0)
  expect(vi.getTimerCount()).toBe(0)
})
