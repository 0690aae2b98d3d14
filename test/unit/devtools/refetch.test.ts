import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refetchCode } from '../../../src/devtools/refetch'
import { exchange } from '../../support/exchange'

type Sketch = Parameters<typeof exchange>[0]

interface Call {
  url: string
  init: { method: string; headers: [string, string][]; credentials: string; cache: string }
  wasRead: boolean
}

/** Runs the code as the inspected page would, with a fetch that remembers; nothing else of the page is in reach. */
async function run(code: string): Promise<Call[]> {
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
  const value: unknown = new Function('fetch', `'use strict'; return (${code})`)(fetch)
  // A value that is a promise would not reach the one who evaluates.
  expect(value).toBeUndefined()
  await new Promise(setImmediate)
  return calls
}

async function refetch(sketch: Sketch): Promise<Call> {
  const result = refetchCode(exchange(sketch))
  if ('refusal' in result) throw new Error(result.refusal)
  const [call, ...others] = await run(result.code)
  expect(others).toEqual([])
  return call!
}

describe('refetchCode', () => {
  it('repeats a GET with its headers and reads the body', async () => {
    const url = 'https://api.example.com/v1/things?a=1#top'
    const call = await refetch({ url, requestHeaders: { Authorization: 'Bearer t', 'X-Trace': '1' } })
    expect(call).toEqual({
      url,
      init: {
        method: 'GET',
        headers: [
          ['Authorization', 'Bearer t'],
          ['X-Trace', '1'],
        ],
        credentials: 'same-origin',
        cache: 'no-store',
      },
      wasRead: true,
    })
  })

  it('repeats HEAD as HEAD', async () => {
    expect((await refetch({ method: 'HEAD' })).init.method).toBe('HEAD')
  })

  it('sends cookies to another origin only where they went before', async () => {
    expect((await refetch({ requestHeaders: { cookie: 'a=1' } })).init).toMatchObject({
      credentials: 'include',
      headers: [],
    })
    expect((await refetch({ requestHeaders: { 'X-A': '1' } })).init.credentials).toBe('same-origin')
  })

  it.each([
    'Accept-Encoding',
    'Access-Control-Request-Method',
    'Connection',
    'Content-Length',
    'Cookie',
    'DNT',
    'Host',
    'Origin',
    'Proxy-Authorization',
    'Referer',
    'Sec-Fetch-Mode',
    'sec-ch-ua',
    'TE',
    'Upgrade',
    'Via',
    'User-Agent',
    'Cache-Control',
    'If-None-Match',
    'Pragma',
    'Priority',
    'Upgrade-Insecure-Requests',
    ':authority',
    'bad name',
    '',
  ])('leaves out what a page may not or need not set: "%s"', async (name) => {
    expect((await refetch({ requestHeaders: { [name]: '1', Accept: '*/*' } })).init.headers).toEqual([
      ['Accept', '*/*'],
    ])
  })

  it.each(['a\r\nX-Evil: 1', 'a\0', 'snow ☃'])(
    'leaves out a value that no header can hold: %j',
    async (value) => {
      expect((await refetch({ requestHeaders: { 'X-A': value } })).init.headers).toEqual([])
    },
  )

  const refused: [what: string, sketch: Sketch, words: string][] = [
    ['POST', { method: 'POST' }, 'a POST may change something'],
    ['DELETE', { method: 'DELETE' }, 'a DELETE may change something'],
    ['OPTIONS', { method: 'OPTIONS' }, 'Only GET and HEAD'],
    ['a method that is no method', { method: 'GET"});alert(1)//' }, 'Only GET and HEAD'],
    ['a GET that is a DELETE', { requestHeaders: { 'X-HTTP-Method-Override': 'DELETE' } }, 'another method'],
    ['a WebSocket', { url: 'wss://api.example.com/' }, 'Only http and https'],
    ['script', { url: 'javascript:alert(1)' }, 'Only http and https'],
    ['a relative address', { url: '/v1/things' }, 'Only http and https'],
    ['an address with a password', { url: 'https://u:p@api.example.com/' }, 'a user name or a password'],
  ]
  it.each(refused)('refuses %s', (_what, sketch, words) => {
    expect(refetchCode(exchange(sketch))).toEqual({ refusal: expect.stringContaining(words) })
  })

  const HOSTILE = [
    `https://api.example.com/"});globalThis.pwned=1;fetch({x:"`,
    "https://api.example.com/'+(globalThis.pwned=1)+'",
    'https://api.example.com/`$'.concat('{globalThis.pwned=1}`'),
    'https://api.example.com/\\";globalThis.pwned=1//',
    'https://api.example.com/\u2028globalThis.pwned=1\u2029',
    'https://api.example.com/</script><script>globalThis.pwned=1</script><!--',
    'https://api.example.com/*/globalThis.pwned=1/*',
  ]
  it.each(HOSTILE)('keeps a hostile address a string: %j', async (url) => {
    expect((await refetch({ url })).url).toBe(url)
    expect(globalThis).not.toHaveProperty('pwned')
  })

  it.each(HOSTILE)('writes nothing that ends a line or a script: %j', (url) => {
    expect(refetchCode(exchange({ url }))).toEqual({ code: expect.not.stringMatching(/[<\u2028\u2029\n]/) })
  })

  it('keeps "__proto__" a header', async () => {
    const the = exchange()
    the.request.headers = [{ name: '__proto__', value: 'x' }]
    const result = refetchCode(the)
    const [call] = 'code' in result ? await run(result.code) : []
    expect(call?.init.headers).toEqual([['__proto__', 'x']])
  })

  it('hands every address and header on as it is, whatever they are', async () => {
    const url = fc.string({ unit: 'binary' }).map((path) => `https://api.example.com/${path}`)
    const value = fc.string({ unit: fc.constantFrom(...'"\'\\`{$}</>;()é \t') })
    await fc.assert(
      fc.asyncProperty(url, value, async (address, text) => {
        const call = await refetch({ url: address, requestHeaders: { 'X-A': text } })
        expect(call.url).toBe(address)
        expect(call.init.headers).toEqual([['X-A', text]])
      }),
    )
  })

  it('swallows a failure: the exchange that appears tells of it', async () => {
    const result = refetchCode(exchange())
    if ('refusal' in result) throw new Error(result.refusal)
    const failing = () => Promise.reject(new TypeError('Failed to fetch'))
    new Function('fetch', result.code)(failing)
    // An unhandled rejection would fail the run.
    await new Promise(setImmediate)
  })
})
