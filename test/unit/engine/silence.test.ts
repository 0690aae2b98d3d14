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
