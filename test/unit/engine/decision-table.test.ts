/** The decision table of docs/retry.md, rows 1 to 10: refusals, and errors that the catalogue or the server knows. */
import { expect, test } from 'vitest'
import { failed, json, judged, key, post, rows } from '../../support/decisions'
import type { Sketch } from '../../support/exchange'

const stripe = (status: number, error: object, more: Record<string, string> = {}): Sketch =>
  post(status, {
    url: 'https://api.stripe.com/v1/charges',
    headers: { ...json, 'request-id': 'req_1', 'stripe-version': '2025-01-27', ...more },
    body: { error },
  })
const openai = (status: number, error: object, more: Record<string, string> = {}): Sketch =>
  post(status, {
    url: 'https://api.openai.com/v1/chat/completions',
    headers: { ...json, 'openai-version': '2020-10-01', ...more },
    body: { error: { message: 'Text.', type: 'error', param: null, code: null, ...error } },
  })

rows('row 1: cancelled by the page', [
  ['cancelled', failed('cancelled', 'net::ERR_ABORTED'), 'never'],
  ['cancelled, whatever the method', failed('cancelled', 'net::ERR_ABORTED', { method: 'POST' }), 'never'],
])

rows('row 2: stopped by the browser', [
  ['CORS', failed('cors', 'net::ERR_FAILED'), 'fix'],
  ['CORS, although the server answered 503', failed('cors', 'net::ERR_FAILED', { status: 503 }), 'fix'],
  ['blocked by a policy', failed('blocked', 'net::ERR_BLOCKED_BY_CLIENT'), 'fix'],
  ['a redirect that the page forbids', failed('network', 'net::ERR_FAILED', { status: 302 }), 'fix'],
  ['a certificate', failed('blocked', 'net::ERR_CERT_AUTHORITY_INVALID'), 'fix'],
])

rows("row 3: the server's own flag", [
  ['x-should-retry: false', { status: 503, headers: { ...json, 'x-should-retry': 'false' } }, 'never'],
  ['x-should-retry: true', { status: 409, headers: { ...json, 'x-should-retry': 'true' } }, 'backoff'],
  ['a member says yes', { status: 400, body: { code: 'E1', message: 'Text.', retryable: true } }, 'backoff'],
  ['a member says no', { status: 500, body: { code: 'E1', message: 'Text.', retryable: false } }, 'never'],
  [
    'an extension of problem+json says yes',
    {
      status: 422,
      headers: { 'content-type': 'application/problem+json' },
      body: { type: 'about:blank', title: 'Locked', status: 422, retryable: true },
    },
    'backoff',
  ],
  [
    'yes beats the catalogue',
    stripe(
      400,
      { code: 'parameter_missing', type: 'invalid_request_error', message: 'Text.' },
      { 'stripe-should-retry': 'true' },
    ),
    'backoff',
  ],
  [
    'no beats the catalogue',
    stripe(
      409,
      { code: 'lock_timeout', type: 'invalid_request_error', message: 'Text.' },
      { 'stripe-should-retry': 'false' },
    ),
    'never',
  ],
  [
    'no, with a change to make: fix',
    stripe(
      402,
      { code: 'card_declined', type: 'card_error', message: 'Text.' },
      { 'stripe-should-retry': 'false' },
    ),
    'fix',
  ],
  [
    'yes does not refill a quota',
    openai(429, { code: 'insufficient_quota' }, { 'x-should-retry': 'true' }),
    'fix',
  ],
  ['yes does not pay a bill', { status: 402, headers: { ...json, 'x-should-retry': 'true' } }, 'fix'],
  [
    'yes does not make a broken POST safe',
    post(500, { headers: { ...json, 'x-should-retry': 'true' } }),
    'with-key',
  ],
  [
    'yes, with a time',
    { status: 500, headers: { ...json, 'x-should-retry': 'true', 'retry-after': '4' } },
    'after',
    4_000,
  ],
])

rows('row 4: the catalogue knows the code', [
  [
    'throttling behind a 400',
    post(400, {
      url: 'https://dynamodb.eu-west-1.amazonaws.com/',
      headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': 'A1' },
      body: { __type: 'com.amazonaws.dynamodb.v20120810#ThrottlingException', message: 'Text.' },
    }),
    'backoff',
  ],
  [
    'a protocol step: the client sends the whole query',
    {
      status: 200,
      body: { errors: [{ message: 'Text.', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] },
    },
    'now',
  ],
])

rows('row 5: already applied', [
  ['already exists', post(409, { body: { error: { code: 'ALREADY_EXISTS', message: 'Text.' } } }), 'never'],
  ['a longer word for it', post(422, { body: { code: 'order_already_exists', message: 'Text.' } }), 'never'],
  ['in camel case', post(409, { body: { code: 'UserAlreadyExistsException', message: 'Text.' } }), 'never'],
  ['a duplicate request', post(409, { body: { code: 'duplicate_request', message: 'Text.' } }), 'never'],
  [
    'a duplicated parameter is a mistake',
    post(400, { body: { code: 'duplicate_parameter', message: 'Text.' } }),
    'fix',
  ],
])

rows('row 6: quota or billing', [
  ['a quota behind a 429', openai(429, { code: 'insufficient_quota' }), 'fix'],
  ['although it names a time', openai(429, { code: 'insufficient_quota' }, { 'retry-after': '60' }), 'fix'],
  ['402', { status: 402 }, 'fix'],
  ['402, although it names a time', { status: 402, headers: { ...json, 'retry-after': '60' } }, 'fix'],
  ['a generic word', { status: 429, body: { code: 'billing_hard_limit_reached', message: 'Text.' } }, 'fix'],
  [
    'a longer generic word',
    {
      status: 429,
      body: { code: 'PROJECT_QUOTA_EXHAUSTED', message: 'Text.' },
      headers: { ...json, 'retry-after': '5' },
    },
    'fix',
  ],
])

rows('row 7: a rate limit', [
  ['429 with a hint', { status: 429, headers: { ...json, 'retry-after': '12' } }, 'after', 12_000],
  ['429 without', { status: 429 }, 'backoff'],
  ['429 on a POST: refused before it took effect', post(429), 'backoff'],
  [
    '429 with the current draft',
    { status: 429, headers: { ...json, ratelimit: '"api";r=0;t=9' } },
    'after',
    9_000,
  ],
  ['403 with nothing left', { status: 403, headers: { ...json, 'x-ratelimit-remaining': '0' } }, 'backoff'],
  [
    '403 with nothing left, and a reset',
    { status: 403, headers: { ...json, 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '9' } },
    'after',
    9_000,
  ],
  [
    '403 with something left',
    { status: 403, headers: { ...json, 'x-ratelimit-remaining': '4', 'x-ratelimit-reset': '9' } },
    'fix',
  ],
  [
    '403 with a code for it',
    { status: 403, body: { code: 'rate_limit_exceeded', message: 'Text.' } },
    'backoff',
  ],
  ['413 with Retry-After', post(413, { headers: { ...json, 'retry-after': '30' } }), 'after', 30_000],
  [
    '503 with Retry-After, on a POST',
    post(503, { headers: { ...json, 'retry-after': '30' } }),
    'after',
    30_000,
  ],
  ['a time in the body', { status: 429, body: { message: 'Text.', retry_after: 1.5 } }, 'after', 1_500],
  [
    'a protobuf duration in the body',
    { status: 429, body: { error: { code: 'slow', message: 'Text.', details: [{ retryDelay: '34s' }] } } },
    'after',
    34_000,
  ],
])

rows('row 8: an expired token', [
  [
    'by its challenge',
    { status: 401, headers: { ...json, 'www-authenticate': 'Bearer error="invalid_token"' } },
    'fix',
  ],
  ['by its code', { status: 401, body: { code: 'TokenExpiredError', message: 'Text.' } }, 'fix'],
  ['any other 401', { status: 401 }, 'fix'],
])

test.each([400, 403, 404, 405, 406, 411, 412, 413, 414, 415, 416, 417, 422, 426, 428, 431])(
  'row 9: %i needs a change',
  (status) => {
    expect(judged({ status })?.verdict).toBe('fix')
  },
)
test.each([410, 451])('row 9: %i stays as it is', (status) => {
  expect(judged({ status })?.verdict).toBe('never')
})
rows('row 9: a named time does not mend the request', [
  ['400 with Retry-After', { status: 400, headers: { ...json, 'retry-after': '30' } }, 'fix'],
  [
    '404 with nothing left and a reset',
    { status: 404, headers: { ...json, 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '9' } },
    'fix',
  ],
])

rows('row 10: 409', [
  [
    'a lock that the vendor documents as temporary',
    stripe(409, { code: 'lock_timeout', type: 'invalid_request_error', message: 'Text.' }),
    'backoff',
  ],
  [
    'the first request is in progress',
    post(409, {
      requestHeaders: key,
      body: { code: 'idempotency_in_progress', message: 'Text.' },
      headers: { ...json, 'retry-after': '2' },
    }),
    'after',
    2_000,
  ],
  [
    'the first request is in progress, under a key that nobody sees',
    post(409, { body: { code: 'idempotency_in_progress', message: 'Text.' } }),
    'with-key',
  ],
  ['any other conflict', post(409), 'fix'],
  [
    'a used-up quota does not explain a conflict',
    post(409, { headers: { ...json, 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '9' } }),
    'fix',
  ],
])

const graphql = (query: string | undefined): Sketch => ({
  method: 'POST',
  url: 'https://api.example.com/graphql',
  status: 500,
  requestBody: { query, variables: {} },
  body: { errors: [{ message: 'Text.', path: ['order'], locations: [{ line: 1, column: 1 }] }] },
})

rows('a query that travels by POST changes nothing, a mutation may have', [
  ['a query', graphql('query Orders { orders { id } }'), 'backoff'],
  ['a query without the word', graphql('{ orders { id } }'), 'backoff'],
  ['a mutation', graphql('mutation Pay { pay { id } }'), 'with-key'],
  ['a query and a mutation in one document', graphql('query A { a } mutation B { b }'), 'with-key'],
  ['a persisted operation: nobody can tell', graphql(undefined), 'with-key'],
  [
    'a body of another kind',
    post(500, { requestBody: { query: 'not a selection' }, body: { errors: [{ message: 'Text.' }] } }),
    'with-key',
  ],
])
