/** RateLimit and RateLimit-Policy: the current draft, the older ones, and what servers really send. */
import { expect, test } from 'vitest'
import { readingOf } from '../../../src/engine/reading/reading'
import { findDelay } from '../../../src/engine/verdict/find-delay'
import { parsePolicies, parseRateLimit, rateLimitHints } from '../../../src/engine/verdict/rate-limit-fields'
import { exchange, STARTED_AT_MS } from '../../support/exchange'

const find = (status: number, headers: Record<string, string>) =>
  findDelay(readingOf(exchange({ status, headers })), [], STARTED_AT_MS)

test.each<[string, number, Record<string, string>, number | null]>([
  ['nothing is left', 429, { RateLimit: '"default";r=0;t=30' }, 30_000],
  ['nothing is left, whatever the status', 503, { RateLimit: '"default";r=0;t=30' }, 30_000],
  ['units are left, so a reset is no wait', 500, { RateLimit: '"default";r=50;t=30' }, null],
  ['units are left on a 429: the request may cost more', 429, { RateLimit: '"default";r=50;t=30' }, 30_000],
  [
    'units are left for a day on a 429: another limit was hit',
    429,
    { RateLimit: '"day";r=50;t=80000' },
    null,
  ],
  ['of two that are used up, the later one', 429, { RateLimit: '"burst";r=0;t=5, "day";r=0;t=600' }, 600_000],
  [
    'one that is used up beats one that is not',
    429,
    { RateLimit: '"burst";r=0;t=5, "day";r=9;t=600' },
    5_000,
  ],
  ['no reset named', 429, { RateLimit: '"default";r=0' }, null],
  ['a partition key', 429, { RateLimit: '"peruser";r=0;t=7;pk=:cGFydGl0aW9u:' }, 7_000],
  ['a name that is a bare word', 429, { RateLimit: 'default;r=0;t=5' }, 5_000],
  ['none is used up: the earlier one', 429, { RateLimit: '"burst";r=2;t=5, "day";r=9;t=600' }, 5_000],
  [
    'none is used up, the earlier one comes last',
    429,
    { RateLimit: '"day";r=9;t=600, "burst";r=2;t=5' },
    5_000,
  ],
  ['the later one comes first', 429, { RateLimit: '"day";r=0;t=600, "burst";r=0;t=5' }, 600_000],
  ['used up, without a reset', 503, { RateLimit: '"day";r=0, "burst";r=0;t=5' }, 5_000],
  ['spaces between two names', 429, { RateLimit: '"fixed window" ; "api";r=0;t=70' }, 70_000],
  ['two names before the parameters', 429, { RateLimit: '"fixed window";"api";r=0;t=70' }, 70_000],
  ['draft 07', 429, { RateLimit: 'limit=100, remaining=0, reset=30' }, 30_000],
  ['draft 07, nothing is left, whatever the status', 503, { RateLimit: 'remaining=0, reset=30' }, 30_000],
  ['draft 07, units are left', 400, { RateLimit: 'limit=100, remaining=50, reset=30' }, null],
  [
    'drafts up to 06',
    429,
    { 'RateLimit-Limit': '100', 'RateLimit-Remaining': '0', 'RateLimit-Reset': '30' },
    30_000,
  ],
  ['Retry-After takes precedence', 429, { 'Retry-After': '9', RateLimit: '"default";r=0;t=30' }, 9_000],
  ['a cached response', 429, { Age: '1', RateLimit: '"default";r=0;t=30' }, null],
  ['Age: 0 is fresh', 429, { Age: '0', RateLimit: '"default";r=0;t=30' }, 30_000],
  ['a policy alone: a window is no wait', 429, { 'RateLimit-Policy': '"default";q=100;w=60' }, null],
])('%s', (_, status, headers, ms) => {
  expect(find(status, headers).delay?.ms ?? null).toBe(ms)
})

test('lines of one field are one list (RFC 9110 §5.3)', () => {
  const it = exchange({ status: 429 })
  it.response.headers.push(
    { name: 'RateLimit', value: '"a";r=0;t=5' },
    { name: 'ratelimit', value: '"b";r=0;t=6' },
  )
  expect(findDelay(readingOf(it), [], STARTED_AT_MS).delay?.ms).toBe(6_000)
})

test.each([
  '"default";r=many;t=30',
  '"default";r=-1;t=30',
  '"default";t=30',
  'r=0;t=30',
  '5;r=0;t=30',
  '"default";r=0.5;t=30',
  '"default";r=0;t=30, "day"',
  '"default";r=0;t=30, 5;r=0;t=3',
  '(1 2);r=0;t=3',
  '(1 2);r=0;t=3, "default";r=0;t=30',
  'limit=100',
  '50/100',
])('RateLimit: %s is malformed: ignored, and named on a 429', (text) => {
  expect(parseRateLimit(text)).toBeNull()
  const { delay, malformed } = find(429, { RateLimit: text })
  expect(delay).toBeNull()
  expect(malformed.map(({ words }) => words)).toEqual([`RateLimit: ${text}`])
  expect(find(404, { RateLimit: text }).malformed).toEqual([])
})

test.each<[string, ReturnType<typeof parseRateLimit>]>([
  ['limit=100, remaining=50, reset=30', [{ name: null, remaining: 50, resetS: 30 }]],
  ['limit=100, remaining=0', [{ name: null, remaining: 0, resetS: null }]],
  ['limit=100, reset=30', [{ name: null, remaining: null, resetS: 30 }]],
  ['default;r=50;t=30', [{ name: 'default', remaining: 50, resetS: 30 }]],
  [
    '"a";r=5, "b";r=6;t=-1',
    [
      { name: 'a', remaining: 5, resetS: null },
      { name: 'b', remaining: 6, resetS: null },
    ],
  ],
  ['', null],
])('RateLimit: %s is read', (text, limits) => {
  expect(parseRateLimit(text)).toEqual(limits)
})

test.each<[string, ReturnType<typeof parsePolicies>]>([
  [
    '"burst";q=100;w=60,"daily";q=1000;w=86400',
    [
      { name: 'burst', quota: 100, windowS: 60 },
      { name: 'daily', quota: 1000, windowS: 86400 },
    ],
  ],
  ['"concurrent";q=10;qu="concurrent-requests"', [{ name: 'concurrent', quota: 10, windowS: null }]],
  ['"fixed window";"api";q=500;w=300', [{ name: 'api', quota: 500, windowS: 300 }]],
  ['500; w=60', [{ name: null, quota: 500, windowS: 60 }]],
  ['500 per minute', null],
  ['"default";w=60', null],
  ['"burst";q=100;w=60, "default";w=60', null],
  ['(1 2);q=100', null],
  ['', null],
])('RateLimit-Policy: %s', (text, policies) => {
  expect(parsePolicies(text)).toEqual(policies)
})

const TWO = '"burst";q=100;w=60, "day";q=1000'

test.each<[string, string, string, string]>([
  ['the policy of that name', '"burst";r=0;t=7', TWO, ' (100 in 60 s)'],
  ['one that names no window', '"day";r=0;t=7', TWO, ' (quota 1000)'],
  ['none of that name among several', '"hour";r=0;t=7', TWO, ''],
  ['the only one, whatever it is called', '"hour";r=0;t=7', '"burst";q=100;w=60', ' (100 in 60 s)'],
  ['a sloppy name', '"api";r=0;t=7', '"fixed window";"api";q=500;w=300', ' (500 in 300 s)'],
  ['of two limits that end together the first', '"burst";r=0;t=7, "day";r=0;t=7', TWO, ' (100 in 60 s)'],
  ['that holds where units are left', '"burst";r=1;t=7, "day";r=1;t=7', TWO, ' (100 in 60 s)'],
])('the words name the quota: %s', (_, limit, policies, words) => {
  const hints = rateLimitHints(
    readingOf(exchange({ status: 429, headers: { RateLimit: ` ${limit} `, 'RateLimit-Policy': policies } })),
  )
  expect(hints).toEqual([{ ms: 7_000, words: `RateLimit: ${limit}${words}`, isReset: true }])
})

test('without a policy the words are the field', () => {
  const hints = rateLimitHints(readingOf(exchange({ status: 429, headers: { RateLimit: '"api";r=0;t=70' } })))
  expect(hints).toEqual([{ ms: 70_000, words: 'RateLimit: "api";r=0;t=70', isReset: true }])
})

test('a malformed field speaks of a reset, and names no time', () => {
  const hintsOf = (headers: Record<string, string>) =>
    rateLimitHints(readingOf(exchange({ status: 429, headers })))
  expect(hintsOf({ RateLimit: 'lots' })).toEqual([{ ms: null, words: 'RateLimit: lots', isReset: true }])
  expect(hintsOf({ RateLimit: '"api";r=0;t=70', 'RateLimit-Policy': 'lots' })[0]).toEqual({
    ms: null,
    words: 'RateLimit-Policy: lots',
    isReset: true,
  })
})

test('a malformed policy is named, and the limit is read', () => {
  const { delay, malformed } = find(429, { RateLimit: '"api";r=0;t=70', 'RateLimit-Policy': 'lots' })
  expect(delay?.ms).toBe(70_000)
  expect(malformed.map(({ words }) => words)).toEqual(['RateLimit-Policy: lots'])
})
