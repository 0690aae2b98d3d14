/** The judge by itself: which rule decides, whether a repeat is safe, and what a named time changes. */
import { describe, expect, test } from 'vitest'
import type { Pack, Retry, Verdict } from '../../../src/engine'
import type { Known, Level } from '../../../src/engine/explain'
import type { Statement } from '../../../src/engine/pack'
import { type Case, judge } from '../../../src/engine/verdict/verdict'
import { NOTHING_KNOWN } from '../../support/case'
import { exchange, type Sketch, STARTED_AT_MS } from '../../support/exchange'

const SOURCE = { url: 'https://example.com/errors/e1', checked: '2026-11-22' }
const RFC = { url: 'https://www.rfc-editor.org/rfc/rfc9110.html#section-10.2.3', checked: '2026-11-22' }
const delay = { ms: 2_000, words: 'Retry-After: 2', isReset: false }
const reset = { ms: 2_000, words: 'x-ratelimit-reset: 2', isReset: true }
const key = { text: 'k-1', where: 'request header Idempotency-Key', pointer: null }
const flag = (text: string) => ({ text, where: '/retryable', pointer: '/retryable' })

const known = (statement: Statement, level: Level = 'code'): Known => ({
  level,
  pack: { name: 'Acme', specificity: 'vendor' } as Pack,
  statement,
  subject: 'E1',
  source: SOURCE,
})
const judged = (sketch: Sketch, the: Partial<Case> = {}): Retry =>
  judge({
    exchange: exchange(sketch),
    ...NOTHING_KNOWN,
    ...the,
  })
const backoff = known({ retry: 'backoff' })

describe('which rule decides', () => {
  test('nothing is known', () => {
    expect(judged({ status: 500 })).toMatchObject({
      verdict: 'unknown',
      because: 'No source says whether repeating this helps.',
      source: null,
    })
  })

  test('a statement without a word on repeating is nothing', () => {
    expect(judged({ status: 500 }, { known: known({ meaning: 'It broke.' }) }).verdict).toBe('unknown')
  })

  test('the catalogue, with its page', () => {
    expect(judged({ status: 500 }, { known: backoff })).toMatchObject({
      verdict: 'backoff',
      because: 'Acme documents E1 as temporary trouble.',
      source: SOURCE,
    })
  })

  test.each<[string, string, Statement['retry'] | null, Verdict, string]>([
    ['no', 'false', 'backoff', 'never', 'The server itself says not to repeat (/retryable: false).'],
    [
      'no, and nothing is known',
      'false',
      null,
      'never',
      'The server itself says not to repeat (/retryable: false).',
    ],
    [
      'no, and there is a change to make',
      'false',
      'fix',
      'fix',
      'The server itself says not to repeat (/retryable: false).',
    ],
    ['yes', 'true', 'never', 'backoff', 'The server itself says that repeating may help (/retryable: true).'],
    [
      'yes, and nothing is known',
      'true',
      null,
      'backoff',
      'The server itself says that repeating may help (/retryable: true).',
    ],
    ['something else', 'perhaps', 'backoff', 'backoff', 'Acme documents E1 as temporary trouble.'],
  ])('the server says %s', (_, text, retry, verdict, because) => {
    const the = { flag: flag(text), known: retry ? known({ retry }) : null }
    const source = text === 'perhaps' ? SOURCE : null
    expect(judged({ status: 500 }, the)).toMatchObject({ verdict, because, source })
  })

  test('yes does not pay a bill', () => {
    const the = { flag: flag('true'), known: known({ retry: 'fix' }) }
    expect(judged({ status: 402 }, the).verdict).toBe('fix')
    expect(judged({ status: 409 }, the).verdict).toBe('backoff')
  })
})

describe('a named time beside a status that usually needs a change', () => {
  const byStatus = known({ retry: 'fix' }, 'status')
  test.each([403, 408, 409, 413, 423, 425, 429, 503])('%i: the time counts', (status) => {
    expect(judged({ status }, { known: byStatus, delay })).toMatchObject({
      verdict: 'after',
      delayMs: 2_000,
      because: 'The server names a time for the next try (Retry-After: 2).',
      source: RFC,
      answers: { helps: 'Yes, once the wait is over.' },
    })
  })
  test.each([400, 401, 404, 410, 422, 500])('%i: it does not', (status) => {
    expect(judged({ status }, { known: byStatus, delay }).verdict).toBe('fix')
  })
  test.each([403, 429])('%i: a renewed quota counts', (status) => {
    expect(judged({ status }, { known: byStatus, delay: reset })).toMatchObject({
      verdict: 'after',
      because: 'The server names a time for the next try (x-ratelimit-reset: 2).',
      source: SOURCE,
    })
  })
  test.each([408, 409, 413, 503])('%i: it does not', (status) => {
    expect(judged({ status }, { known: byStatus, delay: reset }).verdict).toBe('fix')
  })
  test.each<[string, Known]>([
    ['a code', known({ retry: 'fix' })],
    ['a kind of codes', known({ retry: 'fix' }, 'family')],
  ])('%s that needs a change is worth more than the time', (_, it) => {
    expect(judged({ status: 429 }, { known: it, delay }).verdict).toBe('fix')
  })
  test('what is over stays over', () => {
    expect(judged({ status: 403 }, { known: known({ retry: 'never' }, 'status'), delay }).verdict).toBe(
      'never',
    )
  })
})

describe('is a repeat safe', () => {
  test.each(['GET', 'HEAD', 'OPTIONS', 'TRACE', 'PUT', 'DELETE', 'QUERY', 'get'])('%s: yes', (method) => {
    expect(judged({ method, status: 500 }, { known: backoff })).toMatchObject({
      verdict: 'backoff',
      mayApplyTwice: false,
    })
  })
  test.each(['POST', 'PATCH', 'CONNECT', 'LINK', 'post'])('%s: no', (method) => {
    expect(judged({ method, status: 500 }, { known: backoff })).toMatchObject({
      verdict: 'with-key',
      mayApplyTwice: true,
    })
  })
  test('a POST that carries a query: yes', () => {
    expect(judged({ method: 'POST', status: 500 }, { known: backoff, readOnly: true })).toMatchObject({
      verdict: 'backoff',
      mayApplyTwice: false,
    })
  })
  test('a POST whose answer had begun: no, whatever is known of the code', () => {
    const refused = known({ retry: 'backoff', applied: 'no' })
    expect(judged({ method: 'POST' }, { known: refused })).toMatchObject({ verdict: 'backoff' })
    expect(judged({ method: 'POST' }, { known: refused, begun: true })).toMatchObject({
      verdict: 'with-key',
      mayApplyTwice: true,
    })
  })
  test('with a key: yes, though without it it would not be', () => {
    expect(judged({ method: 'POST', status: 500 }, { known: backoff, key })).toMatchObject({
      verdict: 'backoff',
      mayApplyTwice: true,
    })
  })
  test.each<[number, boolean]>([
    [200, true],
    [399, true],
    [400, false],
    [407, false],
    [408, true],
    [409, false],
    [429, false],
    [499, false],
    [500, true],
    [503, true],
    [599, true],
  ])('a POST that was answered %i may have taken effect: %s', (status, may) => {
    expect(judged({ method: 'POST', status }, { known: backoff }).mayApplyTwice).toBe(may)
  })
  test.each<[string, number, Case['delay'], Statement['applied'], boolean]>([
    ['503 with Retry-After was turned away', 503, delay, undefined, false],
    ['503 with a reset was not', 503, reset, undefined, true],
    ['500 with Retry-After was not', 500, delay, undefined, true],
    ['the vendor says that it took effect', 400, null, 'yes', true],
    ['the vendor says that it may have', 400, null, 'maybe', true],
    ['the vendor says that it has not', 500, null, 'no', false],
    ['the vendor is believed before Retry-After', 503, delay, 'maybe', true],
  ])('%s', (_, status, named, applied, may) => {
    const it = known({ retry: 'backoff', ...(applied && { applied }) })
    expect(judged({ method: 'POST', status }, { known: it, delay: named }).mayApplyTwice).toBe(may)
  })
})

describe('advice, safety and time', () => {
  type Row = [Statement['retry'], get: Verdict, timed: Verdict, post: Verdict]
  test.each<Row>([
    ['now', 'now', 'after', 'with-key'],
    ['after', 'backoff', 'after', 'with-key'],
    ['backoff', 'backoff', 'after', 'with-key'],
    ['fix', 'fix', 'fix', 'fix'],
    ['never', 'never', 'never', 'never'],
    ['unknown', 'unknown', 'unknown', 'unknown'],
  ])('%s: a GET %s, with a time %s, a POST %s', (retry, get, timed, post) => {
    const it = known({ retry: retry ?? 'unknown' })
    expect(judged({ status: 500 }, { known: it }).verdict).toBe(get)
    expect(judged({ status: 500 }, { known: it, delay }).verdict).toBe(timed)
    expect(judged({ status: 500, method: 'POST' }, { known: it, delay }).verdict).toBe(post)
  })

  test.each<[Statement['retry'], boolean]>([
    ['now', true],
    ['after', true],
    ['backoff', true],
    ['fix', false],
    ['never', false],
    ['unknown', false],
  ])('%s: the time is one to wait for: %s', (retry, counts) => {
    const it = known({ retry: retry ?? 'unknown' })
    expect(judged({ status: 500, durationMs: 50 }, { known: it, delay })).toMatchObject({
      delayMs: counts ? 2_000 : null,
      readyAtMs: counts ? STARTED_AT_MS + 2_050 : null,
      delayFrom: counts ? 'Retry-After: 2' : null,
    })
  })

  test('no time: nothing to count down to', () => {
    const none = { delayMs: null, readyAtMs: null, delayFrom: null }
    expect(judged({ status: 500 }, { known: backoff })).toMatchObject(none)
  })

  test('a record without a time of its own: a wait, and no moment', () => {
    const it = { ...exchange({ status: 500 }), startedAtMs: null }
    expect(judged({}, { exchange: it, known: backoff, delay })).toMatchObject({
      delayMs: 2_000,
      readyAtMs: null,
    })
  })
})
