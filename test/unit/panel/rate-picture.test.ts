import { describe, expect, test } from 'vitest'
import type { Rate } from '../../../src/audit/audit'
import { charted, ratePictureOf, rateSentence } from '../../../src/panel/rate-picture'

const rate = (startsAtMs: number[], over: Partial<Rate> = {}): Rate => ({
  limit: {
    limit: 4,
    windowMs: 1000,
    per: 'API key',
    source: { url: 'https://docs.example.com', checked: '2026-11-22' },
  },
  peak: 8,
  peakAtMs: 0,
  startsAtMs,
  ...over,
})
const TRIES = { fromMs: 0, toMs: 4000, zeroMs: 0 }

describe('the rate', () => {
  test('rises with each request and falls one window later', () => {
    const { steps, limitHeight } = ratePictureOf(rate([1000, 0, 0, 500]), TRIES)
    expect(steps).toEqual([
      { at: 0, height: 0 },
      { at: 0, height: 20 },
      { at: 0, height: 20 },
      { at: 12.5, height: 30 },
      { at: 25, height: 20 },
      { at: 25, height: 20 },
      { at: 25, height: 20 },
      { at: 37.5, height: 10 },
      { at: 50, height: 0 },
    ])
    expect(limitHeight).toBe(40)
  })

  test('has its peak where its last request started', () => {
    const { peak } = ratePictureOf(rate([0, 1000, 1100, 1900, 3000], { peak: 3, peakAtMs: 1000 }), TRIES)
    expect(peak).toEqual({ at: 47.5, height: 60 })
  })

  test('shares the axis of the tries where it can, else it widens it', () => {
    expect(ratePictureOf(rate([0, 3000]), TRIES).ticks.at(-1)).toEqual({ at: 100, label: '4 s' })
    expect(ratePictureOf(rate([-1000, 4000]), TRIES).ticks.map(({ label }) => label)).toEqual([
      '0',
      '2 s',
      '4 s',
    ])
  })

  test('names the limit as it is documented', () => {
    expect(ratePictureOf(rate([0]), TRIES).limitLabel).toBe('4 in 1 s')
    expect(rateSentence(rate([0]))).toBe('At most 8 in 1 s; the documented limit is 4 in 1 s.')
  })
})

describe('of several documented limits', () => {
  const under = (limit: number, windowMs: number, peak: number) =>
    rate([0], { peak, limit: { ...rate([]).limit, limit, windowMs } })
  const S = 1000
  const MIN = 60_000

  test.each([
    ['none, no chart', [], []],
    ['none exceeded: the nearest', [under(10, S, 3), under(20, MIN, 12)], [20]],
    ['for one window: the strictest', [under(50, S, 60), under(10, S, 60), under(200, S, 60)], [10]],
    ['for each window', [under(10, S, 12), under(20, MIN, 60)], [20, 10]],
    ['two at most', [under(10, S, 11), under(10, MIN, 12), under(10, 60 * MIN, 13)], [10, 10]],
  ])('%s', (_, rates, limits) => {
    expect(charted(rates).map(({ limit }) => limit.limit)).toEqual(limits)
  })
})
