/** How much may be held, and which measurement says most about it. */
import { expect, test } from 'vitest'
import { allowedBytes, isFull, type Sample, tightest } from '../../../scripts/soak/bound.mjs'

const START: Sample = {
  sent: 100,
  heldBytes: 8_000_000,
  workedMs: 0,
  failures: 5,
  successes: 95,
  attempts: 100,
  bodyChars: 50_000,
}
const COST = { failure: 6_000, success: 700, attempt: 500, slack: 5_000, noise: 0 }

test.each<[string, Partial<Sample>, number]>([
  ['nothing more', {}, 0],
  ['ten failures', { failures: 15 }, 60_000],
  ['a thousand successes that the audit remembers', { successes: 1_095, attempts: 1_100 }, 1_200_000],
  ['bodies, a byte for each character', { bodyChars: 150_000 }, 100_000],
  ['fewer bodies, after the budget was reached', { bodyChars: 20_000 }, -30_000],
])('%s', (_, more, bytes) => {
  expect(allowedBytes(START, { ...START, ...more }, COST, 1_000)).toBe(8_000_000 + bytes + 1_000)
})

test('as many requests again may hold no more where every limit is reached', () => {
  const full = { ...START, sent: 25_000, successes: 10_000, failures: 1_250, attempts: 2_000 }
  expect(allowedBytes(START, { ...full, sent: 50_000 }, COST, 0)).toBe(allowedBytes(START, full, COST, 0))
})

test('the measurement that goes furthest beyond its bound is the one to show', () => {
  const within = { ...START, sent: 200, heldBytes: START.heldBytes + 1_000 }
  const beyond = { ...START, sent: 300, heldBytes: START.heldBytes + 5_001 }
  const found = tightest([START, within, beyond, { ...within, sent: 400 }], COST)
  expect(found.sample).toBe(beyond)
  expect(beyond.heldBytes - found.allowed).toBe(1)
})

test('without a measurement after the start there is nothing to say', () => {
  expect(() => tightest([START], COST)).toThrow('nothing was measured but the start')
})

test.each<[string, Partial<Sample>, boolean]>([
  ['all of it is there', {}, true],
  ['bodies have just been dropped', { bodyChars: 750_000 }, true],
  ['there is room for bodies', { bodyChars: 500_000 }, false],
  ['there is room for successes', { successes: 9_999 }, false],
  ['the audit remembers all it has seen', { attempts: 1_999 }, false],
])('is the session full when %s?', (_, part, expected) => {
  const full = { ...START, successes: 10_000, attempts: 2_000, bodyChars: 1_000_000 }
  expect(isFull({ ...full, ...part }, 1_000_000)).toBe(expected)
})
