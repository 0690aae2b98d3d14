import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CODES, DESCRIPTIONS, MESSAGES } from '../../../src/engine/generic/evidence-of-failure'
import { hiddenError } from '../../../src/engine/generic/hidden-error'
import * as rules from '../../../src/engine/generic/hidden-rules'
import { showsSigns } from '../../../src/engine/generic/shows-signs'
import { signTable } from '../../../src/engine/generic/signs'
import { decode } from '../../../src/engine/reading/decode'
import { exchange } from '../../support/exchange'
import { runs } from '../../support/fuzz'
import { packFolders } from '../../support/samples'

const names = signTable([])
const shows = (text: string) => showsSigns([{ text, end: text.length }], names)
const isHiddenError = (text: string) => hiddenError(decode(exchange({ body: text }))) !== null

const NAMES = [
  ...rules.FLAGS,
  ...rules.MIXED_FLAGS,
  ...rules.ERROR_FLAGS,
  ...rules.STATUS_NAMES,
  ...rules.STATUS_CODES,
  ...rules.HTTP_STATUSES,
  ...rules.LONE_NAMES,
  ...rules.FAILURE_NAMED,
  ...rules.SELF_NAMED,
  ...CODES,
  ...MESSAGES,
  ...DESCRIPTIONS,
  ...['error_code', 'error-message', 'errMsg', 'error_user_msg', 'apiError', 'Error Message', 'faultString'],
  ...[
    'L_SHORTMESSAGE0',
    'L_LONGMESSAGE0',
    'L_SEVERITYCODE0',
    'L_ERRORCODE0',
    'exceptions',
    'problem',
    '@error',
  ],
  ...['data', 'result', 'response', 'meta', 'messages', 'id', 'name', 'jsonrpc', 'items', 'details'],
]
const WORDS = [
  ...[
    '',
    ' ',
    'ok',
    'success',
    'true',
    'false',
    'False',
    'null',
    'none',
    'No such thing',
    'It broke.',
    '错误',
  ],
  ...[
    'error',
    'ERROR',
    'errors',
    'err',
    'fail',
    'failed',
    'failure',
    'ko',
    'NOK',
    'not ok',
    'NOTOK',
    'nack',
    'fault',
  ],
  ...[
    'unsuccessful',
    'unauthorized',
    'Un-Authenticated',
    'NOT_FOUND',
    'not found.',
    'Forbidden',
    'request-denied',
  ],
  ...['INVALID_REQUEST', 'over_query_limit', 'OVER QUOTA', 'rate limit exceeded', 'Too many requests.'],
  ...['Internal Server Error', 'service_unavailable', 'ValidationError', 'ACCESS_DENIED', 'invalid_grant'],
  ...['remote_fault', 'default', 'InvalidKeyException', 'user.missing', 'E42', 'zone_unavailable', 'limit'],
  ...['404', '401 Unauthorized', '0', '0000', '1', '-1', '200', '40013', '123456', '1234567', ' 500 '],
]

/** `error_code`, `ErrorCode`, `ERRORCODE`: a name as another API spells it. */
const spelled = fc
  .tuple(fc.constantFrom(...NAMES), fc.constantFrom('', 'x_', 'api-', 'is', '@'), fc.nat(3))
  .map(([name, prefix, how]) => {
    const whole = how === 0 ? prefix + name : name
    return how === 1 ? whole.toUpperCase() : how === 2 ? whole[0]?.toUpperCase() + whole.slice(1) : whole
  })
const scalar = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<unknown>(...WORDS) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<unknown>(true, false, null, 0, 1, -1, 3, 100, 200, 404, 500, 1.5, 40_013),
  },
)
const { body } = fc.letrec((tie) => ({
  value: fc.oneof(
    { weight: 5, arbitrary: scalar },
    { weight: 1, arbitrary: fc.array(fc.oneof(scalar, tie('body')), { maxLength: 3 }) },
    { weight: 1, arbitrary: tie('body') },
  ),
  body: fc.dictionary(spelled, tie('value'), { minKeys: 1, maxKeys: 4, noNullPrototype: true }),
}))
const texts = fc
  .tuple(fc.oneof(body, fc.array(body, { minLength: 1, maxLength: 2 })), fc.constantFrom(0, 2))
  .map(([value, indent]) => JSON.stringify(value, null, indent))

test('no body that a rule takes for an error is without a sign of it', () => {
  let errors = 0
  fc.assert(
    fc.property(texts, (text) => {
      if (!isHiddenError(text)) return
      errors++
      expect(shows(text), text).toBe(true)
    }),
    runs(20_000),
  )
  // The bodies are worth asking about.
  expect(errors).toBeGreaterThan(500)
})

test('nor is any sample of a pack, were its status a success', () => {
  const bodies = packFolders()
    .flatMap(({ samples, nearMisses }) => [
      ...samples.map(({ sample }) => sample.exchange),
      ...nearMisses.map(({ nearMiss }) => nearMiss.exchange),
    ])
    .map((sketch) => decode(exchange(sketch)))
  const missed = bodies.filter((decoded) => hiddenError(decoded) !== null && !shows(decoded.text))
  expect(missed.map(({ text }) => text)).toEqual([])
})

test.each([
  ['a thing', '{"id":"u_1","name":"Ada","status":"active","created_at":"2026-11-22"}'],
  ['a page of things', '{"data":[{"id":1,"type":"default"}],"next_page":null,"total_count":1}'],
  ['errors that are none', '{ "success" : true, "errors" : [ ], "error": null, "error_code": 0 }'],
  ['a success with a code', '{"code":200,"message":"All went well","status":"ok"}'],
  ['settings', '{"default_branch":"main","limits":{"retries":3},"preferred":true}'],
  ['a script', '"use strict";var x=1;function f(){return x==2}'],
])('%s shows no sign, and is not read', (_, text) => {
  expect(shows(text)).toBe(false)
})

test.each([
  ['a line', 'Error: no such film'],
  ['a line in JSON', '"Error: no such film"'],
  ['a form', 'ACK=Failure&L_ERRORCODE0=10001'],
  ['markup', ' <Error><Code>7</Code></Error>'],
  ['JSON behind a hijacking guard', ')]}\',\n{"error":{"message":"No."}}'],
])('%s shows one', (_, text) => {
  expect(shows(text)).toBe(true)
})
