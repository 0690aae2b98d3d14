import { describe, expect, test } from 'vitest'
import { policy, retryOf, SOURCE, tries } from '../../support/attempts'
import { type Case, every, finding, rulesOf } from './fixtures'

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
