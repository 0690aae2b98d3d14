/** Reset headers of APIs that no pack knows: their form tells their unit. */
import { expect, test } from 'vitest'
import { readingOf } from '../../../src/engine/reading/reading'
import { findDelay } from '../../../src/engine/verdict/find-delay'
import { isWait } from '../../../src/engine/verdict/hint'
import { readReset } from '../../../src/engine/verdict/reset-heuristic'
import { exchange, STARTED_AT_MS as NOW_MS } from '../../support/exchange'

const IN_90_S = NOW_MS / 1000 + 90

test.each<[string, string, number | null]>([
  ['a delay in seconds', '90', 90_000],
  ['a delay with a fraction', '1.5', 1_500],
  ['epoch seconds', `${IN_90_S}`, 90_000],
  ['epoch seconds with a fraction', `${IN_90_S}.25`, 90_250],
  ['epoch seconds of an old recording', '1395373902', 1395373902_000 - NOW_MS],
  ['epoch milliseconds', `${IN_90_S * 1000}`, 90_000],
  ['a duration', '6m0s', 360_000],
  ['a short duration', '12ms', 12],
  ['a duration of a fraction of a millisecond', '1.25ms', 1.25],
  ['an RFC 3339 date', '2026-11-22T12:01:30Z', 90_000],
  ['an HTTP-date', 'Sun, 22 Nov 2026 12:01:30 GMT', 90_000],
  ['a date without an offset', '2026-11-22T12:01:30', null],
  ["a date in a programming language's form", 'Sun Nov 22 2026 13:01:30 GMT+0100 (CET)', null],
  ['the last delay in seconds', '31622400', 31622400_000],
  ['longer than a year', '31622401', null],
  ['the last number below the first timestamp', '999999999', null],
  ['the first timestamp in seconds', '1000000000', 1e12 - NOW_MS],
  ['neither seconds nor milliseconds', '500000000000', null],
  ['the last number below the first timestamp in milliseconds', '999999999999', null],
  ['the first timestamp in milliseconds', '1000000000000', 1e12 - NOW_MS],
  ['longer than any quota is counted over', '900000000', null],
  ['two windows in one value', '600,30000', null],
  ['a negative number', '-1', null],
])('%s', (_, text, ms) => {
  expect(readReset(text, () => NOW_MS)).toBe(ms)
})

const find = (status: number, headers: Record<string, string>) =>
  findDelay(readingOf(exchange({ status, headers })), [], NOW_MS)

test.each<[string, number, Record<string, string>, number | null]>([
  ['on a 429', 429, { 'x-ratelimit-reset': '90' }, 90_000],
  ['nothing left', 403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '90' }, 90_000],
  ['nothing left, as a fraction', 403, { 'x-ratelimit-remaining': '0.0', 'x-ratelimit-reset': '90' }, 90_000],
  ['units left', 403, { 'x-ratelimit-remaining': '7', 'x-ratelimit-reset': '90' }, null],
  ['nobody says what is left', 403, { 'x-ratelimit-reset': '90' }, null],
  ['hyphens elsewhere', 403, { 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': '90' }, 90_000],
  [
    'a name that can only be a delay comes first',
    429,
    { 'x-ratelimit-reset': '3600', 'x-ratelimit-reset-after': '4.5' },
    4_500,
  ],
  ['X-RateLimit-Retry-After', 429, { 'x-ratelimit-retry-after': `${IN_90_S}` }, 90_000],
  [
    'requests used up',
    429,
    { 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '8.64s' },
    8_640,
  ],
  [
    'a day left on a 429 with units left: another limit',
    429,
    { 'x-ratelimit-remaining': '9', 'x-ratelimit-reset': '80000' },
    null,
  ],
  ['a cached response', 429, { age: '3', 'x-ratelimit-reset': '90' }, null],
  ['the length of a window in ms', 429, { 'x-acme-ratelimit-interval-milliseconds': '10000' }, null],
  ['the length of a window', 429, { 'x-rate-limit-interval': '1s', 'x-ratelimit-window': '60' }, null],
])('%s', (_, status, headers, ms) => {
  expect(find(status, headers).delay?.ms ?? null).toBe(ms)
})

test('a reset that fits no form is named on a 429', () => {
  const { delay, malformed } = find(429, { 'x-ratelimit-reset': 'tomorrow' })
  expect(delay).toBeNull()
  expect(malformed.map(({ words }) => words)).toEqual(['x-ratelimit-reset: tomorrow'])
})

test('a reset that is no wait is not even read', () => {
  expect(find(404, { 'x-ratelimit-reset': 'tomorrow' }).malformed).toEqual([])
})

test.each([
  ['x-ratelimit-reset-after', 'x-ratelimit-remaining'],
  ['ratelimit-reset', 'ratelimit-remaining'],
  ['x-ratelimit-retry-after', 'x-ratelimit-remaining'],
  ['x-ratelimit-reset', 'x-ratelimit-remaining'],
  ['x-rate-limit-reset', 'x-rate-limit-remaining'],
  ['rate-limit-reset', 'rate-limit-remaining'],
  ['x-ratelimit-reset-requests', 'x-ratelimit-remaining-requests'],
  ['x-ratelimit-reset-tokens', 'x-ratelimit-remaining-tokens'],
])('%s is a wait where %s is 0', (reset, remaining) => {
  const { delay } = find(503, { [reset]: ' 90 ', [remaining]: ' 0 ' })
  expect(delay).toEqual({ ms: 90_000, words: `${reset}: 90`, isReset: true })
  expect(find(503, { [reset]: '90', [remaining]: '1' }).delay).toBeNull()
  expect(find(503, { [reset]: '90' }).delay).toBeNull()
})

test('a reset that cannot be read is named also where units are left', () => {
  const { malformed } = find(429, { 'x-ratelimit-remaining': '7', 'x-ratelimit-reset': 'tomorrow' })
  expect(malformed).toEqual([{ words: 'x-ratelimit-reset: tomorrow' }])
})

test('an empty reset is none', () => {
  expect(find(429, { 'x-ratelimit-reset': ' ' })).toEqual({ delay: null, malformed: [] })
})

test.each<[number, number | null, number | null, boolean]>([
  [200, 0, null, true],
  [503, 0, 86_400_000, true],
  [503, 1, 1_000, false],
  [503, null, 1_000, false],
  [429, null, 86_400_000, true],
  [429, 1, 3_600_000, true],
  [429, 1, 3_600_001, false],
  [429, 1, null, true],
])('%i with %s units left and a reset in %s ms is a wait: %s', (status, remaining, ms, is) => {
  expect(isWait(status, remaining, ms)).toBe(is)
})
