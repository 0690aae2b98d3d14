/** What the soak is answered follows from a number alone, or nothing could be held against it. */
import { expect, test } from 'vitest'
import { answerTo, isError, numberIn, requestOf, statusOf } from '../../../scripts/soak/answers.mjs'
import { explain } from '../../support/catalogue'

const NUMBERS = Array.from({ length: 4_000 }, (_, n) => n)
const ERRORS = NUMBERS.filter(isError)
const isSound = (status: number) => status < 400

test('exactly one in twenty fails, at no regular distance', () => {
  expect(ERRORS).toHaveLength(200)
  expect(ERRORS.map((n) => Math.floor(n / 20))).toEqual(ERRORS.map((_, index) => index))
  expect(new Set(ERRORS.map((n) => n % 20)).size).toBe(20)
})

test('errors come in all statuses, also as a success', () => {
  const statuses = new Set(ERRORS.map(statusOf))
  expect([...statuses].sort()).toEqual([200, 400, 404, 422, 429, 500, 503])
})

test('an answer is the same each time', () => {
  expect(answerTo(ERRORS[0]!)).toEqual(answerTo(ERRORS[0]!))
})

test('its body is JSON of 1 to 50 KiB, which names its order as the address does', () => {
  const answers = NUMBERS.slice(0, 1_000).map(answerTo)
  expect(answers.filter(({ id, body }) => JSON.parse(body).order !== id)).toEqual([])
  expect(answers.filter(({ id }, n) => !requestOf(n).path.endsWith(`/${id}`))).toEqual([])
  const chars = answers.map(({ body }) => body.length)
  expect(Math.min(...chars)).toBeGreaterThan(900)
  expect(Math.min(...chars)).toBeLessThan(1_200)
  expect(Math.max(...chars)).toBeGreaterThan(49_000)
  expect(Math.max(...chars)).toBeLessThan(52_000)
})

test('an address tells its number, and no other address does', () => {
  expect(NUMBERS.map((n) => numberIn(`http://127.0.0.1:1${requestOf(n).path}`))).toEqual(NUMBERS)
  expect(numberIn('http://127.0.0.1:1/page.js')).toBeNull()
  expect(numberIn('http://127.0.0.1:1/v1/orders/ord_1')).toBeNull()
})

test('every error can be told from its answer alone, and no success is taken for one', () => {
  const explained = NUMBERS.slice(0, 1_000).filter((n) => {
    const { status, headers, body } = answerTo(n)
    const url = `http://127.0.0.1:1${requestOf(n).path}`
    const annotation = explain({ url, status, headers, body })
    return annotation !== null || !isSound(status)
  })
  expect(explained).toEqual(ERRORS.filter((n) => n < 1_000))
})
