import { expect, test } from 'vitest'
import { readLimits } from '../../../../src/authoring/facts/limits'
import { readMarkdown } from '../../../../src/authoring/page/markdown'

const limits = (text: string) =>
  readLimits(readMarkdown(text)).map(({ limit, windowMs, per }) => [limit, windowMs / 1000, per])

test.each([
  ['25 requests/second per key pair', [[25, 1, 'key pair']]],
  ['Up to 60 requests per minute.', [[60, 60, '']]],
  ['1,000 requests per 5 minutes per IP address', [[1000, 300, 'IP address']]],
  ['1,000 requests per hour per IP', [[1000, 3600, 'IP']]],
  ['50 req/10s', [[50, 10, '']]],
  ['500 req/h', [[500, 3600, '']]],
  [
    '100 RPM and 5 rps',
    [
      [100, 60, ''],
      [5, 1, ''],
    ],
  ],
  ['10k requests per day for each account', [[10000, 86400, 'account']]],
  ['Each team may send 20 API requests per second.', [[20, 1, 'team']]],
  ['We ask you to limit requests to 3 per second.', [[3, 1, '']]],
  ['3000 requests per 60 seconds', [[3000, 60, '']]],
  ['60 solicitudes por minuto', [[60, 60, '']]],
  ['100 requisições por minuto', [[100, 60, '']]],
  ['60 Anfragen pro Minute', [[60, 60, '']]],
  ['每分钟最多 60 次', [[60, 60, '']]],
  ['100 次/分钟', [[100, 60, '']]],
  ['100 items per page', []],
  ['Files up to 50 MB', []],
  ['10,000 requests per month', []],
  ['If you send 50 requests within a second, 10 are blocked.', []],
  ['Wait 60 seconds.', []],
])('%s', (text, expected) => {
  expect(limits(text)).toEqual(expected)
})

test.each([
  [
    'cells',
    '| Plan | Limit |\n|--|--|\n| Free | 10 requests/minute |\n| Pro | 60 requests/minute |',
    [
      [10, 60, 'Free'],
      [60, 60, 'Pro'],
    ],
  ],
  [
    'numbers under a head',
    '| Plan | Requests per minute |\n|--|--|\n| Free | 10 |\n| Pro | 1,200 |',
    [
      [10, 60, 'Free'],
      [1200, 60, 'Pro'],
    ],
  ],
  ['an abbreviation', '| Environment | Rate (req/s) |\n|--|--|\n| Sandbox | 5 |', [[5, 1, 'Sandbox']]],
  [
    'a status in its row',
    '| Status | Meaning |\n|--|--|\n| 429 | Rate limit (500 req/h) |',
    [[500, 3600, '']],
  ],
  ['other numbers', '| Plan | Seats |\n|--|--|\n| Free | 10 |', []],
])('tables: %s', (_, text, expected) => {
  expect(limits(text)).toEqual(expected)
})

test('a limit that is told twice is one, with both lines', () => {
  expect(readLimits(readMarkdown('5 rps per key\n\n5 rps\n\n5 rps per key'))).toEqual([
    { limit: 5, windowMs: 1000, per: 'key', lines: [1, 5] },
  ])
})
