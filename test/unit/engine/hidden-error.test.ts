import { describe, expect, test } from 'vitest'
import { explain } from '../../support/catalogue'

describe('an error inside a success is found', () => {
  test.each<[string, unknown, string | null, string | null]>([
    ['a false flag', { ok: false, error: 'channel_not_found' }, 'channel_not_found', null],
    ['a false flag with a code', { success: false, code: 'E42', message: 'No.' }, 'E42', 'No.'],
    ['a false flag alone', { success: false }, null, null],
    ['a false flag as text', { Response: 'False', Error: 'No such film!' }, null, 'No such film!'],
    ['a false status', { status: false, message: 'Wrong key' }, null, 'Wrong key'],
    ['a zero for a flag', { ok: 0, errmsg: 'Bad filter', code: 9 }, '9', 'Bad filter'],
    [
      'a false flag with an id',
      { success: false, id: 3, error: { code: 7, info: 'Not that.' } },
      '7',
      'Not that.',
    ],
    ['a true error', { error: true, message: 'Not on Sundays' }, null, 'Not on Sundays'],
    ['a counted error', { error: 6, message: 'User not found', links: [] }, '6', 'User not found'],
    ['a status word', { status: 'error', message: 'No such thing.' }, null, 'No such thing.'],
    ['another', { stat: 'fail', code: 100, message: 'Invalid key' }, '100', 'Invalid key'],
    ['one in the result', { result: 'error', 'error-type': 'unsupported-code' }, 'unsupported-code', null],
    ['one in capitals', { result: 'ERROR', details: 'zone_unavailable' }, 'zone_unavailable', null],
    ['with a prefix', { 'api-status': 'error', 'api-error': 'Missing fields' }, null, 'Missing fields'],
    [
      'with hyphens',
      { status: 'error', 'err-code': 'bad-symbol', 'err-msg': 'No.', data: null },
      'bad-symbol',
      'No.',
    ],
    ['as a message', { status: '0', message: 'NOTOK', result: 'Max rate reached' }, null, 'NOTOK'],
    ['JSend', { status: 'fail', data: { title: 'A title is required' } }, null, 'A title is required'],
    ['a refusal for a status', { status: 'unauthorized', message: 'Log in.' }, 'unauthorized', 'Log in.'],
    ['one with nothing to show', { results: [], status: 'INVALID_REQUEST' }, 'INVALID_REQUEST', null],
    ['a refusal for a status', { status: 'unauthorized' }, 'unauthorized', null],
    ['one without results', { status: 'OVER_QUERY_LIMIT', results: [] }, 'OVER_QUERY_LIMIT', null],
    ['a status of HTTP', { status: 400, status_description: 'Wrong method' }, '400', 'Wrong method'],
    ['one in an error', { error: { content: 'Too large.', status_code: 413 } }, '413', 'Too large.'],
    ['a code that is no success', { code: 3, message: '非法参数' }, '3', '非法参数'],
    ['a negative one', { code: -1, msg: 'Invalid id', data: '', requestid: 'a-1' }, '-1', 'Invalid id'],
    [
      'one with another name',
      { retCode: 10001, retMsg: 'Bad symbol', result: {}, time: 1 },
      '10001',
      'Bad symbol',
    ],
    [
      'a code that names a failure',
      { code: 'remote_fault', message: 'No.', response: false },
      'remote_fault',
      'No.',
    ],
    ['errcode and errmsg', { errcode: 40013, errmsg: 'invalid appid' }, '40013', 'invalid appid'],
    ['with more around', { error_code: 'NoBoard', error_message: 'No.', account: 5 }, 'NoBoard', 'No.'],
    ['a message alone', { errorMessage: 'It broke', errorType: 'Error', stackTrace: [] }, null, 'It broke'],
    ['a name with a space', { 'Error Message': 'Invalid call' }, null, 'Invalid call'],
    [
      'an error object',
      { error: { code: 'badtoken', info: 'Bad token.' }, servedby: 'mw1' },
      'badtoken',
      'Bad token.',
    ],
    [
      'a wrapped one',
      { Response: { Error: { Code: 'AuthFailure', Message: 'No.' }, RequestId: 'r1' } },
      'AuthFailure',
      'No.',
    ],
    [
      'an error with a reason',
      { error: 'Not saved', reason: 'A name is required.' },
      null,
      'A name is required.',
    ],
    [
      'OAuth with more around',
      { error: 'slow_down', error_description: 'Wait.', interval: 10 },
      'slow_down',
      'Wait.',
    ],
    [
      'an object that is an error',
      { object: 'error', status: 404, code: 'no_page', message: 'No.' },
      'no_page',
      'No.',
    ],
    ['a type that is an exception', { type: 'ValidationError', message: 'Bad.' }, 'ValidationError', 'Bad.'],
    [
      'a code in capitals',
      { code: 'ACCESS_DENIED', description: 'Not yours.' },
      'ACCESS_DENIED',
      'Not yours.',
    ],
    ['a refusal alone', { message: 'Unauthorized' }, null, 'Unauthorized'],
    ['lists of one', { ack: ['Failure'], error: [{ message: ['No.'] }] }, null, 'No.'],
    ['a list of sentences', { errors: ['No.'], data: null }, null, 'No.'],
    [
      'a list of lists',
      { json: { errors: [['BAD_NAME', 'invalid name', 'user']] } },
      'BAD_NAME',
      'invalid name',
    ],
    ['errors by field', { errors: { email: ['is taken'] } }, null, 'is taken'],
    ['metadata', { meta: { code: 4001, message: 'No such carrier' }, data: {} }, '4001', 'No such carrier'],
    ['a status object', { status: { code: 1002, message: 'Key missing' } }, '1002', 'Key missing'],
    [
      'an answer',
      { status: 'success', answer: { status: 'error', errors: [{ error_code: 'BAD', error_text: 'No.' }] } },
      'BAD',
      'No.',
    ],
    [
      'one in the information',
      { returnCode: '30', info: { messageCode: '850305', message: 'No.', list: [] } },
      '30',
      'No.',
    ],
    [
      'every item failed',
      { data: [{ code: 'BAD', message: 'No.', status: 'error', details: {} }] },
      'BAD',
      'No.',
    ],
    [
      'every message failed',
      { 'message-count': '1', messages: [{ status: '4', 'error-text': 'Bad key' }] },
      null,
      'Bad key',
    ],
    ['GraphQL beside data', { data: { a: null }, errors: [{ message: 'No.', path: ['a'] }] }, null, 'No.'],
    [
      'JSON-RPC',
      { jsonrpc: '2.0', id: 1, error: { code: -32601, message: 'No method.' } },
      '-32601',
      'No method.',
    ],
    ['XML attributes', '<rsp stat="fail"><err code="98" msg="Login failed"/></rsp>', '98', 'Login failed'],
    [
      'an XML error',
      '<Error><Code>InternalError</Code><Message>No.</Message></Error>',
      'InternalError',
      'No.',
    ],
    [
      'an XML reply',
      '<ApiResponse Status="ERROR"><Errors><Error Number="10">No.</Error></Errors></ApiResponse>',
      '10',
      'No.',
    ],
    [
      'XML far in',
      '<packet><dns><add><result><status>error</status><errcode>5</errcode><errtext>No.</errtext></result></add></dns></packet>',
      '5',
      'No.',
    ],
    [
      'an XML flag',
      '<xml><return_code>FAIL</return_code><return_msg>No such order</return_msg></xml>',
      null,
      'No such order',
    ],
    ['a form', 'error=bad_code&error_description=It+expired.', 'bad_code', 'It expired.'],
    ['a form with numbered names', 'ACK=Failure&L_ERRORCODE0=10002&L_LONGMESSAGE0=No.', '10002', 'No.'],
    ['a line of text', 'ERR:14:invalid number', '14', 'invalid number'],
    ['a line in words', 'Error: no such station', null, 'Error: no such station'],
  ])('%s', (_, body, code, message) => {
    const problem = explain({ body })?.problems[0]
    expect([problem?.code, problem?.message]).toEqual([code, message])
  })

  test('a word that APIs share explains it, and so does the status of a failure', () => {
    const verdictOf = (body: unknown) => explain({ body })?.retry.verdict
    expect(verdictOf({ success: false, code: 403, message: 'No.' })).toBe('fix')
    expect(verdictOf({ success: false, code: 'X1', message: 'No.' })).toBe('unknown')
  })
})
