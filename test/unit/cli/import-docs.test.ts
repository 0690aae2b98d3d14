/** The command as it is run: its output and its exit code are what scripts build on. */
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Pack, parsePack } from '../../../src/engine'

const COMMAND = join(import.meta.dirname, '../../../scripts/command.mjs')

const TABLE = `# Acme errors

| Code | HTTP status | Meaning |
| --- | --- | --- |
| \`card_expired\` | 402 | The card is past its date. |
| \`gizmo_sprocket_jammed\` | 409 | The sprocket is stuck. |
`
const HTML = `<!doctype html><html><body><h1>Acme errors</h1><table>
<tr><th>Code</th><th>HTTP status</th><th>Meaning</th></tr>
<tr><td><code>card_expired</code></td><td>402</td><td>The card is past its date.</td></tr>
<tr><td><code>gizmo_sprocket_jammed</code></td><td>409</td><td>The sprocket is stuck.</td></tr>
</table></body></html>
`

const DESCRIPTION = JSON.stringify({
  openapi: '3.1.0',
  info: { title: 'Acme', version: '1' },
  paths: {
    '/orders': {
      post: {
        summary: 'Place an order',
        responses: {
          402: {
            description: 'The card is past its date.',
            content: {
              'application/json': { example: { code: 'card_expired', message: 'It is past its date.' } },
            },
          },
        },
      },
    },
  },
})

const FILES: Record<string, string> = {
  'errors.md': TABLE,
  'errors.html': HTML,
  'openapi.json': DESCRIPTION,
  'other.json': '{"name":"acme"}',
  'recipe.md': '# Pancakes\n\nStir the flour into the milk.\n',
  'empty.md': ' \n\n',
  'picture.md': 'a\0b',
}

let folder: string

/** Runs the command in the folder of the test's files. */
const run = (args: string[], input = '') =>
  new Promise<{ exit: number | string | null; stdout: string; stderr: string }>((resolve) => {
    const child = execFile(
      process.execPath,
      [COMMAND, 'import-docs', ...args],
      { cwd: folder },
      (error, stdout, stderr) => resolve({ exit: error ? (error.code ?? null) : 0, stdout, stderr }),
    )
    child.stdin?.end(input)
  })

/** The pack that the command prints, and nothing beside it. */
async function packOf(args: string[], input?: string): Promise<Pack> {
  const { exit, stdout, stderr } = await run(args, input)
  expect([exit, stderr]).toEqual([0, ''])
  return parsePack(JSON.parse(stdout))
}

// The first run after a change builds the command.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'import-docs-'))
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text)
  mkdirSync(join(folder, 'folder.md'))
  await run([])
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('a page becomes a pack', () => {
  test.each<[what: string, args: string[], input?: string]>([
    ['from Markdown', ['errors.md']],
    ['from HTML', ['errors.html']],
    ['from standard input', ['-'], TABLE],
  ])('%s', async (_, args, input) => {
    const { codes } = await packOf(args, input)
    expect(codes).toMatchObject({
      card_expired: { status: [402], meaning: 'The card is past its date.' },
      gizmo_sprocket_jammed: { status: [409], meaning: 'The sprocket is stuck.' },
    })
  })

  test.each<[what: string, args: string[], input?: string]>([
    ['a file', ['openapi.json']],
    ['standard input', ['-'], DESCRIPTION],
  ])('from an API description in %s', async (_, args, input) => {
    const { name, codes } = await packOf(args, input)
    expect([name, codes?.card_expired?.status]).toEqual(['Acme', [402]])
  })

  test('with the id and the hosts that were asked for', async () => {
    const pack = await packOf([
      '--id',
      'acme-2',
      '--host',
      'api.acme.com',
      '--host',
      'localhost:3000',
      'errors.md',
    ])
    expect(pack.id).toBe('acme-2')
    expect(pack.hosts).toEqual(['api.acme.com', 'localhost'])
  })
})

describe('the report', () => {
  test.each<[file: string, codes: string[]]>([
    ['errors.md', ['card_expired', 'gizmo_sprocket_jammed']],
    ['recipe.md', []],
  ])('of %s is one document with the draft and the pack', async (file, codes) => {
    const { exit, stdout, stderr } = await run(['--report', file])
    expect([exit, stderr]).toEqual([0, ''])
    const report = JSON.parse(stdout)
    expect(report.codes.map(({ code }: { code: string }) => code)).toEqual(codes)
    expect(Object.keys(parsePack(report.pack).codes ?? {})).toEqual(codes)
  })
})

test('a page without codes and statuses ends with 1, and says so', async () => {
  const { exit, stdout, stderr } = await run(['recipe.md'])
  expect([exit, stdout]).toEqual([1, ''])
  expect(stderr).toMatch(/^recipe\.md: found no error codes and no statuses/)
})

describe('bad input gives one line on stderr, nothing on stdout, and exit code 2', () => {
  test.each<[what: string, args: string[], line: RegExp, input?: string]>([
    ['no argument', [], /^usage: /],
    ['two pages', ['errors.md', 'errors.html'], /^usage: /],
    ['an unknown option', ['--reprot', 'errors.md'], /--reprot.*usage: /],
    ['an option without its value', ['errors.md', '--id'], /--id.*usage: /],
    ['an option as a value', ['--id', '--report', 'errors.md'], /--id.*usage: /],
    ['an id that is none', ['--id', 'Acme Pay', 'errors.md'], /^--id Acme Pay: an id has small letters/],
    ['a host that is none', ['--host', 'acme pay', 'errors.md'], /^--host acme pay: is no host/],
    ['a missing file', ['nowhere.md'], /^nowhere\.md: no such file$/],
    ['a folder', ['folder.md'], /^folder\.md: is a folder, not a documentation page$/],
    ['an empty page', ['empty.md'], /^empty\.md: the page is empty$/],
    ['an empty page with --report', ['--report', 'empty.md'], /^empty\.md: the page is empty$/],
    ['an empty input', ['-'], /^-: the page is empty$/, ''],
    ['JSON of another kind', ['other.json'], /^other\.json: no OpenAPI 3 or Swagger 2 description/],
    ['what is no text', ['picture.md'], /^picture\.md: is no text$/],
  ])('%s', async (_, args, line, input) => {
    const { exit, stdout, stderr } = await run(args, input)
    expect([exit, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/^[^\n]+\n$/)
    expect(stderr.trimEnd()).toMatch(line)
  })
})
