import { describe, expect, test } from 'vitest'
import type { Attempt } from '../../../src/audit/attempt'
import { policy, SOURCE, tries } from '../../support/attempts'
import { type Case, finding, rulesOf } from './fixtures'

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
