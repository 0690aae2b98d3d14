import { describe, expect, test } from 'vitest'
import { type Pack, parsePack } from '../../../src/engine'
import { acmePack, explain } from '../../support/catalogue'
import type { Sketch } from '../../support/exchange'

type Rule = NonNullable<Pack['contract']>[number]

/** What a rule leaves open in a test. */
const rule = (promise: Partial<Rule>): Rule => ({ id: 'r', says: 'so it is', ...promise })

const packWith = (rules: Rule[], more: Partial<Pack> = {}): Pack => ({
  ...acmePack,
  codes: { limited: { status: [429] }, open: {} },
  contract: rules,
  ...more,
})

/** An error of Acme in its own envelope, with more members of `error` as the test needs them. */
const failure = (error: object, sketch: Sketch = {}): Sketch => ({
  url: 'https://api.acme.test/v1/orders',
  status: 400,
  body: { error: { code: 'limited', message: 'Text.', ...error } },
  ...sketch,
})

const breachesOf = (sketch: Sketch, ...packs: Pack[]) =>
  (explain(sketch, ...packs)?.findings ?? []).filter(({ rule }) => rule.startsWith('contract/'))

/** What was found by one rule; null when its promise is kept. */
const found = (promise: Partial<Rule>, sketch: Sketch) =>
  breachesOf(sketch, packWith([rule(promise)])).map(({ what }) => what)[0] ?? null

const json = { 'content-type': 'application/json' }
type Case = [what: string, promise: Partial<Rule>, sketch: Sketch, found: string | null]

describe('must', () => {
  const isArray = { must: [{ pointer: '/error/list', type: 'array' as const }] }
  const reasons = { must: [{ pointer: '/error/list/*/reason', type: 'UPPER_SNAKE' as const }] }
  const id = { must: [{ pointer: '/error/id', like: 'id_*' }] }
  const retryAfter = { status: [429], must: [{ header: 'Retry-After' }] }
  test.each<Case>([
    ['a member is there', { must: [{ pointer: '/error/id' }] }, failure({ id: null }), null],
    ['a member is not there', { must: [{ pointer: '/error/id' }] }, failure({}), 'There is no /error/id.'],
    ['a value has its form', isArray, failure({ list: [] }), null],
    ['a value is null', isArray, failure({ list: null }), '/error/list is null, not an array.'],
    ['a value is of another type', isArray, failure({ list: 7 }), '/error/list is 7, not an array.'],
    ['a form says nothing of what is not there', isArray, failure({}), null],
    ['every item has the form', reasons, failure({ list: [{ reason: 'A_B' }, { reason: 'C' }] }), null],
    [
      'one item has not',
      reasons,
      failure({ list: [{ reason: 'A_B' }, { reason: 'aB' }] }),
      '/error/list/1/reason is "aB", not in UPPER_SNAKE_CASE.',
    ],
    ['a pattern', id, failure({ id: 'id_1' }), null],
    ['another pattern', id, failure({ id: 'x' }), '/error/id is "x", not like id_*.'],
    [
      'one of some values',
      { must: [{ pointer: '/error/kind', in: ['a', 'b'] }] },
      failure({ kind: 'c' }),
      '/error/kind is "c", not a or b.',
    ],
    [
      'a header is there',
      retryAfter,
      failure({}, { status: 429, headers: { ...json, 'retry-after': '2' } }),
      null,
    ],
    ['a header is not there', retryAfter, failure({}, { status: 429 }), 'There is no Retry-After header.'],
    [
      'a header of another form',
      { must: [{ header: 'x-id', like: 'id_*' }] },
      failure({}, { headers: { ...json, 'x-id': '7' } }),
      'The x-id header is "7", not like id_*.',
    ],
    [
      'a status',
      { must: [{ status: [400, 401] }] },
      failure({}, { status: 418 }),
      'The HTTP status is 418, not 400 or 401.',
    ],
  ])('%s', (_, promise, sketch, what) => {
    expect(found(promise, sketch)).toBe(what)
  })
})

describe('the other kinds of promise', () => {
  const oneMember = { members: { at: '', atLeast: ['error'], atMost: ['error', 'path'] } }
  const fourMembers = { members: { at: '/error', atLeast: ['code', 'message', 'list'] } }
  const digits = { equal: [{ pointer: '/error/n', after: 'AC-', before: '-' }, 'status'] } as Partial<Rule>
  const typed = { contentType: ['application/json; charset=utf-8'] }
  const withType = (type: string) => failure({}, { headers: { 'content-type': type } })
  test.each<Case>([
    [
      'never: it is there',
      { never: [{ pointer: '/error/sql' }] },
      failure({ sql: '…' }),
      '/error/sql is present.',
    ],
    ['never: it is not', { never: [{ pointer: '/error/sql' }] }, failure({}), null],
    ['equal: the digits of a code and the status', digits, failure({ n: 'AC-400-001' }), null],
    [
      'equal: they differ',
      digits,
      failure({ n: 'AC-400-001' }, { status: 500 }),
      '/error/n is "AC-400-001", but the HTTP status is 500.',
    ],
    ['equal: what is not there differs from nothing', digits, failure({}), null],
    [
      'equal: a number and a text of the same digits',
      { equal: ['/error/a', '/error/b'] },
      failure({ a: 404, b: '404' }),
      null,
    ],
    [
      'equal: two members',
      { equal: ['/error/a', '/error/b'] },
      failure({ a: 1, b: 2 }),
      '/error/a is 1, but /error/b is 2.',
    ],
    [
      'equal: a value of the request is not shown',
      { equal: ['/error/id', { requestHeader: 'x-id' }] },
      failure({ id: 'a' }, { requestHeaders: { 'X-Id': 'secret' } }),
      '/error/id is "a", but the request header x-id is another.',
    ],
    ['members: all there', fourMembers, failure({ list: null }), null],
    ['members: one missing', fourMembers, failure({}), '/error has no list.'],
    [
      'members: one too many',
      oneMember,
      failure({}, { body: { error: { code: 'limited', message: 'T.' }, host: 'n' } }),
      'The body has "host" beside error, path.',
    ],
    [
      'members: one that may be there',
      oneMember,
      failure({}, { body: { error: { code: 'limited', message: 'T.' }, path: '/' } }),
      null,
    ],
    [
      'members: an object that is not there',
      { members: { at: '/meta', atLeast: ['id'] } },
      failure({}),
      null,
    ],
    ['content type: as it is written', typed, withType('application/json; charset=utf-8'), null],
    ['content type: case, blanks and quotes', typed, withType('Application/JSON;charset="UTF-8"; v=1'), null],
    [
      'content type: without the charset',
      typed,
      withType('application/json'),
      'The content type is application/json, not application/json; charset=utf-8.',
    ],
    [
      'content type: none',
      typed,
      failure({}, { headers: { date: '…' } }),
      'There is no Content-Type header.',
    ],
    [
      'documented status: another',
      { documentedStatus: '/error/code' },
      failure({}),
      '/error/code is "limited" with the HTTP status 400; documented for it is 429.',
    ],
    ['documented status: the one', { documentedStatus: '/error/code' }, failure({}, { status: 429 }), null],
    [
      'documented status: none is documented',
      { documentedStatus: '/error/code' },
      failure({ code: 'open' }),
      null,
    ],
    [
      'no stack trace',
      { noStackTrace: true },
      failure({ debug: 'x\n\tat com.acme.Orders.get(Orders.java:12)' }),
      '/error/debug holds a stack trace of Java.',
    ],
    ['no stack trace: none', { noStackTrace: true }, failure({ debug: 'Look at line 3.' }), null],
    ['documented status: an unknown code', { documentedStatus: '/error/code' }, failure({ code: 'x' }), null],
  ])('%s', (_, promise, sketch, what) => {
    expect(found(promise, sketch)).toBe(what)
  })
})

describe('a promise is held against nothing but what it speaks of', () => {
  const missing = { must: [{ pointer: '/error/id' }] }
  const retryAfter = { must: [{ header: 'Retry-After' }] }
  const cors = { kind: 'cors', reason: 'x', inferred: false } as const
  test.each<Case>([
    ['another status', { ...missing, status: [500] }, failure({}), null],
    [
      'a condition that holds',
      { ...missing, if: [{ pointer: '/error/code' }] },
      failure({}),
      'There is no /error/id.',
    ],
    ['a condition that does not', { ...missing, if: [{ pointer: '/error/x' }] }, failure({}), null],
    [
      'an exception',
      { ...missing, unless: [{ pointer: '/error/code', in: ['limited'] }] },
      failure({}),
      null,
    ],
    ['a body that the browser cut', missing, failure({}, { cut: true }), null],
    ['a response that the page may not read', missing, failure({}, { failure: cors }), null],
    ['headers beside a cut body', retryAfter, failure({}, { cut: true }), 'There is no Retry-After header.'],
    ['headers that were not recorded', retryAfter, failure({}, { headers: {} }), null],
  ])('%s', (_, promise, sketch, what) => {
    expect(found(promise, sketch)).toBe(what)
  })

  test('a body that is missing', () => {
    const shapeless: Pack = packWith([rule(missing), rule({ id: 'h', ...retryAfter })], {
      envelopes: [{ name: 'header', all: [{ header: 'acme-error', conclusive: true }], extract: {} }],
    })
    const sketch: Sketch = {
      url: 'https://api.acme.test/',
      status: 429,
      headers: { 'acme-error': '1' },
      missing: 'never-read',
    }
    expect(breachesOf(sketch, shapeless).map(({ rule }) => rule)).toEqual(['contract/h'])
  })

  test('headers of somebody who passes the error on', () => {
    const pack = packWith([rule(retryAfter), rule({ id: 'b', ...missing })])
    const passedOn = failure({}, { url: 'https://proxy.test/', headers: { ...json, 'acme-version': '3' } })
    expect(breachesOf(passedOn, pack).map(({ rule }) => rule)).toEqual(['contract/b'])
  })
})

test('a breach is told with the promise, what to do and the page', () => {
  const page = { url: 'https://acme.test/promises', checked: '2026-11-22' }
  const pack = packWith([
    rule({ id: 'a', says: 'errors have an id', must: [{ pointer: '/error/id' }], source: page }),
    rule({ id: 't', says: 'errors are typed', contentType: ['application/problem+json'], fix: 'Type it.' }),
  ])
  expect(breachesOf(failure({}), pack)).toEqual([
    {
      rule: 'contract/a',
      owner: 'server',
      what: 'There is no /error/id.',
      why: 'Acme documents that errors have an id.',
      fix: 'Send it as documented, or correct the documentation.',
      line: null,
      source: page,
    },
    {
      rule: 'contract/t',
      owner: 'server',
      what: 'The content type is application/json, not application/problem+json.',
      why: 'Acme documents that errors are typed.',
      fix: 'Type it.',
      line: 'Content-Type: application/problem+json',
      source: acmePack.source,
    },
  ])
  const standard = packWith(pack.contract ?? [], { specificity: 'standard' })
  expect(breachesOf(failure({}), standard)[0]?.why).toBe('By Acme, errors have an id.')
})

test('a pack without a contract promises nothing', () => {
  expect(breachesOf(failure({}), acmePack)).toEqual([])
})

test.each([
  ['no promise', {}],
  ['two promises', { noStackTrace: true, documentedStatus: '/code' }],
])('a rule with %s is refused', (_, promise) => {
  const pack = { ...acmePack, contract: [{ id: 'r', says: 'so it is', ...promise }] }
  expect(() => parsePack(pack)).toThrow(/contract\.0: a rule holds exactly one of must/)
})
