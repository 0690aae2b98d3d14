import { describe, expect, test } from 'vitest'
import { jsonPieces } from '../../../src/share/json-pieces'

const ITEMS: [what: string, items: object[]][] = [
  ['none', []],
  ['one', [{ a: 1 }]],
  [
    'several, with lists and objects in them',
    [{ a: [], b: {} }, { list: [1, [2]] }, { deep: { deeper: [] } }],
  ],
  ['texts with line ends of every kind', [{ text: 'a\nb\r\u2028c\u2029"[]"' }]],
]

describe.each(ITEMS)('a list: %s', (_, items) => {
  test.each([
    ['the outermost', (list: object[]) => ({ list, after: 'words' })],
    ['one below others', (list: object[]) => ({ log: { pages: [], name: 'x', entries: list } })],
  ])('%s, is the text that JSON.stringify writes', (_, whole) => {
    expect([...jsonPieces(whole([]), items)].join('')).toBe(`${JSON.stringify(whole(items), null, 2)}\n`)
  })
})

test('an item is not asked for before the piece ahead of it was taken', () => {
  const asked: number[] = []
  function* items() {
    for (const n of [1, 2, 3]) {
      asked.push(n)
      yield { n }
    }
  }
  const pieces = jsonPieces({ list: [] }, items())[Symbol.iterator]()
  pieces.next()
  pieces.next()
  expect(asked).toEqual([1])
})
