import { describe, expect, test } from 'vitest'
import { wait } from '../../../src/panel/format'
import { runCountdown } from '../../../src/panel/stores/countdown'
import { fakeTimers } from './timers'

describe('runCountdown', () => {
  test('tells each second as it changes, then 0, and leaves no timer behind', () => {
    const timers = fakeTimers(1_000_000)
    const told: string[] = []
    runCountdown(1_002_400, timers, (left) => told.push(wait(left)))
    expect(told).toEqual(['3 s'])
    timers.advance(399)
    expect(told).toEqual(['3 s'])
    timers.advance(1)
    timers.advance(1000)
    timers.advance(1000)
    expect(told).toEqual(['3 s', '2 s', '1 s', '0 s'])
    expect(timers.pending()).toBe(0)
  })

  test('is over at once when the time has passed', () => {
    const timers = fakeTimers(5000)
    const told: number[] = []
    runCountdown(4000, timers, (left) => told.push(left))
    expect(told).toEqual([0])
    expect(timers.pending()).toBe(0)
  })

  test('stops when told to', () => {
    const timers = fakeTimers()
    const told: number[] = []
    const stop = runCountdown(5000, timers, (left) => told.push(left))
    stop()
    timers.advance(10_000)
    expect(told).toEqual([5000])
    expect(timers.pending()).toBe(0)
  })

  test('looks at the clock again after a sleep, rather than count ticks', () => {
    let nowMs = 0
    let wake = () => {}
    const told: number[] = []
    const after = (_: number, run: () => void) => {
      wake = run
      return () => {}
    }
    runCountdown(60_000, { now: () => nowMs, after }, (left) => told.push(left))
    nowMs = 3_600_000
    wake()
    expect(told).toEqual([60_000, 0])
  })
  test('a clock that is set back makes the wait no longer', () => {
    let nowMs = 7_200_000
    let wake = () => {}
    const told: number[] = []
    const after = (_: number, run: () => void) => {
      wake = run
      return () => {}
    }
    const tickAt = (ms: number) => {
      nowMs = ms
      wake()
    }
    runCountdown(7_203_000, { now: () => nowMs, after }, (left) => told.push(left))
    tickAt(7_201_000)
    tickAt(3_602_000)
    tickAt(3_603_000)
    tickAt(3_604_000)
    // The second in which it was set is waited for once more: too late is better than too early.
    expect(told).toEqual([3_000, 2_000, 2_000, 1_000, 0])
  })
})
