/** The forms in which a time is written: numbers, durations, dates. */
import { expect, test } from 'vitest'
import { decimal, parseDate, parseDelay, parseDuration } from '../../../src/engine/verdict/parse-delay'
import { STARTED_AT_MS as NOW_MS } from '../../support/exchange'

const from = () => NOW_MS

test.each<[string, number]>([
  ['0', 0],
  ['007', 7],
  ['12', 12],
  ['12.75', 12.75],
])('%s is a number', (text, number) => {
  expect(decimal(text)).toBe(number)
})

test.each(['', '.5', '5.', '1.2.3', '1,5', '-1', '+1', '1e3', '0x1f', '5 ', ' 5', '5s', 's5', '1_000'])(
  '"%s" is no number',
  (text) => {
    expect(decimal(text)).toBeNull()
  },
)

test.each<[string, number]>([
  ['0s', 0],
  ['34s', 34_000],
  ['12.25s', 12_250],
  ['250ms', 250],
  ['10.75ms', 10.75],
  ['15m', 900_000],
  ['12h', 43_200_000],
  ['1h2m', 3_720_000],
  ['10h20m30.5s', 37_230_500],
  ['1h30s', 3_630_000],
  ['2m5ms', 120_005],
  ['1h2m3s4ms', 3_723_004],
])('%s is a duration', (text, ms) => {
  expect(parseDuration(text)).toBe(ms)
})

test.each([
  '',
  '34',
  '34 s',
  ' 34s',
  '34s ',
  's',
  '1.5m',
  '1.5h',
  '1.s',
  '.5s',
  '1.ms',
  '3s2m',
  '1m2',
  '1h1h',
  'PT34S',
])('"%s" is no duration', (text) => {
  expect(parseDuration(text)).toBeNull()
})

test.each<[string, number]>([
  ['2026-11-22T12:01:00Z', 60_000],
  ['2026-11-22t12:01:00z', 60_000],
  ['2026-11-22 12:01:00Z', 60_000],
  ['2026-11-22T12:01:00.25Z', 60_250],
  ['2026-11-22T12:01:00.123456Z', 60_123],
  ['2026-11-22T14:01:00+02:00', 60_000],
  ['2026-11-22T06:31:00-05:30', 60_000],
  ['2026-11-22T11:59:00Z', -60_000],
  ['Sun, 22 Nov 2026 12:01:00 GMT', 60_000],
])('%s is a date', (text, ms) => {
  expect(parseDate(text, from)).toBe(ms)
})

test.each([
  '2026-11-22',
  '2026-11-22T12:01Z',
  '2026-11-22T12:01:00',
  '2026-11-22T12:01:00.Z',
  '2026-11-22T12:01:00+0200',
  '2026-11-22T12:01:00 +02:00',
  '2026-11-22_12:01:00Z',
  '2026-11-22T12:01:00Z.',
  'x2026-11-22T12:01:00Z',
  '2026-11-22T25:01:00Z',
  '2026-11-22T12:61:00Z',
  '2026-13-22T12:01:00Z',
  '2026-11-31T12:01:00Z',
  '2026-02-29T12:01:00Z',
  '2026-11-00T12:01:00Z',
  '26-11-22T12:01:00Z',
])('"%s" is no date', (text) => {
  expect(parseDate(text, from)).toBeNull()
})

test.each<[Parameters<typeof parseDelay>[1], string, number | null]>([
  ['s', '12', 12_000],
  ['ms', '12', 12],
  ['epoch-s', String(NOW_MS / 1000 + 12), 12_000],
  ['epoch-ms', String(NOW_MS + 12), 12],
  ['duration', '12s', 12_000],
  ['date', '2026-11-22T12:00:12Z', 12_000],
  ['s', '12s', null],
  ['ms', '12ms', null],
  ['epoch-s', '2026-11-22T12:00:12Z', null],
  ['epoch-ms', 'soon', null],
  ['duration', '12', null],
  ['date', '12', null],
])('in the unit "%s" %s is %s', (unit, text, ms) => {
  expect(parseDelay(text, unit, from)).toBe(ms)
})
