import { describe, expect, test } from 'vitest'
import type { Draft, DraftCode } from '../../../src/authoring/draft'
import {
  blankRow,
  type CodeRow,
  editedDraft,
  hostList,
  type Identity,
  isUnsure,
  linesOf,
  rowOf,
  rowsByLine,
  withHost,
} from '../../../src/panel/draft-edit'
import { faultsOf } from '../../../src/panel/draft-faults'
import { strangeHost, strangersIn } from '../../../src/panel/stranger-hosts'
import { exchange } from '../../support/exchange'
import { annotation, failing } from './fixtures'

const code = (over: Partial<DraftCode> = {}): DraftCode => ({
  code: 'E1',
  status: { value: 402, lines: [7], confidence: 0.9 },
  title: null,
  meaning: { value: 'It was declined.', lines: [8], confidence: 0.5 },
  resolution: null,
  retry: { value: 'no', lines: [], confidence: 0.9 },
  lines: [7, 8],
  confidence: 0.95,
  ...over,
})
const draft: Draft = {
  name: 'Acme',
  hosts: [{ value: 'api.acme.com', lines: [1], confidence: 1 }],
  url: 'https://acme.com/docs',
  codes: [code()],
  statuses: [],
  envelopes: [
    { code: '/code', message: '/message', requestId: null, field: '/field', lines: [3], confidence: 0.9 },
    { code: '/other', message: null, requestId: null, field: null, lines: [4], confidence: 0.6 },
  ],
  examples: [],
  requestIdHeader: null,
  idempotencyHeader: null,
  rateLimits: [],
  leftovers: [],
}
const identity: Identity = {
  name: 'Acme',
  id: 'acme',
  hosts: 'api.acme.com',
  url: 'https://acme.com/docs',
  code: '/code',
  message: '/message',
  requestId: '',
}
const row = (over: Partial<CodeRow> = {}): CodeRow => ({ ...rowOf(code(), 0), ...over })
const codesAfter = (...rows: CodeRow[]) => editedDraft(draft, identity, rows).codes

describe('a draft that nobody touched', () => {
  test('stays as it was read, but for its hosts, which are asked for by the list', () => {
    expect(editedDraft(draft, identity, [row()])).toEqual({ ...draft, hosts: [] })
  })
})

describe('a code', () => {
  test('that is changed is sure, and keeps the lines it came from', () => {
    const [changed] = codesAfter(row({ meaning: 'Declined by the bank.' }))
    expect(changed?.meaning).toEqual({ value: 'Declined by the bank.', lines: [8], confidence: 1 })
    expect(changed?.status).toEqual(draft.codes[0]?.status)
  })
  test.each<[string, Partial<CodeRow>, Partial<DraftCode>]>([
    ['a meaning that is taken out', { meaning: '' }, { meaning: null }],
    ['a title that the page lacks', { title: 'No' }, { title: { value: 'No', lines: [], confidence: 1 } }],
    ['a word on retrying that is taken back', { retry: '' }, { retry: null }],
    ['a status that is none', { status: '4O2' }, { status: null }],
    ['a status out of range', { status: '700' }, { status: null }],
    ['another spelling', { code: ' E2 ' }, { code: 'E2', confidence: 1 }],
  ])('with %s', (_, part, expected) => {
    expect(codesAfter(row(part))[0]).toMatchObject(expected)
  })
  test('that is left out, or has no name, is not in the draft', () => {
    expect(codesAfter(row({ isOut: true }), blankRow(1))).toEqual([])
  })
  test('that was added by hand is in it', () => {
    expect(codesAfter({ ...blankRow(1), code: 'MINE', meaning: 'Ours.' })).toEqual([
      expect.objectContaining({ code: 'MINE', lines: [], confidence: 1 }),
    ])
  })
})

describe('the places in the body', () => {
  const envelopesWith = (part: Partial<Identity>) =>
    editedDraft(draft, { ...identity, ...part }, []).envelopes
  test('change the usual shape and keep the rest of it, and the other shapes', () => {
    expect(envelopesWith({ code: '/error/code', requestId: '/id' })).toEqual([
      { ...draft.envelopes[0], code: '/error/code', requestId: '/id' },
      draft.envelopes[1],
    ])
  })
  test('leave no shape behind when all are taken out', () => {
    expect(envelopesWith({ code: '', message: '', requestId: ' ' })).toEqual([draft.envelopes[1]])
  })
  test('make a shape where the page shows none', () => {
    const [made] = editedDraft({ ...draft, envelopes: [] }, identity, []).envelopes
    expect(made).toMatchObject({ code: '/code', message: '/message', requestId: null, field: null })
  })
})

describe('a field', () => {
  test.each([
    ['meaning', [8]],
    ['status', [7]],
    // Read from nowhere in particular, or not at all: the lines of the code.
    ['retry', [7, 8]],
    ['title', [7, 8]],
    ['code', [7, 8]],
  ] as const)('%s shows the lines it came from', (cell, lines) => {
    expect(linesOf(row(), cell)).toEqual(lines)
  })
  test('is unsure while it is as it was read with doubts', () => {
    expect(isUnsure(row(), 'meaning')).toBe(true)
    expect(isUnsure(row({ meaning: 'Mine.' }), 'meaning')).toBe(false)
    expect(isUnsure(row(), 'status')).toBe(false)
    expect(isUnsure(row(), 'title')).toBe(false)
    expect(isUnsure(rowOf(code({ confidence: 0.6 }), 0), 'code')).toBe(true)
  })
  test('a line leads to the first code that it names', () => {
    const rows = [row(), rowOf(code({ code: 'E2', lines: [8, 9] }), 1), blankRow(2)]
    expect([...rowsByLine(rows)]).toEqual([
      [7, 0],
      [8, 0],
      [9, 1],
    ])
  })
})

test('hosts are told apart by commas and by white space', () => {
  expect(hostList(' a.test,b.test  c.test,')).toEqual(['a.test', 'b.test', 'c.test'])
  expect(withHost('a.test', 'b.test')).toBe('a.test, b.test')
  expect(withHost('a.test', 'a.test')).toBe('a.test')
  expect(withHost('', 'a.test')).toBe('a.test')
})

test.each<[Partial<Identity>, (keyof Identity)[]]>([
  [{}, []],
  [{ hosts: '', url: '', code: '', message: '' }, []],
  [{ hosts: 'localhost, *.acme.com, 127.0.0.1, https://api.acme.com:8443/v1' }, []],
  [{ name: ' ' }, ['name']],
  [{ id: 'Acme Pay' }, ['id']],
  [{ hosts: 'api.acme.com, acme!' }, ['hosts']],
  [{ url: 'acme.com/docs' }, ['url']],
  [{ url: 'javascript:alert(1)' }, ['url']],
  [{ code: 'error.code', message: '/a~2', requestId: 'id' }, ['code', 'message', 'requestId']],
])('of %o, %o cannot stay', (part, fields) => {
  expect(Object.keys(faultsOf({ ...identity, ...part }))).toEqual(fields)
})

describe('hosts that no pack knows', () => {
  const generic = annotation({ specificity: 'generic' })
  const from = (id: number, url: string, over = {}) =>
    failing(id, { exchange: exchange({ url, status: 400 }), annotation: generic, ...over })
  test.each([
    ['an explained one', from(1, 'https://a.test/x', { annotation: annotation() }), null],
    ['a success', from(1, 'https://a.test/x', { annotation: null }), null],
    [
      'one that was never answered',
      from(1, 'https://a.test/x', { exchange: exchange({ url: 'https://a.test/', status: 0 }) }),
      null,
    ],
    [
      'one whose answer the browser kept from the page',
      from(1, 'https://a.test/x', {
        exchange: exchange({ status: 400, failure: { kind: 'cors', reason: '', inferred: true } }),
      }),
      null,
    ],
    ['IPv6, which packs cannot name', from(1, 'https://[::1]/x'), null],
    ['no address', from(1, 'x'), null],
    ['one with a port', from(1, 'http://127.0.0.1:8080/x'), '127.0.0.1'],
  ])('of %s', (_, row, host) => {
    expect(strangeHost(row)).toBe(host)
  })
  test('come most frequent first, without those that are there', () => {
    const rows = [
      from(1, 'https://a.test/'),
      from(2, 'https://b.test/'),
      from(3, 'https://b.test/2'),
      from(4, 'https://c.test/'),
    ]
    expect(strangersIn(rows, ['c.test'])).toEqual([
      { host: 'b.test', count: 2 },
      { host: 'a.test', count: 1 },
    ])
  })
})
