import { expect, test } from 'vitest'
import { Fingerprint } from '../../../src/panel/fingerprint'

const of = (...texts: string[]) => texts.reduce((print, text) => print.add(text), new Fingerprint()).value()

test('the same texts have the same fingerprint, however they are cut', () => {
  expect(of('v1', '/orders')).toBe(of('v1/orders'))
  expect(new Fingerprint().add('api/v1/orders', 4, 6).value()).toBe(of('v1'))
})

test('100,000 similar texts have 100,000 fingerprints, all of them safe integers above zero', () => {
  const values = new Set(
    Array.from({ length: 100_000 }, (_, i) => of('acme E1 GET ', `api.acme.test/v1/${i}`)),
  )
  expect(values.size).toBe(100_000)
  expect([...values].every((value) => Number.isSafeInteger(value) && value > 0)).toBe(true)
})

test('the order counts', () => {
  expect(of('a', 'b')).not.toBe(of('b', 'a'))
})
