import { expect, test } from 'vitest'
import type { Pack } from '../../../src/engine'
import { parseHttpDate } from '../../../src/engine/http-date'
import { readingOf } from '../../../src/engine/reading'
import { findDelay } from '../../../src/engine/retry-after'
import { exchange, type Sketch, STARTED_AT_MS } from '../../support/exchange'

const NOW_MS = STARTED_AT_MS
const DATE = 'Sun, 22 Nov 2026 12:00:00 GMT'

const delays: NonNullable<Pack['retry']>['delays'] = [
  { at: { header: 'retry-after-ms' }, unit: 'ms' },
  { at: '/wait', unit: 's' },
  { at: '/retryDelay', unit: 'duration' },
  { at: '/resetAt', unit: 'epoch-s' },
  { at: '/resetAtMs', unit: 'epoch-ms' },
  { at: '/resetDate', unit: 'date' },
]
const pack = { retry: { delays } } as Pack

function delayOf(sketch: Sketch) {
  const it = exchange({ status: 429, ...sketch })
  return findDelay(readingOf(it), [pack], NOW_MS)
}

test.each<[string, Sketch, number | null]>([
  ['seconds', { headers: { 'Retry-After': '20' } }, 20_000],
  ['zero seconds', { headers: { 'retry-after': '0' } }, 0],
  [
    'a fraction of seconds, which servers send although RFC 9110 allows none',
    { headers: { 'retry-after': '2.5' } },
    2_500,
  ],
  ['an IMF-fixdate', { headers: { date: DATE, 'retry-after': 'Sun, 22 Nov 2026 12:00:30 GMT' } }, 30_000],
  ['an RFC 850 date', { headers: { date: DATE, 'retry-after': 'Sunday, 22-Nov-26 12:00:30 GMT' } }, 30_000],
  ['an asctime date', { headers: { date: DATE, 'retry-after': 'Sun Nov 22 12:00:30 2026' } }, 30_000],
  [
    "a date, measured from the response's own Date and not from this clock",
    { headers: { date: 'Sun, 22 Nov 2026 09:00:00 GMT', 'retry-after': 'Sun, 22 Nov 2026 09:00:10 GMT' } },
    10_000,
  ],
  [
    'a date without a Date header: measured from when the response came',
    { headers: { 'retry-after': 'Sun, 22 Nov 2026 12:00:30 GMT' }, durationMs: 10_000 },
    20_000,
  ],
  [
    'a date that has passed: no wait',
    { headers: { date: DATE, 'retry-after': 'Sun, 22 Nov 2026 11:00:00 GMT' } },
    0,
  ],
  ['a header that the pack names, in ms', { headers: { 'retry-after-ms': '1250' } }, 1_250],
  [
    'Retry-After before any other place',
    { headers: { 'retry-after': '3', 'retry-after-ms': '1250' } },
    3_000,
  ],
  ['a member in seconds', { body: { wait: 12 } }, 12_000],
  ['a duration', { body: { retryDelay: '34s' } }, 34_000],
  ['a duration with a fraction', { body: { retryDelay: '1.5s' } }, 1_500],
  ['a duration in several units', { body: { retryDelay: '6m0s' } }, 360_000],
  ['a duration in ms', { body: { retryDelay: '12ms' } }, 12],
  ['epoch seconds', { headers: { date: DATE }, body: { resetAt: NOW_MS / 1000 + 60 } }, 60_000],
  ['epoch milliseconds', { headers: { date: DATE }, body: { resetAtMs: NOW_MS + 500 } }, 500],
  ['an RFC 3339 date', { headers: { date: DATE }, body: { resetDate: '2026-11-22T12:01:00Z' } }, 60_000],
  ['nothing named', {}, null],
])('%s', (_, sketch, ms) => {
  expect(delayOf(sketch).delay?.ms ?? null).toBe(ms)
})

test.each([
  'soon',
  '-5',
  '1,5',
  '2026-11-22 12:00',
  'Sun, 31 Feb 2026 12:00:00 GMT',
  'Sun, 22 Nov 2026 25:00:00 GMT',
  '1e3',
  '٣',
])('"Retry-After: %s" is named and ignored, never guessed at', (text) => {
  const { delay, malformed } = delayOf({ headers: { 'retry-after': text } })
  expect(delay).toBeNull()
  expect(malformed).toEqual([{ words: `Retry-After: ${text}` }])
})

test('a two-digit year more than fifty years ahead is in the past (RFC 9110 §5.6.7)', () => {
  expect(parseHttpDate('Sunday, 06-Nov-94 08:49:37 GMT', NOW_MS)).toBe(Date.UTC(1994, 10, 6, 8, 49, 37))
})
