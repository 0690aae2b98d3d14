import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arrange, partsOf } from '../../../src/panel/arrange'
import { BY_TIME, type Column } from '../../../src/panel/order'
import type { Row } from '../../../src/session/session'
import { exchange, STARTED_AT_MS } from '../../support/exchange'
import { annotation, failing, problem, success } from './fixtures'

const row = (id: number, code: string, url = 'https://api.acme.test/v1/orders', status = 400): Row =>
  failing(id, {
    exchange: exchange({ status, url, startedAtMs: STARTED_AT_MS + id }),
    annotation: annotation({ vendor: `Vendor ${code}`, problems: [problem({ code })] }),
  })

const ids = (rows: readonly Row[], ...rest: [Parameters<typeof arrange>[1], Parameters<typeof arrange>[2]]) =>
  arrange(rows, ...rest).map(({ id }) => id)
/** The id of the group that a row belongs to. */
const groupOf = (of: Row) => -(of.group ?? 0)

test('rows by themselves stand in the order of time', () => {
  const rows = [row(1, 'b'), row(2, 'a'), row(3, 'b')]
  expect(ids(rows, BY_TIME, null)).toEqual([1, 2, 3])
  expect(ids(rows, { column: 'time', descending: true }, null)).toEqual([3, 2, 1])
})

test.each<[Column, boolean, number[]]>([
  ['code', false, [2, 1, 3]],
  ['code', true, [1, 3, 2]],
  ['status', true, [3, 1, 2]],
  ['vendor', false, [2, 1, 3]],
])('sorted by %s (descending: %s), equals stay in the order of time', (column, descending, expected) => {
  const rows = [row(1, 'b'), row(2, 'a'), row(3, 'b', 'https://api.acme.test/v1/orders', 500)]
  expect(ids(rows, { column, descending }, null)).toEqual(expected)
})

test('repeats of one vendor, code and route fold into one line, where the latest stands', () => {
  const rows = [
    row(1, 'a', 'https://api.acme.test/v1/orders/1'),
    row(2, 'b'),
    row(3, 'a', 'https://api.acme.test/v1/orders/2'),
  ]
  const [first, second] = arrange(rows, BY_TIME, new Set())
  expect(first).toBe(rows[1])
  expect(second).toMatchObject({
    id: groupOf(rows[0] as Row),
    row: { id: 3 },
    group: { count: 2, firstMs: STARTED_AT_MS + 1, lastMs: STARTED_AT_MS + 3, open: false },
  })
})

test('an open group lists its rows below it, each with its place', () => {
  const rows = [row(1, 'a'), row(2, 'a')]
  const lines = arrange(rows, BY_TIME, new Set([rows[0]?.group ?? 0]))
  const parts = lines.map((line) => ({ id: line.id, ...partsOf(line) }))
  expect(parts.map(({ id, nth, group }) => [id, nth, group?.count])).toEqual([
    [groupOf(rows[0] as Row), 0, 2],
    [1, 1, 2],
    [2, 2, 2],
  ])
})

test('a group keeps its id while its rows come and go', () => {
  const rows = [row(1, 'a'), row(2, 'a'), row(3, 'a')]
  const [first] = arrange(rows.slice(0, 2), BY_TIME, new Set())
  const [later] = arrange(rows.slice(1), BY_TIME, new Set())
  expect(later?.id).toBe(first?.id)
})

test.each([
  ['of another group', row(2, 'b')],
  ['a success', success(2)],
])('a row %s is a line of its own', (_, other) => {
  expect(ids([row(1, 'a'), other], BY_TIME, new Set())).toEqual([1, 2])
})

test('sorted downwards, a group stands where its latest row stands', () => {
  const rows = [row(1, 'a'), row(2, 'b'), row(3, 'a')]
  const downwards = { column: 'time', descending: true } as const
  expect(ids(rows, downwards, new Set())).toEqual([groupOf(rows[0] as Row), 2])
})

test.each([
  ['path', 'ASCII', /^[abAB-]{0,3}$/],
  ['path', 'others too', /^[aä\u{10400}B]{0,2}$/u],
  ['code', 'ASCII', /^[abAB-]{1,3}$/],
] as const)('sorted by %s as texts are compared, whatever their case: %s', (column, _, characters) => {
  const text = fc.stringMatching(characters)
  fc.assert(
    fc.property(fc.array(text, { maxLength: 60 }), fc.boolean(), (texts, descending) => {
      const rows = texts.map((each, at) => row(at, each, `https://api.acme.test/v1/${each}?b`))
      const wanted = texts.map((each, at) => [each.toLowerCase(), at] as const)
      const up = descending ? -1 : 1
      wanted.sort(([a, at], [b, bt]) => (a === b ? at - bt : a < b ? -up : up))
      expect(ids(rows, { column, descending }, null)).toEqual(wanted.map(([, at]) => at))
    }),
  )
})

test.each([
  ['no path is one slash', ['https://b.test?z', 'https://b.test/a', 'https://b.test'], [0, 2, 1]],
  [
    'what is no address is a path as it stands',
    ['data:b', '/a?b', 'blob#a', 'https://b.test/z'],
    [1, 3, 2, 0],
  ],
  [
    'who is logged in is none of it',
    ['https://z:z@b.test/b', 'https://a@b.test/c', 'https://b.test/a'],
    [2, 0, 1],
  ],
])('sorted by path: %s', (_, urls, wanted) => {
  const rows = urls.map((url, at) => row(at, 'a', url))
  expect(ids(rows, { column: 'path', descending: false }, null)).toEqual(wanted)
})

test('a group whose rows do not all say when they started tells of those that do', () => {
  const unknown = row(1, 'a')
  const rows = [
    { ...unknown, exchange: { ...unknown.exchange, startedAtMs: null } },
    row(2, 'a'),
    row(3, 'a'),
  ]
  const [line] = arrange(rows, BY_TIME, new Set())
  expect(line).toMatchObject({ group: { count: 3, firstMs: STARTED_AT_MS + 2, lastMs: STARTED_AT_MS + 3 } })
  const [unsaid] = arrange([rows[0], rows[0]] as Row[], BY_TIME, new Set())
  expect(unsaid).toMatchObject({ group: { count: 2, firstMs: null, lastMs: null } })
})
