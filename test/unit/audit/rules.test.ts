import { describe, expect, test } from 'vitest'
import { limit, policy, tries } from '../../support/attempts'
import { auditOf, type Case, rulesOf } from './fixtures'

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
