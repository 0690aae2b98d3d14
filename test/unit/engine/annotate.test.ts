import { describe, expect, test } from 'vitest'
import { annotate, type Pack } from '../../../src/engine'
import { acmePack, catalogueOf } from '../../support/catalogue'
import { exchange, type Sketch, STARTED_AT_MS } from '../../support/exchange'

const explain = (sketch: Sketch, ...packs: Pack[]) =>
  annotate(exchange(sketch), catalogueOf(...packs), STARTED_AT_MS)
const envelope = { error: { code: 'limited', message: 'Text.' } }
const host = 'https://api.acme.test/v1/orders'

/** Another vendor with the very same envelope. */
const twin: Pack = {
  ...acmePack,
  id: 'twin',
  name: 'Twin',
  hosts: ['*.twin.test'],
  signals: [{ header: 'twin-version' }],
}

describe('a vendor is claimed', () => {
  test.each<[string, Sketch, string]>([
    ['by envelope and host', { status: 429, url: host, body: envelope }, 'acme'],
    ['by envelope and header', { status: 429, headers: { 'Acme-Version': '3' }, body: envelope }, 'acme'],
    ['by a code that nobody else sends', { status: 400, body: { acme_code: 'AC-123' } }, 'acme'],
    ['not by the envelope alone', { status: 429, body: envelope }, 'http'],
    [
      'not by the host alone',
      { status: 502, url: host, headers: { 'content-type': 'text/html' }, body: '<html>' },
      'http',
    ],
    [
      'not by a host that only ends alike',
      { status: 429, url: 'https://notacme.test/', body: envelope },
      'http',
    ],
    ['not by the bare parent of "*."', { status: 429, url: 'https://acme.test/', body: envelope }, 'http'],
  ])('%s', (_, sketch, pack) => {
    expect(explain(sketch, acmePack)?.pack).toBe(pack)
  })

  test('not when two fit equally: the generic reading wins and names both', () => {
    const both = explain(
      { status: 429, headers: { 'acme-version': '3', 'twin-version': '1' }, body: envelope },
      acmePack,
      twin,
    )
    expect(both?.pack).toBe('http')
    expect(both?.alternatives.map(({ pack }) => pack).sort()).toEqual(['acme', 'twin'])
  })

  test('and the other one is named when it fits less well', () => {
    const one = explain(
      { status: 429, url: host, headers: { 'acme-version': '3', 'twin-version': '1' }, body: envelope },
      acmePack,
      twin,
    )
    expect(one?.pack).toBe('acme')
    expect(one?.alternatives.map(({ pack }) => pack)).toEqual(['twin'])
  })
})

test('look-alikes are named where only the shape fits', () => {
  const generic = explain({ status: 429, body: envelope }, acmePack)
  expect(generic?.alternatives.map(({ pack }) => pack)).toEqual(['acme'])
})

test('evidence names what matched and never shows the value of a request header', () => {
  const secret: Pack = { ...acmePack, signals: [{ requestHeader: 'x-acme-key' }] }
  const evidence = explain(
    { status: 429, body: envelope, requestHeaders: { 'X-Acme-Key': 's3cret' } },
    secret,
  )?.evidence.join()
  expect(evidence).toContain('request header x-acme-key')
  expect(evidence).not.toContain('s3cret')
})

test('field errors say whether they are about the body or a parameter', () => {
  const details = [
    { reason: 'refused', text: 'Too short.', field: 'name' },
    { reason: 'refused', text: 'Too large.', param: 'page_size' },
  ]
  const annotation = explain(
    {
      status: 400,
      url: host,
      requestBody: {},
      body: { error: { code: 'invalid', message: 'Two faults.', details } },
    },
    acmePack,
  )
  expect(annotation?.problems.map(({ field, fieldIn, title }) => [field, fieldIn, title])).toEqual([
    [null, null, null],
    ['name', 'body', 'Refused'],
    ['page_size', 'query or path', 'Refused'],
  ])
  expect(annotation?.meaning).toBe('Refused.')
})

test('codes and ids are read from the source text, never rounded', () => {
  const body = '{"error":{"code":"limited","message":"Text.","request_id":12345678901234567890}}'
  expect(explain({ status: 429, url: host, body }, acmePack)?.requestId).toBe('12345678901234567890')
})

test('the words of the generic list do not speak for a vendor', () => {
  const annotation = explain(
    { status: 400, url: host, body: { error: { code: 'unlisted', message: 'Text.' } } },
    acmePack,
  )
  expect(annotation?.meaning).toBe('Bad.')
  expect(annotation?.problems[0]?.title).toBeNull()
})

describe('what is not an error stays silent', () => {
  test.each<[string, Sketch]>([
    ['a plain success', { body: { id: 1 } }],
    [
      'a success that carries the envelope of an error',
      { url: host, body: envelope, headers: { 'acme-version': '3' }, status: 304 },
    ],
    ['a resource with a message', { body: { id: 1, message: 'Hello', user: 'x' } }],
    [
      'a positive flag beside an error text',
      { body: { success: true, error: 'Record successfully deleted', code: 0 } },
    ],
    [
      'a resource with an error of its own',
      { body: { id: 7, name: 'job', state: 'done', error: { message: 'retried once' } } },
    ],
    ['an empty list of errors', { body: { errors: [], data: { a: 1 } } }],
    ['a list of jobs that failed', { body: { errors: [{ message: 'x', job: 1 }], items: [1, 2] } }],
    ['a redirect', { status: 302 }],
    ['a success without a body', { status: 204 }],
  ])('%s', (_, sketch) => {
    expect(explain(sketch, acmePack)).toBeNull()
  })
})

describe('an error inside a success is found', () => {
  test.each<[string, unknown, string | null, string | null]>([
    ['a false flag', { ok: false, error: 'channel_not_found' }, 'channel_not_found', null],
    ['a false flag with a code', { success: false, code: 'E42', message: 'No.' }, 'E42', 'No.'],
    ['a status word', { status: 'error', message: 'No such thing.' }, null, 'No such thing.'],
    [
      'a GraphQL error beside data',
      { data: { a: null }, errors: [{ message: 'No.', path: ['a'] }] },
      null,
      'No.',
    ],
    [
      'a JSON-RPC error',
      { jsonrpc: '2.0', id: 1, error: { code: -32601, message: 'No method.' } },
      '-32601',
      'No method.',
    ],
  ])('%s', (_, body, code, message) => {
    const problem = explain({ body }, acmePack)?.problems[0]
    expect([problem?.code, problem?.message]).toEqual([code, message])
  })
})

describe('an envelope that no pack knows is read by structure', () => {
  test.each<[string, unknown, string | null, string | null]>([
    ['flat', { code: 'X17', message: 'No.' }, 'X17', 'No.'],
    ['camel case', { errorCode: 'X17', errorMessage: 'No.' }, 'X17', 'No.'],
    ['nested', { error: { type: 'bad_thing', message: 'No.' } }, 'bad_thing', 'No.'],
    ['a list', { errors: [{ code: 'x', detail: 'No.' }] }, 'x', 'No.'],
    ['a list of sentences', { errors: ['No.', 'Nor that.'] }, null, 'No.'],
    ['OAuth', { error: 'invalid_grant', error_description: 'No.' }, 'invalid_grant', 'No.'],
    [
      'a code that only repeats the status',
      { status: 418, error: "I'm a teapot", message: 'No.' },
      null,
      'No.',
    ],
    ['a root array', [{ errorCode: 'X', message: 'No.' }], 'X', 'No.'],
    ['text', 'No such thing', null, 'No such thing'],
    ['a big integer', '{"code":12345678901234567890,"message":"No."}', '12345678901234567890', 'No.'],
    ['nothing', '', null, null],
  ])('%s', (_, body, code, message) => {
    const problem = explain({ status: 418, body })?.problems[0]
    expect([problem?.code, problem?.message]).toEqual([code, message])
  })

  test('field errors keyed by name become problems', () => {
    const problems = explain({
      status: 422,
      body: { message: 'Invalid.', errors: { email: ['Taken.'], age: ['Too low.'] } },
    })?.problems
    expect(problems?.slice(1).map(({ field, message }) => [field, message])).toEqual([
      ['email', 'Taken.'],
      ['age', 'Too low.'],
    ])
  })

  test('markup stays text', () => {
    const annotation = explain({ status: 400, body: { message: '<img src=x onerror=alert(1)>' } })
    expect(annotation?.problems[0]?.message).toBe('<img src=x onerror=alert(1)>')
  })
})

describe('what a pack can say about where things stand', () => {
  const parts: Pack = {
    ...acmePack,
    envelopes: [
      {
        name: 'typed',
        all: [{ pointer: '/__type', type: 'string' }],
        extract: {
          code: [
            { pointer: '/__type', after: '#' },
            { header: 'x-type', before: ':' },
          ],
          message: ['/message'],
          items: { at: '/errors', keyed: true },
        },
      },
    ],
  }

  test.each<[string, string, string]>([
    ['after a mark', 'com.acme#NotFound', 'NotFound'],
    ['the whole text where the mark is missing', 'NotFound', 'NotFound'],
  ])('%s', (_, type, code) => {
    expect(explain({ status: 404, url: host, body: { __type: type } }, parts)?.problems[0]?.code).toBe(code)
  })

  test('members named after the field at fault', () => {
    const body = {
      __type: 'Invalid',
      message: 'Two faults.',
      errors: { email: ['Taken.', 'Too long.'], 'a/b': 'Bad.' },
    }
    const problems = explain({ status: 422, url: host, requestBody: {}, body }, parts)?.problems
    expect(problems?.map(({ field, message, fieldIn }) => [field, message, fieldIn])).toEqual([
      [null, 'Two faults.', null],
      ['email', 'Taken.', 'body'],
      ['email', 'Too long.', 'body'],
      ['a/b', 'Bad.', 'body'],
    ])
  })
})

describe('what the status does not explain', () => {
  const cors = { kind: 'cors', reason: 'net::ERR_FAILED', inferred: false } as const

  test.each<[string, Sketch, string, RegExp]>([
    [
      'a call that CORS blocks',
      { status: 200, missing: 'blocked', failure: cors },
      'Blocked by CORS',
      /origin/,
    ],
    ['a refused preflight', { method: 'OPTIONS', status: 403, failure: cors }, 'Blocked by CORS', /origin/],
    [
      'an error inside a success',
      { body: { ok: false, error: 'x_y' } },
      'Error inside a success',
      /body says/,
    ],
    ['the same with a message', { body: { success: false, message: 'No.' } }, 'No.', /body says/],
  ])('%s', (_, sketch, summary, meaning) => {
    const annotation = explain(sketch)
    expect(annotation?.summary).toBe(summary)
    expect(annotation?.meaning).toMatch(meaning)
    expect(annotation?.sources).not.toEqual([])
  })

  test('a vendor whose envelope was recognised still speaks, and the note says what the page cannot see', () => {
    const annotation = explain({ status: 429, url: host, body: envelope, failure: cors }, acmePack)
    expect([annotation?.summary, annotation?.retry.verdict]).toEqual(['Limited', 'fix'])
    expect(annotation?.notes.join()).toContain('cannot see that answer')
  })
})

describe('a statement or a delay under a condition', () => {
  const spent = { header: 'limit-remaining', like: '0' } as const
  const limited: Pack = {
    ...acmePack,
    families: [
      {
        status: [403],
        if: spent,
        title: 'Limit used up',
        meaning: 'Used up.',
        resolution: 'Wait.',
        retry: 'after',
      },
    ],
    retry: { delays: [{ at: { header: 'limit-reset' }, unit: 's', if: spent }] },
  }
  const forbidden = (remaining: string): Sketch => ({
    status: 403,
    url: host,
    headers: { 'limit-remaining': remaining, 'limit-reset': '90' },
    body: { error: { code: 'no', message: 'No.' } },
  })

  test.each([
    ['0', 'Used up.', 'after', 90_000],
    ['7', 'No.', 'fix', null],
  ])('with %s left', (remaining, meaning, verdict, delayMs) => {
    const annotation = explain(forbidden(remaining), limited)
    expect([annotation?.meaning, annotation?.retry.verdict, annotation?.retry.delayMs]).toEqual([
      meaning,
      verdict,
      delayMs,
    ])
  })
})
