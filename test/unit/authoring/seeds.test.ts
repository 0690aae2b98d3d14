/**
 * From page to annotation, end to end, for the forms in which the first three vendors' pages came: a page copied from the
 * browser whose tables have run together, one whose tables have lost their edges, and one in Markdown.
 */
import { describe, expect, test } from 'vitest'
import { readPage } from '../../../src/authoring/page/read-page'
import { readDraft } from '../../../src/authoring/read-draft'
import { toPack } from '../../../src/authoring/to-pack'
import { trialOnExamples } from '../../../src/authoring/trial/on-examples'
import type { Verdict } from '../../../src/engine'
import { catalogueOf, explain } from '../../support/catalogue'
import type { Sketch } from '../../support/exchange'
import { ask } from './drafts'

const packFrom = (page: string, ...hosts: string[]) =>
  toPack(readDraft(readPage(page, 'text')), { ...ask, id: 'mine', hosts })

/** What is said about an exchange: by whom, the code, the message, the request's id, and the verdict. */
function said(pack: ReturnType<typeof packFrom>, sketch: Sketch) {
  const annotation = explain(sketch, pack)
  const [problem] = annotation?.problems ?? []
  return [annotation?.pack, problem?.code, problem?.message, annotation?.requestId, annotation?.retry.verdict]
}

const RUN_TOGETHER = `Skip to main content
Every Gizmo error is called GZMO-{HTTP_STATUS}-{SEQUENCE}. All of them are listed here.

400 — Bad Request

What you sent cannot be read.
CodeMessageResolution
GZMO-400-001Body malformedCheck the body against the reference
GZMO-400-002Sprocket size missingSend the size of the sprocket

409 — Conflict

Something else is in the way.
CodeMessageResolution
GZMO-409-001Sprocket in useAnother machine holds this sprocket

429 — Too Many Requests

You came too often.
CodeMessageResolution
GZMO-429-001Too many turnsWait and retry with exponential backoff; check Retry-After header

500 — Internal Server Error

Our side broke. These are retryable.
CodeMessageResolution
GZMO-500-001Internal errorRetry with exponential backoff; call us if it stays
`

const WITHOUT_EDGES = `Error response format
| Field | Description |
|---|---|
code | What went wrong: GZMO-{HTTP_STATUS}-{SEQUENCE} |
message | A sentence for people |
Common errors
Bad input (400)
| Code | Message | Resolution |
|---|---|---|
GZMO-400-001 | Body malformed | Check the body against the reference |
GZMO-400-002 | Sprocket size missing | Send the size of the sprocket |
Rate Limiting (429)
| Code | Message | Resolution |
|---|---|---|
GZMO-429-001 | Too many turns | Slow down; check Retry-After header |
Retry strategy
Implement exponential backoff with jitter for retryable errors (429, 500, 502, 503, 504):
400, 401, 403, 404, or 409 errors — these are the client's and stay as they are.
HTTP status codes
| Code | Meaning | Retryable |
|---|---|---|
400 | Bad request | No |
409 | Conflict | No (free the sprocket) |
429 | Rate limited | Yes (with backoff) |
500 | Server error | Yes (with backoff) |
`

/** Code, status, and the verdict on a POST without a key. */
const GIZMO: [code: string, status: number, verdict: Verdict][] = [
  ['GZMO-400-001', 400, 'fix'],
  ['GZMO-400-777', 400, 'fix'],
  ['GZMO-429-001', 429, 'backoff'],
  ['GZMO-500-001', 500, 'with-key'],
  ['GZMO-503-001', 503, 'with-key'],
]

describe.each([
  ['whose tables have run together', RUN_TOGETHER],
  ['whose tables have lost their edges', WITHOUT_EDGES],
])('a page %s', (_, page) => {
  const pack = packFrom(page)
  const headers = { 'content-type': 'application/json', 'x-request-id': 'req-0417' }

  test.each(GIZMO)('explains %s, flat and wrapped, wherever it comes from', (code, status, verdict) => {
    const error = { code, message: 'It did not turn.' }
    const wanted = ['mine', code, 'It did not turn.', 'req-0417', verdict]
    for (const body of [error, { error }]) {
      expect(said(pack, { method: 'POST', status, headers, body })).toEqual(wanted)
    }
  })

  test('takes the resolution over, and the wait from the response', () => {
    const annotation = explain(
      { status: 429, headers: { 'retry-after': '3' }, body: { code: 'GZMO-429-001', message: 'Slow.' } },
      pack,
    )
    expect(annotation?.meaning).toBe('Too many turns.')
    expect(annotation?.resolution).toMatch(/Retry-After/)
    expect(annotation?.retry).toMatchObject({ verdict: 'after', delayMs: 3000 })
  })

  test.each<[what: string, body: unknown]>([
    ['a code of another API', { code: 'ORDR-400-001', message: 'No.' }],
    ['a common code', { code: 'NOT_FOUND', message: 'No.' }],
    ['no code', { message: 'No.' }],
  ])('leaves %s alone', (_what, body) => {
    expect(said(pack, { status: 400, body })[0]).toBe('http')
  })
})

const REFERENCE = `Every Gizmo error response uses the same JSON envelope.
The envelope
Every error response is a JSON object with exactly one top-level key:error.
Field reference
| Field | Type | Stability | Description |
|---|---|---|---|
error.code | integer | Stable per status | HTTP status code mirrored from the response status line. |
error.status | string | Stable | Identifier in UPPER_SNAKE_CASE. Safe to branch on programmatically. |
error.message | string | Unstable | Human-readable summary aimed at developers. |
error.details[] | array | Stable per reason | Structured diagnostics. May be empty. |
error.status vs error.details[].reason
Both are stable. For failures with a single cause they are the same.
Status to HTTP mapping
The mapping is fixed.
error.code | Typical error.status values | Meaning |
|---|---|---|
400 | INVALID_ARGUMENT, SPROCKET_SIZE_MISSING | The request breaks the contract. |
404 | SPROCKET_NOT_FOUND | There is no such sprocket. |
409 | GIZMO_SPROCKET_JAMMED | Conflict with current state. |
503 | PROVIDER_UNAVAILABLE | Something behind us is down. Retry with backoff. |
`

describe('a reference of fields', () => {
  const pack = packFrom(REFERENCE, 'api.gizmo.test')
  const body = (status: number, name: string) => ({
    error: { code: status, status: name, message: 'It did not turn.', details: [] },
  })

  test.each<[name: string, status: number, method: string, verdict: Verdict]>([
    ['INVALID_ARGUMENT', 400, 'POST', 'fix'],
    ['SPROCKET_NOT_FOUND', 404, 'GET', 'fix'],
    ['PROVIDER_UNAVAILABLE', 503, 'GET', 'backoff'],
    ['PROVIDER_UNAVAILABLE', 503, 'POST', 'with-key'],
    ['NOT_ON_THE_PAGE', 400, 'GET', 'fix'],
  ])('explains %s with %i at its host', (name, status, method, verdict) => {
    const sketch = { url: 'https://api.gizmo.test/v1', method, status, body: body(status, name) }
    expect(said(pack, sketch)).toEqual(['mine', name, 'It did not turn.', null, verdict])
  })

  test('does not claim a common code elsewhere', () => {
    expect(said(pack, { status: 400, body: body(400, 'INVALID_ARGUMENT') })[0]).toBe('http')
  })
})

const MARKDOWN = `# Error codes

> What Gizmo answers when something is wrong.

\`\`\`json theme={"system"}
{
  "error": {
    "code": "VALIDATION_ERROR",
    "message": "size must be 3–9",
    "field": "sprocket.size",
    "request_id": "req_abc123xyz"
  }
}
\`\`\`

| Field | Description |
| --- | --- |
| \`code\` | What a program looks at |
| \`message\` | What people read |
| \`field\` | (When applicable) the part of the request at fault |
| \`request_id\` | The id to give to support |

### 4xx — Client errors

| Code | Meaning | Common causes |
| --- | --- | --- |
| \`400 Bad Request\` | The request is invalid. | Missing fields |
| \`409 Conflict\` | The request conflicts with the state. | Sprocket in use |

## Common error codes

| Error code | HTTP | Description |
| --- | --- | --- |
| \`VALIDATION_ERROR\` | 400 | A field failed validation. Check the \`field\` property. |
| \`SPROCKET_TEETH_WORN\` | 422 | The sprocket has too few teeth left. |
| \`GIZMO_SPROCKET_JAMMED\` | 409 | The sprocket is held by another machine. |

## Rate limits

| Limit | Default |
| --- | --- |
| Requests per second (per API key) | 10 |

## Retry strategy

* **400, 409, 422** — Do not retry. They fail again.
* **429** — Retry after the \`Retry-After\` delay.
* **500, 503** — Retry with exponential backoff.
`

describe('a page in Markdown', () => {
  const pack = packFrom(MARKDOWN, '*.gizmo.test')
  const body = (code: string) => ({
    error: { code, message: 'It did not turn.', field: 'sprocket.size', request_id: 'req_7Kd02mQx' },
  })
  const home = 'https://eu.gizmo.test/v1/sprockets'

  test.each<[code: string, status: number, url: string, verdict: Verdict]>([
    ['VALIDATION_ERROR', 400, home, 'fix'],
    ['GIZMO_SPROCKET_JAMMED', 409, home, 'fix'],
    ['NOT_ON_THE_PAGE', 422, home, 'fix'],
    ['TOO_FAST', 429, home, 'backoff'],
    ['BROKEN', 500, home, 'with-key'],
    ['SPROCKET_TEETH_WORN', 422, 'https://broker.example.com/v1', 'fix'],
  ])('explains %s with %i at %s', (code, status, url, verdict) => {
    expect(said(pack, { method: 'POST', status, url, body: body(code) })).toEqual([
      'mine',
      code,
      'It did not turn.',
      'req_7Kd02mQx',
      verdict,
    ])
  })

  test('names the field at fault, and the limit', () => {
    const annotation = explain({ status: 400, url: home, body: body('VALIDATION_ERROR') }, pack)
    expect(annotation?.problems[0]?.field).toBe('sprocket.size')
    expect(annotation?.policy?.limits).toMatchObject([{ limit: 10, windowMs: 1000 }])
  })

  test('recognises its own example', () => {
    const draft = readDraft(readPage(MARKDOWN, 'text'))
    const trials = trialOnExamples(pack, draft, catalogueOf().fallback)
    expect(trials.map(({ recognised, code }) => [recognised, code])).toEqual([[true, 'VALIDATION_ERROR']])
  })

  test('does not claim a common code elsewhere', () => {
    expect(said(pack, { status: 400, body: body('VALIDATION_ERROR') })[0]).toBe('http')
  })
})
