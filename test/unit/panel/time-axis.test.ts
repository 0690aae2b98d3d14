import { describe, expect, test } from 'vitest'
import { elapsed, placeOf, ticksOf } from '../../../src/panel/time-axis'

const S = 1000
const MIN = 60 * S
const H = 60 * MIN
const DAY = 24 * H
const axis = (toMs: number, fromMs = 0) => ({ fromMs, toMs, zeroMs: 0 })

describe('ticks stand at round steps, in a unit that reads well', () => {
  test.each([
    [7, ['0', '2 ms', '4 ms', '6 ms']],
    [69, ['0', '20 ms', '40 ms', '60 ms']],
    [800, ['0', '200 ms', '400 ms', '600 ms', '800 ms']],
    [2070, ['0', '0.5 s', '1 s', '1.5 s', '2 s']],
    [27_800, ['0', '10 s', '20 s']],
    [100 * S, ['0', '20 s', '40 s', '60 s', '80 s', '100 s']],
    [401 * S, ['0', '2 min', '4 min', '6 min']],
    [70 * MIN, ['0', '15 min', '30 min', '45 min', '60 min']],
    [5 * H, ['0', '1 h', '2 h', '3 h', '4 h', '5 h']],
    [3 * DAY, ['0', '1 d', '2 d', '3 d']],
  ])('%d ms', (toMs, labels) => {
    expect(ticksOf(axis(toMs)).map(({ label }) => label)).toEqual(labels)
  })

  test('before zero, too', () => {
    expect(ticksOf(axis(1500, -800)).map(({ label }) => label)).toEqual([
      '−0.5 s',
      '0',
      '0.5 s',
      '1 s',
      '1.5 s',
    ])
  })

  test.each([1, 3, 999, 61_234, 7 * H + 1, 900 * DAY])('never more than fit: %d ms', (toMs) => {
    const ticks = ticksOf(axis(toMs))
    expect(ticks.length).toBeGreaterThan(1)
    expect(ticks.length).toBeLessThanOrEqual(6)
  })
})

test.each([
  [0, 0],
  [250, 25],
  [1000, 100],
  [5000, 100],
  [-1, 0],
])('%d ms of 1 s is at %d %%', (ms, at) => {
  expect(placeOf(ms, axis(S))).toBe(at)
})

test.each([
  [-3, '0 ms'],
  [63, '63 ms'],
  [2070, '2.07 s'],
  [59_900, '59.9 s'],
  [400 * S, '6 min 40 s'],
  [H, '1 h 00 min'],
])('%d ms have elapsed: %s', (ms, words) => {
  expect(elapsed(ms)).toBe(words)
})
