import { expect, test } from 'vitest'
import type { Pack } from '../../../src/engine'
import { readingOf } from '../../../src/engine/reading/reading'
import { findDelay } from '../../../src/engine/verdict/find-delay'
import { parseHttpDate } from '../../../src/engine/verdict/http-date'
import { exchange, type Sketch, STARTED_AT_MS } from '../../support/exchange'

const DATE = 'Sun, 22 Nov 2026 12:00:00 GMT'

const pack = { retry: { delays: [{ at: { header: 'retry-after-ms' }, unit: 'ms' }] } } as Pack
/** With a pack of its own each time, since the engine keeps what it has worked out of one. */
const delayOf = (headers: Record<string, string>, sketch: Sketch = {}) =>
  findDelay(readingOf(exchange({ status: 429, headers, ...sketch })), [{ ...pack }], STARTED_AT_MS)

test.each<[string, Record<string, string>, number | null]>([
  ['seconds', { 'Retry-After': '20' }, 20_000],
  ['zero seconds', { 'retry-after': '0' }, 0],
  [
    'a fraction of seconds, which servers send although RFC 9110 allows none',
    { 'retry-after': '2.5' },
    2_500,
  ],
  [
    'a number that looks like a timestamp is seconds all the same',
    { 'retry-after': '1795348800' },
    1795348800_000,
  ],
  ['an IMF-fixdate', { date: DATE, 'retry-after': 'Sun, 22 Nov 2026 12:00:30 GMT' }, 30_000],
  ['an RFC 850 date', { date: DATE, 'retry-after': 'Sunday, 22-Nov-26 12:00:30 GMT' }, 30_000],
  ['an asctime date', { date: DATE, 'retry-after': 'Sun Nov 22 12:00:30 2026' }, 30_000],
  [
    'an RFC 3339 date, which servers send although RFC 9110 has none',
    { date: DATE, 'retry-after': '2026-11-22T12:00:30Z' },
    30_000,
  ],
  [
    "a date, measured from the response's own Date and not from this clock",
    { date: 'Sun, 22 Nov 2026 09:00:00 GMT', 'retry-after': 'Sun, 22 Nov 2026 09:00:10 GMT' },
    10_000,
  ],
  ['a date that has passed: no wait', { date: DATE, 'retry-after': 'Sun, 22 Nov 2026 11:00:00 GMT' }, 0],
  ['the form in milliseconds alone', { 'retry-after-ms': '1250' }, 1_250],
  [
    'the form in milliseconds is the finer word for the same second',
    { 'retry-after': '2', 'retry-after-ms': '1250' },
    1_250,
  ],
  [
    'where the two contradict each other, the longer one is the safer',
    { 'retry-after': '1', 'retry-after-ms': '0' },
    1_000,
  ],
  ['one second apart they contradict each other', { 'retry-after': '2', 'retry-after-ms': '1000' }, 2_000],
  ['less than that, the finer one counts', { 'retry-after': '2', 'retry-after-ms': '1001' }, 1_001],
  ['whichever that is', { 'retry-after': '3', 'retry-after-ms': '60000' }, 60_000],
  [
    'a form in milliseconds that cannot be read leaves Retry-After',
    { 'retry-after': '3', 'retry-after-ms': 'soon' },
    3_000,
  ],
  ['Retry-After on a cached response still counts', { 'retry-after': '3', age: '10' }, 3_000],
  ['nothing named', {}, null],
])('%s', (_, headers, ms) => {
  expect(delayOf(headers).delay?.ms ?? null).toBe(ms)
})

test('without a Date header a date is measured from when the response came', () => {
  const { delay } = delayOf({ 'retry-after': 'Sun, 22 Nov 2026 12:00:30 GMT' }, { durationMs: 10_000 })
  expect(delay?.ms).toBe(20_000)
})

test('a Date that no browser has trimmed is read', () => {
  const headers = { date: ` ${DATE} `, 'retry-after': 'Sun, 22 Nov 2026 12:00:30 GMT' }
  const { delay } = delayOf(headers, { durationMs: 10_000 })
  expect(delay?.ms).toBe(30_000)
})

test('without any time of its own a response is measured from now', () => {
  const it = {
    ...exchange({ status: 429, headers: { 'retry-after': 'Sun, 22 Nov 2026 12:00:30 GMT' } }),
    startedAtMs: null,
  }
  expect(findDelay(readingOf(it), [], STARTED_AT_MS + 10_000).delay?.ms).toBe(20_000)
})

test('Retry-After is a wait, and told with its text', () => {
  expect(delayOf({ 'retry-after': ' 20 ' }).delay).toEqual({
    ms: 20_000,
    words: 'Retry-After: 20',
    isReset: false,
  })
})

test('an empty Retry-After is none', () => {
  expect(delayOf({ 'retry-after': ' ' })).toEqual({ delay: null, malformed: [] })
})

test.each<[string, string, string]>([
  ['soon', '700', 'acme-retry-after-ms: 700'],
  ['700', 'soon', 'retry-after-ms: 700'],
  ['700', '800', 'retry-after-ms: 700'],
])('of two finer forms, %s and %s, the first that can be read counts', (first, second, words) => {
  const two = ['retry-after-ms', 'acme-retry-after-ms'].map((header) => ({ at: { header }, unit: 'ms' }))
  const it = exchange({ headers: { 'retry-after-ms': first, 'acme-retry-after-ms': second } })
  const found = findDelay(readingOf(it), [{ retry: { delays: two } } as Pack], STARTED_AT_MS)
  expect(found.delay?.words).toBe(words)
  expect(found.malformed).toEqual([])
})

test('where both are malformed, both are named', () => {
  const { malformed } = delayOf({ 'retry-after': 'soon', 'retry-after-ms': 'later' })
  expect(malformed.map(({ words }) => words)).toEqual(['Retry-After: soon', 'retry-after-ms: later'])
})

test.each([
  '9'.repeat(400),
  'soon',
  '-5',
  '1,5',
  '30, 30',
  '2026-11-22 12:00',
  '2026-11-22T12:00:30',
  '2026-02-31T12:00:30Z',
  'Sun, 31 Feb 2026 12:00:00 GMT',
  'Sun, 22 Nov 2026 25:00:00 GMT',
  '1e3',
  '٣',
])('"Retry-After: %s" is named and ignored, never guessed at', (text) => {
  const { delay, malformed } = delayOf({ 'retry-after': text })
  expect(delay).toBeNull()
  expect(malformed.map(({ words }) => words)).toEqual([`Retry-After: ${text}`])
})

test('a malformed Retry-After is named even where another place is read', () => {
  const { delay, malformed } = delayOf({ 'retry-after': 'soon', 'retry-after-ms': '700' })
  expect(delay?.words).toBe('retry-after-ms: 700')
  expect(malformed.map(({ words }) => words)).toEqual(['Retry-After: soon'])
})

test('a two-digit year more than fifty years ahead is in the past (RFC 9110 §5.6.7)', () => {
  expect(parseHttpDate('Sunday, 06-Nov-94 08:49:37 GMT', STARTED_AT_MS)).toBe(
    Date.UTC(1994, 10, 6, 8, 49, 37),
  )
})
