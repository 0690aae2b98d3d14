/** What curl would make of its arguments, and what was meant: written down apart from the code that is tested. */
import fc from 'fast-check'
import type { Exchange } from '../../../src/engine'

const TAKES_VALUE = new Set(['-H', '-X', '--data-raw', '--data-binary', '--url'])

export function argumentsOf(argv: readonly string[]) {
  const rest: string[] = []
  const flags: string[] = []
  const values: [option: string, value: string][] = []
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] ?? ''
    if (TAKES_VALUE.has(word)) values.push([word, argv[++at] ?? ''])
    else if (word.startsWith('-')) flags.push(word)
    else rest.push(word)
  }
  return { rest, flags, values }
}

export interface Meaning {
  url: string
  method: string
  headers: string[]
  data: string | null
  compressed: boolean
  /** Would curl read the address as more than one, or fold its dots? */
  literalUrl: boolean
}

/** The request that curl would send. */
export function meaningOf(argv: readonly string[]): Meaning {
  const { rest, flags, values } = argumentsOf(argv)
  const all = (wanted: string) => values.flatMap(([option, value]) => (option === wanted ? [value] : []))
  const url = rest[0] ?? all('--url')[0] ?? ''
  const data = all('--data-raw')[0] ?? all('--data-binary')[0] ?? null
  return {
    url,
    method: all('-X')[0] ?? (flags.includes('--head') ? 'HEAD' : data === null ? 'GET' : 'POST'),
    headers: all('-H'),
    data,
    compressed: flags.includes('--compressed'),
    literalUrl:
      (flags.includes('--globoff') || !/[[\]{}]/.test(url)) &&
      (flags.includes('--path-as-is') || !/\/\.\.?(?:[/?]|$)/.test(url)),
  }
}

const escapedByte = (byte: number) =>
  byte > 0x20 && byte < 0x7f
    ? String.fromCharCode(byte)
    : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`

/** The request as it was recorded, in the same terms. */
export function meant({ method, url, headers, body }: Exchange['request']): Meaning {
  const [whole = ''] = url.split('#', 1)
  const isCompressed = (name: string, value: string) =>
    name.toLowerCase() === 'accept-encoding' && value !== 'identity'
  const own = headers.filter(
    ({ name, value }) => !/^(?:host|content-length)$/i.test(name) && !isCompressed(name, value),
  )
  const isTyped = headers.some(({ name }) => name.toLowerCase() === 'content-type')
  const data = body || (method === 'POST' || method === 'PUT' ? '' : null)
  return {
    url: Array.from(Buffer.from(whole), escapedByte).join(''),
    method,
    headers: [
      ...own.map(({ name, value }) => (value.trim() === '' ? `${name};` : `${name}: ${value}`)),
      ...(data !== null && !isTyped ? ['Content-Type:'] : []),
    ],
    data,
    compressed: headers.some(({ name, value }) => isCompressed(name, value)),
    literalUrl: true,
  }
}

/** The lines before the command. */
export const commentsOf = (text: string): string[] => {
  const lines = text.split('\n')
  return lines.slice(
    0,
    lines.findIndex((line) => line.startsWith('curl ')),
  )
}

const SIGNS = [
  ...'\'"`$\\!%^&|<>()[]{}*?~#;:=,@+-/ \n',
  "'\\''",
  '%PATH%',
  '%^',
  '^^',
  '\\"',
  '\\\\',
  '$(x)',
  '\n\n',
  'a',
  'Z',
  '0',
]

/** Text made of what shells act upon. Only what can stand in a header, so that it fits everywhere. */
export const hostileText = fc.string({
  unit: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...SIGNS.filter((sign) => !sign.includes('\n'))) },
    fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 3 })
      .map((text) => text.replace(/[\uFFFD\p{Cc}\p{Cs}]/gu, '·')),
  ),
  maxLength: 24,
})

/** The same, with what only a body may hold. */
export const hostileBody = fc.string({ unit: fc.constantFrom(...SIGNS), minLength: 1, maxLength: 40 })
