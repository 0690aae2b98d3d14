/** Delays where a pack says they are, in the unit it says they have. */
import { expect, test } from 'vitest'
import type { Pack } from '../../../src/engine'
import { readingOf } from '../../../src/engine/reading/reading'
import { type Delay, findDelay } from '../../../src/engine/verdict/find-delay'
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
const find = (sketch: Sketch) =>
  findDelay(readingOf(exchange({ status: 429, ...sketch })), [{ ...pack }], NOW_MS)

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

/** A pack that says where one delay stands. */
const findIn = (delay: NonNullable<typeof delays>[number], sketch: Sketch) =>
  findDelay(readingOf(exchange({ status: 429, ...sketch })), [{ retry: { delays: [delay] } } as Pack], NOW_MS)

const asked = (ms: number, words: string, isReset = false) => ({ ms, words, isReset })

test.each<[string, NonNullable<typeof delays>[number], Sketch, Delay | null]>([
  [
    'a header',
    { at: { header: 'Acme-Wait' }, unit: 's' },
    { headers: { 'acme-wait': '5' } },
    asked(5_000, 'Acme-Wait: 5'),
  ],
  ['a member', { at: { pointer: '/wait' }, unit: 's' }, { body: { wait: 5 } }, asked(5_000, '/wait: 5')],
  [
    'what is called a reset, in any case',
    { at: '/limitReset', unit: 's' },
    { body: { limitReset: 5 } },
    asked(5_000, '/limitReset: 5', true),
  ],
  [
    'a finer Retry-After goes before what the pack names first',
    { at: { header: 'Acme-Retry-After' }, unit: 'ms' },
    { headers: { 'retry-after': '2', 'acme-retry-after': '1500' } },
    asked(1_500, 'Acme-Retry-After: 1500'),
  ],
  [
    'one in seconds is no finer',
    { at: { header: 'acme-retry-after' }, unit: 's' },
    { headers: { 'retry-after': '2', 'acme-retry-after': '3' } },
    asked(2_000, 'Retry-After: 2'),
  ],
  [
    'nor is any other header in ms',
    { at: { header: 'acme-wait' }, unit: 'ms' },
    { headers: { 'retry-after': '2', 'acme-wait': '2500' } },
    asked(2_000, 'Retry-After: 2'),
  ],
  [
    'nor is a member',
    { at: '/retry-after', unit: 'ms' },
    { headers: { 'retry-after': '2' }, body: { 'retry-after': 2_500 } },
    asked(2_000, 'Retry-After: 2'),
  ],
  [
    'a wait on a cached response',
    { at: '/wait', unit: 's' },
    { headers: { age: '9' }, body: { wait: 5 } },
    asked(5_000, '/wait: 5'),
  ],
  [
    'a reset on a cached response',
    { at: '/reset', unit: 's' },
    { headers: { age: ' 9 ' }, body: { reset: 5 } },
    null,
  ],
  [
    'a reset on a response that no cache kept',
    { at: '/reset', unit: 's' },
    { headers: { age: '0' }, body: { reset: 5 } },
    asked(5_000, '/reset: 5', true),
  ],
  [
    'a reset whose unit the pack gives, in any case',
    { at: { header: 'X-RateLimit-Reset' }, unit: 's', if: { header: 'acme-left', like: '0' } },
    { headers: { 'x-ratelimit-reset': '9' } },
    null,
  ],
])('%s', (_, delay, sketch, found) => {
  expect(findIn(delay, sketch).delay).toEqual(found)
})

test('of two packs, the first one that says where', () => {
  const packs = ['/first', '/second'].map((at) => ({ retry: { delays: [{ at, unit: 's' }] } }) as Pack)
  const both = readingOf(exchange({ status: 429, body: { first: 1, second: 2 } }))
  expect(findDelay(both, [{} as Pack, ...packs], NOW_MS).delay?.ms).toBe(1_000)
  const one = readingOf(exchange({ status: 429, body: { second: 2 } }))
  expect(findDelay(one, [{} as Pack, ...packs], NOW_MS).delay?.ms).toBe(2_000)
})
