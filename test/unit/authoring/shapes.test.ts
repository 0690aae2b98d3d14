/** From shapes and codes of a page to envelopes, held against exchanges rather than against their own text. */
import { describe, expect, test } from 'vitest'
import type { Draft } from '../../../src/authoring/draft'
import { toPack } from '../../../src/authoring/to-pack'
import { explain } from '../../support/catalogue'
import type { Sketch } from '../../support/exchange'
import { ask, code, draft, example, shape, status } from './drafts'

const hosts = ['api.acme.com']
const HOME = 'https://api.acme.com/v1/orders'
const AWAY = 'https://broker.example.com/v1/orders'

/** What the pack made of a draft reads from an exchange; null where it does not claim it. */
function read(parts: Partial<Draft>, sketch: Sketch) {
  const pack = toPack(draft(parts), { ...ask, id: 'mine', hosts })
  const annotation = explain({ status: 400, url: HOME, ...sketch }, pack)
  if (annotation?.pack !== 'mine') return null
  return annotation.problems.map((each) => [each.code, each.message, each.field])
}

const flat = {
  envelopes: [shape({ code: '/code', message: '/message' })],
  examples: [example({ code: 'X_Y', message: 'm' })],
}
const numbered = { ...flat, codes: [code('ACME-400-001'), code('ACME-404-002'), code('ACME-404-010')] }
const upper = { ...flat, codes: [code('NOT_FOUND'), code('INVALID_REQUEST')] }
const own = {
  ...flat,
  codes: [code('NOT_FOUND'), code('BUYING_POWER_TOO_LOW'), code('GIZMO_SPROCKET_JAMMED')],
}

describe('a code', () => {
  test.each<[what: string, parts: Partial<Draft>, url: string, code: string, isClaimed: boolean]>([
    ['numbered and listed, at home', numbered, HOME, 'ACME-404-010', true],
    ['numbered and not listed, at home', numbered, HOME, 'ACME-500-001', true],
    ['numbered, through a proxy', numbered, AWAY, 'ACME-404-010', true],
    ['of another form, at home', numbered, HOME, 'GADGET-1', false],
    ['common and listed, at home', upper, HOME, 'NOT_FOUND', true],
    ['common and not listed, at home', upper, HOME, 'FORBIDDEN', true],
    ['common, elsewhere', upper, AWAY, 'NOT_FOUND', false],
    ['in another case, at home', upper, HOME, 'not_found', false],
    ['of its own, through a proxy', own, AWAY, 'GIZMO_SPROCKET_JAMMED', true],
    ['common among its own, elsewhere', own, AWAY, 'NOT_FOUND', false],
  ])('%s', (_, parts, url, name, isClaimed) => {
    expect(read(parts, { url, body: { code: name, message: 'It failed.' } })).toEqual(
      isClaimed ? [[name, 'It failed.', null]] : null,
    )
  })
})

describe('where bodies carry an id of the request', () => {
  const parts = {
    codes: [code('NOT_FOUND'), code('INVALID_REQUEST')],
    envelopes: [shape({ code: '/code', message: '/message', requestId: '/request_id' })],
    examples: [example({ code: 'NOT_FOUND', message: 'm', request_id: 'r' })],
  }
  test.each<[what: string, body: object, isClaimed: boolean]>([
    ['a code that is listed', { code: 'NOT_FOUND' }, true],
    ['another code with the id', { code: 'FORBIDDEN', request_id: 'req_1' }, true],
    ['another code without it', { code: 'FORBIDDEN' }, false],
  ])('%s', (_, body, isClaimed) => {
    expect(read(parts, { body: { message: 'It failed.', ...body } }) !== null).toBe(isClaimed)
  })
})

describe('lists', () => {
  const listed = { codes: [code('too_short'), code('not_a_date')] }
  test.each<[what: string, places: Parameters<typeof shape>[0], body: unknown, problems: unknown]>([
    [
      'of problems are read one by one',
      { code: '/errors/0/code', message: '/errors/0/message', field: '/errors/0/field' },
      {
        errors: [
          { code: 'too_short', message: 'A', field: 'a' },
          { code: 'not_a_date', message: 'B', field: 'b' },
        ],
      },
      [
        ['too_short', 'A', 'a'],
        ['not_a_date', 'B', 'b'],
      ],
    ],
    [
      'that are the body itself are read too',
      { code: '/0/code', message: '/0/message' },
      [{ code: 'too_short', message: 'A' }],
      [['too_short', 'A', null]],
    ],
    [
      'beside a code of the whole add their fields',
      { code: '/error/code', message: '/error/message', field: '/error/details/0/field' },
      { error: { code: 'too_short', message: 'A', details: [{ field: 'a', reason: 'B' }] } },
      [
        ['too_short', 'A', null],
        [null, 'B', 'a'],
      ],
    ],
    [
      'of sentences are one message, the first',
      { code: '/code', message: '/messages' },
      { code: 'too_short', messages: ['A', 'B'] },
      [['too_short', 'A', null]],
    ],
    [
      'of codes under one message',
      { code: '/errors/0/code', message: '/message' },
      { message: 'A', errors: [{ code: 'too_short' }] },
      [['too_short', 'A', null]],
    ],
  ])('%s', (_, places, body, problems) => {
    const parts = { ...listed, envelopes: [shape(places)], examples: [example(body)] }
    expect(read(parts, { body })).toEqual(problems)
  })
})

describe('a page without an example', () => {
  const bare = { codes: [code('ACME-400-001'), code('ACME-404-002')] }
  const common = { codes: [code('not_found'), code('rate_limited')] }
  test.each<[what: string, parts: Partial<Draft>, body: unknown, problems: unknown]>([
    ['is read at the root', common, { code: 'not_found', message: 'A' }, [['not_found', 'A', null]]],
    [
      'is read within error',
      common,
      { error: { code: 'not_found', message: 'A' } },
      [['not_found', 'A', null]],
    ],
    [
      'is read in a list',
      common,
      { errors: [{ code: 'not_found', message: 'A' }] },
      [['not_found', 'A', null]],
    ],
    [
      'is read where the code is called error',
      common,
      { error: 'not_found', message: 'A' },
      [['not_found', 'A', null]],
    ],
    ['keeps to its codes where the place is doubtful', common, { error: 'oops', message: 'A' }, null],
    ['keeps to its pattern', bare, { code: 'OTHER', message: 'A' }, null],
    [
      'knows its pattern within error',
      bare,
      { error: { code: 'ACME-500-001', message: 'A' } },
      [['ACME-500-001', 'A', null]],
    ],
  ])('%s', (_, parts, body, problems) => {
    expect(read(parts, { body })).toEqual(problems)
  })

  test('claims nothing elsewhere without a code of its own', () => {
    expect(read(common, { url: AWAY, body: { code: 'not_found', message: 'A' } })).toBeNull()
  })
})

describe('a page that only tells what the code is called', () => {
  const told = {
    codes: [code('not_found'), code('rate_limited')],
    envelopes: [shape({ code: '/code', message: '/message' })],
  }
  test.each<[what: string, body: unknown, problems: unknown]>([
    ['is read as it says', { code: 'not_found', message: 'A' }, [['not_found', 'A', null]]],
    [
      'is read within error as well',
      { error: { code: 'not_found', message: 'A' } },
      [['not_found', 'A', null]],
    ],
    ['is not read from members of another name', { error_code: 'not_found' }, null],
  ])('%s', (_, body, problems) => {
    expect(read(told, { body })).toEqual(problems)
  })
})

describe('a page without codes', () => {
  const parts = { statuses: [status('400', { title: 'Refused', meaning: 'Something is wrong' })] }
  test.each<[what: string, sketch: Sketch, problems: unknown]>([
    ['explains its JSON', { body: { message: 'A' } }, [[null, 'A', null]]],
    ['leaves a page alone', { body: '<h1>Bad</h1>', headers: { 'content-type': 'text/html' } }, null],
    ['leaves other hosts alone', { body: { message: 'A' }, url: AWAY }, null],
  ])('%s', (_, sketch, problems) => {
    expect(read(parts, sketch)).toEqual(problems)
  })
})
