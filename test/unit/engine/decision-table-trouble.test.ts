/** The decision table of docs/retry.md, rows 11 to 18: temporary trouble, and what is left. */
import { describe, expect, test } from 'vitest'
import { failed, json, judged, key, post, rows } from '../../support/decisions'

describe('row 11: temporary trouble, and the method is idempotent', () => {
  test.each([500, 502, 503, 504, 520, 521, 522, 523, 524, 529])('%i: backoff', (status) => {
    expect(judged({ status })?.verdict).toBe('backoff')
    expect(judged({ status, method: 'DELETE' })?.verdict).toBe('backoff')
  })
  test.each([408, 425])('%i: once, now', (status) => {
    expect(judged({ status })?.verdict).toBe('now')
    expect(judged({ status, headers: { 'retry-after': '3' } })).toMatchObject({
      verdict: 'after',
      delayMs: 3_000,
    })
  })
})
rows('row 11: the connection broke', [
  ['reset', failed('network', 'net::ERR_CONNECTION_RESET'), 'backoff'],
  // The browser has repeated a request on a kept-alive connection by itself, before anybody sees the failure.
  ['closed', failed('network', 'net::ERR_CONNECTION_CLOSED'), 'backoff'],
  [
    'the body ended early',
    { ...failed('cut-off', 'net::ERR_CONTENT_LENGTH_MISMATCH'), status: 200 },
    'backoff',
  ],
  ['Retry-After counts', { status: 502, headers: { ...json, 'retry-after': '7' } }, 'after', 7_000],
])

rows('row 12: temporary trouble, POST with a key', [
  ['a header', post(500, { requestHeaders: key }), 'backoff'],
  ['a member of the body', post(502, { requestBody: { idempotency_key: 'k-1' } }), 'backoff'],
  ['PATCH', { method: 'PATCH', status: 504, requestHeaders: { 'X-Idempotency-Key': 'k-1' } }, 'backoff'],
  [
    'the connection broke',
    failed('network', 'net::ERR_TIMED_OUT', { method: 'POST', requestHeaders: key }),
    'backoff',
  ],
  ['408', post(408, { requestHeaders: key }), 'now'],
  [
    "a vendor's own place",
    {
      ...post(500, {
        url: 'https://api.alpaca.markets/v2/orders',
        body: { code: 50010000, message: 'Text.' },
      }),
      requestBody: { client_order_id: 'o-1' },
    },
    'backoff',
  ],
])

describe('row 13: temporary trouble, POST without a key', () => {
  test.each([408, 500, 502, 503, 504, 520, 522, 524, 529])('%i: only with a key', (status) => {
    expect(judged(post(status))?.verdict).toBe('with-key')
  })
})
rows('row 13: what never took effect', [
  ['503 with Retry-After', post(503, { headers: { ...json, 'retry-after': '5' } }), 'after', 5_000],
  [
    '503 whose quota is renewed, which does not say so',
    post(503, { headers: { ...json, 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '5' } }),
    'with-key',
    5_000,
  ],
  ['429', post(429), 'backoff'],
  ['425', post(425), 'now'],
  [
    'the connection was refused',
    failed('unreachable', 'net::ERR_CONNECTION_REFUSED', { method: 'POST' }),
    'backoff',
  ],
  [
    'the name did not resolve',
    failed('unreachable', 'net::ERR_NAME_NOT_RESOLVED', { method: 'POST' }),
    'backoff',
  ],
  ['the connection broke', failed('network', 'net::ERR_CONNECTION_RESET', { method: 'POST' }), 'with-key'],
])

test.each([501, 505, 506, 508, 510, 511])('row 14: %i: never', (status) => {
  expect(judged({ status })?.verdict).toBe('never')
})

test.each([525, 526, 530])('row 15: %i: whoever runs the server', (status) => {
  expect(judged({ status })?.verdict).toBe('fix')
})

rows('row 16: an error inside a success', [
  [
    'a code that is known',
    {
      status: 200,
      url: 'https://slack.com/api/chat.postMessage',
      body: { ok: false, error: 'channel_not_found' },
    },
    'fix',
  ],
  ['a code that is not', { status: 200, body: { ok: false, error: 'strange' } }, 'unknown'],
  [
    'a legacy code that is a status',
    { status: 200, body: { code: 404, message: 'Text.', success: false } },
    'fix',
  ],
])

test('row 17: a code that nobody knows: by status, labelled generic', () => {
  const retry = judged({ status: 503, body: { error: { code: 'E_STRANGE', message: 'Text.' } } })
  expect(retry?.verdict).toBe('backoff')
  expect(retry?.because).toBe('Generic rule: HTTP 503 usually is temporary trouble.')
})

rows('row 18: anything else', [
  ['a status without a meaning', { status: 418 }, 'unknown'],
  ['closed by the client, says the server', { status: 499 }, 'unknown'],
])
