/** HTTP-dates in the three forms of RFC 9110 §5.6.7: what is one, and which moment it means. */
import { describe, expect, test } from 'vitest'
import { parseHttpDate } from '../../../src/engine/verdict/http-date'
import { STARTED_AT_MS } from '../../support/exchange'

const parse = (text: string) => parseHttpDate(text, STARTED_AT_MS)

describe.each(['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'])(
  '%s',
  (month) => {
    const expected = Date.parse(`2026-${month}-06 08:49:37 GMT`)
    test.each([
      `Fri, 06 ${month} 2026 08:49:37 GMT`,
      `Friday, 06-${month}-26 08:49:37 GMT`,
      `Fri ${month}  6 08:49:37 2026`,
    ])('%s', (text) => {
      expect(parse(text)).toBe(expected)
    })
  },
)

test.each<[string, string, number]>([
  ['the first moment of a day', 'Sun, 22 Nov 2026 00:00:00 GMT', Date.UTC(2026, 10, 22)],
  ['the last second of a day', 'Sun, 22 Nov 2026 23:59:59 GMT', Date.UTC(2026, 10, 22, 23, 59, 59)],
  ['a leap second', 'Sat, 31 Dec 2016 23:59:60 GMT', Date.UTC(2017, 0, 1)],
  ['a leap day', 'Sat, 29 Feb 2020 12:00:00 GMT', Date.UTC(2020, 1, 29, 12)],
  ['a day of two digits in asctime', 'Sun Nov 22 12:00:00 2026', Date.UTC(2026, 10, 22, 12)],
  ['two digits, this year', 'Sunday, 22-Nov-26 12:00:00 GMT', Date.UTC(2026, 10, 22, 12)],
  ['two digits, 50 years ahead', 'Sunday, 22-Nov-76 12:00:00 GMT', Date.UTC(2076, 10, 22, 12)],
  ['two digits, 51 years ahead: past', 'Sunday, 22-Nov-77 12:00:00 GMT', Date.UTC(1977, 10, 22, 12)],
])('%s: %s', (_, text, epochMs) => {
  expect(parse(text)).toBe(epochMs)
})

test('two digits are read in the century of the moment they came in', () => {
  const in2101 = Date.UTC(2101, 0, 1)
  expect(parseHttpDate('Sunday, 06-Nov-05 08:49:37 GMT', in2101)).toBe(Date.UTC(2105, 10, 6, 8, 49, 37))
})

test.each([
  'Sun, 22 Nov 2026 24:00:00 GMT',
  'Sun, 22 Nov 2026 12:60:00 GMT',
  'Sun, 22 Nov 2026 12:00:61 GMT',
  'Sun, 00 Nov 2026 12:00:00 GMT',
  'Thu, 31 Nov 2026 12:00:00 GMT',
  'Sun, 29 Feb 2026 12:00:00 GMT',
  'Sun, 29 Feb 2026 12:00:60 GMT',
  'Sun, 22 Nov 2026 12:00:00 CET',
  'Sun, 22 Nov 2026 12:00:00',
  'Sun, 22 nov 2026 12:00:00 GMT',
  'Sun, 22 Nov 26 12:00:00 GMT',
  'Son, 22 Nov 2026 12:00:00 GMT',
  'Sun, 22-Nov-26 12:00:00 GMT',
  'Sun Nov 22 12:00:00 2026 GMT',
  ' Sun, 22 Nov 2026 12:00:00 GMT',
])('"%s" is none', (text) => {
  expect(parse(text)).toBeNull()
})
