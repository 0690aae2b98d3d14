import { describe, expect, it } from 'vitest'
import { HarError, readHar } from '../../../src/capture/har-file'
import { chromiumEntry, firefoxEntry } from './entries'

const har = (entries: unknown, creator = 'WebInspector') =>
  JSON.stringify({ log: { version: '1.2', creator: { name: creator }, entries } })

describe('readHar', () => {
  it('reads exchanges and keeps the index of each entry, past junk', () => {
    const { exchanges, entries } = readHar(har([null, chromiumEntry({ status: 500 }), {}, chromiumEntry()]))
    expect(entries).toBe(4)
    expect(exchanges.map(({ entry, exchange }) => [entry, exchange.response.status])).toEqual([
      [1, 500],
      [3, 200],
    ])
  })

  it('reads a byte order mark', () => {
    expect(readHar(`\uFEFF${har([chromiumEntry()])}`).exchanges).toHaveLength(1)
  })

  it('reads a log without entries, pages or creator', () => {
    expect(readHar('{"log":{"entries":[]}}')).toEqual({ exchanges: [], entries: 0 })
  })

  it('infers for Firefox what only Firefox leaves out', () => {
    const refused = firefoxEntry({ url: 'http://api.test/', requestHeaders: { Origin: 'http://shop.test' } })
    expect(readHar(har([refused], 'Firefox')).exchanges[0]?.exchange.failure?.kind).toBe('cors')
    expect(readHar(har([refused], 'Some proxy')).exchanges[0]?.exchange.failure).toBeNull()
  })

  const broken: [what: string, text: string, message: string][] = [
    ['an empty file', ' \n', 'the file is empty: export it from the Network panel with "Save all as HAR"'],
    [
      'a web page',
      '<!doctype html>',
      'not JSON: unexpected text at line 1, column 1: export it from the Network panel with "Save all as HAR"',
    ],
    [
      'a broken line',
      '{\n  "log": nope\n}',
      'not JSON: unexpected text at line 2, column 10: export it from the Network panel with "Save all as HAR"',
    ],
    [
      'half a file',
      '{"log":{"entries":[\n{"a":1}',
      'the JSON breaks off at line 2, column 8: the export is incomplete; save it again',
    ],
    [
      'other JSON',
      '{"entries":[]}',
      'JSON, but not a HAR file: it has no "log" object; export it from the Network panel with "Save all as HAR"',
    ],
    [
      'a JSON null',
      'null',
      'JSON, but not a HAR file: it has no "log" object; export it from the Network panel with "Save all as HAR"',
    ],
    [
      'a log of nothing',
      '{"log":{}}',
      'not a HAR file: "log.entries" is missing; export it from the Network panel with "Save all as HAR"',
    ],
    [
      'entries that are none',
      '{"log":{"entries":{}}}',
      'not a HAR file: "log.entries" is no array; export it from the Network panel with "Save all as HAR"',
    ],
  ]
  it.each(broken)('says in one line what is wrong with %s', (_what, text, message) => {
    expect(() => readHar(text)).toThrow(new HarError(message))
  })

  it('says one line about nesting without end', () => {
    expect(() => readHar('['.repeat(200_000))).toThrow(HarError)
  })
})
