/** Secrets are planted everywhere, and looked for in everything that leaves: each place × each exporter × mask and remove. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Annotation } from '../../../src/engine'
import { sampleOf } from '../../../src/own-packs/sample'
import { exporters } from '../../../src/share/exporters'
import type { Shared } from '../../../src/share/shared-row'
import { acmePack, acmeUrl, explain } from '../../support/catalogue'
import { exchange, type Sketch } from '../../support/exchange'

const SECRET = 'c4n4ry-Q7x9-ZpL2'
const AS_KEY = 'sk_live_4eC39HqLyjWDarjtT1zdp7dc'
const JWT_SIGNATURE = 'SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c'
const JWT = `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0NzExIn0.${JWT_SIGNATURE}`

const error = (over: object) => ({ error: { code: 'refused', message: 'No.', ...over } })
const keyed = { 'X-Api-Key': SECRET }

/** Every place in which a secret may stand; a list where the secret is another text. */
const PLACES: [where: string, sketch: Sketch, secret?: string][] = [
  ['the user of the address', { url: `https://bob:${SECRET}@api.acme.test/v1` }],
  ['a parameter', { url: `${acmeUrl}?api_key=${SECRET}&page=2` }],
  ['a path', { url: `${acmeUrl}/tokens/${SECRET}` }],
  ['the fragment', { url: `${acmeUrl}#access_token=${SECRET}` }],
  ['Authorization', { requestHeaders: { Authorization: `Bearer ${SECRET}` } }],
  ['Basic credentials', { requestHeaders: { Authorization: `Basic ${btoa(`bob:${SECRET}`)}` } }],
  ['a cookie', { requestHeaders: { Cookie: `theme=dark; sid=${SECRET}` } }],
  ['an API key', { requestHeaders: keyed }],
  ['a referrer', { requestHeaders: { Referer: `https://app.test/?token=${SECRET}` } }],
  ['a header of any name', { requestHeaders: { 'X-Debug': `password=${SECRET}` } }],
  ['a member that was sent', { requestBody: { user: 'bob', password: SECRET } }],
  ['a form that was sent', { requestBody: `user=bob&password=${SECRET}` }],
  ['JSON in JSON', { requestBody: { raw: JSON.stringify({ token: SECRET }) } }],
  ['a token that was sent', { requestBody: { note: `see ${JWT}` } }, JWT_SIGNATURE],
  ['a cookie that was set', { headers: { 'Set-Cookie': `sid=${SECRET}; Path=/; HttpOnly` } }],
  ['a header that was received', { headers: { 'X-Auth-Token': SECRET } }],
  ['a redirect', { headers: { Location: `https://app.test/cb?access_token=${SECRET}` } }],
  ['a member that was received', { body: error({ client_secret: SECRET }) }],
  ['a body in base64', { body: btoa(JSON.stringify(error({ token: SECRET }))), base64: true }],
  [
    'a body that was cut',
    { body: `{"error":{"code":"refused","message":"No.","token":"${SECRET}`, cut: true },
  ],
  ['a page', { body: `<html><input name="csrf_token" value="${SECRET}"></html>` }],
  ['a message, by its form', { body: error({ message: `Invalid key: ${AS_KEY}.` }) }, AS_KEY],
  [
    'a message that echoes a header',
    { requestHeaders: keyed, body: error({ message: `Key ${SECRET} is revoked.` }) },
  ],
  [
    'a message that echoes the request body',
    { requestBody: { password: 'hun ter!2' }, body: error({ message: 'Not "hun ter!2", please.' }) },
    'hun ter!2',
  ],
  [
    'a message that echoes a parameter',
    { url: `${acmeUrl}?token=p%40ss%2Fw0rd`, body: error({ message: 'p@ss/w0rd?' }) },
    'p@ss/w0rd',
  ],
  ['a code that echoes a header', { requestHeaders: keyed, body: error({ code: SECRET }) }],
  ['a request id that echoes a header', { requestHeaders: keyed, body: error({ request_id: SECRET }) }],
  [
    'a request id in a header, likewise',
    { requestHeaders: keyed, headers: { 'acme-request-id': SECRET }, body: error({}) },
  ],
  [
    'a detail that echoes a header',
    { requestHeaders: keyed, body: error({ details: [{ reason: SECRET, text: SECRET, field: SECRET }] }) },
  ],
  [
    'a text that is no JSON and echoes a header',
    { requestHeaders: keyed, headers: {}, body: `Bad key ${SECRET}` },
  ],
  [
    'a header with a delay that echoes',
    { requestHeaders: keyed, headers: { 'retry-after': SECRET }, body: error({}) },
  ],
  [
    'the code that asked',
    {
      initiator: [
        { functionName: 'send', url: `https://app.test/a.js?token=${SECRET}`, line: 1, column: 1, via: null },
      ],
    },
  ],
  [
    'a failure',
    {
      status: 0,
      failure: { kind: 'network', reason: `at https://a.test/?token=${SECRET}`, inferred: false },
    },
  ],
].map(([where, sketch, secret]) => [where, sketch, secret] as [string, Sketch, string?])

/** The annotation, and the same secret in every text that the engine may one day quote it in. */
function rowOf(sketch: Sketch, secret: string): { row: Shared; everywhere: Shared | null } {
  const whole = { status: 400, url: acmeUrl, method: 'POST', ...sketch }
  const annotation = explain(whole, acmePack)
  const row = { exchange: exchange(whole), annotation }
  const isEcho =
    JSON.stringify(sketch.requestHeaders ?? {}).includes(secret) &&
    'X-Api-Key' in (sketch.requestHeaders ?? {})
  const said = `It says ${secret}.`
  const quoting: Annotation | null = annotation && {
    ...annotation,
    summary: said,
    meaning: said,
    resolution: said,
    requestId: secret,
    ids: [{ label: 'id', value: secret }],
    retry: {
      ...annotation.retry,
      because: said,
      delayFrom: said,
      answers: { helps: said, safe: said, when: said },
    },
    findings: [{ rule: 'a/b', owner: 'server', what: said, why: said, fix: said, line: said, source: null }],
    notes: [said],
    evidence: [said],
    alternatives: [{ pack: 'x', vendor: 'X', because: said }],
  }
  return { row, everywhere: isEcho && quoting ? { ...row, annotation: quoting } : null }
}

/** The secret as it stands, or as JSON, an address or base64 spells it. */
const isIn = (text: string, secret: string) => {
  const hidden = [...text.matchAll(/[A-Za-z\d+/]{16,}={0,2}/g)].map(([run]) =>
    Buffer.from(run, 'base64').toString(),
  )
  const spellings = [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)]
  return spellings.some((each) => [text, ...hidden].some((part) => part.includes(each)))
}

const EXPORTERS = exporters('1.0.0')

describe.each(PLACES)('%s', (_, sketch, secret = SECRET) => {
  const { row, everywhere } = rowOf(sketch, secret)

  test('shows the secret where nothing is hidden', () => {
    const ids = EXPORTERS.filter(({ make }) => isIn(make([row], 'none'), secret)).map(({ id }) => id)
    expect(ids).toContain('har')
  })

  test.each(
    EXPORTERS.flatMap((exporter) =>
      (['mask', 'remove'] as const).map((how) => [exporter.label, how, exporter] as const),
    ),
  )('is not in %s, %s', (_, how, { make }) => {
    for (const each of everywhere ? [row, everywhere] : [row]) {
      const text = make([each, { ...each, annotation: null }], how)
      expect(isIn(text, secret), text).toBe(false)
    }
  })

  test('is not in a sample of a pack', () => {
    for (const { exchange: shared, annotation } of everywhere ? [row, everywhere] : [row]) {
      const text = annotation ? JSON.stringify(sampleOf(shared, annotation)) : ''
      expect(isIn(text, secret), text).toBe(false)
    }
  })
})

const FAILING: Sketch = {
  status: 400,
  method: 'POST',
  url: `${acmeUrl}?page=2`,
  requestHeaders: { 'X-Api-Key': SECRET, 'Content-Type': 'application/json' },
  requestBody: '{"id": 12345678901234567890}',
  headers: { 'content-type': 'application/json', 'acme-request-id': 'evt_test_7Q2pXabc123XYZ' },
  body: error({ code: 'refused', message: 'The order was refused.' }),
}
const failing: Shared = { exchange: exchange(FAILING), annotation: explain(FAILING, acmePack) }

describe.each(['mask', 'remove'] as const)('%s keeps what helps', (how) => {
  const make = (wanted: string) => EXPORTERS.find(({ id }) => id === wanted)?.make([failing], how) ?? ''

  test.each(['curl', 'curl-windows', 'fetch', 'har'])(
    'the address and the digits that were sent: %s',
    (id) => {
      for (const part of ['page=2', '12345678901234567890']) expect(make(id)).toContain(part)
    },
  )

  test.each(['markdown', 'har', 'json'])('code, message and request id: %s', (id) => {
    for (const part of ['refused', 'The order was refused.', 'evt_test_7Q2pXabc123XYZ'])
      expect(make(id)).toContain(part)
  })

  test.each(['curl', 'curl-windows', 'fetch'])('and says what was done to the request: %s', (id) => {
    expect(make(id)).toMatch(/^(?:#|rem|\/\/) Secrets (?:are masked|were removed): put in your own\.\n/)
  })
})

test('an entry of the JSON is the entry of the HAR file of the same rows', () => {
  const success = { exchange: exchange(), annotation: null }
  const json = JSON.parse(exporters('1')[5]?.make([success, failing], 'mask') ?? '') as {
    annotations: object[]
  }
  expect(json).toMatchObject({ annotations: [{ entry: 1, pack: 'acme' }], entries: 2 })
})

test('there is no way out but the table of exporters, the ticket, and samples', () => {
  const src = join(import.meta.dirname, '../../../src')
  const outside = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
    (path) => /\.tsx?$/.test(path) && !path.startsWith('share'),
  )
  const imported = outside.flatMap((path) =>
    [...readFileSync(join(src, path), 'utf8').matchAll(/'(?:\.\.?\/)+share\/([\w/-]+)'/g)].map(
      (match) => match[1],
    ),
  )
  // Samples of packs are what own-packs writes itself, through the same redaction: see the canaries above.
  const writers = ['exporters', 'support', 'handler/handler', 'redaction/row-redaction']
  const rules = ['redaction/redact', 'record', 'words', 'shared-row', 'forms', 'sendable', 'request-parts']
  const allowed = [...writers, ...rules, 'is-json']
  expect(imported.filter((name) => !allowed.includes(name ?? ''))).toEqual([])
})
