import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { prettyJson, sentJson } from '../../../src/panel/pretty'

const laidOut = (text: string) =>
  prettyJson(text)
    ?.map((segment) => segment.text)
    .join('')

/** The text without the whitespace that JSON does not count: all that is outside strings. */
const tokens = (json: string) => json.replace(/("(?:[^"\\]|\\.)*")|[ \t\r\n]+/g, '$1')

describe('prettyJson', () => {
  test.each([
    ['an object', '{"a":1,"b":[true,null]}', '{\n  "a": 1,\n  "b": [\n    true,\n    null\n  ]\n}'],
    ['what is empty, on one line', '{"a":{},"b":[ ]}', '{\n  "a": {},\n  "b": []\n}'],
    ['an integer past 2^53, unrounded', '{"id":90071992547409931234}', '{\n  "id": 90071992547409931234\n}'],
    ['numbers as spelled', '[1.0,1e3,-0]', '[\n  1.0,\n  1e3,\n  -0\n]'],
    ['duplicate keys', '{"a":1,"a":2}', '{\n  "a": 1,\n  "a": 2\n}'],
    ['escapes as spelled', '"\\u0041\\/"', '"\\u0041\\/"'],
    ['brackets and quotes inside strings', '["{\\"a\\":[1, 2]}"]', '[\n  "{\\"a\\":[1, 2]}"\n]'],
    ['text that is laid out already', '{\n\t"a" : 1\r\n}', '{\n  "a": 1\n}'],
  ])('lays out %s', (_, given, wanted) => {
    expect(laidOut(given)).toBe(wanted)
  })

  test.each([
    ['HTML', '<html></html>'],
    ['a cut body', '{"a":'],
    ['lines of JSON', '{"a":1}\n{"a":2}'],
    ['nothing', ''],
    ['more values than anybody reads', `[${'1,'.repeat(30_000)}1]`],
    ['nesting that would indent without end', '['.repeat(100) + ']'.repeat(100)],
  ])('leaves %s alone', (_, given) => {
    expect(prettyJson(given)).toBeNull()
  })

  test('changes no token of any JSON, however it is spaced', () => {
    const spaced = fc
      .tuple(fc.json({ maxDepth: 6 }), fc.constantFrom(undefined, 1, '\t', ' \t '))
      .map(([json, by]) => (by === undefined ? json : JSON.stringify(JSON.parse(json), null, by)))
    fc.assert(
      fc.property(spaced, (json) => {
        expect(tokens(laidOut(json) ?? '')).toBe(tokens(json))
      }),
    )
  })

  test('marks the values that were read, by pointer, and no others', () => {
    const json = '{"error":{"code":"E1","a/b":[{"m~n":"deep"}]},"code":"E1"}'
    const marked = prettyJson(json, { read: ['/error/code', '/error/a~1b/0/m~0n'] })?.filter(
      ({ mark }) => mark,
    )
    expect(marked?.map(({ text, mark }) => [text, mark])).toEqual([
      ['"E1"', 'read'],
      ['"deep"', 'read'],
    ])
    expect(marked?.[0]?.at).toBeLessThan(30)
  })

  test.each([
    ['a value, with its name', '/tax/id', ['"id"', '7']],
    ['a list, by its name', '/items', ['"items"']],
    ['an item without a name, by its bracket', '/items/1', ['{']],
    ['an item that is a value', '/items/0', ['"a"']],
    ['what is there twice, twice', '/twice', ['"twice"', '1', '"twice"', '2']],
    ['an object, by its name alone', '/tax', ['"tax"']],
    ['nothing that is not there', '/none', []],
  ])('marks what fails: %s', (_, pointer, wanted) => {
    const json = '{"tax":{"id":7},"items":["a",{"b":[]}],"twice":1,"twice":2}'
    for (const layOut of [prettyJson, sentJson]) {
      const marked = layOut(json, { failing: [pointer] })?.filter(({ mark }) => mark === 'failing')
      expect(marked?.map(({ text }) => text)).toEqual(wanted)
    }
  })

  test('tells keys from strings', () => {
    const inks = prettyJson('{"a":"b","c":[1,true]}')?.filter(({ ink }) => ink !== 'plain')
    expect(inks?.map(({ text, ink }) => [text, ink])).toEqual([
      ['"a"', 'key'],
      ['"b"', 'string'],
      ['"c"', 'key'],
      ['1', 'number'],
      ['true', 'word'],
    ])
  })
})

describe('sentJson', () => {
  test('changes nothing, whatever stands between the tokens', () => {
    const spaced = fc
      .tuple(
        fc.json({ maxDepth: 6 }),
        fc.constantFrom(undefined, 1, '\t', ' \t '),
        fc.constantFrom('', '\r\n '),
      )
      .map(([json, by, end]) =>
        by === undefined ? end + json + end : end + JSON.stringify(JSON.parse(json), null, by) + end,
      )
    fc.assert(
      fc.property(spaced, (json) => {
        const segments = sentJson(json)
        expect(segments?.map(({ text }) => text).join('')).toBe(json)
        expect(segments?.every(({ at, text }) => json.startsWith(text, at))).toBe(true)
      }),
    )
  })

  test('colours what it leaves in place', () => {
    const inks = sentJson(' {"a" : 1}\n')?.map(({ text, ink }) => [text, ink])
    expect(inks).toEqual([
      [' {', 'plain'],
      ['"a"', 'key'],
      [' : ', 'plain'],
      ['1', 'number'],
      ['}\n', 'plain'],
    ])
  })

  test('is null for what is no JSON, and for nesting without end', () => {
    expect(sentJson('<html>')).toBeNull()
    expect(sentJson('['.repeat(100_000) + ']'.repeat(100_000))).toBeNull()
  })
})
