import { expect, test } from 'vitest'
import { toMarkdownTable, withPart } from '../../../scripts/bench/document.mjs'

const DOCUMENT = '# Title\n\nWords.\n\n## One\n\nold\n\n### Within\n\nold too\n\n## Two\n\nkept\n'

test('a part is written anew, and the others stay', () => {
  expect(withPart(DOCUMENT, 'One', 'new\n')).toBe('# Title\n\nWords.\n\n## One\n\nnew\n\n## Two\n\nkept\n')
})

test('a part that is not there yet comes last', () => {
  expect(withPart(DOCUMENT, 'Three', 'new')).toBe(`${DOCUMENT}\n## Three\n\nnew\n`)
})

test('a goal that was missed stands out', () => {
  const lines = [
    { what: 'a', measured: '1 ms', goal: '≤ 2 ms', met: true, details: 'why' },
    { what: 'b', measured: '3 ms', goal: '≤ 2 ms', met: false },
    { what: 'c', measured: '5 B' },
  ]
  expect(toMarkdownTable(lines).split('\n').slice(2)).toEqual([
    '| a | 1 ms | ≤ 2 ms | why |',
    '| b | **3 ms** (missed) | ≤ 2 ms |  |',
    '| c | 5 B | – |  |',
  ])
})
