import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decode, scalarText } from '../../../src/engine/reading/decode'
import { exchange, type Sketch } from '../../support/exchange'

const read = (sketch: Sketch) => decode(exchange(sketch))
const html = { 'content-type': 'text/html' }
const json = { 'content-type': 'application/json' }

test.each<[string, Sketch, string, unknown]>([
  ['JSON', { body: { a: 1 } }, 'json', { a: 1 }],
  ['JSON with a byte order mark', { body: '\uFEFF{"a":1}' }, 'json', { a: 1 }],
  ['JSON behind a hijacking guard', { body: ')]}\',\n{"a":1}' }, 'json', { a: 1 }],
  ['JSON behind an endless loop', { body: 'for (;;);{"a":1}' }, 'json', { a: 1 }],
  ['JSON typed as HTML', { headers: html, body: { a: 1 } }, 'json', { a: 1 }],
  ['JSON without a content type', { headers: {}, body: { a: 1 } }, 'json', { a: 1 }],
  ['JSON in base64', { body: btoa('{"a":1}'), base64: true }, 'json', { a: 1 }],
  ['a JSON string', { body: '"no"' }, 'json', 'no'],
  ['a JSON number', { headers: json, body: '42' }, 'json', 42],
  ['duplicate keys: the last one counts, as in JSON.parse', { body: '{"a":1,"a":2}' }, 'json', { a: 2 }],
  [
    'NDJSON: the record with the error',
    { body: '{"status":"x"}\n{"error":"y"}\n' },
    'ndjson',
    { error: 'y' },
  ],
  ['HTML typed as JSON', { headers: json, body: '<!DOCTYPE html><html></html>' }, 'html', undefined],
  [
    'XML',
    { body: '<?xml version="1.0"?><a:Error xmlns:a="x"><Code n="1">7</Code></a:Error>' },
    'xml',
    { Error: { Code: { '#text': '7', '@n': '1' } } },
  ],
  [
    'XML that expands entities',
    { body: '<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><x>&b;</x>' },
    'xml',
    { x: '&b;' },
  ],
  ['XML that does not end', { body: '<a>'.repeat(5_000) }, 'xml', undefined],
  [
    'a form',
    { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'error=x&n=1' },
    'form',
    { error: 'x', n: '1' },
  ],
  ['text', { headers: { 'content-type': 'text/plain' }, body: 'Not found' }, 'text', undefined],
  ['broken JSON', { body: '{"a":' }, 'text', undefined],
  ['JSON that was cut', { body: '{"error":{"code":"x","mess', cut: true }, 'json', { error: { code: 'x' } }],
  ['an empty body', { body: '' }, 'empty', undefined],
  ['blanks only', { body: ' \n ' }, 'empty', undefined],
  ['binary', { body: '\u0000\u0001\u0002PNG' }, 'binary', undefined],
  ['base64 that is none', { body: '%%%', base64: true }, 'binary', undefined],
  ['a body never read', { missing: 'never-read' }, 'missing', undefined],
])('%s', (_, sketch, kind, value) => {
  const decoded = read(sketch)
  expect(decoded.kind).toBe(kind)
  expect(JSON.stringify(decoded.value)).toBe(JSON.stringify(value))
})

test('a __proto__ key is an own member and pollutes nothing', () => {
  const { value } = read({ body: '{"__proto__":{"polluted":true}}' })
  expect(Object.keys(value as object)).toEqual(['__proto__'])
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
})

test('a hundred thousand brackets neither throw nor hang', () => {
  for (const cut of [false, true]) {
    const decoded = read({ body: `${'['.repeat(100_000)}1`, cut })
    expect(['json', 'text']).toContain(decoded.kind)
  }
})

test.each([
  ['{"code":9007199254740993}', '/code', '9007199254740993'],
  ['{"a":[{"code":-12345678901234567890}]}', '/a/0/code', '-12345678901234567890'],
  ['{"code":1.10}', '/code', '1.10'],
  ['{"code":1e3}', '/code', '1000'],
  ['{"code":42}', '/code', '42'],
])('%s: the number at %s is %s, as it was sent', (body, pointer, text) => {
  const decoded = read({ body })
  const value = pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], decoded.value)
  expect(scalarText(decoded, pointer, value)).toBe(text)
})

test('never throws, whatever the body', () => {
  const bodies = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc.json().map((text) => text.slice(0, text.length / 2)),
  )
  fc.assert(
    fc.property(bodies, fc.boolean(), fc.boolean(), (body, cut, base64) => {
      expect(read({ body, cut, base64 }).kind).toBeTypeOf('string')
    }),
  )
})
