import { describe, expect, it } from 'vitest'
import type { Sketch } from '../../support/exchange'
import { plan, posted } from './repeated'

describe('the plan', () => {
  it.each([
    ['GET', { harmless: true, idempotent: true }],
    ['HEAD', { harmless: true, idempotent: true }],
    ['DELETE', { harmless: false, idempotent: true }],
    ['PATCH', { harmless: false, idempotent: false }],
    ['get-all', { harmless: false, idempotent: false }],
  ])('tells how %s may be repeated', (method, expected) => {
    expect(plan({ method })).toMatchObject(expected)
  })

  it('names the place of the key', () => {
    const the = posted('{}', { 'Idempotency-Key': 'k' })
    expect(plan(the, 'request header Idempotency-Key')).toMatchObject({
      key: 'request header Idempotency-Key',
    })
    expect(plan(the)).toMatchObject({ key: null })
  })

  it('lets an override name a method that only reads', () => {
    expect(plan(posted('q=1', { 'X-HTTP-Method-Override': 'GET' }))).toMatchObject({ idempotent: false })
  })

  const refused: [what: string, sketch: Sketch, words: string][] = [
    [
      'a method that is no method',
      { method: 'GET"});alert(1)//' },
      'may not send a request with this method',
    ],
    ['TRACE', { method: 'TRACE' }, 'may not send a request with this method'],
    [
      'a preflight',
      { method: 'OPTIONS', requestHeaders: { 'Access-Control-Request-Method': 'PUT' } },
      'preflight',
    ],
    ['a GET that is a DELETE', { requestHeaders: { 'X-HTTP-Method-Override': 'DELETE' } }, 'another method'],
    ['a WebSocket', { url: 'wss://api.example.com/' }, 'Only http and https'],
    ['script', { url: 'javascript:alert(1)' }, 'Only http and https'],
    ['a relative address', { url: '/v1/things' }, 'Only http and https'],
    ['an address with a password', { url: 'https://u:p@api.example.com/' }, 'a user name or a password'],
    ['a GET with a body', { requestBody: '{}' }, 'may not send a body'],
  ]
  it.each(refused)('refuses %s', (_what, sketch, words) => {
    expect(plan(sketch)).toEqual({ refusal: expect.stringContaining(words) })
  })

  it('refuses a request whose key would not go along as it was', () => {
    const the = posted('{}', { 'X-Request-Key': 'schlüssel ☃' })
    expect(plan(the, 'request header x-request-key')).toEqual({
      refusal:
        'The browser did not record the idempotency key as it was, so the request cannot be sent again.',
    })
  })
})

describe('the body', () => {
  const wire = { 'Accept-Encoding': 'gzip' }
  const json = { 'Content-Type': 'application/json' }
  const form = { 'Content-Type': 'multipart/form-data; boundary=x' }
  const part = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n'

  const sendable: [what: string, sketch: Sketch][] = [
    ['there is none', { method: 'DELETE', requestHeaders: { ...wire, ...json } }],
    ['it is empty', { method: 'POST', requestHeaders: { ...wire, ...json, 'Content-Length': '0' } }],
    ['nothing points to one', { method: 'POST' }],
    ['its length is the one that was sent', posted('{"a":"é€😀"}')],
    ['it is JSON whose length was not recorded', { method: 'POST', requestHeaders: json, requestBody: '{}' }],
    ['it is a form without files', posted(part, { ...form, 'Content-Length': String(part.length) })],
  ]
  it.each(sendable)('is sent again where %s', (_what, sketch) => {
    expect(plan(sketch)).not.toHaveProperty('refusal')
  })

  const LOST = 'The browser did not record the body of this request, so it cannot be sent again.'
  const CHANGED = 'The browser did not record the body of this request as it was, so it cannot be sent again.'
  const refused: [what: string, sketch: Sketch, line: string][] = [
    ['was not recorded', { method: 'PUT', requestHeaders: { ...wire, 'Content-Length': '12' } }, LOST],
    ['was a stream', { method: 'POST', requestHeaders: wire }, LOST],
    ['may have been there', { method: 'POST', requestHeaders: json }, LOST],
    ['was cut', posted('{"a":', { 'Content-Length': '4096' }), CHANGED],
    ['lost its files', posted(part, { ...form, 'Content-Length': '88123' }), CHANGED],
    ['is a form of unknown length', { method: 'POST', requestHeaders: form, requestBody: part }, CHANGED],
    ['is binary', posted('\uFFFDPNG', { 'Content-Type': 'image/png' }), CHANGED],
    [
      'is of no known kind',
      { method: 'POST', requestBody: 'x', requestHeaders: { 'Content-Type': 'application/protobuf' } },
      CHANGED,
    ],
  ]
  it.each(refused)('is not sent again where it %s', (_what, sketch, refusal) => {
    expect(plan(sketch)).toEqual({ refusal })
  })
})
