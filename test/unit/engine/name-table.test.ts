import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nameTable, signsOf } from '../../../src/engine/generic/name-table'
import { fold } from '../../../src/engine/generic/names'
import { runs } from '../../support/fuzz'

/** The signs of a name, as a body has it. */
const told = (table: ReturnType<typeof nameTable>, name: string) => {
  const text = `{"id":1,"${name}":2}`
  return signsOf(table, text, text.lastIndexOf('"'))
}

describe('a name is told by its end', () => {
  const table = nameTable(
    [
      { names: ['code', 'status', 'errorcode'], signs: 1 },
      { names: ['status', 'rate'], signs: 2 },
    ],
    [{ names: ['errcode'], signs: 4 }],
  )

  test.each<[string, number]>([
    ['code', 1],
    ['CODE', 1],
    ['@Code', 1],
    ['error_code', 1],
    ['Error-Code', 1],
    ['error.code', 1],
    ['status', 3],
    ['status_', 3],
    ['status2', 3],
    ['rate', 2],
    ['errcode', 4],
    ['my_errCode', 4],
    ['L_ERRCODE0', 4],
    ['', 0],
    ['de', 0],
    ['ode', 0],
    ['postal_code', 0],
    ['code_name', 0],
    ['rates', 0],
    ['c0de', 0],
    ['cöde', 0],
    ['сode', 0],
  ])('%s: %d', (name, signs) => {
    expect(told(table, name)).toBe(signs)
  })

  test('at the beginning of a text, where it is cut off, it is none', () => {
    expect(signsOf(table, 'code":', 4)).toBe(0)
  })
})

test('a name with a quote in it, which JSON escapes, is never told', () => {
  const table = nameTable([{ names: ['a"b'], signs: 1 }], [])
  expect(told(table, 'a"b')).toBe(0)
  expect(told(table, 'a\\"b')).toBe(0)
})

test('any other is told, and none that differs in a letter', () => {
  const name = fc
    .string({ unit: 'grapheme-ascii', maxLength: 6 })
    .map((text) => fold(text).replace(/["\\]/g, ''))
  const names = fc.array(name, { maxLength: 5 })
  // To the table, one digit is like another, and so is one character that is no letter.
  const alike = (text: string) =>
    text
      .replace(/\d+$/, '')
      .replace(/\d/g, '0')
      .replace(/[^a-z0]/g, '?')
  fc.assert(
    fc.property(names, names, (sought, others) => {
      const table = nameTable([{ names: sought, signs: 1 }], [])
      const isSought = (text: string) => sought.map(alike).includes(alike(text))
      for (const each of [...sought, ...others]) expect(told(table, each), each).toBe(Number(isSought(each)))
    }),
    runs(2_000),
  )
})
