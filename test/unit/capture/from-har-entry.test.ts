import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromHarEntry } from '../../../src/capture/from-har-entry'
import { API, chromiumEntry, firefoxEntry, playwrightEntry } from './entries'

describe('the parts of an exchange', () => {
  it('reads times, request and response', () => {
    const entry = chromiumEntry({
      method: 'POST',
      url: API,
      status: 429,
      requestHeaders: { 'Idempotency-Key': 'k1' },
      postData: { mimeType: 'application/json', text: '{"a":1}' },
      headers: { 'Retry-After': '2' },
      content: { text: '{"code":1}' },
    })
    expect(fromHarEntry(entry)).toMatchObject({
      startedAtMs: Date.UTC(2026, 10, 22, 6, 19, 33, 571),
      durationMs: 4.2,
      request: { method: 'POST', url: API, body: '{"a":1}' },
      response: {
        status: 429,
        statusText: 'Text',
        headers: [{ name: 'Retry-After', value: '2' }],
        mimeType: 'application/json',
        body: { state: 'present', text: '{"code":1}', base64: false, cut: false },
      },
      failure: null,
      initiator: null,
    })
  })

  it('keeps duplicated headers and drops pseudo headers', () => {
    const entry = chromiumEntry()
    entry.request.headers = [
      { name: ':method', value: 'GET' },
      { name: 'accept', value: '*/*' },
    ]
    entry.response.headers = [
      { name: ':status', value: '200' },
      { name: 'set-cookie', value: 'a=1' },
      { name: 'set-cookie', value: 'b=2' },
    ]
    const exchange = fromHarEntry(entry)
    expect(exchange?.request.headers).toEqual([{ name: 'accept', value: '*/*' }])
    expect(exchange?.response.headers.map(({ value }) => value)).toEqual(['a=1', 'b=2'])
  })

  const types: [what: string, entry: unknown, expected: string][] = [
    ['Chromium without a response', chromiumEntry({ status: 0 }), ''],
    [
      'Firefox without a content type',
      firefoxEntry({ content: { mimeType: 'application/x-unknown-content-type' } }),
      '',
    ],
    [
      'Firefox with parameters',
      firefoxEntry({ content: { mimeType: 'text/html; charset=utf-8' } }),
      'text/html; charset=utf-8',
    ],
    [
      'only a header',
      chromiumEntry({ content: { mimeType: '' }, headers: { 'Content-Type': 'text/csv' } }),
      'text/csv',
    ],
  ]
  it.each(types)('mimeType: %s', (_what, entry, expected) => {
    expect(fromHarEntry(entry)?.response.mimeType).toBe(expected)
  })

  const bodies: [what: string, entry: unknown, expected: object][] = [
    [
      'text',
      chromiumEntry({ content: { text: 'x' } }),
      { state: 'present', text: 'x', base64: false, cut: false },
    ],
    [
      'base64',
      chromiumEntry({ content: { text: 'eA==', encoding: 'base64' } }),
      { state: 'present', text: 'eA==', base64: true, cut: false },
    ],
    ['no text recorded', chromiumEntry(), { state: 'missing', why: 'not-recorded' }],
    [
      'a file beside the recording',
      playwrightEntry({ content: { text: undefined, _file: 'a.json' } }),
      { state: 'missing', why: 'not-recorded' },
    ],
    [
      'nothing to record',
      chromiumEntry({ status: 204 }),
      { state: 'present', text: '', base64: false, cut: false },
    ],
    [
      'an empty body',
      chromiumEntry({ status: 500, content: { size: 0 } }),
      { state: 'present', text: '', base64: false, cut: false },
    ],
    [
      'thrown away by the page',
      chromiumEntry({ status: 500, content: { size: 0 }, error: 'net::ERR_ABORTED' }),
      { state: 'missing', why: 'never-read' },
    ],
    [
      'no response',
      chromiumEntry({ status: 0, error: 'net::ERR_CONNECTION_RESET' }),
      { state: 'present', text: '', base64: false, cut: false },
    ],
  ]
  it.each(bodies)('body: %s', (_what, entry, expected) => {
    expect(fromHarEntry(entry)?.response.body).toEqual(expected)
  })
})

describe('junk', () => {
  const junk: [what: string, entry: unknown][] = [
    ['null', null],
    ['text', 'GET /'],
    ['an empty object', {}],
    ['no URL', { request: { method: 'GET' }, response: { status: 200 } }],
    ['no method', { request: { url: 'http://a.test/' }, response: { status: 200 } }],
    ['a data: URL', chromiumEntry({ url: 'data:application/json,{}' })],
    ['a blob: URL', chromiumEntry({ url: 'blob:http://a.test/1' })],
    ['an extension', chromiumEntry({ url: 'chrome-extension://a/b.js' })],
  ]
  it.each(junk)('%s is null', (_what, entry) => {
    expect(fromHarEntry(entry)).toBeNull()
  })

  it('an entry without a response is an exchange without one', () => {
    const { response: _, ...entry } = playwrightEntry()
    expect(fromHarEntry(entry)).toMatchObject({
      response: { status: 0, headers: [] },
      failure: { kind: 'network', inferred: true },
    })
  })

  it('never throws, whatever stands in any field', () => {
    const anything = fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true })
    const entries = fc.record({
      startedDateTime: anything,
      _initiator: anything,
      time: anything,
      timings: anything,
      request: fc.record({
        method: fc.constant('GET'),
        url: fc.string({ minLength: 1 }),
        headers: fc.array(anything),
        postData: anything,
      }),
      response: fc.record({
        status: anything,
        headers: fc.array(anything),
        content: anything,
        _error: anything,
      }),
    })
    fc.assert(
      fc.property(
        fc.oneof(anything, entries),
        fc.constantFrom('firefox' as const, 'other' as const),
        (entry, writer) => {
          const exchange = fromHarEntry(entry, writer)
          expect(exchange === null || typeof exchange.request.url === 'string').toBe(true)
        },
      ),
    )
  })
})
