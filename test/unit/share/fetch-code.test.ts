import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fetchCode } from '../../../src/share/fetch-code'
import { exchange, type Sketch } from '../../support/exchange'
import { hostileBody, hostileText } from './command-line'

/** The request that the code makes, as a browser's own Request would hold it. */
async function requestOf(code: string) {
  const calls: Request[] = []
  const send = (url: string, init: RequestInit) => calls.push(new Request(url, init))
  await (new Function('fetch', `return (async () => {\n${code}\n})()`)(send) as Promise<void>)
  const [request] = calls
  if (!request || calls.length !== 1) throw new Error(`${calls.length} calls`)
  return request
}

const notesOf = (code: string) => code.split('\n').filter((line) => line.startsWith('//'))

test('is readable', () => {
  expect(
    fetchCode(
      exchange({
        method: 'POST',
        url: 'https://api.acme.test/v1/orders?a=1',
        requestHeaders: { 'Content-Type': 'application/json', Cookie: 'a=b', Origin: 'https://a.test' },
        requestBody: '{"id": 12345678901234567890}',
      }),
    ),
  ).toBe(`// Left out, since a page may not set them: Cookie, Origin.
await fetch("https://api.acme.test/v1/orders?a=1", {
  method: "POST",
  headers: {
    "Content-Type": "application/json",
  },
  body: "{\\"id\\": 12345678901234567890}",
  credentials: "include",
})`)
})

test('sends whatever there is as it was', async () => {
  await fc.assert(
    fc.asyncProperty(hostileText, hostileText, hostileBody, async (inUrl, inHeader, requestBody) => {
      const url = `https://a.test/?${inUrl.replaceAll('#', '')}&end`
      const value = inHeader.replace(/[^ -~]/g, '')
      const requestHeaders = { 'X-Any': value, 'Content-Type': 'text/plain' }
      const request = await requestOf(
        fetchCode(exchange({ method: 'PATCH', url, requestHeaders, requestBody })),
      )
      expect(request.url).toBe(new URL(url).href)
      expect(request.headers.get('x-any')).toBe(value.trim())
      expect(await request.text()).toBe(requestBody)
      expect(request.method).toBe('PATCH')
    }),
  )
})

describe('is one statement of code and comments, whatever the names', () => {
  test.each(['*/ pwned() /*', 'a\npwned()', 'a\u2028pwned()', '__proto__', 'constructor', '"'])(
    '%j',
    (name) => {
      const code = fetchCode(exchange({ method: name, requestHeaders: { [name]: 'x', [`${name}2`]: name } }))
      expect(() => new Function(`async () => {${code}\n}`)).not.toThrow()
      for (const note of notesOf(code)) expect(note).toMatch(/^\/\/ [\w .,:-]+$/)
      expect(code.replace(/"(?:[^"\\]|\\.)*"/g, '""').replace(/\/\/.*/g, '')).not.toContain('pwned')
    },
  )
})

const CASES: [what: string, sketch: Sketch, read: (request: Request) => unknown, wanted: unknown][] = [
  [
    'cookies go along where they did',
    { requestHeaders: { cookie: 'a=b' } },
    ({ credentials }) => credentials,
    'include',
  ],
  ['and else to the page’s own origin only', {}, ({ credentials }) => credentials, 'same-origin'],
  [
    'a body without a type gets none',
    { method: 'POST', requestBody: 'é' },
    ({ headers }) => headers.get('content-type'),
    null,
  ],
  [
    'a header that stands twice is sent twice',
    { requestHeaders: { 'X-A': '1', 'x-a': '2' } },
    ({ headers }) => headers.get('x-a'),
    '1, 2',
  ],
  ['an address without its user', { url: 'https://bob:pw@a.test/x' }, ({ url }) => url, 'https://a.test/x'],
  ['an address without its fragment', { url: 'https://a.test/x#y' }, ({ url }) => url, 'https://a.test/x'],
]

test.each(CASES)('%s', async (_, sketch, read, wanted) => {
  expect(read(await requestOf(fetchCode(exchange(sketch))))).toBe(wanted)
})

const NOTES: [what: string, sketch: Sketch, note: string][] = [
  [
    'what a page may not set',
    { requestHeaders: { 'Sec-Fetch-Mode': 'cors', 'User-Agent': 'x', Accept: '*/*' } },
    '// Left out, since a page may not set them: Sec-Fetch-Mode, User-Agent.',
  ],
  [
    'a body that fetch does not send',
    { requestBody: '{}' },
    '// Left out: the body, which fetch does not send with GET.',
  ],
  [
    'a body that was not recorded',
    { method: 'POST', requestHeaders: { 'x-a': 'b', 'content-length': '5' } },
    '// The request had a body of 5 bytes, which was not recorded.',
  ],
  [
    'a user in the address',
    { url: 'https://bob@a.test/' },
    '// Left out: the user name in the address, which fetch does not take.',
  ],
  ['a method of the server’s own', { method: 'TRACE' }, '// A page may not send a request with TRACE.'],
]

test.each(NOTES)('says so of %s', (_, sketch, note) => {
  expect(notesOf(fetchCode(exchange(sketch)))).toContain(note)
})

test('says that secrets are missing', () => {
  expect(notesOf(fetchCode(exchange(), 'mask'))).toEqual(['// Secrets are masked: put in your own.'])
})

test('characters that do not show as what they are become escapes', () => {
  const code = fetchCode(exchange({ method: 'POST', requestBody: 'a\u202e\u2028\u0007b' }))
  expect(code).toContain('a\\u202e\\u2028\\u0007b')
})
