import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPackFile, writePackFile } from '../../../src/own-packs/read-file'
import { LIMITS } from '../../../src/own-packs/schema'
import { runs } from '../../support/fuzz'
import { packsIn, reader, shop } from './packs'

const problemsIn = (text: string) => {
  const read = readPackFile(text, reader)
  return 'problems' in read ? read.problems : []
}

/** A pack that stands by itself, a member a line: the one in question is in line 5. */
const withMember = (member: string) => `{
  "id": "shop",
  "name": "Shop",
  "envelopes": [{ "name": "e", "all": [{ "pointer": "/code" }], "extract": {} }],
  ${member}
}`

describe('a file is taken', () => {
  test.each<[form: string, json: unknown]>([
    ['as a document', { $schema: 'x', errataPacks: 1, packs: [shop()] }],
    ['as one pack', shop()],
    ['as a list of packs', [shop()]],
    ['of a pack that says no more than a code of a built-in one', { id: 'acme', codes: { limited: {} } }],
  ])('%s', (_, json) => {
    expect(packsIn(json)).toHaveLength(1)
  })

  test('with a byte order mark', () => {
    expect(problemsIn(`\uFEFF${JSON.stringify(shop())}`)).toEqual([])
  })

  test('and what is written of it is read as the same', () => {
    const packs = packsIn([shop(), { id: 'acme', codes: { limited: { note: 'Often.' } } }])
    const read = readPackFile(writePackFile({ packs, samples: [] }), reader)
    expect(read).toEqual({ file: { packs: [packs[1], packs[0]], samples: [] } })
  })

  test('with the day on which it was read where it says none', () => {
    expect(packsIn({ ...shop(), source: {} })[0]?.source).toEqual({ checked: '2026-11-22' })
  })
})

describe('a mistake is told with its line and what to write', () => {
  test.each([
    [
      '"codes": { "a": { "retry": "maybe" } }',
      'codes.a.retry must be one of now, after, backoff, fix, never, unknown',
    ],
    ['"codes": { "a": { "meaning": "" } }', 'codes.a.meaning must not be empty'],
    ['"codes": { "a": { "meaning": 7 } }', 'codes.a.meaning must be a text in double quotes'],
    ['"codes": { "a": "declined" }', 'codes.a must be an object: {…}'],
    ['"codes": { "a": { "applied": true } }', 'codes.a.applied must be one of yes, no, maybe'],
    ['"hosts": ["https://a.example/"]', /^hosts\[0\] must be a host in lower case, without https/],
    ['"hosts": "a.example"', 'hosts must be a list: […]'],
    ['"specificity": "generic"', 'specificity must be one of vendor, standard, framework'],
    ['"source": { "url": "javascript:alert(1)" }', 'source.url must begin with https://'],
    ['"source": { "checked": "today" }', 'source.checked must be a day such as 2026-11-22'],
    ['"signals": [{ "pointer": "error" }]', 'signals[0].pointer must be a JSON pointer such as /error/code'],
    ['"signals": [{ "pointer": "/a", "like": 4 }]', 'signals[0].like must be a text in double quotes'],
    [
      '"signals": [{ "pointer": "/a", "is": 4 }]',
      'signals[0].is is not known here; there are pointer, type, like, in, distinctive, conclusive',
    ],
    [
      '"signals": [{ "heder": "a" }]',
      /^signals\[0\] must be an object with pointer, header, .* or operation$/,
    ],
    ['"requestId": ["id"]', 'requestId[0] must be a JSON pointer such as /error/code'],
    [
      '"requestId": [{ "head": "a" }]',
      'requestId[0] must be a pointer such as /error/code, or an object with pointer, header, requestHeader or requestBody',
    ],
    ['"families": [{ "if": { "status": [] } }]', 'families[0].if.status must have at least 1 entry'],
    ['"retry": { "attempts": 0 }', 'retry.attempts must be at least 1'],
    ['"retry": { "attempts": 1.5 }', 'retry.attempts must be a whole number'],
    ['"contract": [{ "id": "a", "says": "b" }]', /^contract\[0\] is wrong: a rule holds exactly one of must/],
    ['"coded": {}', /^coded is not known here; there are id, .*codes/],
    ['"id": "shop"', '"id" stands here a second time; the first is in line 2'],
  ])('%s', (member, line) => {
    const [problem = '', ...others] = problemsIn(withMember(member))
    expect(others).toEqual([])
    const [, number, words] = /^line (\d+): (.*)$/.exec(problem) ?? []
    expect(number).toBe('5')
    expect(words).toMatch(
      line instanceof RegExp ? line : new RegExp(`^${line.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}$`),
    )
  })

  test.each([
    ['{\n"id": "a",\n}', 'line 3: a name in double quotes is missing here, or there is a comma too many'],
    ['{\n"id": "a"\n"name": "b" }', 'line 3: a comma is missing before this'],
    ['{ "id": "a" ', 'line 1: a "}" is missing'],
    ['{ // Acme\n}', 'line 1: JSON has no comments; write a "note" or leave it out'],
    ['packs: []', 'line 1: this is not JSON; texts stand in double quotes'],
    ['', 'the file is empty'],
    ['"acme"', 'line 1: the file must be { "errataPacks": 1, "packs": [ … ] }, or one pack'],
    ['{\n"errataPacks": 2, "packs": [] }', 'line 2: errataPacks must be 1, the version of this format'],
    ['{ "errataPacks": 1 }', 'line 1: packs must be a list: […]'],
    [
      '{\n"id": "acm", "codes": {} }',
      'line 2: id is not that of a built-in pack ("acm"), so a name and envelopes have to be there',
    ],
  ])('%j', (text, problem) => {
    expect(problemsIn(text)).toEqual([problem])
  })

  test('names the pack where there are several, and an id that stands twice', () => {
    expect(problemsIn(JSON.stringify([shop(), { ...shop(), envelopes: [] }], null, 1))).toEqual([
      expect.stringMatching(/^line \d+: shop: envelopes must have at least 1 entry$/),
    ])
    expect(problemsIn(JSON.stringify([shop(), shop()]))).toEqual([
      'line 1: id "shop" is that of an earlier pack',
    ])
  })

  test('a long list of mistakes is cut', () => {
    const codes = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`c${i}`, { retry: 'x' }]))
    expect(problemsIn(JSON.stringify(shop({ codes: codes as never }))).slice(29)).toEqual([
      expect.stringMatching(/^line 1: codes\.c29\.retry/),
      'and 70 more',
    ])
  })
})

describe('too much is refused', () => {
  const many = <T>(length: number, of: (i: number) => T) => Array.from({ length }, (_, i) => of(i))
  const codes = (n: number) => Object.fromEntries(many(n, (i) => [`c${i}`, {}]))
  const [envelope] = shop().envelopes ?? []
  test.each<[what: string, json: unknown, problem: RegExp]>([
    ['packs', many(LIMITS.packs + 1, (i) => ({ ...shop(), id: `a${i}` })), /201 entries; at most 200/],
    ['codes', shop({ codes: codes(LIMITS.codes + 1) }), /codes has 5001 entries; at most 5000/],
    [
      'envelopes',
      shop({ envelopes: many(201, () => envelope) as never }),
      /envelopes has 201 entries; at most 200/,
    ],
    [
      'matchers',
      shop({ signals: many(201, () => ({ header: 'a' })) }),
      /signals has 201 entries; at most 200/,
    ],
    [
      'depth',
      JSON.parse(`${'['.repeat(61)}${']'.repeat(61)}`),
      /^line 1: brackets stand 61 deep; at most 60/,
    ],
    ['size', { ...shop(), notes: ['x'.repeat(LIMITS.fileBytes)] }, /^the file is larger than 2 MB/],
    ['text', shop({ codes: { a: { meaning: 'x'.repeat(401) } } }), /meaning has 401 characters; at most 400/],
  ])('%s', (_, json, problem) => {
    expect(problemsIn(JSON.stringify(json))).toEqual([expect.stringMatching(problem)])
  })

  test('as much as there may be is taken', () => {
    expect(problemsIn(JSON.stringify(shop({ codes: codes(LIMITS.codes) })))).toEqual([])
  })
})

describe('hostile files', () => {
  test.each(['__proto__', 'constructor', 'prototype'])('nothing is called %s', (name) => {
    for (const text of [
      `{ "id": "acme", "${name}": { "polluted": 1 } }`,
      `{ "id": "acme", "codes": { "${name}": { "meaning": "x" } } }`,
      `{ "errataPacks": 1, "packs": [], "samples": [{ "${name}": {} }] }`,
    ]) {
      expect(problemsIn(text)).toEqual([`line 1: a member cannot be called "${name}"`])
    }
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })

  test('a hundred thousand brackets end', () => {
    expect(problemsIn('['.repeat(100_000))).toEqual([expect.stringMatching(/100000 deep/)])
    expect(problemsIn('{"a":'.repeat(50_000))).toEqual([expect.stringMatching(/50000 deep/)])
  })

  test('lists that are longer than a call may have arguments end, with their first mistake', () => {
    const notes = `[${'1,'.repeat(200_000)}1]`
    expect(problemsIn(`{ "id": "acme", "notes": ${notes} }`)).toEqual([
      'line 1: notes[0] must be a text in double quotes',
    ])
  })

  test('brackets within texts are no depth', () => {
    expect(problemsIn(JSON.stringify(shop({ notes: [`"\\"${'['.repeat(300)}`] })))).toEqual([])
  })

  test('markup stays the text that it is', () => {
    const name = '<img src=x onerror=alert(1)>'
    expect(packsIn(shop({ name }))[0]?.name).toBe(name)
  })

  test('a line break in an id does not break the line that names it', () => {
    const [line] = problemsIn(JSON.stringify([shop({ id: 'a\nline 9: all is well' }), shop()]))
    expect(line).toMatch(/^line 1: a line 9: all is well: id must be/)
  })

  test('whatever it is, it is read or refused', () => {
    const text = fc.oneof(
      fc.json({ maxDepth: 4 }),
      fc.string(),
      fc.json().map((json) => `{"id":"acme","codes":${json}}`),
    )
    fc.assert(
      fc.property(text, (each) => {
        const read = readPackFile(each, reader)
        expect('file' in read || read.problems.length > 0).toBe(true)
      }),
      runs(100),
    )
  })
})
