import { expect, test } from 'vitest'
import { reportOf } from '../../../src/authoring/report'
import { toPack } from '../../../src/authoring/to-pack'
import { ask, code, draft, found, shape, status } from './drafts'

test('the report tells all of a draft in plain values, with null for what the page does not say', () => {
  const leftover = { line: 9, text: 'E99?' }
  const limit = { limit: 10, windowMs: 1000, per: 'key', lines: [4] }
  const read = draft({
    name: 'Acme',
    hosts: [found('api.acme.com')],
    codes: [code('card_expired', 402, { meaning: 'It is past its date.', retry: 'no' })],
    statuses: [status('5xx', { title: 'Ours' })],
    envelopes: [shape({ code: '/code', message: '/message' }), shape({ code: '/error/code' })],
    requestIdHeader: found('X-Request-Id'),
    rateLimits: [limit],
    leftovers: [leftover],
  })
  const pack = toPack(read, ask)
  expect(reportOf(read, pack)).toEqual({
    name: 'Acme',
    hosts: ['api.acme.com'],
    codes: [
      {
        code: 'card_expired',
        status: 402,
        title: null,
        meaning: 'It is past its date.',
        resolution: null,
        retry: 'no',
        lines: [1],
        confidence: 0.9,
      },
    ],
    statuses: { '5xx': { title: 'Ours', meaning: null, resolution: null, retry: null, lines: [1] } },
    envelope: { code: '/code', message: '/message', requestId: null },
    requestIdHeader: 'X-Request-Id',
    idempotencyHeader: null,
    rateLimits: [limit],
    operations: [],
    leftovers: [leftover],
    pack,
  })
})

test('the report of nothing is a whole document as well', () => {
  const read = draft()
  expect(reportOf(read, toPack(read, ask))).toMatchObject({
    name: null,
    codes: [],
    statuses: {},
    envelope: { code: null, message: null, requestId: null },
  })
})
