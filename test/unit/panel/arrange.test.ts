import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arrange, BY_TIME, type Column, partsOf } from '../../../src/panel/arrange'
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

test.each(['path', 'code'] as const)('sorted by %s as texts are compared, whatever their case', (column) => {
  const text = fc.stringMatching(/^[abAB-]{1,3}$/)
  fc.assert(
    fc.property(fc.array(text, { maxLength: 20 }), fc.boolean(), (texts, descending) => {
      const rows = texts.map((each, at) => row(at, each, `https://api.acme.test/${each}`))
      const wanted = texts.map((each, at) => [each.toLowerCase(), at] as const)
      const up = descending ? -1 : 1
      wanted.sort(([a, at], [b, bt]) => (a === b ? at - bt : a < b ? -up : up))
      expect(ids(rows, { column, descending }, null)).toEqual(wanted.map(([, at]) => at))
    }),
  )
})
