/** What a verdict says: the rule that decided, the source of the delay, and the three questions apart. */
import { expect, test } from 'vitest'
import { annotate } from '../../../src/engine'
import { acmePack, acmeUrl, catalogueOf } from '../../support/catalogue'
import { exchange, type Sketch, STARTED_AT_MS } from '../../support/exchange'

const catalogue = catalogueOf(acmePack)
const explain = (sketch: Sketch) => annotate(exchange(sketch), catalogue, STARTED_AT_MS)
const judged = (sketch: Sketch) => explain(sketch)?.retry
const acme = (code: string, sketch: Sketch = {}): Sketch => ({
  url: acmeUrl,
  status: 429,
  body: { error: { code, message: 'Text.' } },
  ...sketch,
})
const key = { 'Idempotency-Key': 'k-1' }

test('a repeat is allowed counted from when the response came', () => {
  const retry = judged({ status: 429, headers: { 'retry-after': '2' }, durationMs: 500 })
  expect(retry?.readyAtMs).toBe(STARTED_AT_MS + 500 + 2_000)
  expect(retry?.delayFrom).toBe('Retry-After: 2')
})

test.each<[string, Sketch, string]>([
  [
    'the server asked',
    { status: 429, headers: { 'retry-after': '12' } },
    'The server asked for 12 s (Retry-After: 12).',
  ],
  [
    'the server asked for no time at all',
    { status: 429, headers: { 'retry-after': '0' } },
    'The server allows it at once (Retry-After: 0).',
  ],
  [
    'a quota is renewed',
    { status: 429, headers: { ratelimit: '"api";r=0;t=90' } },
    'The quota is renewed after 90 s (RateLimit: "api";r=0;t=90).',
  ],
  [
    'a quota has been renewed',
    { status: 429, headers: { 'x-ratelimit-reset': '0' } },
    'The quota is renewed by now (x-ratelimit-reset: 0).',
  ],
  [
    'nobody named a time',
    { status: 429 },
    'No time was named: wait about 1 s, then double it with every try, and add a random part.',
  ],
  ['after a fix', { status: 400 }, 'After the fix.'],
  [
    'after a fix, and the server named a time as well',
    acme('exhausted', { headers: { 'retry-after': '7200' } }),
    'After the fix. The server asked for 2 h (Retry-After: 7200).',
  ],
  ['never', { status: 410 }, 'Never as it is.'],
])('when: %s', (_, sketch, words) => {
  expect(judged(sketch)?.answers.when).toBe(words)
})

test.each<[string, Sketch, string]>([
  ['a code', acme('limited'), 'Acme documents limited as a refusal for now.'],
  [
    'a family',
    { status: 502, body: { acme_code: 'AC-502' } },
    'Acme documents no such code; by its kind, AC-502 is temporary trouble.',
  ],
  ['a status', { status: 500 }, 'Generic rule: HTTP 500 usually is temporary trouble.'],
  [
    'a status, and a delay beside it',
    { status: 500, headers: { 'retry-after': '9' } },
    'Generic rule: HTTP 500 usually is temporary trouble. The server asked for 9 s (Retry-After: 9).',
  ],
  [
    'a delay',
    { status: 403, headers: { 'retry-after': '9' } },
    'The server names a time for the next try (Retry-After: 9).',
  ],
  [
    "the server's flag",
    { status: 500, headers: { 'x-should-retry': 'false' } },
    'The server itself says not to repeat (x-should-retry: false).',
  ],
  [
    'no protection',
    { method: 'POST', status: 500 },
    'Generic rule: HTTP 500 usually is temporary trouble. POST is not idempotent (RFC 9110 §9.2.2) and the first try may have been applied.',
  ],
  [
    'a key',
    { method: 'POST', status: 500, requestHeaders: key, headers: { 'retry-after': '9' } },
    'Generic rule: HTTP 500 usually is temporary trouble. The server asked for 9 s (Retry-After: 9). The request carries an idempotency key (request header Idempotency-Key): keep it for every try.',
  ],
  [
    'nothing',
    { status: 200, body: { ok: false, error: 'strange' } },
    'No source says whether repeating this helps.',
  ],
])('because: %s', (_, sketch, words) => {
  expect(judged(sketch)?.because).toBe(words)
})

test('a GET with a key is not told to keep it: it needs none', () => {
  expect(judged({ status: 500, requestHeaders: key })?.because).not.toContain('idempotency key')
})

test('the three questions are answered apart', () => {
  const answers = judged({ method: 'POST', status: 500 })?.answers
  expect(answers?.helps).toBe('Probably: the cause is usually temporary.')
  expect(answers?.safe).toMatch(
    /^No: POST may have taken effect, and nothing marks a repeat as the same request\./,
  )
  expect(answers?.when).toMatch(/^No time was named/)
})

test('a hint that cannot be read is named', () => {
  const annotation = explain({ status: 429, headers: { 'retry-after': 'soon' } })
  expect(annotation?.retry.verdict).toBe('backoff')
  expect(annotation?.notes.join(' ')).toContain('Retry-After: soon')
})
