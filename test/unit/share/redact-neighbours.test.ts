import { describe, expect, test } from 'vitest'
import type { Exchange } from '../../../src/engine'
import { redact } from '../../../src/share/redaction/redact'
import { exchange, type Sketch } from '../../support/exchange'
import { CLAIMS, everything, HOWS, SIGNATURE } from './planted'

/** Things that look like secrets and are none; a person who has to help needs them. */
const HARMLESS: [what: string, sketch: Sketch][] = [
  [
    'request ids',
    { headers: { 'x-request-id': '8f14e45fceea167a5a36dedd4bea2543', 'request-id': 'req_7Q2pXabc123XYZ' } },
  ],
  ['trace ids', { headers: { traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' } }],
  [
    'rate limits of tokens',
    { headers: { 'x-ratelimit-remaining-tokens': '149984', 'x-ratelimit-reset-tokens': '6m0s' } },
  ],
  ['idempotency keys', { requestHeaders: { 'Idempotency-Key': 'a3f1c2d4-0b6e-4c1e-9a53-0d6a1e6f7b11' } }],
  [
    'the error of OAuth',
    {
      headers: {
        'www-authenticate':
          'Bearer realm="api", error="invalid_token", error_description="The access token expired"',
      },
    },
  ],
  [
    'status and type words',
    {
      body: {
        error: {
          code: 'INVALID_API_KEY',
          type: 'authentication_error',
          message: 'The API key is invalid: check your token.',
        },
      },
    },
  ],
  ['codes', { body: { code: 'TOKEN_EXPIRED', status: 401 } }],
  [
    'counts of tokens',
    { body: { usage: { prompt_tokens: 12, completion_tokens: 34, total_tokens: 46 }, max_tokens: 4096 } },
  ],
  ['places in a list', { body: { next_page_token: 'CAUQAA==', nextPageToken: 'abc123DEF456' } }],
  [
    'what is wrong with a field',
    { body: { errors: { password: ['is too short', 'too_common'], token: ['can’t be blank'] } } },
  ],
  ['big integers', { body: '{"id": 12345678901234567890, "n": 1e400,\n "d":1.10}' }],
  ['duplicate names and spacing', { body: '{ "a" : 1,\t"a" : 2 }\n' }],
  ['booleans and null', { body: { token: null, password: true, session: false } }],
  ['ids of 17 digits and times in microseconds', { body: { id: 17841405822304914, at: 1700000000000000 } }],
  ['a hash of a commit', { body: { sha: 'd6cd1e2bd19e03a81132a23b2025920577f84e37' } }],
  [
    'an address with a port and an @ in its path',
    { url: 'https://a.test:8443/@jane/posts?sort=key&order=state' },
  ],
  ['filters', { url: 'https://a.test/issues?state=open&key=email&code=US&sort=hash' }],
  ['a host that looks like a kind of key', { url: 'https://api-prod-eu-west-1.a.test/v1/unit_test_things' }],
  [
    'prose on schemes',
    { body: { message: 'Use Bearer authentication, not Basic authentication: token required.' } },
  ],
  ['a type of token', { body: { token_type: 'bearer', expires_in: 3600, client_id: 'my-app' } }],
  ['e-mail-like and version-like texts', { body: { version: '2026-11-22.acacia', path: '@scope/name' } }],
]

test.each(HARMLESS)('leaves %s alone', (_, sketch) => {
  for (const how of HOWS) expect(redact(exchange(sketch), how)).toEqual(exchange(sketch))
})

test.each<[string, Sketch, (each: Exchange) => unknown, unknown]>([
  [
    'the scheme',
    { requestHeaders: { Authorization: 'Bearer abc' } },
    ({ request }) => request.headers[0]?.value,
    'Bearer [masked]',
  ],
  [
    'names of cookies',
    { requestHeaders: { Cookie: 'a=1; b=2' } },
    ({ request }) => request.headers[0]?.value,
    'a=[masked]; b=[masked]',
  ],
  [
    'attributes of cookies',
    { headers: { 'Set-Cookie': 'a=1; Path=/; Secure' } },
    ({ response }) => response.headers[0]?.value,
    'a=[masked]; Path=/; Secure',
  ],
  ['claims', { requestBody: `${CLAIMS}.${SIGNATURE}` }, ({ request }) => request.body, `${CLAIMS}.[masked]`],
  [
    'claims under a secret’s name',
    { requestHeaders: { 'X-Auth-Token': `${CLAIMS}.${SIGNATURE}` } },
    ({ request }) => request.headers[0]?.value,
    `${CLAIMS}.[masked]`,
  ],
  [
    'e-mail addresses',
    { requestBody: 'from jane@example.com' },
    ({ request }) => request.body,
    'from jane@example.com',
  ],
  [
    'names of parameters',
    { url: 'https://a.test/?token=x&b=1' },
    ({ request }) => request.url,
    'https://a.test/?token=[masked]&b=1',
  ],
])('mask keeps %s', (_, sketch, read, wanted) => {
  expect(read(redact(exchange(sketch), 'mask'))).toBe(wanted)
})

test.each<[string, Sketch, (each: Exchange) => unknown, unknown]>([
  [
    'secret headers',
    { requestHeaders: { Authorization: 'Bearer abc', Cookie: 'a=1', Accept: '*/*' } },
    ({ request }) => request.headers,
    [{ name: 'Accept', value: '*/*' }],
  ],
  [
    'secret parameters',
    { url: 'https://a.test/?token=x&b=1#top' },
    ({ request }) => request.url,
    'https://a.test/?b=1',
  ],
  ['the only parameter', { url: 'https://a.test/?token=x' }, ({ request }) => request.url, 'https://a.test/'],
  ['userinfo', { url: 'https://bob:pw@a.test/' }, ({ request }) => request.url, 'https://a.test/'],
  ['whole tokens', { requestBody: `x ${CLAIMS}.${SIGNATURE}` }, ({ request }) => request.body, 'x [removed]'],
  [
    'e-mail addresses',
    { requestBody: 'from jane@example.com' },
    ({ request }) => request.body,
    'from [removed]',
  ],
  [
    'the value of a member',
    { requestBody: { token: 'abc', n: 1 } },
    ({ request }) => request.body,
    '{"token":"[removed]","n":1}',
  ],
])('remove takes %s', (_, sketch, read, wanted) => {
  expect(read(redact(exchange(sketch), 'remove'))).toEqual(wanted)
})

test('none gives the exchange itself', () => {
  const it = exchange({ url: 'https://a.test/?token=x' })
  expect(redact(it, 'none')).toBe(it)
})

describe('keep', () => {
  const keep = ['sess_8f14e45fceea', 'key_A1B2c3D4e5F6g7H8']

  test('identifiers stay under a secret’s name and in the form of a key', () => {
    const body = { session_id: keep[0], message: `see ${keep[1]}` }
    expect(redact(exchange({ body }), 'remove', { keep })).toEqual(exchange({ body }))
  })

  test('not in a header that is secret by its name', () => {
    const it = exchange({ requestHeaders: { 'X-Session-Id': keep[0] ?? '' } })
    expect(everything(redact(it, 'mask', { keep }))).not.toContain(keep[0])
  })
})
