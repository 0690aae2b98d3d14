import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromHarEntry } from '../../../src/capture/from-har-entry'
import type { FailureKind } from '../../../src/engine'
import { chromiumEntry, firefoxEntry, playwrightEntry } from './entries'

const API = 'http://api.test/v1/orders'
const across = { Origin: 'http://shop.test' }

type Expected = FailureKind | `${FailureKind}?` | null

/** The kind, with "?" when it is inferred. */
function kindOf(entry: unknown, writer: 'firefox' | 'other' = 'other'): string | null {
  const exchange = fromHarEntry(entry, writer)
  if (exchange === null) throw new Error('read as junk')
  const { failure } = exchange
  return failure ? `${failure.kind}${failure.inferred ? '?' : ''}` : null
}

describe('what Chromium reports as failed', () => {
  const cases: [what: string, entry: unknown, expected: Expected][] = [
    ['a success', chromiumEntry(), null],
    ['an error status', chromiumEntry({ status: 500 }), null],
    [
      'a refused connection',
      chromiumEntry({ status: 0, error: 'net::ERR_CONNECTION_REFUSED' }),
      'unreachable',
    ],
    ['an unknown host', chromiumEntry({ status: 0, error: 'net::ERR_NAME_NOT_RESOLVED' }), 'unreachable'],
    ['no network', chromiumEntry({ status: 0, error: 'net::ERR_INTERNET_DISCONNECTED' }), 'unreachable'],
    [
      'a connection that took too long to open',
      chromiumEntry({ status: 0, error: 'net::ERR_CONNECTION_TIMED_OUT' }),
      'unreachable',
    ],
    [
      'a TLS version nobody shares',
      chromiumEntry({ status: 0, error: 'net::ERR_SSL_VERSION_OR_CIPHER_MISMATCH' }),
      'unreachable',
    ],
    ['a bad certificate', chromiumEntry({ status: 0, error: 'net::ERR_CERT_AUTHORITY_INVALID' }), 'blocked'],
    ['an unsafe port', chromiumEntry({ status: 0, error: 'net::ERR_UNSAFE_PORT' }), 'blocked'],
    ['an extension', chromiumEntry({ status: 0, error: 'net::ERR_BLOCKED_BY_CLIENT' }), 'blocked'],
    ['mixed content, which has no name', chromiumEntry({ status: 0, error: '' }), 'blocked?'],
    ['an empty response', chromiumEntry({ status: 0, error: 'net::ERR_EMPTY_RESPONSE' }), 'network'],
    ['a reset', chromiumEntry({ status: 0, error: 'net::ERR_CONNECTION_RESET' }), 'network'],
    ['a response that took too long', chromiumEntry({ status: 0, error: 'net::ERR_TIMED_OUT' }), 'network'],
    ['an error nobody has heard of', chromiumEntry({ status: 0, error: 'net::ERR_BRAND_NEW' }), 'network'],
    ['a reset amid the body', chromiumEntry({ error: 'net::ERR_CONNECTION_RESET' }), 'cut-off'],
    ['too short a body', chromiumEntry({ error: 'net::ERR_CONTENT_LENGTH_MISMATCH' }), 'cut-off'],
    [
      'a body without its last chunk',
      chromiumEntry({ error: 'net::ERR_INCOMPLETE_CHUNKED_ENCODING' }),
      'cut-off',
    ],
    ['too many redirects', chromiumEntry({ status: 302, error: 'net::ERR_TOO_MANY_REDIRECTS' }), 'network'],
    [
      'a WebSocket that was open',
      chromiumEntry({ url: 'ws://api.test/', status: 101, type: 'websocket' }),
      null,
    ],
    [
      'a WebSocket whose connection broke',
      chromiumEntry({
        url: 'ws://api.test/',
        status: 101,
        type: 'websocket',
        error: 'net::ERR_CONNECTION_RESET',
      }),
      null,
    ],
    [
      'a WebSocket without an answer',
      chromiumEntry({ url: 'ws://api.test/', status: 0, type: 'websocket' }),
      'network?',
    ],
    [
      "a service worker's main script",
      chromiumEntry({ url: 'http://shop.test/sw.js', status: 0, type: 'script' }),
      null,
    ],
    ['a pending request', chromiumEntry({ status: 0, entry: { time: null } }), null],
    [
      'a preflight that was allowed',
      chromiumEntry({ url: API, method: 'OPTIONS', type: 'preflight', status: 204 }),
      null,
    ],
  ]
  it.each(cases)('%s', (_what, entry, expected) => {
    expect(kindOf(entry)).toBe(expected)
  })

  it("keeps the browser's own word", () => {
    expect(
      fromHarEntry(chromiumEntry({ status: 0, error: 'net::ERR_CONNECTION_REFUSED' }))?.failure?.reason,
    ).toBe('net::ERR_CONNECTION_REFUSED')
  })
})

describe('what Chromium calls net::ERR_FAILED', () => {
  const error = 'net::ERR_FAILED'
  const cases: [what: string, entry: unknown, expected: Expected][] = [
    [
      'a CORS failure, by the headers too',
      chromiumEntry({ url: API, error, requestHeaders: across }),
      'cors',
    ],
    ['one amid an error', chromiumEntry({ url: API, status: 500, error, requestHeaders: across }), 'cors'],
    [
      'one that the headers do not explain (credentials)',
      chromiumEntry({
        url: API,
        error,
        requestHeaders: across,
        headers: { 'access-control-allow-origin': '*' },
      }),
      'cors?',
    ],
    [
      'a call after its preflight was refused',
      chromiumEntry({ url: API, method: 'PUT', status: 0, error }),
      'cors?',
    ],
    [
      'the same for a header that needs a preflight',
      chromiumEntry({ url: API, status: 0, error, requestHeaders: { 'X-Api-Key': 'k' } }),
      'cors?',
    ],
    [
      'a hop that lost its origin',
      chromiumEntry({ url: API, status: 0, error, requestHeaders: across }),
      'cors?',
    ],
    ['a failure on the own origin', chromiumEntry({ status: 0, error, method: 'PUT' }), 'network'],
    ['a redirect that the page forbade', chromiumEntry({ status: 302, error }), 'network'],
    ['a simple call without an answer', chromiumEntry({ url: API, status: 0, error }), 'network'],
  ]
  it.each(cases)('%s', (_what, entry, expected) => {
    expect(kindOf(entry)).toBe(expected)
  })

  it("keeps the server's status beside it", () => {
    const exchange = fromHarEntry(chromiumEntry({ url: API, status: 403, error, requestHeaders: across }))
    expect(exchange?.response.status).toBe(403)
    expect(exchange?.response.body).toEqual({ state: 'missing', why: 'blocked' })
  })
})

describe('what Chromium calls net::ERR_ABORTED', () => {
  const error = 'net::ERR_ABORTED'
  const stream = { mimeType: 'text/event-stream', size: 900 }
  const cases: [what: string, entry: unknown, expected: Expected][] = [
    ['a call cancelled before its answer', chromiumEntry({ status: 0, error }), 'cancelled'],
    ['a call cancelled amid its body', chromiumEntry({ error, content: { size: 2006 } }), 'cancelled'],
    [
      'the same with a length',
      chromiumEntry({ error, type: 'xhr', content: { size: 20 }, headers: { 'content-length': '44' } }),
      'cancelled',
    ],
    ['a whole body', chromiumEntry({ error, headers: { 'content-length': '44' } }), null],
    ['a body the page threw away', chromiumEntry({ error, content: { size: 0 } }), null],
    ['a 204 nobody read', chromiumEntry({ status: 204, error, content: { size: 0 } }), null],
    ['an error whose body the page threw away', chromiumEntry({ status: 500, error }), null],
    ['an opaque response', chromiumEntry({ url: API, error, headers: {} }), null],
    ['a no-cors response', chromiumEntry({ error, requestHeaders: { 'Sec-Fetch-Mode': 'no-cors' } }), null],
    ['an EventSource the page closed', chromiumEntry({ error, type: 'eventsource', content: stream }), null],
    ['a stream the page had enough of', chromiumEntry({ error, content: stream }), null],
    ['a script that was not there', chromiumEntry({ error, status: 404, type: 'script' }), null],
    ['a download', chromiumEntry({ error, type: 'document', content: { size: 5000 } }), null],
  ]
  it.each(cases)('%s', (_what, entry, expected) => {
    expect(kindOf(entry)).toBe(expected)
  })
})

describe('what Chromium keeps from the page', () => {
  const cases: [what: string, entry: unknown, expected: Expected][] = [
    [
      'a resource policy',
      chromiumEntry({ url: API, error: 'net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin' }),
      'cors',
    ],
    [
      'JSON in a script element',
      chromiumEntry({ url: API, error: 'net::ERR_BLOCKED_BY_ORB', type: 'script' }),
      'cors',
    ],
    [
      'an error page in one',
      chromiumEntry({ url: API, status: 404, error: 'net::ERR_BLOCKED_BY_ORB', type: 'script' }),
      null,
    ],
  ]
  it.each(cases)('%s', (_what, entry, expected) => {
    expect(kindOf(entry)).toBe(expected)
  })
})

describe('what Firefox leaves to be inferred', () => {
  const allowed = (origin: string) => ({
    'content-type': 'application/json',
    'access-control-allow-origin': origin,
  })
  const plain = (parts: Parameters<typeof firefoxEntry>[0]) => {
    const entry = firefoxEntry({ url: API, ...parts })
    // Firefox sends Sec-Fetch-Mode to secure origins only.
    entry.request.headers = entry.request.headers.filter(({ name }) => name !== 'Sec-Fetch-Mode')
    return entry
  }
  const preflight = { ...across, 'Access-Control-Request-Method': 'PUT' }
  const cases: [what: string, entry: unknown, expected: Expected][] = [
    ['a success', firefoxEntry(), null],
    ['an error status', firefoxEntry({ status: 500 }), null],
    ['stopped before it was sent', firefoxEntry({ status: 0, stopped: true }), 'blocked?'],
    ['refused, reset or cancelled', firefoxEntry({ status: 0 }), 'network?'],
    ['CORS: no allowed origin', firefoxEntry({ url: API, requestHeaders: across }), 'cors?'],
    ['CORS amid an error', firefoxEntry({ url: API, status: 403, requestHeaders: across }), 'cors?'],
    [
      'CORS: another allowed origin',
      firefoxEntry({ url: API, requestHeaders: across, headers: allowed('http://a.test') }),
      'cors?',
    ],
    ['CORS: every origin', firefoxEntry({ url: API, requestHeaders: across, headers: allowed('*') }), null],
    [
      'CORS: this origin',
      firefoxEntry({ url: API, requestHeaders: across, headers: allowed('http://shop.test') }),
      null,
    ],
    [
      'an opaque origin that may not',
      firefoxEntry({ url: API, requestHeaders: { Origin: 'null' } }),
      'cors?',
    ],
    [
      'an extension, which may',
      firefoxEntry({ url: API, requestHeaders: { Origin: 'moz-extension://a1' } }),
      null,
    ],
    ['no-cors', firefoxEntry({ url: API, requestHeaders: { ...across, 'Sec-Fetch-Mode': 'no-cors' } }), null],
    [
      'a WebSocket handshake refused',
      firefoxEntry({ url: 'ws://api.test/', status: 403, requestHeaders: across }),
      null,
    ],
    [
      'a WebSocket that was open',
      firefoxEntry({ url: 'ws://api.test/', status: 101, requestHeaders: across }),
      null,
    ],
    ['the own origin', firefoxEntry({ method: 'POST', requestHeaders: across }), null],
    ['no Sec-Fetch-Mode: a GET with Origin is CORS', plain({ requestHeaders: across }), 'cors?'],
    ['no Sec-Fetch-Mode: a form may be posted', plain({ method: 'POST', requestHeaders: across }), null],
    [
      'no Sec-Fetch-Mode: JSON is no form',
      plain({ method: 'POST', requestHeaders: { ...across, 'Content-Type': 'application/json' } }),
      'cors?',
    ],
    [
      'a preflight refused by its status',
      firefoxEntry({
        url: API,
        method: 'OPTIONS',
        status: 403,
        requestHeaders: preflight,
        headers: allowed('*'),
      }),
      'cors?',
    ],
    [
      'a preflight allowed',
      firefoxEntry({
        url: API,
        method: 'OPTIONS',
        status: 204,
        requestHeaders: preflight,
        headers: allowed('*'),
      }),
      null,
    ],
    [
      'a body shorter than announced',
      firefoxEntry({ headers: { 'content-length': '100' }, content: { size: 6 } }),
      'cut-off?',
    ],
    ['a body as announced', firefoxEntry({ headers: { 'content-length': '44' } }), null],
    ['an opaque body', firefoxEntry({ headers: { 'content-length': '44' }, content: { size: 0 } }), null],
  ]
  it.each(cases)('%s', (_what, entry, expected) => {
    expect(kindOf(entry, 'firefox')).toBe(expected)
  })
})

describe('what other writers record', () => {
  const cases: [what: string, entry: unknown, expected: Expected][] = [
    ['Playwright: a success', playwrightEntry(), null],
    [
      'Playwright in Chromium',
      playwrightEntry({ failureText: 'net::ERR_CONNECTION_REFUSED' }),
      'unreachable',
    ],
    ['Playwright: cancelled', playwrightEntry({ failureText: 'net::ERR_ABORTED' }), 'cancelled'],
    ['Playwright in Firefox', playwrightEntry({ failureText: 'NS_ERROR_UNKNOWN_HOST' }), 'unreachable'],
    ['Playwright in Firefox: cancelled', playwrightEntry({ failureText: 'NS_BINDING_ABORTED' }), 'cancelled'],
    [
      'Playwright in Firefox: a partial body',
      playwrightEntry({ failureText: 'NS_ERROR_NET_PARTIAL_TRANSFER' }),
      'cut-off',
    ],
    ['Playwright: still pending', playwrightEntry({ pending: true }), null],
    [
      'a proxy without an answer',
      playwrightEntry({ status: 0, response: { status: 0 }, entry: { time: 12 } }),
      'network?',
    ],
    [
      'a client that sends Origin and heeds no CORS',
      playwrightEntry({ url: API, requestHeaders: across }),
      null,
    ],
  ]
  it.each(cases)('%s', (_what, entry, expected) => {
    expect(kindOf(entry)).toBe(expected)
  })

  it('reads -1 as no response', () => {
    expect(fromHarEntry(playwrightEntry({ failureText: 'net::ERR_FAILED' }))?.response.status).toBe(0)
  })
})

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
