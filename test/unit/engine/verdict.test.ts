import { expect, test } from 'vitest'
import { annotate, type Verdict } from '../../../src/engine'
import { acmePack, catalogueOf } from '../../support/catalogue'
import { exchange, type Sketch, STARTED_AT_MS } from '../../support/exchange'

const catalogue = catalogueOf(acmePack)
const acme = (code: string, sketch: Sketch = {}): Sketch => ({
  url: 'https://api.acme.test/v1/orders',
  status: 400,
  body: { error: { code, message: 'Text.' } },
  ...sketch,
})
const judged = (sketch: Sketch) => annotate(exchange(sketch), catalogue, STARTED_AT_MS)?.retry
const headers = (extra: Record<string, string>) => ({ 'content-type': 'application/json', ...extra })
const key = { 'Idempotency-Key': 'k-1' }

test.each<[string, Sketch, Verdict, number | null]>([
  ['429 with Retry-After: after', { status: 429, headers: headers({ 'retry-after': '2' }) }, 'after', 2_000],
  ['429 without a hint: backoff', { status: 429 }, 'backoff', null],
  [
    '429 on a POST without a key is still safe: it was refused before processing',
    { method: 'POST', status: 429 },
    'backoff',
    null,
  ],
  ['500 on a GET: backoff', { status: 500 }, 'backoff', null],
  ['500 on a PUT: backoff, since PUT is idempotent', { method: 'PUT', status: 500 }, 'backoff', null],
  ['500 on a POST without a key: only with a key', { method: 'POST', status: 500 }, 'with-key', null],
  ['500 on a PATCH without a key: only with a key', { method: 'PATCH', status: 500 }, 'with-key', null],
  [
    '500 on a POST with a key: backoff',
    { method: 'POST', status: 500, requestHeaders: key },
    'backoff',
    null,
  ],
  [
    '503 with Retry-After on a POST: turned away before work began',
    { method: 'POST', status: 503, headers: headers({ 'retry-after': '9' }) },
    'after',
    9_000,
  ],
  ['503 without Retry-After on a POST: only with a key', { method: 'POST', status: 503 }, 'with-key', null],
  [
    '500 with Retry-After on a POST without a key: only with a key, and not before',
    { method: 'POST', status: 500, headers: headers({ 'retry-after': '9' }) },
    'with-key',
    9_000,
  ],
  ['400: fix', { status: 400 }, 'fix', null],
  [
    '403 with Retry-After: the server names a time',
    { status: 403, headers: headers({ 'retry-after': '60' }) },
    'after',
    60_000,
  ],
  [
    '400 with Retry-After: still fix',
    { status: 400, headers: headers({ 'retry-after': '60' }) },
    'fix',
    null,
  ],
  ['410: never', { status: 410 }, 'never', null],
  ['an unregistered 4xx means what 400 means (RFC 9110 §15)', { status: 499 }, 'fix', null],
  ['an unregistered 5xx means what 500 means (RFC 9110 §15)', { status: 599 }, 'backoff', null],
  ['the exact code beats the status', acme('refused', { status: 500 }), 'fix', null],
  [
    'an exhausted quota is never "wait", whatever Retry-After says',
    acme('exhausted', { status: 429, headers: headers({ 'retry-after': '60' }) }),
    'fix',
    null,
  ],
  [
    'a limit with a named delay: after',
    acme('limited', { status: 429, headers: headers({ 'retry-after': '7' }) }),
    'after',
    7_000,
  ],
  ['already applied: never', acme('duplicate', { status: 409, method: 'POST' }), 'never', null],
  ['a protocol step on a GET: now', acme('replayed', { status: 401 }), 'now', null],
  [
    'a protocol step on a POST that may have been applied: only with a key',
    acme('replayed', { status: 401, method: 'POST' }),
    'with-key',
    null,
  ],
  ['a code without a word on retrying: the status decides', acme('silent', { status: 503 }), 'backoff', null],
  [
    'an unknown code of a known family',
    { status: 502, url: 'https://x.test/', body: { acme_code: 'AC-502' } },
    'backoff',
    null,
  ],
  [
    'an unknown code in a success: unknown',
    { status: 200, body: { ok: false, error: 'strange' } },
    'unknown',
    null,
  ],
  [
    'the server says no: never',
    { status: 503, headers: headers({ 'x-should-retry': 'false' }) },
    'never',
    null,
  ],
  [
    'the server says yes, on a GET: backoff',
    { status: 409, headers: headers({ 'x-should-retry': 'true' }) },
    'backoff',
    null,
  ],
  [
    'the server says yes, to a quota that is used up: still fix',
    acme('exhausted', { status: 429, headers: headers({ 'x-should-retry': 'true' }) }),
    'fix',
    null,
  ],
  [
    'the server says yes, to what the catalogue would have changed: its word counts',
    acme('refused', { headers: headers({ 'x-should-retry': 'true' }) }),
    'backoff',
    null,
  ],
  [
    'the server says something else: not a word',
    { status: 503, headers: headers({ 'x-should-retry': 'maybe' }) },
    'backoff',
    null,
  ],
  [
    'cancelled: never',
    { status: 0, failure: { kind: 'cancelled', reason: 'net::ERR_ABORTED', inferred: false } },
    'never',
    null,
  ],
  [
    'blocked by CORS, although the server said 200: fix',
    {
      status: 200,
      missing: 'blocked',
      failure: { kind: 'cors', reason: 'net::ERR_FAILED', inferred: false },
    },
    'fix',
    null,
  ],
  [
    'never reached the server: backoff, even for a POST',
    {
      method: 'POST',
      status: 0,
      failure: { kind: 'unreachable', reason: 'net::ERR_CONNECTION_REFUSED', inferred: false },
    },
    'backoff',
    null,
  ],
  [
    'the connection broke on a POST: only with a key',
    {
      method: 'POST',
      status: 0,
      failure: { kind: 'network', reason: 'net::ERR_CONNECTION_RESET', inferred: false },
    },
    'with-key',
    null,
  ],
])('%s', (_, sketch, verdict, delayMs) => {
  const retry = judged(sketch)
  expect(retry?.verdict, retry?.because).toBe(verdict)
  expect(retry?.delayMs).toBe(delayMs)
})
