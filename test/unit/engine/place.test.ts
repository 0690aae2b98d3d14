import { describe, expect, test } from 'vitest'
import type { Place } from '../../../src/engine'
import { readFirst } from '../../../src/engine/reading/place'
import { readingOf } from '../../../src/engine/reading/reading'
import { exchange } from '../../support/exchange'

describe('a member of a request body is found, however its name is spelled', () => {
  test.each<[string, string, string, string | null]>([
    ['plainly', '{"pay_key":"k1"}', '/pay_key', 'k1'],
    ['with an escape', '{"pay\\u005fkey":"k1"}', '/pay_key', 'k1'],
    ['in a form', 'amount=3&pay_key=k1', '/pay_key', 'k1'],
    ['in a form, with an escape', 'amount=3&pay%5Fkey=k1', '/pay_key', 'k1'],
    ['as an attribute', '<pay key="k1"/>', '/pay/@key', 'k1'],
    ['inside another', '{"pay":{"key":"k1"}}', '/pay/key', 'k1'],
    ['only as a value', '{"pay":"pay_key"}', '/pay_key', null],
    ['nowhere', '{"amount":3}', '/pay_key', null],
  ])('%s', (_, requestBody, at, text) => {
    const reading = readingOf(exchange({ method: 'POST', requestBody }))
    expect(readFirst(reading, [{ requestBody: at }])?.text ?? null).toBe(text)
  })
})

describe('below an item', () => {
  const body = { code: 'whole', errors: [{ code: 'first' }, { code: 'second', where: [{ name: 'email' }] }] }
  const reading = readingOf(exchange({ status: 400, headers: { 'x-id': 'r1' }, body }))
  const item = { pointer: '/errors/1', value: body.errors[1] }

  test.each<[string, Place, { text: string; pointer: string | null } | null]>([
    ['a pointer starts there', '/code', { text: 'second', pointer: '/errors/1/code' }],
    ['one with a "*" too', '/where/*/name', { text: 'email', pointer: '/errors/1/where/0/name' }],
    ['nothing of the whole is taken', '/errors/0/code', null],
    ['a header stands where it stood', { header: 'X-Id' }, { text: 'r1', pointer: null }],
  ])('%s', (_, place, expected) => {
    const found = readFirst(reading, [place], item)
    expect(found && { text: found.text, pointer: found.pointer }).toEqual(expected)
  })

  test('a text that is refused gives way to the next place', () => {
    const found = readFirst(reading, ['/code', '/where/*/name'], item, (text) => text !== 'second')
    expect(found?.text).toBe('email')
  })
})
