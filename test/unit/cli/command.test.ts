/** The command as it is run: its output and its exit code are what scripts build on. */
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { toDocument } from '../../../src/cli/document'

// The first run after a change builds the command.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const COMMAND = join(import.meta.dirname, '../../../scripts/annotate.mjs')

let folder: string

/** Runs the command in the folder of the test's files. */
const run = (...args: string[]) =>
  new Promise<{ exit: number | string | null; stdout: string; stderr: string }>((resolve) => {
    execFile(process.execPath, [COMMAND, ...args], { cwd: folder }, (error, stdout, stderr) =>
      resolve({ exit: error ? (error.code ?? null) : 0, stdout, stderr }),
    )
  })

interface Parts {
  method?: string
  url?: string
  status?: number
  headers?: Record<string, string>
  body?: unknown
  /** Milliseconds after noon. */
  at?: number
}

const NOON_MS = Date.UTC(2026, 10, 22, 12)

/** An entry with no more than HAR 1.2 asks for. */
const entry = ({ method = 'GET', url = 'https://api.example.com/orders', status = 200, ...rest }: Parts) => ({
  startedDateTime: new Date(NOON_MS + (rest.at ?? 0)).toISOString(),
  time: 12,
  request: { method, url, httpVersion: 'HTTP/1.1', headers: [], queryString: [], cookies: [] },
  response: {
    status,
    statusText: '',
    headers: Object.entries(rest.headers ?? {}).map(([name, value]) => ({ name, value })),
    content: { size: 1, mimeType: 'application/json', text: JSON.stringify(rest.body ?? {}) },
  },
})

const har = (...entries: unknown[]) =>
  JSON.stringify({ log: { version: '1.2', creator: { name: 'by hand', version: '1' }, entries } })

const limited = entry({
  method: 'POST',
  status: 429,
  headers: { 'Retry-After': '2', 'X-Request-Id': 'req_7' },
  body: { errorCode: 'X17', errorMessage: 'Slow down.' },
})
const invalid = entry({
  status: 422,
  body: {
    type: 'https://example.com/invalid',
    title: 'Invalid.',
    status: 422,
    errors: [{ detail: 'Too short.', pointer: '#/name' }],
  },
})
const hostile = entry({
  method: 'G\u001bT',
  url: 'https://api.example.com/\u009b2J',
  status: 400,
  body: { code: 'X\u0007', message: '\u001b[31mred\r\nnext line' },
})

/** A client that comes back although it was told to wait, and writes the same order twice. */
const hasty = [
  limited,
  { ...limited, startedDateTime: new Date(NOON_MS + 500).toISOString() },
  entry({
    method: 'POST',
    url: 'https://b.example.com/pay',
    status: 500,
    body: { code: 'X1', message: 'm' },
  }),
  entry({ method: 'POST', url: 'https://b.example.com/pay', at: 900 }),
]

const FILES: Record<string, string> = {
  'orders.har': har(entry({ body: { id: 1 } }), limited, null, invalid),
  'fine.har': har(entry({})),
  'hostile.har': har(hostile),
  'hasty.har': har(...hasty),
  'empty.har': '',
  'page.har': '<!doctype html>\n<p>Not JSON</p>',
  'half.har': har(limited).slice(0, -40),
  'null.har': 'null',
  'package.har': '{"name":"not a HAR"}',
  'no-entries.har': '{"log":{"version":"1.2"}}',
  'odd-entries.har': '{"log":{"entries":{}}}',
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'annotate-'))
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text)
  mkdirSync(join(folder, 'folder.har'))
  await run()
})
afterAll(() => rmSync(folder, { recursive: true }))

async function runJson(...args: string[]): Promise<ReturnType<typeof toDocument>> {
  const { exit, stdout, stderr } = await run('--json', ...args)
  expect([exit, stderr]).toEqual([0, ''])
  return JSON.parse(stdout)
}

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

describe('the table', () => {
  test('has a line for each error, and the count', async () => {
    const { exit, stdout, stderr } = await run('orders.har', 'fine.har')
    expect([exit, stderr]).toEqual([0, ''])
    expect(stdout.split('\n')).toEqual([
      expect.stringMatching(/^status +request +vendor +code +retry +what happened$/),
      expect.stringMatching(/^429 +POST api\.example\.com\/orders +HTTP +X17 +after 2 s +Slow down\.$/),
      expect.stringMatching(/^422 +GET api\.example\.com\/orders +.+ +fix +.+$/),
      '',
      '2 of 5 entries are errors',
      '',
    ])
  })

  test('has a line for what the audit found', async () => {
    const { stdout } = await run('hasty.har')
    expect(stdout).toMatch(/^hasty\.har, entries 0, 1: Repeated .+ too early\.$/m)
  })

  test('lets no control character of a response through', async () => {
    const { stdout } = await run('hostile.har')
    expect(stdout).toContain('·[31mred··next line')
    expect(stdout.split('\n')).toHaveLength(5)
    expect(stdout.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
  })
})

describe('--filter', () => {
  const codesWith = async (...args: string[]) => {
    const { annotations, entries } = await runJson(...args)
    return { codes: annotations.map(({ problems }) => problems[0]?.code), entries }
  }

  test.each([
    ['status:429', ['X17']],
    ['-status:429', ['https://example.com/invalid']],
    ['method:POST code:x*', ['X17']],
    ['"slow down"', ['X17']],
    ['host:other', []],
    ['', ['X17', 'https://example.com/invalid']],
  ])('%j lists what matches, and counts all entries', async (filter, codes) => {
    expect(await codesWith('--filter', filter, 'orders.har')).toEqual({ codes, entries: 4 })
  })

  test('may be written with an equals sign, and stand anywhere', async () => {
    expect((await codesWith('orders.har', '--filter=code:X17')).codes).toEqual(['X17'])
  })

  test('leaves out what the audit found among other requests', async () => {
    const auditsWith = async (filter: string) =>
      (await runJson('--filter', filter, 'hasty.har')).audits.map(({ entries }) => entries)
    expect(await auditsWith('status:429')).toEqual([[0, 1]])
    expect(await auditsWith('host:nobody')).toEqual([])
  })

  test('is said in the count below the table', async () => {
    const { stdout } = await run('--filter', 'status:429', 'orders.har')
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('1 of 4 entries are errors that the filter lets through')
  })
})

describe('bad input gives one line on stderr, nothing on stdout, and exit code 2', () => {
  test.each<[what: string, args: string[], line: RegExp]>([
    ['no argument', [], /^usage: /],
    ['no file', ['--json'], /^usage: /],
    ['an unknown option', ['--jsno', 'orders.har'], /--jsno.*usage: /],
    ['a filter without its text', ['orders.har', '--filter'], /^--filter needs a text; usage: /],
    [
      'a filter that makes no sense',
      ['--filter', 'retry:maybe', 'orders.har'],
      /^--filter: retry:maybe is not/,
    ],
    ['a missing file', ['nowhere.har'], /^nowhere\.har: no such file$/],
    ['a folder', ['folder.har'], /^folder\.har: is a folder/],
    ['an empty file', ['empty.har'], /^empty\.har: the file is empty/],
    ['a file that is not JSON', ['page.har'], /^page\.har: not JSON.* line 1, column 1:/],
    ['half a file', ['half.har'], /^half\.har: the JSON breaks off/],
    ['null', ['null.har'], /^null\.har: JSON, but not a HAR file/],
    ['JSON of another kind', ['package.har'], /^package\.har: JSON, but not a HAR file/],
    ['a log without entries', ['no-entries.har'], /^no-entries\.har: not a HAR file: .* missing/],
    ['entries that are no list', ['odd-entries.har'], /^odd-entries\.har: not a HAR file: .* no array/],
    ['one bad file among good ones', ['orders.har', 'nowhere.har'], /^nowhere\.har: /],
    ['the same as JSON', ['--json', 'orders.har', 'nowhere.har'], /^nowhere\.har: /],
  ])('%s', async (_, args, line) => {
    const { exit, stdout, stderr } = await run(...args)
    expect([exit, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/^[^\n]+\n$/)
    expect(stderr.trimEnd()).toMatch(line)
  })
})
