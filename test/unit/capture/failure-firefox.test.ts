import { describe, expect, it } from 'vitest'
import { API, firefoxEntry, fromShop, type KindOfFailure, kindOf } from './entries'

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
  const preflight = { ...fromShop, 'Access-Control-Request-Method': 'PUT' }
  const cases: [what: string, entry: unknown, expected: KindOfFailure][] = [
    ['a success', firefoxEntry(), null],
    ['an error status', firefoxEntry({ status: 500 }), null],
    ['stopped before it was sent', firefoxEntry({ status: 0, stopped: true }), 'blocked?'],
    ['refused, reset or cancelled', firefoxEntry({ status: 0 }), 'network?'],
    ['CORS: no allowed origin', firefoxEntry({ url: API, requestHeaders: fromShop }), 'cors?'],
    ['CORS amid an error', firefoxEntry({ url: API, status: 403, requestHeaders: fromShop }), 'cors?'],
    [
      'CORS: another allowed origin',
      firefoxEntry({ url: API, requestHeaders: fromShop, headers: allowed('http://a.test') }),
      'cors?',
    ],
    ['CORS: every origin', firefoxEntry({ url: API, requestHeaders: fromShop, headers: allowed('*') }), null],
    [
      'CORS: this origin',
      firefoxEntry({ url: API, requestHeaders: fromShop, headers: allowed('http://shop.test') }),
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
    [
      'no-cors',
      firefoxEntry({ url: API, requestHeaders: { ...fromShop, 'Sec-Fetch-Mode': 'no-cors' } }),
      null,
    ],
    [
      'a WebSocket handshake refused',
      firefoxEntry({ url: 'ws://api.test/', status: 403, requestHeaders: fromShop }),
      null,
    ],
    [
      'a WebSocket that was open',
      firefoxEntry({ url: 'ws://api.test/', status: 101, requestHeaders: fromShop }),
      null,
    ],
    ['the own origin', firefoxEntry({ method: 'POST', requestHeaders: fromShop }), null],
    ['no Sec-Fetch-Mode: a GET with Origin is CORS', plain({ requestHeaders: fromShop }), 'cors?'],
    [
      'no Sec-Fetch-Mode: a form may be posted, with all that the browser adds',
      plain({
        method: 'POST',
        requestHeaders: {
          ...fromShop,
          'Accept-Encoding': 'gzip, deflate',
          Connection: 'keep-alive',
          'Content-Length': '3',
          'Content-Type': 'application/x-www-form-urlencoded',
          Priority: 'u=4',
          'Upgrade-Insecure-Requests': '1',
        },
      }),
      null,
    ],
    [
      'no Sec-Fetch-Mode: JSON is no form',
      plain({ method: 'POST', requestHeaders: { ...fromShop, 'Content-Type': 'application/json' } }),
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
        headers: { ...allowed('*'), 'access-control-allow-methods': 'PUT' },
      }),
      null,
    ],
    [
      'a preflight without the method',
      firefoxEntry({
        url: API,
        method: 'OPTIONS',
        status: 204,
        requestHeaders: preflight,
        headers: allowed('*'),
      }),
      'cors?',
    ],
    [
      'a preflight without a header',
      firefoxEntry({
        url: API,
        method: 'OPTIONS',
        status: 204,
        requestHeaders: {
          ...preflight,
          'Access-Control-Request-Method': 'POST',
          'Access-Control-Request-Headers': 'content-type,x-api-key',
        },
        headers: { ...allowed('*'), 'access-control-allow-headers': 'Content-Type' },
      }),
      'cors?',
    ],
    [
      'CORS: every origin, for a call with a cookie',
      firefoxEntry({ url: API, requestHeaders: { ...fromShop, Cookie: 'a=b' }, headers: allowed('*') }),
      'cors?',
    ],
    [
      'CORS: a cookie, and no word on credentials',
      firefoxEntry({
        url: API,
        requestHeaders: { ...fromShop, Cookie: 'a=b' },
        headers: allowed('http://shop.test'),
      }),
      'cors?',
    ],
    [
      'CORS: a cookie that is allowed',
      firefoxEntry({
        url: API,
        requestHeaders: { ...fromShop, Cookie: 'a=b' },
        headers: { ...allowed('http://shop.test'), 'access-control-allow-credentials': 'true' },
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
