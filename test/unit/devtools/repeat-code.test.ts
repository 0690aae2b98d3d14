import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { outcomeOf, repeatCode } from '../../../src/devtools/repeat'
import { exchange } from '../../support/exchange'
import { PAGE, posted, repeat, run, textOf } from './repeated'

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
