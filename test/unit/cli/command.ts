/** The command as it is run: its output and its exit code are what scripts build on. */
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, vi } from 'vitest'
import type { toDocument } from '../../../src/cli/document'

const COMMAND = join(import.meta.dirname, '../../../scripts/command.mjs')

let folder: string

/** Runs the command in the folder of the test's files. */
export const run = (...args: string[]) =>
  new Promise<{ exit: number | string | null; stdout: string; stderr: string }>((resolve) => {
    execFile(process.execPath, [COMMAND, 'annotate', ...args], { cwd: folder }, (error, stdout, stderr) =>
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

/** Makes the folder before the tests of a file, and removes it after them. */
export function setUpCommand() {
  // The first run after a change builds the command.
  vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'annotate-'))
    for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text)
    mkdirSync(join(folder, 'folder.har'))
    await run()
  })
  afterAll(() => rmSync(folder, { recursive: true }))
}

export async function runJson(...args: string[]): Promise<ReturnType<typeof toDocument>> {
  const { exit, stdout, stderr } = await run('--json', ...args)
  expect([exit, stderr]).toEqual([0, ''])
  return JSON.parse(stdout)
}
