import { describe, expect, test } from 'vitest'
import { explain } from '../../support/catalogue'

const headOf = (body: unknown, status = 418) => {
  const problem = explain({ status, body })?.problems[0]
  return [problem?.code, problem?.message]
}

describe('an envelope that no pack knows is read by structure', () => {
  test.each<[string, unknown, string | null, string | null]>([
    ['flat', { code: 'X17', message: 'No.' }, 'X17', 'No.'],
    ['camel case', { errorCode: 'X17', errorMessage: 'No.' }, 'X17', 'No.'],
    ['one word', { errcode: 40013, errmsg: 'No.' }, '40013', 'No.'],
    ['errno', { errno: '20117', errmsg: 'No such record.' }, '20117', 'No such record.'],
    [
      'text and code',
      { error_code: 'NO_AUTH', error_text: 'Sign in.', result: 'error' },
      'NO_AUTH',
      'Sign in.',
    ],
    ['a description', { code: 2003, desc: 'A parameter is missing.' }, '2003', 'A parameter is missing.'],
    ['a return code', { returnCode: '30', returnMsg: 'No such user.' }, '30', 'No such user.'],
    [
      'long and short',
      { shortmessage: 'Bad.', longmessage: 'Very bad.', statuscode: 4013 },
      '4013',
      'Very bad.',
    ],
    ['nested', { error: { type: 'bad_thing', message: 'No.' } }, 'bad_thing', 'No.'],
    ['a tag', { error: { '.tag': 'not_found' }, error_summary: 'not_found/..' }, 'not_found', 'not_found/..'],
    ['a tag below a reason', { error: { reason: { '.tag': 'too_many_writes' } } }, 'too_many_writes', null],
    ['in a frame', { Response: { Error: { Code: 'AuthFailure', Message: 'No.' } } }, 'AuthFailure', 'No.'],
    ['in one named after the call', { pay_order_response: { code: 'E1', msg: 'No.' } }, 'E1', 'No.'],
    ['metadata', { meta: { code: 4001, message: 'No carrier.' }, data: {} }, '4001', 'No carrier.'],
    ['a status object', { status: { code: 'DENIED', message: 'No.' } }, 'DENIED', 'No.'],
    [
      'attributes',
      { data: [{ type: 'api_error', attributes: { code: 'GONE', detail: 'No.' } }] },
      'GONE',
      'No.',
    ],
    [
      'an object that says it is an error',
      { sys: { type: 'Error', id: 'NotFound' }, message: 'No.' },
      'NotFound',
      'No.',
    ],
    ['an id that is a word', { id: 'not_found', message: 'No.' }, 'not_found', 'No.'],
    ['an id that is none', { id: '7f3c', message: 'No.' }, null, 'No.'],
    ['a list', { errors: [{ code: 'x', detail: 'No.' }] }, 'x', 'No.'],
    ['a list of sentences', { errors: ['No.', 'Nor that.'] }, null, 'No.'],
    ['a list of codes', { error: ['wronglogin', 'unauthorized'] }, 'wronglogin', 'unauthorized'],
    [
      'a list of a code and a sentence',
      { error: ['bad_name', 'No such name.'] },
      'bad_name',
      'No such name.',
    ],
    [
      'a list of lists',
      { json: { errors: [['BAD_NAME', 'No such name.', 'user']] } },
      'BAD_NAME',
      'No such name.',
    ],
    ['a root of texts', ['error', 10020, 'No such symbol.'], '10020', 'No such symbol.'],
    ['a root of sentences', ['Slow down.', 'Write to us.'], null, 'Slow down.'],
    ['a root array', [{ errorCode: 'X', message: 'No.' }], 'X', 'No.'],
    ['messages', { httpStatus: 401, messages: [{ errorCode: 'auth-1', message: 'No.' }] }, 'auth-1', 'No.'],
    [
      'a message that is a list',
      { status: 'failed', message: [{ type: 'bad-filter', message: 'No.' }] },
      'bad-filter',
      'No.',
    ],
    ['a message that is an object', { message: { error: 'Slow down.' } }, null, 'Slow down.'],
    ['lists of messages', { errorMessages: ['No such issue.'], errors: {} }, null, 'No such issue.'],
    ['a faults list', { Fault: { Error: [{ Message: 'No.', code: '610' }], type: 'X_FAULT' } }, '610', 'No.'],
    [
      'the whole before its details',
      { name: 'BAD', message: 'No.', details: [{ name: 'age', message: 'Low.' }] },
      'BAD',
      'No.',
    ],
    [
      'the code of a detail',
      { message: 'Invalid.', errors: [{ field: 'a', code: 'missing' }] },
      'missing',
      'Invalid.',
    ],
    ['OAuth', { error: 'invalid_grant', error_description: 'No.' }, 'invalid_grant', 'No.'],
    ['a reason phrase', { error: 'Unauthorized' }, null, 'Unauthorized'],
    [
      'a status that is a code',
      { error: 'Not signed in.', status: 'UNAUTHENTICATED' },
      'UNAUTHENTICATED',
      'Not signed in.',
    ],
    ['a status that says nothing', { status: 'error', message: 'No.' }, null, 'No.'],
    [
      'a code that only repeats the status',
      { status: 418, error: "I'm a teapot", message: 'No.' },
      null,
      'No.',
    ],
    [
      'a code under another name',
      { status: 418, code: 418, errorKey: 'tea.pot', message: 'No.' },
      'tea.pot',
      'No.',
    ],
    [
      'a stack beside the message',
      { code: 'X1', detail: 'Traceback (most recent call last):\n a', string: 'No.' },
      'X1',
      'No.',
    ],
    [
      'what was sent is not read',
      { params: { code: 'A', message: 'Hi' }, error: 'No such page.' },
      null,
      'No such page.',
    ],
    [
      'JSON in the message',
      { message: '{"code":"limited","message":"Slow down."}' },
      'limited',
      'Slow down.',
    ],
    ['braces in the message', { message: '{oops' }, null, '{oops'],
    ['a code with a bar', { errors: [{ code: 'denied|no_key', message: 'No.' }] }, 'denied|no_key', 'No.'],
    ['a big integer', '{"code":12345678901234567890,"message":"No."}', '12345678901234567890', 'No.'],
    ['XML elements', '<Error><Code>Gone</Code><Message>No.</Message></Error>', 'Gone', 'No.'],
    ['XML attributes', '<ERROR CODE="708" TEXT="No such login"></ERROR>', '708', 'No such login'],
    ['XML text', '<r><errors><error code="4097">No token.</error></errors></r>', '4097', 'No token.'],
    [
      'XML branches',
      '<e><errors><errors type="array"/><order><errors type="array"><error><code>91512</code><message>No.</message></error></errors></order></errors></e>',
      '91512',
      'No.',
    ],
    ['a form', 'error=bad_code&error_description=It+expired.', 'bad_code', 'It expired.'],
    ['text', 'No such thing', null, 'No such thing'],
    ['text with a code', 'ERR:14:invalid number', '14', 'invalid number'],
    ['text with a code alone', 'error code: 1020', '1020', 'error code: 1020'],
    ['a page', '<html><head><title>Down</title></head></html>', null, 'Down'],
    ['a page without a title', '<html><body><h1>Gone fishing</h1></body></html>', null, 'Gone fishing'],
    ['a JSON text', '"No such page"', null, 'No such page'],
    ['nothing', '', null, null],
    ['an empty text', '""', null, null],
    ['null', 'null', null, null],
  ])('%s', (_, body, code, message) => {
    expect(headOf(body)).toEqual([code, message])
  })

  test('markup stays text', () => {
    expect(headOf({ message: '<img src=x onerror=alert(1)>' })[1]).toBe('<img src=x onerror=alert(1)>')
  })
})

describe('details become problems', () => {
  const details = (body: unknown, requestBody?: unknown) =>
    explain({ status: 422, body, requestBody })?.problems.map(({ code, message, field, fieldIn }) => [
      code,
      message,
      field,
      fieldIn,
    ])

  test.each<[string, unknown, unknown[]]>([
    [
      'by field',
      { message: 'Invalid.', errors: { email: ['Taken.'], age: ['Too low.'] } },
      [
        [null, 'Invalid.', null, null],
        [null, 'Taken.', 'email', 'body'],
        [null, 'Too low.', 'age', 'body'],
      ],
    ],
    ['by field alone', { errors: { email: ['Taken.'] } }, [[null, 'Taken.', 'email', 'body']]],
    [
      'by field below a message',
      { message: { name: ['Too short.'] } },
      [[null, 'Too short.', 'name', 'body']],
    ],
    ['by field at the root', { email: ['Not an address.'] }, [[null, 'Not an address.', 'email', 'body']]],
    [
      'by field inside a field',
      { errors: { user: { email: 'Taken.' } } },
      [[null, 'Taken.', 'user.email', 'body']],
    ],
    [
      'in a list',
      {
        errors: [
          { code: 'low', message: 'Too low.', field: 'age' },
          { code: 'x', message: 'Bad.', path: ['a', 0] },
        ],
      },
      [
        ['low', 'Too low.', 'age', 'body'],
        ['x', 'Bad.', 'a.0', 'body'],
      ],
    ],
    [
      'in a list beside the whole',
      { code: 'INVALID', message: 'No.', details: [{ name: 'age', reason: 'Too low.', location: 'query' }] },
      [
        ['INVALID', 'No.', null, null],
        [null, 'Too low.', 'age', 'query or path'],
      ],
    ],
    [
      'with a source',
      { errors: [{ detail: 'Bad.', source: { pointer: '/data/a' } }] },
      [[null, 'Bad.', '/data/a', 'body']],
    ],
    [
      'that say nothing new',
      { code: 'A', message: 'No.', details: [{ message: 'No.' }] },
      [['A', 'No.', null, null]],
    ],
  ])('%s', (_, body, problems) => {
    expect(details(body, {})).toEqual(problems)
  })

  test('a request without a body has its fields in the address', () => {
    expect(details({ errors: { page: ['Too large.'] } })).toEqual([
      [null, 'Too large.', 'page', 'query or path'],
    ])
  })
})
