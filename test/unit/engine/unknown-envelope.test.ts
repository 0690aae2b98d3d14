import { describe, expect, test } from 'vitest'
import { explain } from '../../support/catalogue'

describe('an envelope that no pack knows is read by structure', () => {
  test.each<[string, unknown, string | null, string | null]>([
    ['flat', { code: 'X17', message: 'No.' }, 'X17', 'No.'],
    ['camel case', { errorCode: 'X17', errorMessage: 'No.' }, 'X17', 'No.'],
    ['nested', { error: { type: 'bad_thing', message: 'No.' } }, 'bad_thing', 'No.'],
    ['a list', { errors: [{ code: 'x', detail: 'No.' }] }, 'x', 'No.'],
    ['a list of sentences', { errors: ['No.', 'Nor that.'] }, null, 'No.'],
    ['OAuth', { error: 'invalid_grant', error_description: 'No.' }, 'invalid_grant', 'No.'],
    [
      'a code that only repeats the status',
      { status: 418, error: "I'm a teapot", message: 'No.' },
      null,
      'No.',
    ],
    ['a root array', [{ errorCode: 'X', message: 'No.' }], 'X', 'No.'],
    ['text', 'No such thing', null, 'No such thing'],
    ['a big integer', '{"code":12345678901234567890,"message":"No."}', '12345678901234567890', 'No.'],
    ['nothing', '', null, null],
  ])('%s', (_, body, code, message) => {
    const problem = explain({ status: 418, body })?.problems[0]
    expect([problem?.code, problem?.message]).toEqual([code, message])
  })

  test('field errors keyed by name become problems', () => {
    const problems = explain({
      status: 422,
      body: { message: 'Invalid.', errors: { email: ['Taken.'], age: ['Too low.'] } },
    })?.problems
    expect(problems?.slice(1).map(({ field, message }) => [field, message])).toEqual([
      ['email', 'Taken.'],
      ['age', 'Too low.'],
    ])
  })

  test('markup stays text', () => {
    const annotation = explain({ status: 400, body: { message: '<img src=x onerror=alert(1)>' } })
    expect(annotation?.problems[0]?.message).toBe('<img src=x onerror=alert(1)>')
  })
})
