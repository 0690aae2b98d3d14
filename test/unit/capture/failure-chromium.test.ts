import { describe, expect, it } from 'vitest'
import { fromHarEntry } from '../../../src/capture/from-har-entry'
import { API, chromiumEntry, fromShop, type KindOfFailure, kindOf } from './entries'

describe('what Chromium reports as failed', () => {
  const cases: [what: string, entry: unknown, expected: KindOfFailure][] = [
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
  ]
  it.each(cases)('%s', (_what, entry, expected) => {
    expect(kindOf(entry)).toBe(expected)
  })

  it("keeps the browser's own word", () => {
    expect(
      fromHarEntry(chromiumEntry({ status: 0, error: 'net::ERR_CONNECTION_REFUSED' }))?.failure?.reason,
    ).toBe('net::ERR_CONNECTION_REFUSED')
  })

  it('has none for mixed content, which the address and the missing Referer tell', () => {
    const parts = { url: API, status: 0, error: '' }
    const reason = (Referer: string) =>
      fromHarEntry(chromiumEntry({ ...parts, requestHeaders: { Referer } }))?.failure?.reason
    expect(reason('')).toContain('without TLS')
    expect(reason('http://shop.test/')).toContain('names no reason')
  })
})

describe('what Chromium says nothing of: a preflight that CORS refuses', () => {
  const asked = { ...fromShop, 'Access-Control-Request-Method': 'PUT' }
  const preflight = (parts: Parameters<typeof chromiumEntry>[0]) =>
    chromiumEntry({
      url: API,
      method: 'OPTIONS',
      type: 'preflight',
      status: 204,
      requestHeaders: asked,
      ...parts,
    })
  const allowed = { 'access-control-allow-origin': 'http://shop.test', 'access-control-allow-methods': 'PUT' }
  const cases: [what: string, entry: unknown, expected: KindOfFailure][] = [
    ['allowed', preflight({ headers: allowed }), null],
    ['without an origin', preflight({ headers: {} }), 'cors?'],
    [
      'without the method',
      preflight({ headers: { ...allowed, 'access-control-allow-methods': 'GET' } }),
      'cors?',
    ],
    [
      'with *, which counts without credentials',
      preflight({ headers: { ...allowed, 'access-control-allow-methods': '*' } }),
      null,
    ],
    ['by its status', preflight({ status: 403, headers: allowed }), 'cors?'],
    ['by a redirect', preflight({ status: 302, error: 'net::ERR_INVALID_REDIRECT', headers: {} }), 'cors'],
    ['that got no answer', preflight({ status: 0, error: 'net::ERR_EMPTY_RESPONSE' }), 'network'],
    ["an OPTIONS of the page's own", preflight({ type: 'fetch', status: 200, headers: allowed }), null],
  ]
  it.each(cases)('%s', (_what, entry, expected) => {
    expect(kindOf(entry)).toBe(expected)
  })

  it('names what was refused', () => {
    const entry = preflight({ headers: { ...allowed, 'access-control-allow-methods': 'GET' } })
    expect(fromHarEntry(entry)?.failure?.reason).toBe('access-control-allow-methods does not name PUT')
  })
})

describe('what Chromium calls net::ERR_FAILED', () => {
  const error = 'net::ERR_FAILED'
  const cases: [what: string, entry: unknown, expected: KindOfFailure][] = [
    [
      'a CORS failure, by the headers too',
      chromiumEntry({ url: API, error, requestHeaders: fromShop }),
      'cors',
    ],
    ['one amid an error', chromiumEntry({ url: API, status: 500, error, requestHeaders: fromShop }), 'cors'],
    [
      'one that the headers do not explain (credentials)',
      chromiumEntry({
        url: API,
        error,
        requestHeaders: fromShop,
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
      chromiumEntry({ url: API, status: 0, error, requestHeaders: fromShop }),
      'cors?',
    ],
    ['a failure on the own origin', chromiumEntry({ status: 0, error, method: 'PUT' }), 'network'],
    ['a redirect that the page forbade', chromiumEntry({ status: 302, error }), 'network'],
    [
      'the same across origins',
      chromiumEntry({
        url: API,
        status: 302,
        error,
        requestHeaders: fromShop,
        headers: { 'access-control-allow-origin': '*' },
      }),
      'network',
    ],
    [
      'a redirect that CORS blocks',
      chromiumEntry({ url: API, status: 302, error, requestHeaders: fromShop }),
      'cors',
    ],
    ['a simple call without an answer', chromiumEntry({ url: API, status: 0, error }), 'network'],
  ]
  it.each(cases)('%s', (_what, entry, expected) => {
    expect(kindOf(entry)).toBe(expected)
  })

  it("keeps the server's status beside it", () => {
    const exchange = fromHarEntry(chromiumEntry({ url: API, status: 403, error, requestHeaders: fromShop }))
    expect(exchange?.response.status).toBe(403)
    expect(exchange?.response.body).toEqual({ state: 'missing', why: 'blocked' })
  })
})

describe('what Chromium calls net::ERR_ABORTED', () => {
  const error = 'net::ERR_ABORTED'
  const stream = { mimeType: 'text/event-stream', size: 900 }
  const cases: [what: string, entry: unknown, expected: KindOfFailure][] = [
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
  const cases: [what: string, entry: unknown, expected: KindOfFailure][] = [
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
