import { describe, expect, test } from 'vitest'
import { run, runJson, setUpCommand } from './command'

setUpCommand()

describe('--json', () => {
  const keys = (value: object) => Object.keys(value).sort()
  const RECORD = [
    'alternatives',
    'entry',
    'evidence',
    'findings',
    'ids',
    'meaning',
    'method',
    'notes',
    'pack',
    'policy',
    'problems',
    'requestId',
    'resolution',
    'retry',
    'sources',
    'specificity',
    'status',
    'summary',
    'url',
    'vendor',
  ]

  test('prints one document with these members and no others, null where nothing is known', async () => {
    const document = await runJson('orders.har')
    expect(keys(document)).toEqual(['annotations', 'audits', 'entries'])
    for (const record of document.annotations) {
      expect(keys(record)).toEqual(RECORD)
      expect(keys(record.retry)).toEqual(['answers', 'because', 'delayFrom', 'delayMs', 'verdict'])
      for (const problem of record.problems) {
        expect(keys(problem)).toEqual(['code', 'field', 'fieldIn', 'message', 'title'])
      }
      for (const source of record.sources) expect(keys(source)).toEqual(['checked', 'url'])
      expect(record.evidence).toContainEqual(expect.any(String))
      // Which packs look alike is for the catalogue to say.
      for (const other of record.alternatives) expect(keys(other)).toEqual(['because', 'pack', 'vendor'])
    }
  })

  test('leaves out what is no error, and counts it: "entry" is the index in log.entries', async () => {
    const { annotations, entries } = await runJson('orders.har')
    expect(annotations.map(({ entry }) => entry)).toEqual([1, 3])
    expect(entries).toBe(4)
    expect(await runJson('fine.har')).toEqual({ annotations: [], audits: [], entries: 1 })
  })

  test('says what the panel says', async () => {
    const { annotations } = await runJson('orders.har')
    expect(annotations).toMatchObject([
      {
        url: 'https://api.example.com/orders',
        method: 'POST',
        status: 429,
        pack: 'http',
        vendor: 'HTTP',
        specificity: 'generic',
        problems: [{ code: 'X17', message: 'Slow down.', title: null, field: null, fieldIn: null }],
        requestId: 'req_7',
        summary: 'Slow down.',
        meaning: expect.stringMatching(/./),
        resolution: expect.stringMatching(/./),
        retry: { verdict: 'after', delayMs: 2_000, because: expect.stringContaining('Retry-After') },
        sources: expect.arrayContaining([
          { url: expect.stringMatching(/^https:/), checked: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
        ]),
        evidence: expect.arrayContaining([expect.stringContaining('429')]),
      },
      {
        pack: 'problem-details',
        specificity: 'standard',
        problems: [{ field: null }, { message: 'Too short.', field: expect.stringContaining('name') }],
        requestId: null,
        retry: { verdict: 'fix', delayMs: null },
      },
    ])
  })

  test('names the file on each annotation when several were given, as it was given', async () => {
    const twice = await runJson('orders.har', 'fine.har', './hostile.har')
    expect(twice.annotations.map(({ file, entry }) => [file, entry])).toEqual([
      ['orders.har', 1],
      ['orders.har', 3],
      ['./hostile.har', 0],
    ])
    expect(twice.entries).toBe(6)
    for (const record of twice.annotations) expect(keys(record)).toEqual([...RECORD, 'file'].sort())
  })

  test('says what the tries have to do with each other, by entry', async () => {
    const { audits } = await runJson('hasty.har')
    expect(
      audits.map(({ entries, findings, rates }) => [entries, findings.map(({ rule }) => rule), rates]),
    ).toEqual([
      [[0, 1], ['retry/too-early'], []],
      [[2, 3], ['retry/no-key'], []],
    ])
    for (const finding of audits.flatMap(({ findings }) => findings)) {
      expect(keys(finding)).toEqual(['fix', 'line', 'owner', 'rule', 'source', 'what', 'why'])
    }
    const several = await runJson('fine.har', 'hasty.har')
    expect(several.audits.map(({ file }) => file)).toEqual(['hasty.har', 'hasty.har'])
  })

  test('may stand behind the file', async () => {
    const { stdout } = await run('orders.har', '--json')
    expect(JSON.parse(stdout)).toEqual(await runJson('orders.har'))
  })
})
