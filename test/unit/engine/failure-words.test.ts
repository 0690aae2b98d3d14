import { describe, expect, test } from 'vitest'
import type { Failure, FailureKind } from '../../../src/engine'
import { wordsBesideStatus } from '../../../src/engine/transport/failure-words'
import { exchange, type Sketch } from '../../support/exchange'

const PAGE = 'https://shop.test'
const URL_HTTP = 'http://api.example.com/v1'
const named = (kind: FailureKind, reason: string): Failure => ({ kind, reason, inferred: false })
const wordsOf = (failure: Failure, sketch: Sketch = {}) =>
  wordsBesideStatus(exchange({ status: 0, headers: {}, ...sketch, failure }), false)

describe("the browser's word", () => {
  test.each<[reason: string, kind: FailureKind, title: string]>([
    ['net::ERR_BLOCKED_BY_CLIENT', 'blocked', 'Blocked by an extension'],
    ['net::ERR_BLOCKED_BY_CSP', 'blocked', 'Blocked by content security policy'],
    ['NS_ERROR_CONTENT_BLOCKED', 'blocked', 'Blocked by content security policy'],
    ['net::ERR_BLOCKED_BY_ADMINISTRATOR', 'blocked', 'Blocked by an administrator'],
    ['net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS', 'blocked', 'Blocked: local network'],
    ['net::ERR_UNSAFE_PORT', 'blocked', 'Blocked: forbidden port'],
    ['net::ERR_CERT_DATE_INVALID', 'blocked', 'Certificate not accepted'],
    ['SEC_ERROR_UNKNOWN_ISSUER', 'blocked', 'Certificate not accepted'],
    ['net::ERR_INTERNET_DISCONNECTED', 'unreachable', 'Offline'],
    ['net::ERR_NAME_NOT_RESOLVED', 'unreachable', 'Host name not found'],
    ['NS_ERROR_UNKNOWN_HOST', 'unreachable', 'Host name not found'],
    ['net::ERR_CONNECTION_REFUSED', 'unreachable', 'Connection refused'],
    ['net::ERR_CONNECTION_TIMED_OUT', 'unreachable', 'No connection in time'],
    ['net::ERR_PROXY_CONNECTION_FAILED', 'unreachable', 'Proxy failed'],
    ['net::ERR_SSL_PROTOCOL_ERROR', 'unreachable', 'TLS handshake failed'],
    ['net::ERR_TIMED_OUT', 'network', 'No answer in time'],
    ['net::ERR_EMPTY_RESPONSE', 'network', 'Connection closed without an answer'],
    ['net::ERR_CONNECTION_RESET', 'network', 'Connection closed without an answer'],
    ['net::ERR_TOO_MANY_REDIRECTS', 'network', 'Redirect loop'],
    ['net::ERR_BRAND_NEW', 'network', 'Connection failed'],
    ['net::ERR_ABORTED', 'cancelled', 'Request cancelled'],
    ['net::ERR_BLOCKED_BY_ORB', 'cors', 'Blocked: not what the element can use'],
  ])('%s', (reason, kind, title) => {
    const words = wordsOf(named(kind, reason))
    expect(words?.title).toBe(title)
    expect(words?.meaning).not.toMatch(/inferred|[{}]/)
    expect(words?.resolution).toMatch(/^[A-Z][a-z]+ /)
    expect(words?.resolution).not.toMatch(/[{}]/)
    expect(words?.source.url).toMatch(/^https:/)
  })

  test('a broken connection tells of the body once the response had begun', () => {
    const words = wordsOf(named('cut-off', 'net::ERR_CONNECTION_RESET'), { status: 200 })
    expect(words?.title).toBe('Response ended early')
  })

  test('a redirect that the page forbade', () => {
    const words = wordsOf(named('network', 'net::ERR_FAILED'), { status: 302 })
    expect(words?.title).toBe('Redirect refused')
  })

  test('addresses are filled in', () => {
    const url = 'https://api.example.com:8443/v1'
    expect(wordsOf(named('blocked', 'net::ERR_BLOCKED_BY_CSP'), { url })?.resolution).toContain(
      'Add https://api.example.com:8443 to connect-src',
    )
    expect(wordsOf(named('unreachable', 'net::ERR_NAME_NOT_RESOLVED'), { url })?.meaning).toContain(
      'api.example.com:8443',
    )
  })
})

describe('what is inferred is said to be', () => {
  const stopped: Failure = { kind: 'blocked', reason: 'stopped before it was sent', inferred: true }

  test.each<[what: string, sketch: Sketch, title: string]>([
    [
      'http from a page on https',
      { url: URL_HTTP, requestHeaders: { Origin: PAGE } },
      'Blocked: mixed content',
    ],
    [
      'http without a Referer, as from https',
      { url: URL_HTTP, requestHeaders: { Referer: '' } },
      'Blocked: mixed content',
    ],
    [
      'http from a page on http',
      { url: URL_HTTP, requestHeaders: { Referer: 'http://shop.test/' } },
      'Blocked by the browser',
    ],
    [
      'this machine, which counts as secure',
      { url: 'http://127.0.0.1:3000/', requestHeaders: { Origin: PAGE } },
      'Blocked by the browser',
    ],
    ['https from a page on https', { requestHeaders: { Origin: PAGE } }, 'Blocked by the browser'],
  ])('%s', (_, sketch, title) => {
    const words = wordsOf(stopped, sketch)
    expect(words?.title).toBe(title)
    expect(words?.meaning).toMatch(/This is inferred/)
  })

  test('a guess is no word of the browser', () => {
    const words = wordsOf({ kind: 'network', reason: 'no response', inferred: true })
    expect(words?.title).toBe('Connection failed')
    expect(words?.meaning).toMatch(/This is inferred/)
  })
})

describe('a refusal by CORS', () => {
  const failure = named('cors', 'net::ERR_FAILED')
  const fromShop = { Origin: PAGE, 'Sec-Fetch-Mode': 'cors' }
  const preflight = { ...fromShop, 'Access-Control-Request-Method': 'PUT' }

  test.each<[title: string, sketch: Sketch, meaning: RegExp]>([
    [
      'Blocked by CORS: no Access-Control-Allow-Origin',
      { status: 200, requestHeaders: fromShop },
      /shop\.test .* kept the response/,
    ],
    [
      'Blocked by CORS: another origin is allowed',
      { status: 200, requestHeaders: fromShop, headers: { 'access-control-allow-origin': 'https://a.test' } },
      /allows https:\/\/a\.test/,
    ],
    [
      'Blocked by CORS: more than one origin',
      { status: 200, requestHeaders: fromShop, headers: { 'access-control-allow-origin': '*, *' } },
      /more than one/,
    ],
    [
      'Blocked by CORS: credentials not allowed',
      { status: 200, requestHeaders: fromShop, headers: { 'access-control-allow-origin': '*' } },
      /instead of \*/,
    ],
    [
      'Preflight refused: answered 401',
      { method: 'OPTIONS', status: 401, requestHeaders: preflight },
      /did not send the request itself/,
    ],
    [
      'Preflight refused: PUT not allowed',
      {
        method: 'OPTIONS',
        status: 204,
        requestHeaders: preflight,
        headers: { 'access-control-allow-origin': '*' },
      },
      /method PUT/,
    ],
    [
      'Preflight refused: x-key not allowed',
      {
        method: 'OPTIONS',
        status: 204,
        requestHeaders: { ...preflight, 'Access-Control-Request-Headers': 'x-key' },
        headers: { 'access-control-allow-origin': '*', 'access-control-allow-methods': '*' },
      },
      /header x-key/,
    ],
    [
      'Preflight refused',
      { method: 'PUT', status: 0, requestHeaders: { Referer: `${PAGE}/` } },
      /row of that OPTIONS request/,
    ],
    ['Blocked by CORS', { status: 200 }, /did not allow this origin/],
  ])('%s', (title, sketch, meaning) => {
    const words = wordsOf(failure, sketch)
    expect(words?.title).toBe(title)
    expect(words?.meaning).toMatch(meaning)
    expect(words?.resolution).toMatch(/^(?:Let|Call|Leave) /)
    expect(words?.source.url).toMatch(/CORS|cors/)
  })

  test('gives way to the status of a failure below HTTP, and to a vendor that was recognised', () => {
    const blocked = exchange({ status: 403, requestHeaders: fromShop, failure })
    expect(wordsBesideStatus(blocked, false)?.title).toMatch(/CORS/)
    expect(wordsBesideStatus(blocked, true)).toBeNull()
  })
})
