import { describe, expect, test } from 'vitest'
import type { Attempt } from '../../../src/audit/attempt'
import { earlyOnes, MOST_BARS, pictureOf } from '../../../src/panel/attempts-picture'
import { sentenceOf } from '../../../src/panel/attempts-words'
import { annotation, attempt } from './fixtures'

const auditOf = (attempts: Attempt[]) => ({ attempts, findings: [], rates: [] })
const picture = (attempts: Attempt[], rowId = 1) => pictureOf(auditOf(attempts), rowId)
const many = (n: number) => Array.from({ length: n }, (_, i) => attempt(i + 1, i * 200, { status: 503 }))

const HAMMER = [
  attempt(1, 0, { readyMs: 2100 }),
  attempt(2, 120, { readyMs: 2220 }),
  attempt(3, 230, { readyMs: 2330 }),
]
const POLITE = [attempt(1, 0, { readyMs: 1100 }), attempt(2, 1300, { status: 200 })]

describe('bars', () => {
  test('stand where their tries began and ended', () => {
    const { bars } = picture([attempt(1, 0), attempt(2, 400), attempt(3, 900)])
    expect(bars.map(({ number, from, to, status }) => [number, from, to, status])).toEqual([
      [1, 0, 10, '429'],
      [2, 40, 50, '429'],
      [3, 90, 100, '429'],
    ])
  })

  test('say that there was no response', () => {
    expect(picture([attempt(1, 0, { status: 0 }), attempt(2, 200)]).bars[0]?.status).toBe('no response')
  })

  test.each([
    ['a success', { status: 200 }, false],
    ['an error inside a success', { status: 200, retry: annotation().retry }, true],
    ['a refusal', { status: 429 }, true],
    ['an error that nobody explained', { status: 500, retry: null }, true],
    ['no response', { status: 0, retry: null }, true],
  ])('tell failures from successes: %s', (_, over, failed) => {
    expect(picture([attempt(1, 0), attempt(2, 200, over)]).bars[1]?.failed).toBe(failed)
  })

  test.each([2, 20])('have a status each, when there are %d', (n) => {
    expect(picture(many(n)).bars.filter(({ status }) => status === '503')).toHaveLength(n)
  })

  test('have it only where it changes and at the end, when there are many', () => {
    const tries = many(40)
    tries[9] = attempt(10, 9 * 200, { status: 429 })
    const labelled = picture(tries).bars.filter(({ status }) => status !== '')
    expect(labelled.map(({ number, status }) => [number, status])).toEqual([
      [1, '503'],
      [10, '429'],
      [11, '503'],
      [40, '503'],
    ])
  })

  test.each([
    [1, 1],
    [70, 61],
    [100, 61],
  ])('that have no room are counted, and the one of row %d is there', (rowId, firstNumber) => {
    const { bars, leftOut } = picture(many(100), rowId)
    expect(bars).toHaveLength(MOST_BARS)
    expect(leftOut).toBe(100 - MOST_BARS)
    expect(bars[0]?.number).toBe(firstNumber)
    expect(bars.map((bar) => bar.rowId)).toContain(rowId)
  })

  test('of requests that took no time are still on an axis', () => {
    const { bars, ticks } = picture([attempt(1, 0, { tookMs: 0 }), attempt(2, 0, { tookMs: 0 })])
    expect(bars.map(({ from, to }) => [from, to])).toEqual([
      [0, 0],
      [0, 0],
    ])
    expect(ticks.length).toBeGreaterThan(0)
  })
})

describe('waits', () => {
  test('reach from the answer to the moment that was named, over every try within', () => {
    const { bars, beyondMs } = picture(HAMMER)
    expect(bars.map(({ wait }) => wait)).toEqual([
      { from: 4.29, to: 90.13, lanes: 3, beyond: false },
      { from: 9.44, to: 95.28, lanes: 2, beyond: false },
      { from: 14.16, to: 100, lanes: 1, beyond: false },
    ])
    expect(beyondMs).toBeNull()
  })

  test('reach to the lane of the first try that came in time, so that the two can be compared', () => {
    const [first] = picture([...POLITE, attempt(3, 1500, { status: 200 })]).bars
    expect(first?.wait?.lanes).toBe(2)
  })

  test('a try that starts in one is early, one that starts after it is not', () => {
    expect(picture(HAMMER).bars.map(({ early }) => early)).toEqual([false, true, true])
    expect(picture(POLITE).bars.map(({ early }) => early)).toEqual([false, false])
  })

  test('forgive as much as the audit does', () => {
    const first = attempt(1, 0, { readyMs: 2100 })
    const almost = attempt(2, 2000)
    const early = attempt(2, 1500)
    expect([...earlyOnes([first, almost])]).toEqual([])
    expect([...earlyOnes([first, early])]).toEqual([early])
  })

  test.each(['fix', 'never'] as const)('are none where no wait makes a repeat right: %s', (verdict) => {
    const retry = { ...annotation().retry, verdict, readyAtMs: Number.MAX_SAFE_INTEGER }
    const { bars } = picture([attempt(1, 0, { retry }), attempt(2, 200)])
    expect(bars.map(({ wait, early }) => ({ wait, early }))).toEqual([
      { wait: null, early: false },
      { wait: null, early: false },
    ])
  })

  test('that are far longer than the tries are cut off, and their end is told', () => {
    const tries = [attempt(1, 0, { readyMs: 3_600_100 }), attempt(2, 300)]
    const { bars, beyondMs } = picture(tries)
    expect(bars[0]?.wait).toMatchObject({ to: 100, beyond: true })
    expect(bars[1]).toMatchObject({ to: 25, early: true })
    expect(beyondMs).toBe(3_600_100)
  })
})

describe('in words', () => {
  test.each([
    [
      'too early',
      HAMMER,
      '3 tries within 330 ms: 3 × 429; the last wait that was asked for ends 2.33 s after the first try; 2 came before the time allowed.',
    ],
    [
      'in time',
      POLITE,
      '2 tries within 1.40 s: 429, 200; the last wait that was asked for ends 1.10 s after the first try; no try came before its time.',
    ],
    [
      'a little too early',
      [attempt(1, 0, { readyMs: 1100 }), attempt(2, 1000, { status: 200 })],
      '2 tries within 1.10 s: 429, 200; the last wait that was asked for ends 1.10 s after the first try; no try came earlier than clocks may differ.',
    ],
    ['no wait was named', many(3), '3 tries within 500 ms: 3 × 503.'],
    [
      'to and fro',
      [503, 429, 503, 429, 0, 200].map((status, i) => attempt(i, i * 200, { status })),
      '6 tries within 1.10 s: 2 × 503, 2 × 429, no response, 200, in turns, at last 200.',
    ],
  ])('%s', (_, tries, sentence) => {
    expect(sentenceOf(auditOf(tries))).toBe(sentence)
  })
})
