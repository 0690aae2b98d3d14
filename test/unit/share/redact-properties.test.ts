import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Exchange } from '../../../src/engine'
import { redact } from '../../../src/share/redaction/redact'
import { exchange } from '../../support/exchange'
import { LONG, runs } from '../../support/fuzz'
import { everything, HOWS } from './planted'

describe('for any exchange', () => {
  const odd = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'{}[]":,=&;?#@/\\ .-_%<>\n\'eyJaZ019'.split('')), maxLength: 60 }),
    fc.json(),
    fc
      .array(
        fc.constantFrom(
          'token',
          'password=',
          '"',
          ':',
          '{',
          '}',
          ',',
          '[masked]',
          '[removed]',
          'Bearer ',
          'eyJhbGciOiJ9',
          '.eyJzdWIiOjF9',
          '.abc',
          '://',
          'a:b1@',
          '@x.io',
          'sk_live_abcDEF123456',
          '4242424242424242',
          '\\',
          '<',
          '>',
          '</',
          '?',
          '&',
          'key=',
          'hunter22',
          ' ',
          '%22',
          '%',
          '-----BEGIN PRIVATE KEY-----',
        ),
        { maxLength: 24 },
      )
      .map((parts) => parts.join('')),
  )
  const headers = fc.array(
    fc.record({
      name: fc.constantFrom('Authorization', 'Cookie', 'Set-Cookie', 'X-Api-Key', 'Location', 'X-Note', ''),
      value: odd,
    }),
    { maxLength: 4 },
  )
  const anyExchange = fc
    .record({
      url: odd,
      requestHeaders: headers,
      headers,
      requestBody: odd,
      body: odd,
      type: fc.constantFrom('application/json', 'text/event-stream', 'application/x-www-form-urlencoded', ''),
      cut: fc.boolean(),
      base64: fc.boolean(),
    })
    .map(
      ({ url, requestHeaders, headers, requestBody, body, type, cut, base64 }): Exchange => ({
        ...exchange(),
        request: { method: 'POST', url, headers: requestHeaders, body: requestBody },
        response: {
          status: 400,
          statusText: '',
          headers,
          mimeType: type,
          body: { state: 'present', text: body, base64, cut },
        },
        failure: null,
      }),
    )

  test('it never throws, and the second time changes nothing', LONG, () => {
    fc.assert(
      fc.property(anyExchange, fc.constantFrom(...HOWS), (it, how) => {
        const once = redact(it, how)
        expect(redact(once, how)).toEqual(once)
      }),
      runs(1_000),
    )
  })

  test('nothing grows but by the markers, and by the encoding of what was rewritten', LONG, () => {
    fc.assert(
      fc.property(anyExchange, fc.constantFrom(...HOWS), (it, how) => {
        expect(everything(redact(it, how)).length).toBeLessThan(everything(it).length * 9 + 64)
      }),
      runs(1_000),
    )
  })
})

test.each<[string, (chars: number) => string]>([
  [
    'records',
    (chars) =>
      JSON.stringify(
        Array.from({ length: chars / 120 }, (_, id) => ({
          id,
          name: `Name ${id}`,
          email: `u${id}@example.com`,
          url: `https://a.test/users/${id}?page=1`,
          token: null,
        })),
      ),
  ],
  ['one long string', (chars) => JSON.stringify({ text: 'a'.repeat(chars) })],
  ['open brackets', (chars) => '['.repeat(chars)],
  ['backslashes', (chars) => `"${'\\'.repeat(chars)}`],
  ['quotes', (chars) => '"'.repeat(chars)],
  ['names', (chars) => 'a-'.repeat(chars / 2)],
  ['signs', (chars) => 'token:'.repeat(chars / 6)],
  ['unclosed quotes', (chars) => 'x="'.repeat(chars / 3)],
  ['unclosed secrets', (chars) => `token="`.repeat(chars / 7)],
  ['starts of tokens', (chars) => 'eyJaaaaaa-'.repeat(chars / 10)],
  ['starts of tags', (chars) => '<token '.repeat(chars / 7)],
  ['digits', (chars) => '4 '.repeat(chars / 2)],
  ['addresses', (chars) => '://a'.repeat(chars / 4)],
  ['at signs', (chars) => 'a@'.repeat(chars / 2)],
  ['starts of keys', (chars) => '-----BEGIN PRIVATE KEY-----'.repeat(chars / 27)],
  ['a form', (chars) => 'a=1&'.repeat(chars / 4)],
])('takes time in proportion to the body: %s', (_, make) => {
  const timed = (chars: number) => {
    const it = exchange({ body: make(chars), requestHeaders: { 'X-Api-Key': 'c4n4ry-12' } })
    const start = performance.now()
    redact(it, 'remove')
    return performance.now() - start
  }
  timed(30_000)
  // Quadratic work on this much took 16 s and more; the bound leaves room for a slow machine.
  expect(timed(200_000)).toBeLessThan(2_000)
})
