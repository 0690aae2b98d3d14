import { describe, expect, test } from 'vitest'
import { acmeBody, acmePack, acmeUrl, explain } from '../../support/catalogue'
import type { Sketch } from '../../support/exchange'

describe('what is not an error stays silent', () => {
  test.each<[string, Sketch]>([
    ['a redirect', { status: 302 }],
    ['a success without a body', { status: 204 }],
    ['a cached body', { url: acmeUrl, body: acmeBody, headers: { 'acme-version': '3' }, status: 304 }],
  ])('%s', (_, sketch) => {
    expect(explain(sketch, acmePack)).toBeNull()
  })

  test.each<[string, unknown]>([
    ['a plain success', { id: 1 }],
    ['a resource with a message', { id: 1, message: 'Hello', user: 'x' }],
    [
      'a positive flag beside an error text',
      { success: true, error: 'Record successfully deleted', code: 0 },
    ],
    ['a positive flag beside another code', { ok: true, code: 100, message: 'Deleted 3 rows' }],
    ['a friendly message', { message: 'ok' }],
    ['a friendly error', { error: 'none', data: null }],
    ['an error that says success', { error: 'No error', errorCode: 0 }],
    ['a code of success', { code: 0, msg: 'ok', data: null }],
    ['another code of success', { code: 200, message: 'All went well' }],
    ['one as text', { code: '0000', message: 'Approved' }],
    ['one past 1000', { code: 1000, message: 'Command completed' }],
    ['one past 10000', { code: 10000, msg: 'Fine', data: { a: 1 } }],
    ['a code with a message in Chinese', { code: 20001, msg: '操作成功', data: null }],
    ['no errors', { errors: [], data: { a: 1 } }],
    ['an empty error', { error: { message: null }, status: 'built' }],
    ['errors of null', { errors: null, error: '', resources: [1] }],
    [
      'a finished job with an error',
      { id: 7, name: 'job', state: 'done', error: { message: 'retried once' } },
    ],
    ['a failed job', { id: 'j1', status: 'failed', error: { code: 'oom', message: 'Out of memory' } }],
    ['a failed run with dates', { status: 'failed', message: 'Exit 1', started_at: 1, finished_at: 2 }],
    [
      'a failed run without an id',
      { status: 'failed', error: 'Exit 1', branch: 'main', commit: 'ab12', author: 'x' },
    ],
    ['a job inside a member', { job: { status: 'failed', error: { message: 'Out of memory' } } }],
    ['a job inside data', { data: { id: 3, status: 'error', error: 'Out of memory' } }],
    ['jobs that failed', { jobs: [{ id: 1, status: 'error', error: 'No.' }] }],
    ['results that failed', { results: [{ id: 1, status: 'error', error: 'No.' }] }],
    ['errors beside items', { errors: [{ message: 'x', job: 1 }], items: [1, 2] }],
    ['a list of error resources', { errors: [{ id: '1', message: 'TypeError', count: 5 }], total: 1 }],
    ['a page of them', { data: [{ type: 'error', message: 'TypeError' }], page: 1, total: 9 }],
    ['what a batch did', { created: [1, 2], errors: [{ index: 3, message: 'Taken.' }] }],
    ['a bounced message', { address: 'a@b.test', code: '550', error: 'No such box', created_at: 'now' }],
    [
      'a message that was not delivered',
      { sid: 'M1', status: 'undelivered', error_code: 30003, error_message: 'Off.' },
    ],
    ['the last error of a thing', { object: 'run', last_error: { code: 'x', message: 'No.' } }],
    ['a check of a form', { valid: false, errors: [{ field: 'email', message: 'Bad.' }] }],
    [
      'lint',
      {
        errors: [{ line: 3, column: 1, rule: 'semi', message: 'Missing.', severity: 2, file: 'a' }],
        warnings: [1],
      },
    ],
    [
      'a test report',
      {
        success: false,
        numTotalTests: 4,
        numFailedTests: 1,
        testResults: [{ status: 'failed' }],
        startTime: 1,
        wasInterrupted: false,
        snapshot: {},
      },
    ],
    ['a log entry', { level: 'error', message: 'It broke', logger: 'main', time: 1 }],
    ['lines of a log', { logs: [{ level: 'error', message: 'It broke' }] }],
    ['counts of errors', { errors: 3, success: 12, total: 15 }],
    ['counts by outcome', { success: 0, failed: 0, errors: 0 }],
    ['feature flags', { error_reporting: true, errors: { enabled: true }, failFast: false }],
    ['a bundle of texts', { error: 'Error', ok: 'OK', cancel: 'Cancel', retry: 'Try again' }],
    ['a coupon', { code: 'SAVE10', description: 'Ten percent off', status: 'expired' }],
    ['a country', { code: 'DE', name: 'Germany' }],
    ['a class of goods', { code: 1234, description: 'Growing of wheat' }],
    ['an issue', { number: 5, title: 'It is broken' }],
    ['a state', { status: 'failed' }],
    ['a state of a thing', { status: 'error', type: 'disk', name: 'sda' }],
    ['a negative answer', { exists: false, available: false }],
    ['a health check', { status: 'UP', components: { db: { status: 'DOWN', error: 'refused' } } }],
    ['a saved text', { success: 'Saved successfully' }],
    ['metadata that says OK', { meta: { code: 200, status: 'OK', message: 'OK' }, data: [] }],
    [
      'a status object that says so',
      { status: { error_code: 0, error_message: null, elapsed: 3 }, data: { a: 1 } },
    ],
    [
      'a yes around a declined payment',
      { success: true, result: { status: 'failed', message: 'Declined by the bank' } },
    ],
    [
      'a result beside an error in its metadata',
      { result: { a: 1 }, info: { code: 7, message: 'Deprecated' } },
    ],
    ['data beside an error text', { data: { a: 1 }, error: 'The cache was stale', code: 17 }],
    ['JSON-RPC', { jsonrpc: '2.0', id: 1, result: { error: 'x' } }],
    ['a description of a schema', { type: 'object', properties: { error: { type: 'string' } } }],
    ['a webhook attempt', { url: 'https://a.test', status: 404, message: 'Not Found', attempt: 2 }],
    ['text', 'Error handling is described below.'],
    ['lines of text', 'ERROR: a\nINFO: b\nERROR: c'],
    ['a list of texts', ['error', 'warning', 'info']],
    [
      'a list of things',
      [
        { error: 'x', id: 1 },
        { error: null, id: 2 },
      ],
    ],
    ['an XML thing', '<job><status>failed</status><error>Out of memory</error></job>'],
    ['an XML success', '<reply><code>300</code><detail>success</detail></reply>'],
    [
      'an XML feed of errors',
      '<errors><error><id>1</id><message>TypeError</message><count>4</count></error></errors>',
    ],
    ['a definition of a limit', { code: 'max_users_limit', description: 'How many users a team may have' }],
    ['an order', { type: 'limit_order', message: 'Placed' }],
    ['a report on a bug', { type: 'error_report', title: 'It is broken', description: 'See above' }],
    [
      'an error resource in its own member',
      { error: { id: '5', message: 'TypeError', events: 7, first_seen: 'now' } },
    ],
    [
      'a connection that was tested',
      { name: 'ldap', enabled: true, host: 'a', port: 1, config: {}, ok: false, error: 'x y' },
    ],
    ['a step of a task', { action: 'Sync', input: [], output: '', errors: ['Updating failed'] }],
    ['a question without an answer', { answer: null, status: 'pending', message: 'Still looking' }],
    ['a form', 'ACK=Success&VERSION=90&CORRELATIONID=1a2'],
  ])('%s', (_, body) => {
    expect(explain({ body })?.evidence ?? null).toBeNull()
  })
})

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
