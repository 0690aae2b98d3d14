import { expect, test as it } from 'vitest'
import { test } from '../../../src/engine/detection/match'
import type { Matcher } from '../../../src/engine/pack'
import { readingOf } from '../../../src/engine/reading/reading'
import { exchange } from '../../support/exchange'

const body = { query: 'mutation { pay }', variables: { secret: 'hunter2', n: 3 }, list: [{ op: 'write' }] }
const words = (matcher: Matcher, requestBody: unknown = body) =>
  test(matcher, readingOf(exchange({ method: 'POST', requestBody })))?.words ?? null

it.each<[string, Matcher, string | null]>([
  ['a member', { requestBody: '/query' }, 'request body /query is present'],
  ['no such member', { requestBody: '/operationName' }, null],
  ['a pattern', { requestBody: '/query', like: 'mutation*' }, 'request body /query is like mutation*'],
  ['another pattern', { requestBody: '/query', like: 'query*' }, null],
  ['the case counts', { requestBody: '/query', like: 'Mutation*' }, null],
  ['the whole text counts', { requestBody: '/query', like: 'mutation' }, null],
  ['a type', { requestBody: '/variables', type: 'object' }, 'request body /variables is an object'],
  [
    'a value, which is not shown',
    { requestBody: '/variables/secret', in: ['hunter2'] },
    'request body /variables/secret is a value this API documents',
  ],
  [
    'a number',
    { requestBody: '/variables/n', in: [3] },
    'request body /variables/n is a value this API documents',
  ],
  ['an object has no text', { requestBody: '/variables', like: '*' }, null],
  [
    'any item',
    { requestBody: '/list/*/op', in: ['write'] },
    'request body /list/0/op is a value this API documents',
  ],
])('the body of a request: %s', (_, matcher, expected) => {
  expect(words(matcher)).toBe(expected)
})

it('a form is read like JSON, and no body has no members', () => {
  const matcher: Matcher = { requestBody: '/grant_type', in: ['refresh_token'] }
  expect(words(matcher, 'grant_type=refresh_token&client_id=7')).not.toBeNull()
  expect(words(matcher, undefined)).toBeNull()
})
