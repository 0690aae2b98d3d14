import { describe, expect, test } from 'vitest'
import type { Attempt } from '../../../src/audit/attempt'
import { retryOf, tries } from '../../support/attempts'
import { auditOf, type Case, finding, rulesOf } from './fixtures'

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
