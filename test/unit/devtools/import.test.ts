/** A file says the same in the panel as on the command line: one of every sample of every pack goes through both. */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { auditAll } from '../../../src/audit/audit'
import { toDocument } from '../../../src/cli/document'
import { importHar, importSamples } from '../../../src/devtools/import'
import { explain } from '../../../src/devtools/knowledge'
import { createSession } from '../../../src/session/log'
import type { Row } from '../../../src/session/session'
import { exchange, type Sketch, STARTED_AT_MS } from '../../support/exchange'
import { packFolders } from '../../support/samples'

// The first run after a change builds the command.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const COMMAND = join(import.meta.dirname, '../../../scripts/command.mjs')

const newSession = () => createSession({ explain, defer: (callback) => setTimeout(callback, 0) })

/** Each sketch as an entry of a HAR file, a second after the one before it. */
function entryOf(sketch: Sketch, index: number) {
  const { request, response } = exchange(sketch)
  const { body } = response
  return {
    startedDateTime: new Date(STARTED_AT_MS + index * 1_000).toISOString(),
    time: 120,
    request: {
      method: request.method,
      url: request.url,
      headers: request.headers,
      ...(request.body === null ? {} : { postData: { mimeType: '', text: request.body } }),
    },
    response: {
      status: response.status,
      statusText: response.statusText,
      headers: response.headers,
      content: {
        mimeType: response.mimeType,
        ...(body.state === 'present' ? { size: body.text.length, text: body.text } : {}),
        ...(body.state === 'present' && body.base64 ? { encoding: 'base64' } : {}),
      },
    },
  }
}

const sketches = packFolders().flatMap(({ samples }) => samples.map(({ sample }) => sample.exchange))
const har = JSON.stringify({
  log: { version: '1.2', creator: { name: 'by hand', version: '1' }, entries: sketches.map(entryOf) },
})

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'errata-import-'))
  writeFileSync(join(folder, 'all.har'), har)
})
afterAll(() => rmSync(folder, { recursive: true }))

test('the panel annotates a HAR file as the command does, and audits it as the command does', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [COMMAND, 'annotate', '--json', 'all.har'], {
    cwd: folder,
    maxBuffer: 2 ** 28,
  })
  const told: ReturnType<typeof toDocument> = JSON.parse(stdout)

  const session = newSession()
  const result = await importHar(session, 'all.har', har)
  expect(result).toMatchObject({ total: sketches.length, read: sketches.length, leftOut: 0 })
  const rows = session.rows()
  const entryOfRow = new Map(rows.map(({ id }, entry) => [id, entry]))
  const annotated = rows.flatMap(({ exchange, annotation }, entry) =>
    annotation ? [{ file: 'all.har', entry, exchange, annotation }] : [],
  )
  const audited = auditAll(session.attemptsOf((rows[0] as Row).id)).map((audit) => ({
    file: 'all.har',
    audit: {
      ...audit,
      attempts: audit.attempts.map((each) => ({ ...each, rowId: entryOfRow.get(each.rowId) ?? -1 })),
    },
  }))
  const shown = JSON.parse(JSON.stringify(toDocument(annotated, audited, rows.length, false)))
  expect(shown.annotations).toHaveLength(told.annotations.length)
  expect(shown.annotations).toEqual(told.annotations)
  expect(shown.audits).toEqual(told.audits)
})

test.each([
  ['<!doctype html>', 'not JSON: unexpected text at line 1, column 1'],
  ['{"log":{"entries":[', 'the JSON breaks off'],
  ['{"name":"x"}', 'JSON, but not a HAR file'],
])('%s is refused in one line, and lists nothing', async (text, line) => {
  const session = newSession()
  expect(await importHar(session, 'page.html', text)).toEqual({ refusal: expect.stringContaining(line) })
  expect(session.rows()).toEqual([])
})

test('entries that are no requests to a server are counted', async () => {
  const entries = [entryOf({ status: 500 }, 0), entryOf({ url: 'data:text/plain,hello' }, 1), null]
  const result = await importHar(newSession(), 'a.har', JSON.stringify({ log: { entries } }))
  expect(result).toEqual({ total: 1, read: 1, failures: 1, leftOut: 2 })
})

test('the sample errors show the breadth of what is said', async () => {
  const session = newSession()
  await importSamples(session)
  const rows = session.rows()
  const annotations = rows.flatMap(({ annotation }) => annotation ?? [])
  expect(annotations).toHaveLength(rows.length)
  expect(rows.every(({ imported }) => imported === 'samples')).toBe(true)

  const verdicts = new Set(annotations.map(({ retry }) => retry.verdict))
  expect([...verdicts].sort()).toEqual(
    expect.arrayContaining(['after', 'backoff', 'fix', 'never', 'with-key']),
  )
  const specificities = new Set(annotations.map(({ specificity }) => specificity))
  expect([...specificities].sort()).toEqual(expect.arrayContaining(['standard', 'vendor']))
  expect(rows.filter(({ exchange }) => exchange.failure?.kind === 'cors')).toHaveLength(1)
  expect(
    rows.filter(({ exchange }) => exchange.failure === null && exchange.response.status === 200),
  ).toHaveLength(2)
  expect(annotations.some(({ problems }) => problems.length > 2)).toBe(true)
  expect(annotations.some(({ findings }) => findings.length > 0)).toBe(true)
})

test('a countdown of the sample errors still runs, and one client did not wait', async () => {
  const session = newSession()
  await importSamples(session)
  const rows = session.rows()
  const last = rows.at(-1) as Row
  expect(last.annotation?.retry.readyAtMs).toBeGreaterThan(Date.now() + 30_000)
  const rules = auditAll(session.attemptsOf(last.id)).flatMap(({ findings }) =>
    findings.map(({ rule }) => rule),
  )
  expect(rules).toContain('retry/too-early')
})
