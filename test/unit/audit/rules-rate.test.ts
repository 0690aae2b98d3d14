import { describe, expect, test } from 'vitest'
import type { Attempt } from '../../../src/audit/attempt'
import { limit, policy, retryOf, SOURCE, tries } from '../../support/attempts'
import { auditOf, every, finding, rulesOf } from './fixtures'

/** Calls at these moments, each of an operation of its own. */
const distinct = (starts: readonly number[], over: Partial<Attempt> = {}) =>
  starts.flatMap((at, i) => tries(`GET /${i}`, [`${at} 200`], over))

describe('retry/storm', () => {
  const callers = (count: number, lines: (i: number) => string[], over: Partial<Attempt> = {}) =>
    Array.from({ length: count }, (_, i) => tries(`GET /${i}`, lines(i), over)).flat()

  test.each<[string, Attempt[]]>([
    ['three callers that come back together', callers(3, (i) => [`${i * 9} 503`, `${1100 + i * 9} 200`])],
    ['two callers that do so twice', callers(2, (i) => [`${i} 503`, `${1100 + i} 503`, `${3200 + i} 200`])],
    ['five callers told to wait alike', callers(5, (i) => [`${i} 429 asked=20000`, `${20_120 + i} 200`])],
    [
      'callers of the same operation',
      tries('GET /a', ['0 503', '1 503', '2 503', '900 200', '901 200', '902 200']),
    ],
  ])('blames %s', (_, attempts) => {
    expect(rulesOf(attempts)).toContain('retry/storm')
  })

  test.each<[string, Attempt[]]>([
    ['random waits', callers(4, (i) => [`${i * 9} 503`, `${700 + i * 170} 200`])],
    ['two callers once', callers(2, (i) => [`${i} 503`, `${1100 + i} 200`])],
    ['parallel calls that all work', callers(6, (i) => [`${i} 200`, `${1100 + i} 200`])],
    ['a new token for all', callers(5, (i) => [`${i} 401`, `${400 + i} 200`])],
    [
      'a new token for all, whatever is known of the code',
      callers(5, (i) => [`${i} 401 verdict=unknown`, `${400 + i} 200`]),
    ],
    [
      'callers that failed one by one, and are woken together',
      callers(3, (i) => [`${i * 300} 503`, `${1000 + i} 200`]),
    ],
    ['a step of a protocol', callers(5, (i) => [`${i} 200 verdict=now`, `${150 + i} 200`])],
    ['a page that a person loads again', callers(5, (i) => [`${i} 503`, `${4000 + i} 200`])],
    [
      'a page that is loaded again quickly, as what had worked shows',
      [...callers(5, (i) => [`${i} 503`, `${1100 + i} 200`]), ...tries('GET /me', ['0 200', '1090 200'])],
    ],
    ['polls that started together', callers(4, (i) => every(3000, 5).map((at) => `${at + i} 503`))],
    [
      'another host',
      [
        ...callers(1, () => ['0 503', '1100 200']),
        ...callers(3, (i) => [`${i} 503`, `${1100 + i} 200`], { host: 'b.acme.test' }),
      ],
    ],
  ])('is silent about %s', (_, attempts) => {
    expect(rulesOf(attempts)).not.toContain('retry/storm')
  })

  test('is no matter of a caller that waited by itself', () => {
    const others = callers(3, (i) => [`${i} 503`, `${1100 + i} 200`])
    const alone = tries('GET /alone', ['0 503', '1700 200'])
    expect(rulesOf([...others, ...alone], alone[0])).toEqual([])
  })

  test('says how many came, and how close together', () => {
    const said = finding(
      callers(4, (i) => [`${i * 9} 503`, `${1100 + i * 9} 503`, `${3300 + i * 9} 200`]),
      'retry/storm',
    )
    expect(said?.what).toBe(
      '4 parallel requests to api.acme.test were repeated within 27 ms of each other, 2 times.',
    )
  })
})

describe('rate/over-limit', () => {
  const at10 = { policy: policy({ limits: [limit(10, 1000)] }) }

  test('counts all requests to the host in windows that slide', () => {
    const attempts = distinct([...every(50, 7, 700), ...every(50, 7, 1050)], at10)
    const said = finding(attempts, 'rate/over-limit')
    expect(said?.what).toBe('14 requests to api.acme.test within 1 s; documented are 10 (per API key).')
    expect(said?.why).toContain('this tab')
    expect(said?.source).toEqual(SOURCE)
  })

  test('names the requests that were refused, whatever documented limit for the window is the lowest', () => {
    const limits = [limit(50, 1000, 'API key, Growth tier'), limit(10, 1000, 'API key, Developer tier')]
    const attempts = [
      ...distinct(every(20, 12), { policy: policy({ limits }) }),
      ...tries('GET /x', ['300 429']),
    ]
    expect(finding(attempts, 'rate/over-limit')?.what).toBe(
      '13 requests to api.acme.test within 1 s; documented are 10 (per API key, Developer tier), or 50 for other accounts. 1 of them was refused.',
    )
  })

  test('two windows are two findings, the shorter first', () => {
    const limits = [limit(300, 60_000), limit(10, 1000)]
    const attempts = distinct(every(40, 400), { policy: policy({ limits }) })
    const { findings } = auditOf(attempts) ?? {}
    expect(findings?.map(({ what }) => what.slice(0, 42))).toEqual([
      '25 requests to api.acme.test within 1 s; d',
      '400 requests to api.acme.test within 60 s;',
    ])
  })

  test.each<[string, Attempt[]]>([
    ['as many as are allowed', distinct(every(90, 10), at10)],
    ['a client that keeps to the limit, a moment early', distinct(every(99, 40), at10)],
    ['another host', [...distinct(every(10, 5), at10), ...distinct(every(10, 20), { host: 'b.acme.test' })]],
    ['what never got an answer', distinct(every(10, 20), { ...at10, status: 0, retry: retryOf('backoff') })],
    [
      'limits of which it is unknown which one applies',
      distinct(every(10, 20), { policy: policy({ limits: [limit(10, 1000), limit(50, 1000, 'partner')] }) }),
    ],
    [
      'a limit on a part of the API',
      distinct(every(10, 20), { policy: policy({ limits: [limit(10, 1000, 'credential and endpoint')] }) }),
    ],
    ['an API without a documented limit', distinct(every(1, 200))],
  ])('is silent about %s', (_, attempts) => {
    expect(rulesOf(attempts)).toEqual([])
  })

  test('is said of the requests in a window that was too full, not of others', () => {
    const attempts = distinct([...every(10, 20), 90_000], at10)
    expect(rulesOf(attempts, attempts[3])).toEqual(['rate/over-limit'])
    expect(rulesOf(attempts, attempts.at(-1))).toEqual([])
  })

  test('is not said of tries that the burst lies between', () => {
    const attempts = [...tries('GET /x', ['0 503', '50000 200']), ...distinct(every(10, 20, 25_000), at10)]
    expect(rulesOf(attempts)).toEqual([])
    expect(auditOf(attempts)?.rates).toMatchObject([{ peak: 1 }])
  })

  test('the rate is given also where it stays within the limit', () => {
    const attempts = [...distinct(every(200, 6), at10), ...tries('GET /x', ['300 503', '1300 200'])]
    const [rate] = auditOf(attempts, attempts.at(-1))?.rates ?? []
    expect(rate).toMatchObject({ peak: 6, limit: { limit: 10, windowMs: 1000 } })
    expect(rate?.startsAtMs).toHaveLength(8)
  })
})
