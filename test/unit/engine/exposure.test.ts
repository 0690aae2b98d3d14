import { describe, expect, test } from 'vitest'
import type { Finding, Pack } from '../../../src/engine'
import { readingOf } from '../../../src/engine/reading/reading'
import { findUnexposed } from '../../../src/engine/transport/exposure'
import { acmePack } from '../../support/catalogue'
import { exchange, type Sketch } from '../../support/exchange'

const PAGE = 'https://shop.test'
const fromShop = { Origin: PAGE, 'Sec-Fetch-Mode': 'cors' }
const allowed = { 'access-control-allow-origin': PAGE }
const withId = { ...acmePack, requestId: [{ header: 'Acme-Request' }, '/id'] } satisfies Pack

/** A failing call from the shop's page, which it may read. */
const call = (sketch: Sketch): Sketch => ({
  status: 429,
  requestHeaders: fromShop,
  body: { error: 'slow down' },
  ...sketch,
  headers: { ...allowed, ...sketch.headers },
})
const found = (sketch: Sketch, packs: Pack[] = [acmePack]): Finding[] =>
  findUnexposed(readingOf(exchange(sketch)), packs)
const line = (sketch: Sketch, packs?: Pack[]) => found(sketch, packs)[0]?.line ?? null

describe('headers that the page cannot read', () => {
  const wait = { 'Retry-After': '20' }

  test.each<[what: string, headers: Record<string, string>, expected: string | null]>([
    ['Retry-After', wait, 'Retry-After'],
    ['a rate limit', { 'RateLimit-Remaining': '0' }, 'RateLimit-Remaining'],
    ['one with a policy', { ratelimit: '"a";r=0' }, 'ratelimit'],
    ['one of old', { 'X-RateLimit-Reset': '1' }, 'X-RateLimit-Reset'],
    ['one in three words', { 'x-rate-limit-limit': '1' }, 'x-rate-limit-limit'],
    ["one with a vendor's name", { 'acme-ratelimit-tokens': '1' }, 'acme-ratelimit-tokens'],
    ['a request id', { 'X-Request-Id': 'r-1' }, 'X-Request-Id'],
    ['a trace id', { 'x-correlation-id': 'c-1' }, 'x-correlation-id'],
    ["a request id of the vendor's", { 'acme-request': 'r-1' }, 'acme-request'],
    ['the better of two ids', { 'x-trace-id': 't-1', 'acme-request': 'r-1' }, 'acme-request'],
    ['what to wait for, before the id', { 'X-Request-Id': 'r-1', ...wait }, 'Retry-After, X-Request-Id'],
    ['an id, although the body has another', { 'X-Request-Id': 'r-1' }, 'X-Request-Id'],
    ['the id that stands in the body too', { 'X-Request-Id': 'r-9' }, null],
    ['safelisted headers alone', { expires: '0', 'last-modified': 'x', pragma: 'x' }, null],
    ['headers that no client needs', { server: 'x', 'x-powered-by': 'y', 'cf-ray': 'z' }, null],
    [
      'what is exposed already stays',
      { ...wait, 'access-control-expose-headers': 'Link, ETag' },
      'Link, ETag, Retry-After',
    ],
    ['exposed, in another case', { ...wait, 'access-control-expose-headers': 'link,RETRY-AFTER' }, null],
    ['everything exposed', { ...wait, 'access-control-expose-headers': '*' }, null],
    [
      'another id is exposed',
      { 'acme-request': 'r-1', 'x-trace-id': 't', 'access-control-expose-headers': 'x-trace-id' },
      null,
    ],
  ])('%s', (_, headers, expected) => {
    const body = { error: 'x', request_id: 'r-9' }
    expect(line(call({ headers, body }), [withId])).toBe(
      expected === null ? null : `Access-Control-Expose-Headers: ${expected}`,
    )
  })

  test("headers of the pack's own delays and flags count", () => {
    const pack: Pack = {
      ...acmePack,
      retry: {
        delays: [{ at: { header: 'Acme-Wait' }, unit: 's' }],
        flags: [{ header: 'acme-transient' }],
      },
    }
    const headers = { 'acme-transient': 'true', 'acme-wait': '3' }
    expect(line(call({ headers }), [pack])).toBe('Access-Control-Expose-Headers: acme-wait, acme-transient')
    expect(found(call({ headers }))).toEqual([])
  })

  test('with a cookie * is the name of a header', () => {
    const headers = {
      ...wait,
      'access-control-expose-headers': '*',
      'access-control-allow-credentials': 'true',
    }
    const withCookie = { ...fromShop, Cookie: 'session=1' }
    expect(found(call({ headers }))).toEqual([])
    const [finding] = found(call({ headers, requestHeaders: withCookie }))
    expect(finding?.line).toBe('Access-Control-Expose-Headers: Retry-After')
    expect(finding?.why).toContain('*')
  })

  test('one finding names them all, as long as that fits into a line', () => {
    const limits = Object.fromEntries(
      ['limit', 'remaining', 'reset', 'used'].map((n) => [`x-ratelimit-${n}`, '1']),
    )
    const [finding, ...others] = found(call({ headers: { ...limits, ...wait, 'X-Request-Id': 'r-1' } }))
    expect(others).toEqual([])
    expect(finding).toMatchObject({ rule: 'exposure/hidden-header', owner: 'server' })
    expect(finding?.what).toBe(
      "The page's JavaScript cannot read Retry-After, x-ratelimit-limit, x-ratelimit-remaining and 3 more.",
    )
    expect(finding?.why).toMatch(/wait as long as .*, see how much .* and log the id/)
    expect(finding?.fix).toMatch(/^Send /)
    expect(finding?.line).toContain('x-ratelimit-used, X-Request-Id')
    expect(found(call({ headers: { ...wait, 'X-Request-Id': 'r-1' } }))[0]?.what).toBe(
      "The page's JavaScript cannot read Retry-After and X-Request-Id.",
    )
  })
})

describe('a page that misses no header', () => {
  const headers = { ...allowed, 'retry-after': '20' }
  test.each<[string, Sketch]>([
    ['of the same origin', { url: `${PAGE}/api` }],
    ['without an Origin: no page asked', { requestHeaders: {} }],
    ['of an extension, which has rules of its own', { requestHeaders: { Origin: 'chrome-extension://a' } }],
    ['that did not ask in CORS mode', { requestHeaders: { ...fromShop, 'Sec-Fetch-Mode': 'no-cors' } }],
    ['that left by a form', { requestHeaders: { ...fromShop, 'Sec-Fetch-Mode': 'navigate' } }],
    [
      'that left by a form, on http',
      {
        method: 'POST',
        requestHeaders: {
          Origin: PAGE,
          Connection: 'keep-alive',
          'Content-Length': '3',
          'Content-Type': 'application/x-www-form-urlencoded',
          'Accept-Encoding': 'gzip',
          'Upgrade-Insecure-Requests': '1',
          Priority: 'u=0',
        },
      },
    ],
    ['that is redirected before it sees any', { status: 302 }],
    [
      'whose browser only asked for permission',
      { method: 'OPTIONS', requestHeaders: { ...fromShop, 'Access-Control-Request-Method': 'GET' } },
    ],
    [
      'whose call was cancelled',
      { failure: { kind: 'cancelled', reason: 'net::ERR_ABORTED', inferred: false } },
    ],
    ['that got no response', { status: 0, headers: {} }],
  ])('%s', (_, sketch) => {
    expect(found({ status: 429, requestHeaders: fromShop, headers, ...sketch })).toEqual([])
  })

  test('but one whose body broke off read the headers, and one on http asks without Sec-Fetch-Mode', () => {
    const failure = { kind: 'cut-off', reason: 'net::ERR_CONNECTION_RESET', inferred: false } as const
    expect(found({ status: 429, requestHeaders: { Origin: PAGE }, headers, failure })).toHaveLength(1)
  })
})

describe('what CORS keeps from the page as a whole', () => {
  const failure = { kind: 'cors', reason: 'net::ERR_FAILED', inferred: false } as const
  const blocked = (sketch: Sketch) =>
    found({ status: 200, requestHeaders: fromShop, headers: {}, failure, ...sketch })[0]
  const preflight = (asked: Record<string, string>, answered: Record<string, string>, status = 204) =>
    blocked({
      method: 'OPTIONS',
      status,
      requestHeaders: { ...fromShop, ...asked },
      headers: { ...allowed, ...answered },
    })
  const ACAO = `Access-Control-Allow-Origin: ${PAGE}`

  test.each<[what: string, finding: Finding | undefined, rule: string, line: string | null, said: RegExp]>([
    ['no allowed origin', blocked({}), 'no-origin', ACAO, /no Access-Control-Allow-Origin/],
    [
      'another origin, named beside the page',
      blocked({ headers: { 'access-control-allow-origin': 'https://other.test' } }),
      'other-origin',
      ACAO,
      /is https:\/\/other\.test, .* is https:\/\/shop\.test/,
    ],
    [
      'two origins',
      blocked({ headers: { 'access-control-allow-origin': `${PAGE}, *` } }),
      'two-origins',
      ACAO,
      /shop\.test, \*/,
    ],
    [
      '* for a call with a cookie',
      blocked({
        requestHeaders: { ...fromShop, Cookie: 'a=b' },
        headers: { 'access-control-allow-origin': '*' },
      }),
      'credentials',
      `${ACAO}\nAccess-Control-Allow-Credentials: true`,
      /without credentials only/,
    ],
    [
      'the right origin, and no word on credentials',
      blocked({ headers: allowed }),
      'credentials',
      `${ACAO}\nAccess-Control-Allow-Credentials: true`,
      /no Access-Control-Allow-Credentials/,
    ],
    [
      'a preflight refused by its status: the whole answer it needs',
      preflight(
        { 'Access-Control-Request-Method': 'PUT', 'Access-Control-Request-Headers': 'content-type,x-key' },
        {},
        403,
      ),
      'preflight-status',
      `${ACAO}\nAccess-Control-Allow-Methods: PUT\nAccess-Control-Allow-Headers: content-type, x-key`,
      /answered 403/,
    ],
    [
      'a method that is not named',
      preflight({ 'Access-Control-Request-Method': 'PUT' }, { 'access-control-allow-methods': 'GET, PATCH' }),
      'method',
      'Access-Control-Allow-Methods: GET, PATCH, PUT',
      /is GET, PATCH, and the page asks for PUT/,
    ],
    [
      'a method in small letters, which the page has to mend',
      preflight({ 'Access-Control-Request-Method': 'patch' }, { 'access-control-allow-methods': 'PATCH' }),
      'method',
      null,
      /asks for patch/,
    ],
    [
      'a header that is not named',
      preflight(
        { 'Access-Control-Request-Method': 'GET', 'Access-Control-Request-Headers': 'x-key' },
        { 'access-control-allow-headers': 'Content-Type' },
      ),
      'headers',
      'Access-Control-Allow-Headers: Content-Type, x-key',
      /is Content-Type, and the page sends x-key/,
    ],
    [
      'a call that was never sent: what its preflight has to allow',
      blocked({
        method: 'PATCH',
        status: 0,
        requestHeaders: { Referer: `${PAGE}/cart`, 'X-Key': 'k', 'Content-Type': 'application/json' },
      }),
      'preflight',
      `${ACAO}\nAccess-Control-Allow-Methods: PATCH\nAccess-Control-Allow-Headers: Content-Type, X-Key`,
      /as far as can be told/,
    ],
    [
      'a resource policy',
      blocked({ failure: { ...failure, reason: 'net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin' } }),
      'resource-policy',
      'Cross-Origin-Resource-Policy: cross-origin',
      /resource policy/,
    ],
    [
      'an opaque origin, which is nothing to allow',
      blocked({ requestHeaders: { ...fromShop, Origin: 'null' }, headers: allowed }),
      'other-origin',
      null,
      /origin is null/,
    ],
  ])('%s', (_, finding, rule, expected, said) => {
    expect(finding?.rule).toBe(`exposure/cors-${rule}`)
    expect(finding?.line).toBe(expected)
    expect(finding?.what).toMatch(said)
    expect(finding?.fix).toMatch(/^[A-Z][a-z]+ /)
    expect(finding?.owner).toBe(finding?.fix.startsWith('Write') ? 'client' : 'server')
    expect(finding?.source?.url).toMatch(/^https:\/\/fetch\.spec\.whatwg\.org\/#/)
  })

  test.each<[value: string, hint: RegExp]>([
    [`${PAGE}/`, /ends without a slash/],
    ['shop.test', /begins with its scheme/],
    ['http://shop.test', /schemes differ/],
    ['https://shop.test:8443', /ports differ/],
    ['https://*.test', /no patterns/],
    ['https://SHOP.test', /lower case/],
    ['https://other.test', /same text\.$/],
    ['null', /same text\.$/],
    ['', /same text\.$/],
  ])('says what is wrong with the allowed origin "%s"', (value, hint) => {
    expect(blocked({ headers: { 'access-control-allow-origin': value } })?.why).toMatch(hint)
  })

  test('says nothing where the headers allow everything', () => {
    const headers = { ...allowed, 'access-control-allow-credentials': 'true' }
    expect(blocked({ headers })).toBeUndefined()
  })
})
