/** What hostile bodies cost, up to a megabyte: in proportion to their size, and no more. */
import { expect, test } from 'vitest'
import { annotate, compile, type Exchange } from '../../../src/engine'
import { expectInProportion, leastCpuMs } from '../../support/cost'
import { exchange, STARTED_AT_MS } from '../../support/exchange'
import { atLength, LONG } from '../../support/fuzz'
import { packFolders } from '../../support/samples'

/** A quarter of what is tried. */
const CHARS = atLength ? 250_000 : 60_000

const catalogue = compile(packFolders().map(({ pack }) => pack))

const filled = (part: string, chars: number) => part.repeat(Math.max(1, Math.floor(chars / part.length)))
const list = (item: (i: number) => unknown, chars: number) => {
  const length = Math.max(1, Math.floor(chars / (JSON.stringify(item(1000)).length + 1)))
  return Array.from({ length }, (_, i) => item(i))
}

const KINDS: [what: string, text: (chars: number) => string][] = [
  ['brackets', (chars) => filled('[', chars / 2) + filled(']', chars / 2)],
  ['brackets that never close', (chars) => filled('[', chars)],
  ['objects in objects', (chars) => `${filled('{"error":', chars)}1${'}'.repeat(Math.floor(chars / 9))}`],
  ['names', (chars) => JSON.stringify(Object.fromEntries(list((i) => `name${i}`, chars).map((k) => [k, 1])))],
  [
    'fields',
    (chars) =>
      JSON.stringify({ errors: Object.fromEntries(list((i) => `f${i}`, chars).map((k) => [k, ['No.']])) }),
  ],
  ['numbers', (chars) => JSON.stringify(list((i) => i + 0.5, chars))],
  [
    'codes that JSON rounds',
    (chars) => JSON.stringify({ errors: list((i) => ({ code: i + 0.5, message: 'No.' }), chars) }),
  ],
  ['one long number', (chars) => `{"error":{"code":${filled('7', chars)},"message":"No."}}`],
  [
    'one long text',
    (chars) => JSON.stringify({ error: { code: 'e', message: filled('It broke. ', chars) } }),
  ],
  ['escapes', (chars) => `{"error":{"code":"e","message":"${filled('\\u0041', chars)}"}}`],
  ['lines', (chars) => filled('{"error":{"code":1.5}}\n', chars)],
  ['backslashes', (chars) => `{"error":"${filled('\\', chars)}`],
  ['a form', (chars) => filled('error=a&', chars).slice(0, -1)],
  ['a form of many names', (chars) => list((i) => `a${i}=b`, chars).join('&')],
  ['almost a form', (chars) => `${filled('a=b&', chars)} `],
  ['a text', (chars) => filled('error: it broke ', chars)],
  ['events', (chars) => filled('data: {"type":"error"\n\n', chars)],
  ['lines of an event', (chars) => filled('data: x\n', chars)],
  ['blanks', (chars) => `${filled(' \n', chars)}x`],
  ['guards', (chars) => filled(")]}',\n", chars)],
  ['tags', (chars) => `<html>${filled('<title', chars)}`],
  ['titles', (chars) => `<html>${filled('<title>x</title>', chars)}`],
  ['elements', (chars) => `<e>${filled('<Code>x</Code>', chars)}</e>`],
  ['elements in elements', (chars) => `${filled('<a>', chars / 2)}${filled('</a>', chars / 2)}`],
  ['elements that never close', (chars) => `<e>${filled('<a>', chars)}`],
  ['attributes', (chars) => `<e ${list((i) => `a${i}="x"`, chars).join(' ')}/>`],
  ['an attribute that never ends', (chars) => `<e a="${filled('x', chars)}`],
  ['marked sections', (chars) => `<e>${filled('<![CDATA[x]]>', chars)}</e>`],
  ['comments that never end', (chars) => `<e>${filled('<!--', chars)}`],
  ['references', (chars) => `<e><Code>${filled('&amp;', chars)}</Code></e>`],
  ['references to nothing', (chars) => `<e><Code>${filled('&a', chars)}</Code></e>`],
  ['entities', (chars) => `<!DOCTYPE e [${list((i) => `<!ENTITY a${i} "x">`, chars).join('')}]><e>&a1;</e>`],
  [
    'a traceback',
    (chars) => `Traceback (most recent call last):\n${filled('  File "a.py", line 1, in f\n', chars)}`,
  ],
  ['frames', (chars) => JSON.stringify({ error: { message: filled('    at f (/a/b.js:1:1)\n', chars) } })],
]

const asked = (text: string, more: Partial<Exchange['response']> = {}): Exchange => {
  const it = exchange({ status: 400, body: text })
  return { ...it, response: { ...it.response, ...more } }
}

test.each(KINDS)('%s', LONG, (_, text) => {
  expectInProportion(CHARS, (chars) => {
    const body = text(chars)
    const kinds = [
      asked(body),
      asked(body, { status: 200 }),
      asked(body, { body: { state: 'present', text: body, base64: false, cut: true } }),
    ]
    return () => {
      for (const it of kinds) annotate(it, catalogue, STARTED_AT_MS)
    }
  })
})

test('the request body too', () => {
  expectInProportion(CHARS, (chars) => {
    const it = asked('{"error":{"code":"e","message":"No."}}')
    const body = `{"items":${JSON.stringify(list((i) => ({ id: i }), chars))}}`
    return () =>
      void annotate({ ...it, request: { ...it.request, method: 'POST', body } }, catalogue, STARTED_AT_MS)
  })
})

test.each<[what: string, header: (chars: number) => [name: string, value: string]]>([
  ['a limit', (chars) => ['ratelimit', filled('"a";r=0;t=5,', chars).slice(0, -1)]],
  ['strings', (chars) => ['ratelimit', filled('"a";', chars)]],
  ['quotes', (chars) => ['ratelimit', filled('"', chars)]],
  ['digits', (chars) => ['retry-after', filled('9', chars)]],
  ['origins', (chars) => ['access-control-expose-headers', filled('a, ', chars)]],
  ['links', (chars) => ['link', filled('<a>;', chars)]],
])('a header of %s', (_, header) => {
  expectInProportion(50_000, (chars) => {
    const it = asked('{}')
    const [name, value] = header(chars)
    const headers = [...it.response.headers, { name, value }]
    const limited = { ...it, response: { ...it.response, status: 429, headers } }
    return () => void annotate(limited, catalogue, STARTED_AT_MS)
  })
})

test('an address', () => {
  expectInProportion(100_000, (chars) => {
    const it = asked('{}')
    const url = `https://a.test/${filled('%2f..', chars)}?${filled('a=b&', chars)}`
    return () => void annotate({ ...it, request: { ...it.request, url } }, catalogue, STARTED_AT_MS)
  })
})

test('codes that JSON rounds cost no more where there are fifty than where there is one', LONG, () => {
  const items = (code: (i: number) => unknown) => list((i) => ({ code: code(i), message: 'No.' }), CHARS)
  const cost = (code: (i: number) => unknown) => {
    const it = asked(JSON.stringify({ errors: items(code) }))
    return leastCpuMs(() => annotate(it, catalogue, STARTED_AT_MS))
  }
  expect(cost((i) => i + 0.5)).toBeLessThan(8 * cost((i) => (i === 0 ? 0.5 : i)) + 20)
})

test('a billion laughs are none: entities within entities stay what they are', () => {
  const entities = Array.from({ length: 12 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`)
  const bomb = `<!DOCTYPE e [<!ENTITY l0 "ha">${entities.join('')}]><Error><Code>&l12;</Code><Message>&l12;</Message></Error>`
  const annotation = annotate(asked(bomb, { mimeType: 'application/xml' }), catalogue, STARTED_AT_MS)
  expect(JSON.stringify(annotation).length).toBeLessThan(10_000)
})

test('an entity that is used again and again does not grow either', () => {
  const bomb = `<!DOCTYPE e [<!ENTITY l "${'x'.repeat(10_000)}">]><Error><Code>e</Code><Message>${'&l;'.repeat(100_000)}</Message></Error>`
  const annotation = annotate(asked(bomb, { mimeType: 'application/xml' }), catalogue, STARTED_AT_MS)
  expect(JSON.stringify(annotation).length).toBeLessThan(1_000_000)
})

test('nothing outside of the document is read', () => {
  const text =
    '<!DOCTYPE e [<!ENTITY f SYSTEM "file:///etc/passwd">]><Error><Code>&f;</Code><Message>m</Message></Error>'
  expect(JSON.stringify(annotate(asked(text), catalogue, STARTED_AT_MS))).not.toMatch(/root:/)
})
