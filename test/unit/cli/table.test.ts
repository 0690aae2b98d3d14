import { describe, expect, test } from 'vitest'
import { type Audit, audit } from '../../../src/audit/audit'
import { toTable } from '../../../src/cli/table'
import { tries } from '../../support/attempts'
import type { Sketch } from '../../support/exchange'
import { annotated } from './annotated'

const linesOf = (...sketches: Sketch[]) =>
  toTable(
    sketches.map((sketch) => annotated(sketch)),
    [],
    sketches.length,
  ).split('\n')

/** The cells of the only row, which stand two blanks or more apart. */
const cellsOf = (sketch: Sketch) => linesOf(sketch)[1]?.split(/ {2,}/)

const failure = (message: string): Sketch => ({
  status: 400,
  url: 'https://api.example.com/',
  body: { message },
})

test.each([
  [0, 0, '0 of 0 entries are errors'],
  [0, 1, '0 of 1 entry is an error'],
  [1, 1, '1 of 1 entry is an error'],
  [1, 5, '1 of 5 entries are errors'],
  [2, 2, '2 of 2 entries are errors'],
])('the count at the end: %i of %i', (errors, entries, count) => {
  const table = toTable(
    Array.from({ length: errors }, () => annotated()),
    [],
    entries,
  )
  expect(table.split('\n').slice(-2)).toEqual([count, ''])
})

test('without an error the count is all there is', () => {
  expect(toTable([], [], 2)).toBe('0 of 2 entries are errors\n')
})

test('columns stand below each other', () => {
  const network = { kind: 'unreachable', reason: 'net::ERR_CONNECTION_REFUSED', inferred: false } as const
  expect(
    linesOf(
      { headers: { 'retry-after': '2' } },
      { method: 'DELETE', url: 'https://api.example.com/v1/things/1', status: 0, body: '', failure: network },
    ),
  ).toEqual([
    'status  request                             vendor  code     retry      what happened',
    '429     GET api.acme.test/v1/orders         Acme    limited  after 2 s  Limited',
    '—       DELETE api.example.com/v1/things/1  HTTP    —        backoff    Connection refused',
    '',
    '2 of 2 entries are errors',
    '',
  ])
})

describe('a cell', () => {
  test.each<[string, Sketch, number, string]>([
    ['a delay beside the verdict', { headers: { 'retry-after': '125' } }, 4, 'after 2 min 5 s'],
    ['a verdict without one', {}, 4, 'backoff'],
    ['no code', { body: '' }, 3, '—'],
    ['the first code of several', { body: { errors: [{ code: 'a' }, { code: 'b' }] } }, 3, 'a'],
    [
      'an address without query and fragment',
      { url: 'https://api.acme.test/v1?key=1#top' },
      1,
      'GET api.acme.test/v1',
    ],
    ['an address with a port', { url: 'http://localhost:8080/v1' }, 1, 'GET localhost:8080/v1'],
    ['an address that is none', { url: 'not an address' }, 1, 'GET not an address'],
    [
      'a long address',
      { url: `https://api.acme.test/${'x'.repeat(99)}` },
      1,
      `GET api.acme.test/${'x'.repeat(25)}…`,
    ],
    ['a message as long as its column', failure('x'.repeat(60)), 5, 'x'.repeat(60)],
    ['a longer one', failure('x'.repeat(61)), 5, `${'x'.repeat(59)}…`],
  ])('%s', (_, sketch, column, cell) => {
    expect(cellsOf(sketch)?.[column]).toBe(cell)
  })
})

describe('a response cannot write to the terminal', () => {
  test.each<[string, Sketch, string]>([
    ['a colour in the message', failure('a\u001b[31mb'), 'a·[31mb'],
    ['a line break in the message', failure('a\r\nb'), 'a··b'],
    ['a C1 control in the message', failure('a\u009b2Jb'), 'a·2Jb'],
    ['a window title in the code', { body: { error: { code: '\u001b]0;x\u0007', message: 'm' } } }, '·]0;x·'],
    ['a tab in the method', { method: 'G\tT' }, 'G·T'],
    ['a colour in an address that is none', { url: 'x \u001b[31m' }, 'x ·[31m'],
  ])('%s', (_, sketch, shown) => {
    const lines = linesOf(sketch)
    expect(lines).toHaveLength(5)
    expect(lines.join('')).not.toMatch(/\p{Cc}/u)
    expect(lines[1]).toContain(shown)
  })
})

describe('what the audit found', () => {
  const lineOf = (lines: string[], file = 'a.har') => {
    const attempts = tries('POST /a', lines).map((each, i) => ({ ...each, rowId: i * 2 + 1 }))
    return toTable([annotated()], [{ file, audit: audit(1, attempts) as Audit }], 9).split('\n')
  }

  test('stands between the table and the count, a line for each finding', () => {
    expect(lineOf(['0 503', '600 200']).slice(2)).toEqual([
      '',
      expect.stringMatching(/^a\.har, entries 1, 3: POST repeated without an idempotency key: .+\.$/),
      '',
      '1 of 9 entries are errors',
      '',
    ])
  })

  test('names the first entries of many', () => {
    const lines = Array.from({ length: 12 }, (_, i) => `${i * 300} 503`)
    expect(lineOf(lines)[3]).toMatch(/entries 1, 3, 5, 7, 9, 11, 13, 15 and 4 more: /)
  })

  test('lets no control character of a file name through', () => {
    expect(lineOf(['0 503', '600 200'], 'a\u001b[31m.har')[3]).toMatch(/^a·\[31m\.har, /)
  })
})
