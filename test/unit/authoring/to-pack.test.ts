import { describe, expect, test } from 'vitest'
import type { Draft } from '../../../src/authoring/draft'
import { type PackAsk, toPack } from '../../../src/authoring/to-pack'
import { parsePack } from '../../../src/engine'
import { ask, code, draft, example, found, shape, status } from './drafts'

const pack = (parts: Partial<Draft>, more: Partial<PackAsk> = {}) =>
  parsePack(toPack(draft(parts), { ...ask, ...more }))

describe('the id', () => {
  test.each<[what: string, parts: Partial<Draft>, more: Partial<PackAsk>, id: string]>([
    ['is the one that was asked for', { name: 'Acme' }, { id: 'acme-2' }, 'acme-2'],
    ['keeps its dots', {}, { id: 'acme.v2' }, 'acme.v2'],
    ['is a slug of what was asked for', {}, { id: 'Acme Pay!' }, 'acme-pay'],
    ['is made from the name', { name: 'Acme Pay' }, {}, 'acme-pay'],
    ['leaves out what every name has', { name: 'Acme API Reference' }, {}, 'acme'],
    ['is made from the host where there is no name', {}, { hosts: ['api.acme.co.uk'] }, 'acme'],
    ['is made from a host of one label', {}, { hosts: ['localhost'] }, 'localhost'],
    ['is made from the host where a slug has no letters for the name', { name: 'Ωmega' }, {}, 'mega'],
    ['is "own" where nothing is known', { name: '…' }, {}, 'own'],
  ])('%s', (_, parts, more, id) => {
    expect(pack(parts, more).id).toBe(id)
  })
})

test.each<[parts: Partial<Draft>, more: Partial<PackAsk>, name: string]>([
  [{ name: 'Acme  Pay' }, { id: 'x', hosts: ['acme.com'] }, 'Acme Pay'],
  [{}, { id: 'x', hosts: ['acme.com'] }, 'acme.com'],
  [{}, { id: 'acme-2' }, 'acme-2'],
  [{}, {}, 'Own API'],
])('%j and %j are called %s', (parts, more, name) => {
  expect(pack(parts, more).name).toBe(name)
})

describe('hosts', () => {
  test.each<[what: string, asked: string[], read: Draft['hosts'], hosts: string[] | undefined]>([
    ['come from the call first', ['api.acme.com'], [found('eu.acme.com')], ['api.acme.com', 'eu.acme.com']],
    ['are named once', ['api.acme.com'], [found('API.acme.com')], ['api.acme.com']],
    ['are left out where the page only mentions them', [], [found('partner.example', 0.3)], undefined],
    ['may stand for a domain', ['*.acme.com'], [], ['*.acme.com']],
    ['are taken out of addresses', [], [found('https://api.acme.com:8443/v1?x=1')], ['api.acme.com']],
    [
      'of development servers need no dot, and lose their port',
      ['localhost:3000', 'gateway'],
      [],
      ['localhost', 'gateway'],
    ],
    ['that are none are left out', ['a b', '', '*', '*.com', 'acme_pay'], [], undefined],
  ])('%s', (_, asked, read, hosts) => {
    expect(pack({ hosts: read }, { hosts: asked }).hosts).toEqual(hosts)
  })
})

describe('the source', () => {
  test.each<[url: string | null, source: string]>([
    ['https://docs.acme.com/errors', 'https://docs.acme.com/errors'],
    ['/errors', 'https://example.com/'],
    ['javascript:alert(1)', 'https://example.com/'],
    [null, 'https://example.com/'],
  ])('of a page at %s is %s', (url, source) => {
    expect(pack({ url }).source).toEqual({ url: source, checked: '2026-11-22' })
  })
})

describe('retry', () => {
  test.each<[what: string, of: ReturnType<typeof code>, retry: string | undefined]>([
    ['is absent where the page says nothing', code('A_B', 500), undefined],
    ['is backoff for yes', code('A_B', 503, { retry: 'yes' }), 'backoff'],
    ['is after for yes with 429', code('A_B', 429, { retry: 'yes' }), 'after'],
    [
      'is after where the text names Retry-After',
      code('A_B', 503, { retry: 'yes', resolution: 'Wait for Retry-After.' }),
      'after',
    ],
    ['is fix for no', code('A_B', 400, { retry: 'no' }), 'fix'],
    [
      'is fix where it only says not to retry',
      code('A_B', 400, { retry: 'no', meaning: 'Do not retry.' }),
      'fix',
    ],
    [
      'is never where it says that this is final',
      code('A_B', 409, { retry: 'no', meaning: 'The account is permanently closed.' }),
      'never',
    ],
    [
      'is not never for yes',
      code('A_B', 500, { retry: 'yes', meaning: 'Permanent retries help.' }),
      'backoff',
    ],
  ])('%s', (_, of, retry) => {
    expect(pack({ codes: [of] }).codes?.A_B?.retry).toBe(retry)
  })
})

test.each<[what: string, of: ReturnType<typeof code>, applied: string | undefined]>([
  ['a conflict', code('A_B', 409, { retry: 'yes' }), 'maybe'],
  [
    'work in progress',
    code('A_B', null, { retry: 'yes', meaning: 'The order is being processed.' }),
    'maybe',
  ],
  ['a timeout', code('A_B', 400, { retry: 'yes', title: 'Timeout' }), 'maybe'],
  ['a rate limit', code('A_B', 429, { retry: 'yes', meaning: 'You already used your quota.' }), undefined],
  ['a conflict that is not repeated', code('A_B', 409, { retry: 'no' }), undefined],
  ['anything else', code('A_B', 423, { retry: 'yes', meaning: 'The wallet is locked.' }), undefined],
])('a repeat after %s is the judge’s to allow', (_, of, applied) => {
  expect(pack({ codes: [of] }).codes?.A_B?.applied).toBe(applied)
})

describe('statements', () => {
  test('carry title, meaning, resolution and status', () => {
    const words = { title: 'Card declined', meaning: 'The bank said no', resolution: 'ask for another card' }
    expect(pack({ codes: [code('card_declined', 402, words)] }).codes).toEqual({
      card_declined: {
        status: [402],
        title: 'Card declined',
        meaning: 'The bank said no.',
        resolution: 'Ask for another card.',
      },
    })
  })

  test('of a code that stands twice are those that come first', () => {
    const codes = [code('A_B', null, { title: 'First' }), code('C_D'), code('A_B', null, { title: 'Second' })]
    expect(Object.entries(pack({ codes }).codes ?? {})).toEqual([
      ['A_B', { title: 'First' }],
      ['C_D', {}],
    ])
  })

  test('list a code of which nothing is said', () => {
    expect(pack({ codes: [code('A_B')] }).codes).toEqual({ A_B: {} })
  })

  test('leave out codes that a pack cannot hold, and statuses that are none', () => {
    const codes = [code('__proto__'), code(''), code('x'.repeat(121)), code('ACME-{n}'), code('A_B', 7)]
    expect(pack({ codes }).codes).toEqual({ A_B: {} })
  })
})

describe('families', () => {
  test.each<[what: string, parts: Partial<Draft>, families: unknown]>([
    [
      'say what a status means',
      { statuses: [status('404', { title: 'Gone' })] },
      [{ title: 'Gone', status: [404] }],
    ],
    ['leave successes out', { statuses: [status('200', { title: 'Fine' })] }, undefined],
    [
      'leave out a class of which the page names no status',
      { statuses: [status('5xx', { retry: 'yes' })] },
      undefined,
    ],
    [
      'spread a class over the statuses that the page names',
      {
        codes: [code('A_B', 502), code('C_D', 404)],
        statuses: [status('5xx', { retry: 'yes' }), status('500')],
      },
      [{ retry: 'backoff', status: [500, 502] }],
    ],
    [
      'let a status speak for itself before its class',
      {
        statuses: [
          status('4XX', { title: 'Client error', retry: 'no' }),
          status('429', { retry: 'yes' }),
          status('404', { title: 'Missing' }),
        ],
      },
      [
        { retry: 'fix', title: 'Missing', status: [404] },
        { retry: 'after', status: [429] },
      ],
    ],
    [
      'say what a kind of codes means',
      { codes: [code('ACME-4*', 400, { title: 'Refused', retry: 'no' })] },
      [{ code: 'ACME-4*', title: 'Refused', retry: 'fix' }],
    ],
  ])('%s', (_, parts, families) => {
    expect(pack(parts).families).toEqual(families)
  })
})

describe('what else a page tells', () => {
  test('goes where the engine looks for it', () => {
    const made = pack({
      name: 'Acme',
      requestIdHeader: found('X-Acme-Request-Id'),
      idempotencyHeader: found('Idempotency-Key'),
      envelopes: [shape({ code: '/error/code', requestId: '/error/request_id' })],
      rateLimits: [
        { limit: 10, windowMs: 1000, per: 'key', lines: [] },
        { limit: 300, windowMs: 60_000, per: '', lines: [] },
        { limit: 0.5, windowMs: 60_000, per: 'key', lines: [] },
      ],
    })
    expect(made.requestId).toEqual([
      '/error/request_id',
      { header: 'X-Acme-Request-Id' },
      { requestHeader: 'X-Acme-Request-Id' },
    ])
    expect(made.retry).toEqual({ idempotencyKey: [{ requestHeader: 'Idempotency-Key' }] })
    expect(made.rateLimits).toEqual([
      { limit: 10, windowMs: 1000, per: 'key' },
      { limit: 300, windowMs: 60_000, per: 'client' },
    ])
  })

  test.each<[header: string, signals: unknown]>([
    ['X-Acme-Request-Id', [{ header: 'X-Acme-Request-Id' }]],
    ['acme-trace', [{ header: 'acme-trace' }]],
    ['X-Request-Id', undefined],
    ['X-Correlation-Id', undefined],
    ['X-Gadget-Request-Id', undefined],
    ['not a header', undefined],
  ])('is evidence only where a header is called after the API: %s', (header, signals) => {
    expect(pack({ name: 'Acme', requestIdHeader: found(header) }).signals).toEqual(signals)
  })
})

describe('notes', () => {
  const known = { url: 'https://docs.acme.com/errors', codes: [code('A_B')] }
  test.each<[what: string, parts: Partial<Draft>, hosts: string[], notes: RegExp[]]>([
    ['tell where the pack is from', known, ['api.acme.com'], []],
    [
      'count what was not understood',
      {
        ...known,
        leftovers: [
          { line: 1, text: 'x' },
          { line: 2, text: 'y' },
        ],
      },
      ['api.acme.com'],
      [/^2 lines of it that look/],
    ],
    [
      'count one line in the singular',
      { ...known, leftovers: [{ line: 1, text: 'x' }] },
      ['api.acme.com'],
      [/^1 line of it that looks/],
    ],
    ['ask for a host where nothing else points to the API', known, [], [/add the one/]],
    ['tell that the source is missing', { ...known, url: null }, ['api.acme.com'], [/placeholder/]],
    ['tell that nothing can be recognised', { url: known.url }, ['api.acme.com'], [/nothing is recognised/]],
  ])('%s', (_, parts, hosts, notes) => {
    const [first, ...rest] = pack(parts, { hosts }).notes ?? []
    expect(first).toMatch(/^Made by the importer/)
    expect(rest).toHaveLength(notes.length)
    for (const [i, note] of notes.entries()) expect(rest[i]).toMatch(note)
  })

  test('do not ask for a host where a code proves the API', () => {
    const made = pack({
      codes: [code('ACME-400-001'), code('ACME-404-002')],
      examples: [example({ code: 'x' })],
    })
    expect(made.notes?.join(' ')).not.toMatch(/host/)
  })
})
