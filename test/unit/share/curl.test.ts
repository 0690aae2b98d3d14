import { execFile, execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { curlPosix } from '../../../src/share/curl'
import { exchange, type Sketch } from '../../support/exchange'
import { LONG, runs } from '../../support/fuzz'
import { argumentsOf, commentsOf, hostileBody, hostileText, meaningOf, meant } from './command-line'

let folder = ''

/** A curl that says what it was given, each argument with a NUL behind it. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'errata-curl-'))
  writeFileSync(join(folder, 'curl'), '#!/bin/sh\nprintf \'%s\\0\' "$@"\n')
  chmodSync(join(folder, 'curl'), 0o755)
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Old terminals, and bash with its history switched on, look at every line for "!". */
const SHELLS: [name: string, path: string, before: string][] = [
  ['sh', '/bin/sh', ''],
  ['bash', '/bin/bash', ''],
  ['bash with its history', '/bin/bash', 'set -o history -o histexpand\n'],
]

/** What curl is given when a shell runs the command. */
function run(path: string, script: string): string[] {
  const file = join(folder, 'script')
  writeFileSync(file, script)
  const env = { PATH: `${folder}:${process.env.PATH}`, HOME: folder, IFS: 'x' }
  const out = execFileSync(path, [file], { env, encoding: 'utf8', maxBuffer: 2 ** 24, stdio: 'pipe' })
  return out.split('\0').slice(0, -1)
}

const HOSTILE: [what: string, sketch: Sketch][] = [
  ['quotes', { method: 'POST', requestBody: `it's "so" \\' \\\\` }],
  ['an end of the quotes, and a command', { method: 'POST', requestBody: `'; touch pwned; '` }],
  ['substitutions', { method: 'POST', requestBody: '$(touch pwned) `touch pwned` $HOME $1 $$' }],
  ['a history event', { method: 'POST', requestBody: 'no!\n!! !x !-1 "!"' }],
  ['a substitution in the history', { method: 'POST', requestBody: '^a^b^\n^curl^touch^\n\n^^' }],
  ['lines', { method: 'POST', requestBody: '\n{\n  "a": 1\n}\n\n' }],
  ['carriage returns', { method: 'POST', requestBody: 'a\r\nb\r' }],
  ['commands to the terminal', { method: 'POST', requestBody: '\u001b[201~\u0003\u0004\t\u009b1m\u007f' }],
  ['text that turns round', { method: 'POST', requestBody: 'a\u202eb\u2066c\u2028d' }],
  ['any script', { method: 'POST', requestBody: 'Grüße, 日本, 👩‍👩‍👧, e\u0301' }],
  ['big integers', { method: 'POST', requestBody: '{"id": 12345678901234567890, "n": 1.10}' }],
  ['what looks like a file', { method: 'POST', requestBody: '@/etc/passwd' }],
  ['what looks like an option', { method: 'POST', requestBody: '-o/tmp/pwned' }],
  ['percent signs', { method: 'POST', requestBody: '%PATH% %20 %%' }],
  ['a list of addresses', { url: 'https://a.test/?ids[]=1&q={a,b}&r=[1-3]' }],
  ['quotes and spaces in an address', { url: `https://a.test/it's here?q="x" y&z=ü` }],
  ['dots between slashes', { url: 'https://a.test/a/../b/./c' }],
  ['an address like an option', { url: '-o/tmp/pwned' }],
  ['an empty header', { requestHeaders: { 'X-Empty': '', 'X-Blank': '  ' } }],
  ['hostile headers', { requestHeaders: { 'X-A': `'; $(x) \`y\` "z" \\`, "X-'B": '!!' } }],
  ['HEAD', { method: 'HEAD' }],
  ['DELETE', { method: 'DELETE' }],
  ['a method of its own', { method: "M'X!", requestBody: 'x' }],
  ['PUT with a body', { method: 'PUT', requestBody: '{}' }],
  ['GET with a body', { method: 'GET', requestBody: '{}' }],
  ['compression', { requestHeaders: { 'Accept-Encoding': 'gzip, br', Host: 'a.test', Accept: '*/*' } }],
  ['no compression', { requestHeaders: { 'accept-encoding': 'identity' } }],
]

describe.each(SHELLS)('%s', (_, path, before) => {
  test.each(HOSTILE)('hands on %s as it was', (_, sketch) => {
    const { request } = exchange(sketch)
    expect(meaningOf(run(path, before + curlPosix(exchange(sketch))))).toEqual(meant(request))
  })

  // Many processes are started: a busy machine needs its time.
  test('hands on whatever there is', LONG, () => {
    fc.assert(
      fc.property(hostileText, hostileText, hostileBody, (inUrl, inHeader, inBody) => {
        const sketch = {
          method: 'POST',
          url: `https://a.test/${inUrl}`,
          requestHeaders: { 'X-Any': inHeader, 'Content-Type': 'text/plain' },
          requestBody: inBody,
        }
        const command = curlPosix(exchange(sketch))
        expect(meaningOf(run(path, before + command))).toEqual(meant(exchange(sketch).request))
      }),
      runs(100),
    )
  })
})

test('history expansion is on where the test says so', () => {
  const script = 'set -o history -o histexpand\ncurl "a !nothing"\n'
  expect(run('/bin/bash', script)).toEqual([])
  expect(run('/bin/sh', 'curl "a !nothing"\n')).toEqual(['a !nothing'])
})

test.each([
  ['plain', "'plain'"],
  ["it's", "'it'\\''s'"],
  // For versions of bash that look for their history in the later lines of a quoted text.
  ['a!', "'a'\\!''"],
  ['\u001b', `''"$(printf '\\033')"''`],
])('%j is the word %s', (text, word) => {
  expect(curlPosix(exchange({ method: 'POST', requestBody: text }))).toContain(`--data-raw ${word}`)
})

test('nothing in the command reaches the terminal but text and line ends', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const command = curlPosix(
        exchange({ method: 'POST', url: `https://a.test/${text}`, requestBody: text }),
      )
      expect(command).not.toMatch(/(?!\n)[\p{Cc}\u200E\u200F\u2028-\u202E\u2066-\u2069]/u)
    }),
  )
})

const NOTES: [what: string, sketch: Sketch, note: RegExp, data: string | null][] = [
  [
    'bytes that no argument can hold',
    { method: 'POST', requestBody: 'a\0b' },
    /^# Save the body as request-body\.txt first: it is not all text\.$/m,
    '@request-body.txt',
  ],
  [
    'bytes that were no text',
    { method: 'POST', requestBody: 'a\uFFFDb' },
    /^# Save the body as request-body\.txt first/m,
    '@request-body.txt',
  ],
  [
    'a body that is too long for an argument',
    { method: 'POST', requestBody: 'ü'.repeat(66_000) },
    /^# Save the body as request-body\.txt first: it is longer/m,
    '@request-body.txt',
  ],
  [
    'a body that was not recorded',
    { method: 'POST', requestHeaders: { 'Content-Length': '17' } },
    /^# The request had a body of 17 bytes, which was not recorded\.$/m,
    null,
  ],
  [
    'a body that may not have been recorded',
    { method: 'PATCH', requestHeaders: { 'Content-Type': 'application/json' } },
    /^# The request may have had a body: none was recorded\.$/m,
    null,
  ],
  [
    'what is not kept of a success',
    { method: 'POST', missing: 'not-kept' },
    /^# Headers and body are missing: of a success they are not kept\.$/m,
    null,
  ],
  [
    'a body of which a part was recorded',
    { method: 'POST', requestHeaders: { 'Content-Length': '9' }, requestBody: 'abc' },
    /^# The body is not as it was sent: it had 9 bytes, and 3 are recorded\.$/m,
    'abc',
  ],
  [
    'a header that cannot be sent',
    { requestHeaders: { 'X-Good': '1', 'X-Bad': 'a\r\nX-Injected: b' } },
    /^# Left out, since a command line cannot carry them: X-Bad\.$/m,
    null,
  ],
  ['a method that is none', { method: 'GET\r\nX: y' }, /^# Left out: the method/m, null],
]

test.each(NOTES)('says so of %s', (_, sketch, note, data) => {
  const command = curlPosix(exchange(sketch))
  expect(command).toMatch(note)
  expect(meaningOf(run('/bin/sh', command)).data).toBe(data)
  expect(command).not.toContain('X-Injected')
})

test('a plain request has no comment', () => {
  expect(curlPosix(exchange())).toBe("curl 'https://api.example.com/v1/things'")
})

test.each([
  ['mask', '# Secrets are masked: put in your own.'],
  ['remove', '# Secrets were removed: put in your own.'],
] as const)('says that secrets are missing: %s', (how, note) => {
  const masked = exchange({ method: 'POST', requestHeaders: { 'Content-Length': '99' }, requestBody: 'abc' })
  expect(commentsOf(curlPosix(masked, how))).toEqual([note])
})

test('comments hold nothing that a shell acts upon, even one that knows no comments', () => {
  fc.assert(
    fc.property(hostileText, hostileText, (name, value) => {
      const requestHeaders = { [name]: value, 'x`touch pwned`': 'a\nb', 'Content-Length': value }
      const command = curlPosix(exchange({ method: name, requestHeaders, requestBody: 'a\0' }))
      for (const line of commentsOf(command)) expect(line).toMatch(/^# [\w .,:-]+$/)
    }),
  )
})

const REAL = '/usr/bin/curl'

interface Received {
  method: string
  headers: IncomingHttpHeaders
  body: string
}

/** What a server gets when the real curl runs the command. */
async function received(sketch: Sketch): Promise<Received> {
  const server = createServer()
  const got = new Promise<Received>((resolve) => {
    server.on('request', (request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const { method = '', headers } = request
        resolve({ method, headers, body: Buffer.concat(chunks).toString() })
        response.end()
      })
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  try {
    const command = curlPosix(exchange({ ...sketch, url: `http://127.0.0.1:${port}/a?b[]=c` }))
    const script = command.replace(/^curl /m, `${REAL} -s --noproxy '*' `)
    const [request] = await Promise.all([got, promisify(execFile)('/bin/sh', ['-c', script])])
    return request
  } finally {
    server.close()
  }
}

describe.skipIf(!existsSync(REAL))('the real curl', () => {
  test('sends the body, byte for byte, under the type it had', async () => {
    const body = '{"id": 12345678901234567890, "é": "\\u00e9"}\r\n'
    const got = await received({
      method: 'PATCH',
      requestHeaders: { 'Content-Type': 'application/json', 'X-Empty': '', 'Accept-Encoding': 'gzip' },
      requestBody: body,
    })
    expect(got).toMatchObject({
      method: 'PATCH',
      body,
      headers: { 'content-type': 'application/json', 'x-empty': '' },
    })
    expect(got.headers['accept-encoding']).toContain('gzip')
  })

  test('gives a body no type that it did not have', async () => {
    const { headers, body } = await received({ method: 'POST', requestBody: 'abc' })
    expect([body, headers['content-type']]).toEqual(['abc', undefined])
  })

  test('says that there is no body where the browser said so', async () => {
    const { method, headers } = await received({ method: 'POST' })
    expect([method, headers['content-length'], headers['content-type']]).toEqual(['POST', '0', undefined])
  })

  test('asks for the head alone', async () => {
    expect(await received({ method: 'HEAD' })).toMatchObject({ method: 'HEAD' })
  })
})

test('arguments are read as they are written', () => {
  expect(argumentsOf(['a', '--head', '-X', 'b', '--data-raw', '-c'])).toEqual({
    rest: ['a'],
    flags: ['--head'],
    values: [
      ['-X', 'b'],
      ['--data-raw', '-c'],
    ],
  })
})
