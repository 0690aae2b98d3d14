/** Own packs on the command line: checked, and used for recordings. */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const COMMAND = join(import.meta.dirname, '../../../scripts/command.mjs')
let folder: string

const run = (...args: string[]) =>
  new Promise<{ exit: number | string | null; stdout: string; stderr: string }>((resolve) => {
    execFile(process.execPath, [COMMAND, ...args], { cwd: folder }, (error, stdout, stderr) =>
      resolve({ exit: error ? (error.code ?? null) : 0, stdout, stderr }),
    )
  })

const shop = {
  id: 'shop',
  name: 'Shop',
  hosts: ['shop.example'],
  envelopes: [{ name: 'e', all: [{ pointer: '/code' }], extract: { code: ['/code'] } }],
  codes: { gone: { meaning: 'It was sold.', retry: 'never' } },
}
const sample = (verdict: string) => ({
  pack: 'shop',
  name: 'sold',
  exchange: { url: 'https://shop.example/a', status: 409, body: { code: 'gone' } },
  expect: { code: 'gone', verdict },
})
const file = (packs: unknown[], samples: unknown[] = []) =>
  JSON.stringify({ errataPacks: 1, packs, samples }, null, 1)

const entry = {
  startedDateTime: '2026-11-22T12:00:00Z',
  time: 12,
  request: { method: 'GET', url: 'https://shop.example/a', headers: [] },
  response: { status: 409, headers: [], content: { mimeType: 'application/json', text: '{"code":"gone"}' } },
}

const FILES: Record<string, string> = {
  'good.json': file([shop], [sample('never')]),
  'wrong.json': file([shop], [sample('backoff'), { ...sample('fix'), pack: 'nobody' }]),
  'other.json': file([{ ...shop, codes: { gone: { meaning: 'Sold out.' } } }]),
  'adrift.json': file([{ ...shop, hosts: [] }]),
  'extends.json': file([{ id: 'problem-details', codes: { a: {} } }]),
  'broken.json': file([{ ...shop, hosts: 'shop.example' }]),
  'a.har': JSON.stringify({
    log: { version: '1.2', creator: { name: 'x', version: '1' }, entries: [entry] },
  }),
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'packs-'))
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text)
  // The first run after a change builds the commands.
  await Promise.all([run('annotate'), run('pack-check')])
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('pack-check', () => {
  test.each<[files: string[], exit: number, lines: string[]]>([
    [['good.json'], 0, ['good.json: shop: ok; stands by itself, 1 code, 1 envelope, 1 sample']],
    [['extends.json'], 0, ['extends.json: problem-details: ok; extends the built-in pack, 1 code']],
    [
      ['adrift.json'],
      0,
      [
        'adrift.json: shop: ok; stands by itself, 1 code, 1 envelope',
        '  note: no response can be known by "e": say in "hosts" where the API lives',
      ],
    ],
    [
      ['wrong.json', 'good.json'],
      1,
      [
        'wrong.json: shop: fails; stands by itself, 1 code, 1 envelope, 1 sample',
        '  sample 1 (sold): the verdict is "never", not "backoff"',
        'wrong.json: nobody: fails; there is no such pack, 1 sample',
        '  sample 2 (sold): there is no pack "nobody"',
        'good.json: shop: ok; stands by itself, 1 code, 1 envelope, 1 sample',
      ],
    ],
    [['broken.json'], 1, ['broken.json: line 7: hosts must be a list: […]']],
  ])('%j ends with %i', async (files, exit, lines) => {
    expect(await run('pack-check', ...files)).toEqual({ exit, stdout: `${lines.join('\n')}\n`, stderr: '' })
  })

  test.each([
    [[], /^usage: /],
    [['--all'], /^unknown option --all; usage: /],
    [['nowhere.json'], /^nowhere\.json: no such file$/],
  ])('%j ends with 2', async (args, line) => {
    const { exit, stdout, stderr } = await run('pack-check', ...args)
    expect([exit, stdout]).toEqual([2, ''])
    expect(stderr.trimEnd()).toMatch(line)
  })
})

describe('annotate --packs', () => {
  const meaningWith = async (...args: string[]) => {
    const { stdout } = await run('annotate', '--json', ...args, 'a.har')
    const [annotation] = JSON.parse(stdout).annotations
    return [annotation.vendor, annotation.meaning]
  }

  test('explains recordings with these packs too', async () => {
    expect(await meaningWith('--packs', 'good.json')).toEqual(['Shop', 'It was sold.'])
    expect((await meaningWith())[0]).not.toBe('Shop')
  })

  test('may be given several times, and of one id the last counts', async () => {
    expect(await meaningWith('--packs=good.json', '--packs', 'other.json')).toEqual(['Shop', 'Sold out.'])
  })

  test.each([
    [
      ['--packs', 'broken.json', 'a.har'],
      /^broken\.json: line 7: hosts must be a list: \[…\]; npm run pack:check/,
    ],
    [['--packs', 'nowhere.json', 'a.har'], /^nowhere\.json: no such file$/],
    [['a.har', '--packs'], /^--packs needs a file; usage: /],
  ])('%j ends with one line and 2', async (args, line) => {
    const { exit, stdout, stderr } = await run('annotate', ...args)
    expect([exit, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/^[^\n]+\n$/)
    expect(stderr.trimEnd()).toMatch(line)
  })
})
