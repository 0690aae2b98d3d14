/** Delays where a pack says they are, in the unit it says they have. */
import { expect, test } from 'vitest'
import type { Pack } from '../../../src/engine'
import { readingOf } from '../../../src/engine/reading/reading'
import { findDelay } from '../../../src/engine/verdict/find-delay'
import { exchange, STARTED_AT_MS as NOW_MS, type Sketch } from '../../support/exchange'

const headers = { date: 'Sun, 22 Nov 2026 12:00:00 GMT' }
const delays: NonNullable<Pack['retry']>['delays'] = [
  { at: '/wait', unit: 's' },
  { at: '/retryDelay', unit: 'duration' },
  { at: '/until', unit: 'epoch-s' },
  { at: '/untilMs', unit: 'epoch-ms' },
  { at: '/untilDate', unit: 'date' },
  { at: { header: 'acme-reset' }, unit: 'epoch-s', if: { header: 'acme-left', like: '0' } },
  { at: { header: 'ratelimit-reset' }, unit: 'epoch-s', if: { header: 'ratelimit-remaining', like: '0' } },
]
const pack = { retry: { delays } } as Pack
const find = (sketch: Sketch) => findDelay(readingOf(exchange({ status: 429, ...sketch })), [pack], NOW_MS)

test.each<[string, Sketch, number | null]>([
  ['a member in seconds', { body: { wait: 12 } }, 12_000],
  ['a fraction of a second is rounded up to the millisecond', { body: { wait: 0.5291 } }, 530],
  ['a duration', { body: { retryDelay: '34s' } }, 34_000],
  ['a duration with a fraction', { body: { retryDelay: '1.5s' } }, 1_500],
  ['a duration in several units', { body: { retryDelay: '6m0s' } }, 360_000],
  ['a duration in ms', { body: { retryDelay: '12ms' } }, 12],
  ['epoch seconds', { headers, body: { until: NOW_MS / 1000 + 60 } }, 60_000],
  ['epoch milliseconds', { headers, body: { untilMs: NOW_MS + 500 } }, 500],
  ['an RFC 3339 date', { headers, body: { untilDate: '2026-11-22T12:01:00Z' } }, 60_000],
  ['an RFC 3339 date with an offset', { headers, body: { untilDate: '2026-11-22T14:01:00+02:00' } }, 60_000],
  ['a moment that has passed: no wait', { headers, body: { until: NOW_MS / 1000 - 60 } }, 0],
  ['Retry-After comes first', { headers: { 'retry-after': '3' }, body: { wait: 12 } }, 3_000],
  [
    'a condition that holds',
    { headers: { ...headers, 'acme-left': '0', 'acme-reset': `${NOW_MS / 1000 + 9}` } },
    9_000,
  ],
  [
    'a condition that does not hold',
    { headers: { 'acme-left': '3', 'acme-reset': `${NOW_MS / 1000 + 9}` } },
    null,
  ],
  [
    'a reset that was cached',
    { headers: { age: '5', 'acme-left': '0', 'acme-reset': `${NOW_MS / 1000 + 9}` } },
    null,
  ],
  [
    'where the pack gives the unit of a reset, its form is not guessed at: units are left, so it is no wait',
    { headers: { 'ratelimit-remaining': '3', 'ratelimit-reset': '9' } },
    null,
  ],
])('%s', (_, sketch, ms) => {
  expect(find(sketch).delay?.ms ?? null).toBe(ms)
})

test('what is not in the unit is named and ignored', () => {
  const { delay, malformed } = find({ body: { wait: 'a minute', retryDelay: '34 seconds' } })
  expect(delay).toBeNull()
  expect(malformed.map(({ words }) => words)).toEqual(['/wait: a minute', '/retryDelay: 34 seconds'])
})
