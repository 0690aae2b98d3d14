import { expect, test } from 'vitest'
import { findAll, findFirst, segmentsOf } from '../../../src/engine/reading/pointer'

const root = JSON.parse(
  '{"a":{"b":[{"c":1},{"c":2},{}]},"x/y":{"~":3},"__proto__":{"polluted":true},"":4}',
) as { a: unknown }

test.each([
  ['/a/b/0/c', [1]],
  ['/a/b/*/c', [1, 2]],
  ['/x~1y/~0', [3]],
  ['/', [4]],
  ['/__proto__/polluted', [true]],
  ['/constructor', []],
  ['/a/b/length', []],
  ['/a/b/-', []],
  ['/a/b/01', []],
  ['/a/b/9', []],
  ['/a/b/0/c/d', []],
])('%s finds %j', (pointer, values) => {
  expect(findAll(root, pointer).map(({ value }) => value)).toEqual(values)
})

test('names the exact place of what a "*" found', () => {
  expect(findAll(root, '/a/b/*/c').map(({ pointer }) => pointer)).toEqual(['/a/b/0/c', '/a/b/1/c'])
})

test.each([
  ['/a/*', ['/a/b']],
  ['/x~1y/*', ['/x~1y/~0']],
  ['/*/b', ['/a/b']],
  ['/a/c/*', []],
])('%s leads to %j', (pointer, pointers) => {
  expect(findAll({ a: root.a, 'x/y': { '~': 3 } }, pointer).map((found) => found.pointer)).toEqual(pointers)
})

test('reads escapes as RFC 6901 §4 does', () => {
  expect(segmentsOf('/a~1b/~01')).toEqual(['a/b', '~1'])
})

test.each([null, undefined, 1, 'text'])('finds nothing in %j', (value) => {
  expect(findFirst(value, '/a')).toBeNull()
})
