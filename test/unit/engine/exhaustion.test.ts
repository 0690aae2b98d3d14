import { expect, test } from 'vitest'
import type { Known } from '../../../src/engine/explain'
import { isExhaustion } from '../../../src/engine/verdict/exhaustion'

const knownAs = (
  subject: string,
  over: Partial<Known> = {},
  statement: Known['statement'] = { retry: 'fix' },
) => ({ level: 'code', subject, statement, ...over }) as Known

test.each([
  'insufficient_quota',
  'dailyLimitExceeded',
  'QuotaExceeded',
  'BILLING_DISABLED',
  'credits_exhausted',
])('%s is about a quota or a bill', (code) => {
  expect(isExhaustion(knownAs(code), 429)).toBe(true)
})

test.each(['parameter_missing', 'not_found', 'card_expired', 'unbalanced_braces'])('%s is not', (code) => {
  expect(isExhaustion(knownAs(code), 429)).toBe(false)
})

test("the pack's title counts where the code is a number", () => {
  expect(isExhaustion(knownAs('18', {}, { retry: 'fix', title: 'Daily credits used up' }), 200)).toBe(true)
})

test('what is never to be repeated may be one as well', () => {
  expect(isExhaustion(knownAs('plan_quota_ended', {}, { retry: 'never' }), 429)).toBe(true)
})

test('what is only known by its status is none, whatever that is called', () => {
  const statement = { retry: 'fix', title: 'Quota used up' } as const
  expect(isExhaustion(knownAs('HTTP 429', { level: 'status' }, statement), 429)).toBe(false)
  expect(isExhaustion(knownAs('AC-7', { level: 'family' }, statement), 429)).toBe(true)
})

test('402 is about a bill, whatever the code', () => {
  expect(isExhaustion(knownAs('HTTP 402', { level: 'status' }), 402)).toBe(true)
})

test('what passes by itself is no exhaustion, whatever it is called', () => {
  expect(isExhaustion(knownAs('quota_per_minute', {}, { retry: 'after' }), 429)).toBe(false)
})
