import { expect, test } from 'vitest'
import { explain } from '../../support/catalogue'

const idOf = (body: unknown, headers: Record<string, string> = {}) =>
  explain({ status: 500, body, headers })?.requestId ?? null

test.each<[string, unknown, Record<string, string>, string | null]>([
  ['a member', { message: 'No.', request_id: 'req_12345' }, {}, 'req_12345'],
  ['in another spelling', { RequestId: '5e81-8c7b' }, {}, '5e81-8c7b'],
  ['inside the error', { error: { message: 'No.', requestID: 'r-1' } }, {}, 'r-1'],
  ['far inside', { error: { innerError: { 'request-id': 'r-1' } } }, {}, 'r-1'],
  ['in the first error of a list', { errors: [{ message: 'No.', requestId: 'r-1' }] }, {}, 'r-1'],
  ['a number, as it is spelled', '{"request_id":12345678901234567890}', {}, '12345678901234567890'],
  ['in XML', '<Error><RequestId>4442587FB7D0A2F9</RequestId></Error>', {}, '4442587FB7D0A2F9'],
  ['of the server before that of the client', { clientrequestid: 'c-1', serverrequestid: 's-1' }, {}, 's-1'],
  ['a request before a trace', { trace_id: 't-1', meta: { request_id: 'r-1' } }, {}, 'r-1'],
  ['a trace before a correlation header', { traceId: 't-1' }, { 'x-correlation-id': 'c-1' }, 't-1'],
  ['a request header before a trace', { debug_id: 'd-1' }, { 'x-request-id': 'r-1' }, 'r-1'],
  ['a header of a vendor', {}, { 'X-Acme-Request-Id': 'r-1' }, 'r-1'],
  ['without hyphens', {}, { 'x-acme-requestid': 'r-1' }, 'r-1'],
  ['a transaction', {}, { 'x-acme-transactionid': 't-1' }, 't-1'],
  ['a short name', {}, { 'acme-tid': 't-1' }, 't-1'],
  ['not that of the client', {}, { 'x-client-request-id': 'c-1', 'x-acme-request-id': 'r-1' }, 'r-1'],
  ['that of the client alone', {}, { 'client-request-id': 'c-1' }, 'c-1'],
  ['before the network', {}, { 'cf-ray': '6aa8-DFW', 'acme-correlation-id': 'c-1' }, 'c-1'],
  ['the network alone', {}, { 'cf-ray': '6aa8-DFW' }, '6aa8-DFW'],
  ['an id of the error', { errorCode: 'E1', errorId: 'oae-77' }, {}, 'oae-77'],
  ['a log id that is a number', { message: 'No.', logID: 35579 }, {}, '35579'],
  [
    'an id of its own',
    { id: 'c167e04b-cfc2-44a9-927c-6d78c47fb5fe', message: 'No.' },
    {},
    'c167e04b-cfc2-44a9-927c-6d78c47fb5fe',
  ],
  ['no word', { id: 'not_found', message: 'No.' }, {}, null],
  ['no sentence', { request_id: 'Must be a valid UUID.', reference: 'See the docs 1' }, {}, null],
  ['no list', { request_id: ['Must be a valid UUID.'] }, {}, null],
  ['no empty header', {}, { 'x-request-id': ' ' }, null],
  ['nothing', { message: 'No.' }, { 'content-type': 'application/json' }, null],
])('%s', (_, body, headers, id) => {
  expect(idOf(body, headers)).toBe(id)
})
