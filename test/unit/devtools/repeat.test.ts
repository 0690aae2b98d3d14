import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { outcomeOf, planRepeat, repeatCode } from '../../../src/devtools/repeat'
import { exchange, type Sketch } from '../../support/exchange'

interface Call {
  url: string
  init: {
    method: string
    headers: [string, string][]
    credentials: string
    mode: string
    cache: string
    body?: Uint8Array
  }
  wasRead: boolean
}

const PAGE = 'https://shop.example'

/** Runs the code as the inspected page would, with a fetch that remembers; nothing else of the page is in reach. */
async function run(code: string, origin = PAGE): Promise<{ value: unknown; calls: Call[] }> {
  const calls: Call[] = []
  const fetch = async (url: string, init: Call['init']) => {
    const call = { url, init, wasRead: false }
    calls.push(call)
    return {
      async text() {
        call.wasRead = true
        return ''
      },
    }
  }
  const value: unknown = new Function('fetch', 'location', `'use strict'; return (${code})`)(fetch, {
    origin,
  })
  await new Promise(setImmediate)
  return { value, calls }
}

async function repeat(sketch: Sketch): Promise<Call> {
  expect(planRepeat(exchange(sketch), null)).not.toHaveProperty('refusal')
  const { value, calls } = await run(repeatCode(exchange(sketch)))
  expect(value).toBe('sent')
  expect(calls).toHaveLength(1)
  return calls[0]!
}

const textOf = ({ init }: Call) => (init.body ? new TextDecoder().decode(init.body) : null)
const plan = (sketch: Sketch, where: string | null = null) =>
  planRepeat(exchange(sketch), where === null ? null : { value: 'k', where })

/** A POST as a browser records it: with the headers of the wire. */
const posted = (body: string, headers: Record<string, string> = {}): Sketch => ({
  method: 'POST',
  requestBody: body,
  requestHeaders: {
    'Accept-Encoding': 'gzip',
    'Content-Type': 'application/json',
    'Content-Length': String(new TextEncoder().encode(body).length),
    ...headers,
  },
})

describe('the repeat', () => {
  it('sends a GET with its headers and reads the body', async () => {
    const url = 'https://api.example.com/v1/things?a=1#top'
    expect(await repeat({ url, requestHeaders: { Authorization: 'Bearer t', 'X-Trace': '1' } })).toEqual({
      url,
      init: {
        method: 'GET',
        headers: [
          ['Authorization', 'Bearer t'],
          ['X-Trace', '1'],
        ],
        credentials: 'same-origin',
        mode: 'cors',
        cache: 'no-store',
      },
      wasRead: true,
    })
  })

  it('sends a POST with its body, its idempotency key, and no length of its own', async () => {
    const body = '{"name":"Zoë 😀"}'
    const call = await repeat(posted(body, { 'Idempotency-Key': 'k-1' }))
    expect(call.init.method).toBe('POST')
    expect(textOf(call)).toBe(body)
    expect(call.init.headers).toEqual([
      ['Content-Type', 'application/json'],
      ['Idempotency-Key', 'k-1'],
    ])
  })

  it.each(['HEAD', 'PUT', 'PATCH', 'DELETE', 'PURGE'])('keeps the method: %s', async (method) => {
    const call = await repeat({ method, requestHeaders: { 'Content-Length': '0' } })
    expect(call.init).toMatchObject({ method })
    expect(call.init).not.toHaveProperty('body')
  })

  it('sends cookies to another origin only where they went before', async () => {
    expect((await repeat({ requestHeaders: { cookie: 'a=1' } })).init).toMatchObject({
      credentials: 'include',
      headers: [],
    })
    expect((await repeat({ requestHeaders: { 'X-A': '1' } })).init.credentials).toBe('same-origin')
  })

  it('stays a request without CORS where it was one', async () => {
    expect((await repeat({ requestHeaders: { 'Sec-Fetch-Mode': 'no-cors' } })).init.mode).toBe('no-cors')
  })

  it('keeps "__proto__" a header', async () => {
    const the = exchange()
    the.request.headers = [{ name: '__proto__', value: 'x' }]
    expect((await run(repeatCode(the))).calls[0]?.init.headers).toEqual([['__proto__', 'x']])
  })

  it('swallows a failure: the exchange that appears tells of it', async () => {
    const failing = () => Promise.reject(new TypeError('Failed to fetch'))
    expect(new Function('fetch', `return ${repeatCode(exchange())}`)(failing)).toBe('sent')
    // An unhandled rejection would fail the run.
    await new Promise(setImmediate)
  })
})

describe('the origin', () => {
  const from = (headers: Record<string, string>) => exchange({ requestHeaders: headers })

  it.each([
    ['the sender', { Origin: PAGE }],
    ['the sender, by its Referer', { Referer: `${PAGE}/cart?x=1` }],
    ['not known', {}],
    ['hidden', { Origin: 'null' }],
  ])('sends from a page that is %s', async (_what, headers) => {
    expect((await run(repeatCode(from(headers)))).calls).toHaveLength(1)
  })

  it('sends nothing from another origin, and says so', async () => {
    const the = from({ Origin: 'https://other.example' })
    const { value, calls } = await run(repeatCode(the))
    expect(calls).toEqual([])
    expect(outcomeOf({ value }, the)).toBe(
      'Not sent: the request came from https://other.example, and the inspected page is https://shop.example.',
    )
  })

  it.each([null, { value: undefined }, { value: 7 }])(
    'is not needed to say that nothing was sent: %j',
    (answer) => {
      expect(outcomeOf(answer, exchange())).toBe(
        'Not sent: the inspected page did not answer. Reload it and try again.',
      )
    },
  )

  it('is of no interest once it was sent', () => {
    expect(outcomeOf({ value: 'sent' }, exchange())).toBeNull()
  })
})

describe('headers', () => {
  const BROWSERS_OWN = [
    'Accept-Encoding',
    'Access-Control-Request-Method',
    'Connection',
    'Content-Length',
    'DNT',
    'Host',
    'Origin',
    'Referer',
    'Sec-Fetch-Site',
    'sec-ch-ua',
    'TE',
    'Upgrade',
    'User-Agent',
    'Cache-Control',
    'If-None-Match',
    'Pragma',
    'Priority',
    'Upgrade-Insecure-Requests',
  ]
  it.each(BROWSERS_OWN)('that the browser adds by itself are not named: %s', async (name) => {
    const sketch = { requestHeaders: { [name]: '0', Accept: '*/*' } }
    expect((await run(repeatCode(exchange(sketch)), '0')).calls[0]?.init.headers).toEqual([['Accept', '*/*']])
    expect(plan(sketch)).toMatchObject({ leftOut: [] })
  })

  it.each(['Cookie', 'Date', 'Expect', 'Via', 'Proxy-Authorization', 'Transfer-Encoding'])(
    'that a page may not set are named: %s',
    async (name) => {
      const sketch = { requestHeaders: { [name]: '1', Accept: '*/*' } }
      expect((await repeat(sketch)).init.headers).toEqual([['Accept', '*/*']])
      expect(plan(sketch)).toMatchObject({ leftOut: [name] })
    },
  )

  it.each([':authority', 'bad name', ''])('that are no headers are dropped: "%s"', async (name) => {
    expect((await repeat({ requestHeaders: { [name]: '1' } })).init.headers).toEqual([])
  })

  it.each(['a\r\nX-Evil: 1', 'a\0', 'snow ☃'])('with a value that none can hold: %j', async (value) => {
    expect((await repeat({ requestHeaders: { 'X-A': value } })).init.headers).toEqual([])
    expect(plan({ requestHeaders: { 'X-A': value } })).toMatchObject({ leftOut: ['X-A'] })
  })

  it.each(['If-Match', 'If-None-Match'])('that guard a write go along: %s', async (name) => {
    const call = await repeat({ method: 'PUT', requestHeaders: { [name]: '"v1"', 'Content-Length': '0' } })
    expect(call.init.headers).toEqual([[name, '"v1"']])
  })
})

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

describe('whatever a server or a page made up', () => {
  const HOSTILE = [
    `https://api.example.com/"});globalThis.pwned=1;fetch({x:"`,
    "https://api.example.com/'+(globalThis.pwned=1)+'",
    'https://api.example.com/`$'.concat('{globalThis.pwned=1}`'),
    'https://api.example.com/\\";globalThis.pwned=1//',
    'https://api.example.com/\u2028globalThis.pwned=1\u2029',
    'https://api.example.com/</script><script>globalThis.pwned=1</script><!--',
    'https://api.example.com/*/globalThis.pwned=1/*',
  ]
  it.each(HOSTILE)('stays a string, as address and as body: %j', async (text) => {
    const call = await repeat({ ...posted(text), url: text })
    expect(call.url).toBe(text)
    expect(textOf(call)).toBe(text)
    expect(globalThis).not.toHaveProperty('pwned')
  })

  it.each(HOSTILE)('ends no line and no script: %j', (text) => {
    const code = repeatCode(exchange({ ...posted(text), url: text, requestHeaders: { Origin: text } }))
    expect(code).not.toMatch(/<|[\u2028\u2029\n]/)
  })

  it('is handed on as it is', async () => {
    const url = fc.string({ unit: 'binary' }).map((path) => `https://api.example.com/${path}`)
    const value = fc.string({ unit: fc.constantFrom(...'"\'\\`{$}</>;()é \t') })
    await fc.assert(
      fc.asyncProperty(url, value, async (address, text) => {
        const call = await repeat({ ...posted(text, { 'X-A': text }), url: address })
        expect(call.url).toBe(address)
        expect(call.init.headers).toContainEqual(['X-A', text])
        expect(textOf(call) ?? '').toBe(text)
      }),
    )
  })
})
