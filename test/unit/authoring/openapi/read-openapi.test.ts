import { dump } from 'js-yaml'
import { expect, test } from 'vitest'
import type { Draft } from '../../../../src/authoring/draft'
import { looksLikeDescription, readDescription } from '../../../../src/authoring/openapi/description'
import { readOpenApi } from '../../../../src/authoring/openapi/read-openapi'
import { orders, parcels } from './orders'

const read = (description: object, toText: (value: object) => string = JSON.stringify): Draft =>
  readOpenApi(readDescription(toText(description)))

const codes = ({ codes: all }: Draft) =>
  all.map(({ code, status, meaning }) => [code, status?.value, meaning?.value])

test('JSON and YAML say the same', () => {
  expect(read(orders, dump)).toEqual(read(orders))
})

test('names, hosts and headers', () => {
  const { name, hosts, url, requestIdHeader, idempotencyHeader } = read(orders)
  expect([name, hosts.map(({ value }) => value), url]).toEqual([
    'Acme Orders',
    ['eu.acme.test'],
    'https://docs.acme.example/errors',
  ])
  expect([requestIdHeader?.value, idempotencyHeader?.value]).toEqual(['X-Request-Id', 'Idempotency-Key'])
})

test('codes: from lists and examples, with a status only where there is one', () => {
  expect(codes(read(orders))).toEqual([
    ['rate_limited', undefined, 'Slow down a little'],
    ['order_exists', 409, undefined],
    ['order_gone', 404, 'The order was deleted'],
  ])
})

test('the shape most responses have comes first', () => {
  const [usual] = read(orders).envelopes
  expect(usual).toMatchObject({
    code: '/error/code',
    message: '/error/message',
    requestId: '/error/request_id',
  })
})

test('statuses: what is said everywhere, and that Retry-After is sent', () => {
  const said = read(orders).statuses.map(({ status, meaning, retry }) => [
    status,
    meaning?.value,
    retry?.value,
  ])
  expect(said).toEqual([
    ['404', undefined, undefined],
    ['409', undefined, undefined],
    ['429', 'Too many requests were sent by this key.', 'yes'],
    ['5xx', undefined, undefined],
  ])
})

test('operations explain their own errors; names of statuses explain nothing', () => {
  expect(read(orders).operations).toEqual([
    {
      method: 'POST',
      path: '/v2/orders',
      name: 'Place an order',
      status: '409',
      meaning: 'An order with this reference was placed before.',
    },
  ])
})

test('Swagger 2', () => {
  const draft = read(parcels)
  expect(draft.hosts.map(({ value }) => value)).toEqual(['api.parcels.test'])
  expect(codes(draft)).toEqual([['70012', 400, undefined]])
  expect(draft.envelopes[0]).toMatchObject({ code: '/errorCode', message: '/errorMessage' })
  expect(draft.operations).toEqual([expect.objectContaining({ path: '/v1/parcels', status: '400' })])
})

test('progress is told path by path', () => {
  const told: string[] = []
  readOpenApi(readDescription(JSON.stringify(orders)), (done, of) => told.push(`${done}/${of}`))
  expect(told).toEqual(['0/2', '1/2', '2/2'])
})

test.each<[string, string, RegExp]>([
  ['YAML that breaks off', 'openapi: 3.0.0\npaths:\n  /a: [', /^line 3: /],
  ['JSON that breaks off', '{"openapi": "3.0.0", "paths": {', /^line 1: /],
  ['another document', '{"name": "package"}', /no OpenAPI 3 or Swagger 2 description/],
  ['a version to come', 'openapi: 4.0.0\npaths: {}', /no OpenAPI 3 or Swagger 2 description/],
  ['no paths', 'openapi: 3.0.0\n', /has no "paths"/],
  ['a list', '- 1\n- 2\n', /no OpenAPI 3 or Swagger 2 description/],
])('%s is refused in one line', (_, text, line) => {
  expect(() => readDescription(text)).toThrow(line)
})

test.each<[string, object]>([
  ['references in circles', { $ref: '#/components/schemas/A' }],
  ['a schema that holds itself', { $ref: '#/components/schemas/Self' }],
  ['a reference into another file', { $ref: 'errors.yaml#/Error' }],
  ['a reference to nothing', { $ref: '#/components/schemas/None' }],
  ['no schema at all', { properties: 'none', allOf: 3 }],
])('%s do no harm', (_, schema) => {
  const description = {
    openapi: '3.0.0',
    paths: {
      '/a': { get: { responses: { 400: { content: { 'application/json': { schema } } } } }, put: null },
      '/b': 7,
    },
    components: {
      schemas: {
        A: { $ref: '#/components/schemas/B' },
        B: { $ref: '#/components/schemas/A' },
        Self: { properties: { message: { type: 'string' }, inner: { $ref: '#/components/schemas/Self' } } },
      },
    },
  }
  expect(read(description).codes).toEqual([])
})

test('aliases that multiply are read once each', () => {
  const lines = ['openapi: 3.0.0', 'paths: {}', 'x-a: &a [1, 2, 3, 4, 5, 6, 7, 8, 9]']
  for (let i = 0; i < 30; i += 1)
    lines.push(`x-a${i}: &a${i} [*a${i - 1 < 0 ? '' : i - 1}, *a${i - 1 < 0 ? '' : i - 1}]`)
  expect(() => readDescription(lines.join('\n'))).toThrow('has no "paths"')
})

test.each<[string, string, boolean]>([
  ['YAML', 'openapi: 3.0.0\n', true],
  ['YAML with comments above', '# Acme\n---\nopenapi: "3.1.0"\n', true],
  ['JSON', '{\n "openapi": "3.0.0"', true],
  ['Swagger', '{"swagger":"2.0"', true],
  ['a page on OpenAPI', '# Errors\n\nSee our openapi: file.', false],
  ['a page', '# Errors\n| Code | Meaning |', false],
])('looks like a description: %s', (_, text, expected) => {
  expect(looksLikeDescription(text)).toBe(expected)
})
