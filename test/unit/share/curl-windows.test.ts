/** The rules of cmd.exe's prompt and of CommandLineToArgvW, written down apart from the code that quotes for them. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { curlWindows } from '../../../src/share/curl'
import { exchange, type Sketch } from '../../support/exchange'
import { runs } from '../../support/fuzz'
import { commentsOf, hostileBody, hostileText, meaningOf, meant } from './command-line'

/** A hostile environment: every name is a variable, but for those that hold a caret. */
const isVariable = (name: string) => name !== '' && !name.includes('^')

/** The first thing that the prompt does with a line: `%name%`, and `%name:a=b%` (ss64.com/nt/syntax-percent.html). */
function expandPercents(line: string): string {
  for (let at = line.indexOf('%'); at >= 0; at = line.indexOf('%', at + 1)) {
    const name = /^%([^%:]*)(?:%|:[^%]*%)/.exec(line.slice(at))
    if (name && isVariable(name[1] ?? '')) return 'expanded'
  }
  return line
}

/** The second: carets and quotes. A caret at the end of a line takes the line end away and protects what comes next. */
function unescaped(text: string): string[] {
  const commands: string[] = []
  let command = ''
  let inQuotes = false
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? ''
    if (char === '^' && !inQuotes) {
      if (text[at + 1] === '\n') at++
      command += text[++at] ?? ''
    } else if (char === '\n') {
      commands.push(command)
      command = ''
      inQuotes = false
    } else if ('&|<>()'.includes(char) && !inQuotes) {
      throw new Error(`an operator at ${at}: ${text.slice(at - 10, at + 10)}`)
    } else {
      if (char === '"') inQuotes = !inQuotes
      command += char
    }
  }
  return [...commands, command]
}

/** learn.microsoft.com, CommandLineToArgvW: 2n backslashes and a quote are n backslashes, 2n+1 are n and a quote as text. */
function argvOf(commandLine: string): string[] {
  const argv: string[] = []
  let word: string | null = null
  let inQuotes = false
  for (let at = 0; at < commandLine.length; at++) {
    const slashes = /^\\*/.exec(commandLine.slice(at))?.[0].length ?? 0
    if (slashes > 0) {
      const isBeforeQuote = commandLine[at + slashes] === '"'
      word = (word ?? '') + '\\'.repeat(isBeforeQuote ? Math.floor(slashes / 2) : slashes)
      at += slashes - 1
      if (isBeforeQuote && slashes % 2 === 1) {
        word += '"'
        at++
      }
    } else if (commandLine[at] === '"') {
      inQuotes = !inQuotes
      word ??= ''
    } else if (/[ \t]/.test(commandLine[at] ?? '') && !inQuotes) {
      if (word !== null) argv.push(word)
      word = null
    } else word = (word ?? '') + commandLine[at]
  }
  return word === null ? argv : [...argv, word]
}

/** What curl.exe is given when the text is pasted into the prompt. */
function paste(text: string): string[] {
  const commands = unescaped(text.split('\n').map(expandPercents).join('\n'))
  const [command = '', ...more] = commands.filter((each) => !each.startsWith('rem '))
  expect(more).toEqual([])
  const [program, ...argv] = argvOf(command)
  expect(program).toBe('curl')
  return argv
}

test('the rules are those of Windows', () => {
  expect(argvOf(String.raw`curl "a\\b" "a\"b" "a\\" \\x "" c:\d`)).toEqual([
    'curl',
    String.raw`a\\b`,
    'a"b',
    'a\\',
    String.raw`\\x`,
    '',
    String.raw`c:\d`,
  ])
  expect(unescaped('a^&b "c^d" ^"e^%"')).toEqual(['a&b "c^d" "e%"'])
  expect(unescaped('a^\n\nb')).toEqual(['a\nb'])
  expect(() => unescaped('^"a & b')).toThrow()
  expect(expandPercents('100%25 %x')).toBe('expanded')
  expect(expandPercents('%^a^%')).toBe('%^a^%')
  expect(expandPercents('%PATH:a=b^%')).toBe('expanded')
})

const HOSTILE: [what: string, sketch: Sketch][] = [
  ['quotes', { method: 'POST', requestBody: `it's "so" \\" \\\\" "` }],
  ['backslashes', { method: 'POST', requestBody: 'a\\b\\\\c\\' }],
  ['an end of the quotes, and a command', { method: 'POST', requestBody: '" & calc.exe & "' }],
  ['the same after a backslash', { method: 'POST', requestBody: '\\" & calc.exe & \\"' }],
  ['operators', { method: 'POST', requestBody: 'a|b&c<d>e(f)g^h!i' }],
  ['variables', { method: 'POST', requestBody: '%PATH% %PATH:a=b% %=ExitCode% %% %20 %' }],
  ['a percent sign before a line end', { method: 'POST', requestBody: '%\n%' }],
  ['JSON', { method: 'POST', requestBody: '{"id":12345678901234567890,"a":"\\u00e9\\n"}' }],
  ['lines', { method: 'POST', requestBody: '\n{\n  "a": 1\n}\n\n' }],
  ['what looks like a file', { method: 'POST', requestBody: '@C:\\secrets.txt' }],
  ['a list of addresses, and escapes', { url: 'https://a.test/%20a?ids[]=1&q={a,b}&r=%PATH%' }],
  ['any script in an address', { url: 'https://a.test/ü＂?q=日本' }],
  ['an address like an option', { url: '-o\\tmp\\pwned' }],
  ['an empty header', { requestHeaders: { 'X-Empty': '' } }],
  ['hostile headers', { requestHeaders: { 'X-A': '" & calc.exe & "', 'X-B%PATH%': '^%PATH^%' } }],
  ['HEAD', { method: 'HEAD' }],
  ['DELETE', { method: 'DELETE' }],
  ['compression', { requestHeaders: { 'Accept-Encoding': 'gzip', Accept: '*/*' } }],
]

test.each(HOSTILE)('hands on %s as it was', (_, sketch) => {
  const { request } = exchange(sketch)
  expect(meaningOf(paste(curlWindows(exchange(sketch))))).toEqual(meant(request))
})

const ascii = (text: string) => text.replace(/[^\n -~]/g, '~')

test('hands on whatever there is', () => {
  fc.assert(
    fc.property(hostileText.map(ascii), hostileText.map(ascii), hostileBody, (inUrl, inHeader, inBody) => {
      const sketch = {
        method: 'POST',
        url: `https://a.test/${inUrl}`,
        requestHeaders: { 'X-Any': inHeader, 'Content-Type': 'text/plain' },
        requestBody: inBody,
      }
      expect(meaningOf(paste(curlWindows(exchange(sketch))))).toEqual(meant(exchange(sketch).request))
    }),
    runs(500),
  )
})

test('JSON beyond ASCII keeps its meaning, and big integers their digits', () => {
  fc.assert(
    fc.property(fc.json(), (json) => {
      const requestBody = `{\r\n\t"id": 12345678901234567890, "é\u2028": ${json}}`
      const { data } = meaningOf(paste(curlWindows(exchange({ method: 'POST', requestBody }))))
      expect(data).toContain('12345678901234567890')
      expect(data).toMatch(/^[ -~]*$/)
      expect(JSON.parse(data ?? '')).toEqual(JSON.parse(requestBody))
    }),
  )
})

const FILE = '@request-body.txt'

describe('what the prompt cannot take', () => {
  test.each<[string, Sketch, string, string | null]>([
    [
      'a form in parts',
      { method: 'POST', requestBody: '--x\r\n\r\na\r\n--x--' },
      'rem Save the body as request-body.txt first: it holds characters that the prompt does not pass on.',
      FILE,
    ],
    [
      'text beyond ASCII, which may become a quote on its way',
      { method: 'POST', requestBody: 'a＂ -o pwned' },
      'rem Save the body as request-body.txt first: it holds characters that the prompt does not pass on.',
      FILE,
    ],
    [
      'a long body',
      { method: 'POST', requestBody: 'a'.repeat(9_000) },
      'rem Save the body as request-body.txt first: it is longer than the prompt takes.',
      FILE,
    ],
    [
      'a body that is long once it is quoted',
      { method: 'POST', requestBody: '"'.repeat(4_000) },
      'rem Save the body as request-body.txt first: the command is longer than the prompt takes.',
      FILE,
    ],
    [
      'a long address',
      { url: `https://a.test/${'a'.repeat(9_000)}` },
      'rem This is longer than the 8191 characters that the prompt takes: use another shell.',
      null,
    ],
    [
      'a header beyond ASCII',
      { requestHeaders: { 'X-Name': 'Ö' } },
      'rem Left out, since a command line cannot carry them: X-Name.',
      null,
    ],
    [
      'JSON with tabs',
      { method: 'POST', requestBody: '{\t"a":1}' },
      'rem The JSON means what was sent, spelled without tabs, line ends and characters beyond ASCII.',
      '{ "a":1}',
    ],
  ])('%s is said above the command', (_, sketch, note, data) => {
    const command = curlWindows(exchange(sketch))
    expect(commentsOf(command)).toEqual([note])
    expect(meaningOf(paste(command)).data).toBe(data)
  })
})

test('comments hold nothing that the prompt acts upon', () => {
  fc.assert(
    fc.property(hostileText, (name) => {
      const requestHeaders = { [name]: 'é', "x%PATH%&'": 'é' }
      for (const line of commentsOf(curlWindows(exchange({ requestHeaders }))))
        expect(line).toMatch(/^rem [\w .,:-]+$/)
    }),
  )
})
