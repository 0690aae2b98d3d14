import { describe, expect, test } from 'vitest'
import { acmeBody, acmePack, acmeUrl, explain } from '../../support/catalogue'
import type { Sketch } from '../../support/exchange'

describe('what is not an error stays silent', () => {
  test.each<[string, Sketch]>([
    ['a plain success', { body: { id: 1 } }],
    [
      'a success that carries the envelope of an error',
      { url: acmeUrl, body: acmeBody, headers: { 'acme-version': '3' }, status: 304 },
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
