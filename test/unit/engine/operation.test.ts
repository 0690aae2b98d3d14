import { expect, test } from 'vitest'
import { isOperation } from '../../../src/engine/detection/operation'

const ORDER = 'https://api.example.com/v1/orders/42'

test.each<[string, string, string, string, boolean]>([
  ['a template', 'GET /v1/orders/{id}', 'GET', ORDER, true],
  ['any method', '* /v1/orders/{id}', 'DELETE', ORDER, true],
  ['another method', 'POST /v1/orders/{id}', 'GET', ORDER, false],
  ['a longer path', 'GET /v1/orders/{id}', 'GET', `${ORDER}/items`, false],
  ['a shorter path', 'GET /v1/orders/{id}', 'GET', 'https://api.example.com/v1/orders', false],
  ['a query and a fragment', 'GET /v1/orders/{id}', 'GET', `${ORDER}?page=2#top`, true],
  ['a trailing slash', 'GET /v1/orders/{id}', 'GET', `${ORDER}/`, true],
  ['an empty segment', 'GET /v1/orders/{id}/items', 'GET', 'https://api.example.com/v1/orders//items', false],
  ['the case of a path counts', 'GET /V1/orders/{id}', 'GET', ORDER, false],
  ['lower-case methods of requests', 'GET /v1/orders/{id}', 'get', ORDER, true],
  ['the root', 'GET /', 'GET', 'https://api.example.com/', true],
  ['no address', 'GET /', 'GET', 'not an address', false],
])('%s', (_, operation, method, url, expected) => {
  expect(isOperation(operation, method, url)).toBe(expected)
})
