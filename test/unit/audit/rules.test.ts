import { describe, expect, test } from 'vitest'
import type { Attempt } from '../../../src/audit/attempt'
import { audit } from '../../../src/audit/audit'
import { limit, policy, retryOf, SOURCE, tries } from '../../support/attempts'

const auditOf = (attempts: readonly Attempt[], row = attempts[0]) => audit(row?.rowId ?? 0, attempts)
const rulesOf = (attempts: readonly Attempt[], row?: Attempt) =>
  auditOf(attempts, row)?.findings.map(({ rule }) => rule) ?? []
const finding = (attempts: readonly Attempt[], rule: string) =>
  auditOf(attempts)?.findings.find((each) => each.rule === rule)

/** Calls at these moments, each of an operation of its own. */
const distinct = (starts: readonly number[], over: Partial<Attempt> = {}) =>
  starts.flatMap((at, i) => tries(`GET /${i}`, [`${at} 200`], over))
const every = (ms: number, count: number, from = 0) => Array.from({ length: count }, (_, i) => from + i * ms)

type Case = [what: string, operation: string, lines: string[]]

describe('retry/despite-verdict', () => {
  test.each<Case>([
    ['a refused write, twice more', 'POST /a', ['0 400', '1000 400', '3000 400']],
    ['a refused read with doubling waits', 'GET /a', ['0 422', '1100 422', '3200 422', '7300 422']],
    ['a token that stays refused', 'GET /a', ['0 401', '300 401', '600 401']],
    [
      'a quota that is used up',
      'POST /a',
      ['0 429 verdict=fix', '600 429 verdict=fix', '1800 429 verdict=fix'],
    ],
    ['what the server rules out', 'DELETE /a', ['0 404 verdict=never', '500 404 verdict=never', '900 404']],
  ])('blames %s', (_, operation, lines) => {
    expect(rulesOf(tries(operation, lines))).toContain('retry/despite-verdict')
  })

  test.each<Case>([
    ['one repeat with a new token', 'GET /a', ['0 401', '300 200']],
    ['one repeat that is refused too', 'GET /a', ['0 401', '300 403']],
    ['a button pressed again', 'POST /a', ['0 422', '2500 422']],
    ['a slow human', 'POST /a', ['0 422', '15000 422', '40000 422', '58000 422']],
    ['a wait for something to appear', 'GET /a', ['0 404', '1100 404', '3200 404', '7300 200']],
    ['a poll', 'GET /a', ['0 409', '3000 409 took=2500', '6000 409', '9000 200']],
    [
      'what the page cancelled',
      'GET /a',
      ['0 0 verdict=never', '120 0 verdict=never', '240 0 verdict=never', '360 200'],
    ],
    [
      'what the page cannot tell from a broken line',
      'GET /a',
      ['0 0 verdict=fix', '1100 0 verdict=fix', '3300 0 verdict=fix'],
    ],
    ['temporary trouble', 'GET /a', ['0 503', '1100 503', '3300 503']],
    ['a success in between', 'POST /a', ['0 400', '1000 200', '2000 400', '3000 200']],
  ])('is silent about %s', (_, operation, lines) => {
    const attempts = tries(operation, lines)
    for (const row of attempts) expect(rulesOf(attempts, row)).not.toContain('retry/despite-verdict')
  })

  test('says how often, within which time, and why the verdict is what it is', () => {
    const said = finding(tries('POST /a', ['0 400', '1000 400', '3200 400']), 'retry/despite-verdict')
    expect(said?.what).toBe(
      'Repeated 2 times within 3.2 s as it was, although the answer (400) asks for a change first.',
    )
    expect(said?.fix).toContain('It is fix.')
    expect(said?.source?.url).toContain('rfc9110.html#section-15.5')
  })

  test('rests on the page that decided the verdict', () => {
    const retry = retryOf('never', { source: SOURCE })
    const said = finding(tries('GET /a', ['0 410', '300 410', '900 410'], { retry }), 'retry/despite-verdict')
    expect(said).toMatchObject({ source: SOURCE, what: expect.stringContaining('rules out') })
  })
})

describe('retry/too-early', () => {
  test.each<Case>([
    ['at once', 'GET /a', ['0 429 asked=20000', '400 429 asked=20000', '21000 200']],
    ['half-way', 'POST /a', ['0 429 asked=2000', '1100 200']],
    [
      'a polite poll that was told to wait',
      'GET /a',
      ['0 429 asked=60000', '5000 429 asked=60000', '10000 429 asked=60000'],
    ],
  ])('blames a repeat %s', (_, operation, lines) => {
    expect(rulesOf(tries(operation, lines))).toContain('retry/too-early')
  })

  test.each<Case>([
    ['in time', 'GET /a', ['0 429 asked=2000', '2100 200']],
    ['as early as a timer may be', 'GET /a', ['0 429 asked=2000', '1860 200']],
    ['as early as a clock may be wrong over a long wait', 'GET /a', ['0 429 asked=60000', '57200 200']],
    ['after no time was named', 'GET /a', ['0 503', '200 200']],
    ['after a wait of nothing', 'GET /a', ['0 503 asked=0', '110 200']],
    ['of what had succeeded', 'GET /a', ['0 429 asked=2000', '2200 200', '2300 200']],
  ])('is silent about a repeat %s', (_, operation, lines) => {
    expect(rulesOf(tries(operation, lines))).not.toContain('retry/too-early')
  })

  test('is silent about what was in flight when the wait was named', () => {
    const attempts = tries('GET /a', ['0 429 asked=20000 took=500', '300 429 asked=20000 took=500'])
    expect(auditOf(attempts)).toBeNull()
  })

  test('says by how much, and that the page may not see the header', () => {
    const attempts = tries('GET /a', ['0 429 asked=20000', '1300 429 asked=20000', '2600 429 asked=20000'])
    const said = finding(attempts, 'retry/too-early')
    expect(said?.what).toBe(
      'Repeated 1.2 s after the answer; the server had asked for 20 s (Retry-After: 20), so this was 19 s too early. 2 of 2 repeats came too early.',
    )
    expect(said?.fix).toContain('Access-Control-Expose-Headers')
    expect(said?.source?.url).toContain('rfc9110.html#section-10.2.3')
  })

  test('a date in a header is exact to the second, and a wait named in the body can be read', () => {
    const [first, second] = tries('GET /a', ['0 429 asked=5000', '4400 200']) as [Attempt, Attempt]
    const named = (delayFrom: string) => {
      const retry = retryOf('after', { ...first.retry, delayFrom })
      return finding([{ ...first, retry }, second], 'retry/too-early')
    }
    expect(named('Retry-After: Sun, 22 Nov 2026 12:00:05 GMT')).toBeUndefined()
    expect(named('x-ratelimit-reset: 1795348805')).toBeUndefined()
    expect(named('Retry-After: 5')).toBeDefined()
    expect(named('/error/retry_after: 5')?.fix).not.toContain('Access-Control')
  })
})

describe('retry/no-backoff', () => {
  test.each<Case>([
    ['at once, four times', 'GET /a', ['0 503', '102 503', '237 503', '349 503']],
    ['with a fixed second', 'GET /a', ['0 503', '1100 503', '2210 503', '3300 503']],
    [
      'of a write with its key',
      'POST /a',
      ['0 503 key=k', '3100 503 key=k', '6200 503 key=k', '9300 503 key=k'],
    ],
    [
      'with random waits of one size',
      'GET /a',
      ['0 503', '900 503', '1500 503', '2400 503', '2900 503', '3800 503'],
    ],
    ['without an answer', 'GET /a', ['0 0', '600 0', '1200 0', '1800 0']],
  ])('blames repeats %s', (_, operation, lines) => {
    expect(rulesOf(tries(operation, lines))).toContain('retry/no-backoff')
  })

  test.each<Case>([
    ['doubling waits', 'GET /a', ['0 503', '1100 503', '3200 503', '7300 503']],
    [
      'doubling waits with a cap',
      'GET /a',
      ['0 503', '600 503', '1700 503', '3800 503', '5900 503', '8000 503', '10100 503'],
    ],
    ['random waits that grow', 'GET /a', ['0 503', '180 503', '390 503', '1100 503']],
    ['two repeats, which show no pattern', 'GET /a', ['0 503', '110 503', '220 503']],
    ['a poll every five seconds', 'GET /a', ['0 503', '5000 503', '10000 503', '15000 503', '20000 503']],
    ['a wait for something to appear', 'GET /a', ['0 404', '600 404', '1200 404', '1800 404', '2400 200']],
    [
      'a fast poll that had worked before',
      'GET /a',
      ['0 200', '1000 503', '2000 503', '3000 503', '4000 503', '5000 200'],
    ],
    [
      'waits that the server asked for',
      'GET /a',
      ['0 429 asked=1000', '1150 429 asked=1000', '2300 429 asked=1000', '3450 429 asked=1000', '4600 200'],
    ],
    [
      'a poll that waits after each answer',
      'GET /a',
      ['0 503', '3100 503 took=2500', '8600 503', '11700 503'],
    ],
    [
      'a write every six seconds',
      'POST /a',
      ['0 503 key=k', '6100 503 key=k', '12200 503 key=k', '18300 503 key=k'],
    ],
    ['three random waits, which show no pattern', 'GET /a', ['0 503', '900 503', '1500 503', '2400 503']],
    [
      'steps of a protocol',
      'POST /a',
      ['0 200 verdict=now', '110 200 verdict=now', '220 200 verdict=now', '330 200 verdict=now'],
    ],
    ['polling of what works', 'GET /a', ['0 200', '110 200', '230 200', '340 200', '460 200']],
  ])('is silent about %s', (_, operation, lines) => {
    const attempts = tries(operation, lines)
    for (const row of attempts) expect(rulesOf(attempts, row)).not.toContain('retry/no-backoff')
  })

  test('says how long the gaps are', () => {
    const said = finding(tries('GET /a', ['0 503', '1100 503', '2300 503', '3400 503']), 'retry/no-backoff')
    expect(said?.what).toBe('Repeated 3 times in gaps that do not grow (1 s to 1.1 s after the answer).')
    expect(said?.source?.url).toContain('rfc6455')
  })
})

describe('retry/too-many', () => {
  const growing = (count: number) =>
    Array.from({ length: count }, (_, i) => `${Math.round(200 * (1.3 ** i - 1) * 10)} 503`)

  test('holds the tries against the number that the API documents, and says whose it is', () => {
    const attempts = tries('GET /a', growing(4), { policy: policy({ attempts: 3 }) })
    expect(finding(attempts, 'retry/too-many')).toMatchObject({
      what: '4 tries in 2.4 s; Acme documents 3 in all.',
      fix: 'Stop after 3 tries and show the error.',
      source: SOURCE,
    })
    expect(rulesOf(attempts.slice(0, 3))).not.toContain('retry/too-many')
  })

  test('without such a number the measure is our own, and the words say so', () => {
    const attempts = tries('GET /a', growing(12))
    expect(finding(attempts, 'retry/too-many')?.what).toContain(
      "more than 11 is too many by Errata's own measure",
    )
    expect(rulesOf(attempts.slice(0, 11))).not.toContain('retry/too-many')
  })

  test('is silent about a poll, a slow human, and tries after a success', () => {
    const documented = { policy: policy({ attempts: 3 }) }
    const silent = [
      tries(
        'GET /a',
        every(5000, 30).map((at) => `${at} 503`),
        documented,
      ),
      tries(
        'POST /a',
        every(20_000, 6).map((at) => `${at} 422`),
        documented,
      ),
      tries('GET /a', ['0 503', '1000 200', '2200 503', '3400 200', '4500 503', '6000 200'], documented),
    ]
    for (const attempts of silent) expect(rulesOf(attempts)).not.toContain('retry/too-many')
  })
})

describe('keys', () => {
  const RULES = /^retry\/(?:no-key|new-key|key-reused)$/
  const keyRules = (attempts: readonly Attempt[]) => rulesOf(attempts).filter((rule) => RULES.test(rule))

  test.each<[...Case, rule: string]>([
    ['a write without a key', 'POST /a', ['0 503', '800 200'], 'retry/no-key'],
    ['a change without a key', 'PATCH /a', ['0 500', '200 500', '700 200'], 'retry/no-key'],
    ['a write whose connection broke', 'POST /a', ['0 0', '400 200'], 'retry/no-key'],
    ['a key that came only with the repeat', 'POST /a', ['0 503', '800 200 key=k'], 'retry/no-key'],
    ['a key that was left out of the repeat', 'POST /a', ['0 503 key=k', '800 200'], 'retry/no-key'],
    ['a key for every try', 'POST /a', ['0 503 key=k', '800 503 key=l', '2400 200 key=m'], 'retry/new-key'],
  ])('blames %s', (_, operation, lines, rule) => {
    expect(rulesOf(tries(operation, lines))[0]).toBe(rule)
  })

  test.each<Case>([
    ['one key for all tries', 'POST /a', ['0 503 key=k', '800 503 key=k', '2400 200 key=k']],
    ['a new key after a refusal', 'POST /a', ['0 422 key=k', '800 200 key=l']],
    ['no key after a refusal', 'POST /a', ['0 429 asked=600', '800 200']],
    ['a read', 'GET /a', ['0 503', '800 200']],
    ['an idempotent write', 'PUT /a', ['0 503', '800 200']],
    ['a slow human', 'POST /a', ['0 503', '30000 200']],
    ['a long pause', 'POST /a', ['0 503 key=k', '90000 200 key=l']],
    ['a success in between', 'POST /a', ['0 200 key=k', '800 200 key=l']],
    [
      'parallel orders with keys of their own',
      'POST /a',
      ['0 503 key=k', '20 503 key=l', '900 200 key=l', '950 200 key=k', '990 200 key=m'],
    ],
  ])('is silent about %s', (_, operation, lines) => {
    expect(keyRules(tries(operation, lines))).toEqual([])
  })

  test('is silent where the server turned the write away', () => {
    expect(keyRules(tries('POST /a', ['0 503', '800 200'], { mayApplyTwice: false }))).toEqual([])
  })

  test('the fix names the place of the key where one is documented, else says that there is none', () => {
    const documented = policy({ keyPlaces: ['request header Idempotency-Key'] })
    const known = finding(tries('POST /a', ['0 503', '800 200'], { policy: documented }), 'retry/no-key')
    expect(known?.what).toBe(
      'POST repeated without an idempotency key: 2 tries in 800 ms, and the 503 may have come after it was applied.',
    )
    expect(known).toMatchObject({
      fix: expect.stringContaining('(request header Idempotency-Key)'),
      line: expect.stringContaining('crypto.randomUUID()'),
      source: SOURCE,
    })
    const unknown = finding(tries('POST /a', ['0 503', '800 200']), 'retry/no-key')
    expect(unknown).toMatchObject({
      fix: expect.stringContaining('no idempotency key is documented'),
      line: null,
      source: { url: expect.stringContaining('rfc9110.html#section-9.2.2') },
    })
  })

  test('new keys are counted', () => {
    const said = finding(
      tries('POST /a', ['0 503 key=k', '800 503 key=l', '1900 200 key=m']),
      'retry/new-key',
    )
    expect(said?.what).toContain('One operation, 3 idempotency keys: 3 tries in 1.9 s')
  })

  test('one key with two bodies is blamed on both, also after a success', () => {
    const attempts = [
      ...tries('POST /a', ['0 200 key=k body=x']),
      ...tries('POST /a', ['5000 409 key=k body=y']),
      ...tries('POST /a', ['6000 200 key=l body=z']),
    ]
    const blamed = attempts.map((row) => rulesOf(attempts, row))
    expect(blamed).toEqual([['retry/key-reused'], ['retry/key-reused'], []])
    expect(finding(attempts, 'retry/key-reused')?.what).toBe(
      'One idempotency key (request header Idempotency-Key) stands on 2 different bodies.',
    )
  })

  test.each<[string, Attempt[]]>([
    [
      'another address',
      [...tries('POST /a', ['0 200 key=k body=x']), ...tries('POST /b', ['900 200 key=k body=y'])],
    ],
    [
      'a body that was not recorded',
      [...tries('POST /a', ['0 200 key=k body=x']), ...tries('POST /a', ['900 200 key=k body='])],
    ],
    [
      'another place',
      [
        ...tries('POST /a', ['0 200 key=1 body=x']),
        ...tries('POST /a', ['900 200 body=y'], { key: { where: 'request body /id', digest: '1' } }),
      ],
    ],
    ['the same body', tries('POST /a', ['0 200 key=k body=x', '900 200 key=k body=x'])],
  ])('one key is no fault with %s', (_, attempts) => {
    for (const row of attempts) expect(rulesOf(attempts, row)).toEqual([])
  })
})

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

describe('retry/well-behaved', () => {
  test.each<[...Case, what: string]>([
    [
      'waits as asked',
      'GET /a',
      ['0 429 asked=2000', '2300 200'],
      'Repeated once and waited 2.2 s as asked (Retry-After: 2).',
    ],
    [
      'waits that grow',
      'GET /a',
      ['0 503', '600 503', '1700 200'],
      'Repeated 2 times and let the wait grow from 500 ms to 1 s.',
    ],
    [
      'the same key for all',
      'POST /a',
      ['0 503 key=k asked=1000', '1200 200 key=k'],
      'Repeated once and waited 1.1 s as asked (Retry-After: 1), and kept the idempotency key.',
    ],
    [
      'both',
      'GET /a',
      ['0 503', '600 503', '1700 503 asked=1000', '2900 429 asked=1000', '4050 200'],
      'Repeated 4 times and waited each time as asked (Retry-After: 1), and let the wait grow from 500 ms to 1 s.',
    ],
  ])('praises %s', (_, operation, lines, what) => {
    const { findings } = auditOf(tries(operation, lines)) ?? {}
    expect(findings).toMatchObject([{ rule: 'retry/well-behaved', what }])
  })

  test.each<Case>([
    ['a single repeat of no certain merit', 'GET /a', ['0 503', '600 200']],
    ['a poll', 'GET /a', ['0 503', '5000 503', '10000 200']],
    ['a token refresh', 'GET /a', ['0 401', '200 200']],
    ['a slow repeat of a write without a key', 'POST /a', ['0 503', '12000 503', '45000 200']],
    ['a wait as asked beside a repeat in vain', 'GET /a', ['0 429 asked=1000', '1200 400', '1500 200']],
    ['waits that shrink in between', 'GET /a', ['0 503', '600 503', '800 503', '1900 200']],
    ['a fault beside it', 'POST /a', ['0 503 asked=500', '700 200']],
  ])('is silent about %s', (_, operation, lines) => {
    expect(rulesOf(tries(operation, lines))).not.toContain('retry/well-behaved')
  })
})

test('the gravest comes first', () => {
  const lines = ['0 503', '200 429 asked=5000', '400 503', '600 400', '800 400', '1000 400']
  const attempts = tries('POST /a', lines, { policy: policy({ attempts: 3, limits: [limit(3, 2000)] }) })
  expect(rulesOf(attempts)).toEqual([
    'retry/no-key',
    'retry/despite-verdict',
    'retry/too-early',
    'retry/no-backoff',
    'retry/too-many',
    'rate/over-limit',
  ])
})

test('every finding is the page’s own, and has words, a verb and a source', () => {
  const everything = [
    ...tries('POST /a', ['0 503', '200 429 asked=5000', '400 503', '600 400', '800 400', '1000 400']),
    ...tries('POST /b', ['0 503 key=k body=x', '300 200 key=l body=x']),
    ...tries('POST /b', ['900 200 key=l body=y']),
    ...tries('GET /c', ['0 503', '600 503', '1700 200']),
  ]
  const findings = everything.flatMap((row) => auditOf(everything, row)?.findings ?? [])
  expect(new Set(findings.map(({ rule }) => rule)).size).toBeGreaterThanOrEqual(6)
  for (const { owner, what, why, fix, source } of findings) {
    expect(owner).toBe('client')
    for (const text of [what, why]) expect(text).toMatch(/^[A-Z\d].*\.$/)
    expect(fix).toMatch(/^(?:Send|Draw|Find|Leave|Wait|Double|Stop|Add|Keep) .*\.$/)
    expect(source?.url).toMatch(/^https:/)
  }
})
