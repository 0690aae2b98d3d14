import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Annotation } from '../../../src/engine'
import { markdownOf } from '../../../src/share/markdown-report'
import { SOURCE } from '../../support/attempts'
import { acmeBody, acmePack, acmeUrl, explain } from '../../support/catalogue'
import { exchange, type Sketch } from '../../support/exchange'

const report = (sketch: Sketch, over: Partial<Annotation> = {}) => {
  const annotation = explain(sketch, acmePack)
  return markdownOf({ exchange: exchange(sketch), annotation: annotation && { ...annotation, ...over } })
}

const limited: Sketch = {
  method: 'POST',
  url: acmeUrl,
  status: 429,
  headers: { 'content-type': 'application/json', 'retry-after': '20', 'acme-request-id': 'req_7' },
  body: '{"error": {"code": "limited", "message": "Text.", "id": 12345678901234567890}}',
  durationMs: 120,
}

test('reads like a ticket', () => {
  expect(report(limited, { findings: [], notes: ['A note.'], sources: [SOURCE] })).toMatchInlineSnapshot(`
    "### Acme: \`limited\` Limited

    \`POST https://api.acme.test/v1/orders\` → \`429\` (started 2026-11-22T12:00:00.000Z, took 120 ms)

    **The server said:** \`Text.\`

    **Meaning:** Too fast.

    **How to resolve:** Wait.

    **Retry after.** Acme documents limited as a refusal for now. The server asked for 20 s (Retry-After: 20).

    - Will repeating help? Yes, once the wait is over.
    - Is it safe? Yes: the request was turned away before it took effect.
    - When? The server asked for 20 s (Retry-After: 20).

    **Ids:**

    - Request id: \`req_7\`

    **Notes:**

    - A note.

    **Sources:**

    - <https://example.com/repeating> (checked 2026-11-22)

    **Response body:**

    \`\`\`json
    {"error": {"code": "limited", "message": "Text.", "id": 12345678901234567890}}
    \`\`\`
    "
  `)
})

test('somebody’s own pack that rests on no page is named, not linked', () => {
  const own = { url: 'your own pack “Shop”', checked: '2026-11-22' }
  expect(report(limited, { sources: [own] })).toContain('- your own pack “Shop” (checked 2026-11-22)')
})

test('lists findings and further errors', () => {
  const sketch = {
    ...limited,
    status: 400,
    body: {
      error: {
        code: 'refused',
        message: 'No.',
        details: [{ reason: 'short', text: 'Too short.', field: 'name' }],
      },
    },
  }
  const finding = {
    rule: 'a/b',
    owner: 'server' as const,
    what: 'A header is missing.',
    why: 'Pages cannot wait.',
    fix: 'Send it.',
    line: 'Access-Control-Expose-Headers: Retry-After',
    source: SOURCE,
  }
  const text = report(sketch, { findings: [finding] })
  expect(text).toContain(
    '- A header is missing. Pages cannot wait. Send it. `Access-Control-Expose-Headers: Retry-After` <https://example.com/repeating> (checked 2026-11-22)',
  )
  expect(text).toMatch(/- `name`.*: `short`: `Too short\.`/)
})

test.each<[what: string, sketch: Sketch, line: string]>([
  [
    'no body',
    { status: 500, missing: 'lost' },
    '**Response body:** The browser no longer had this body: the page navigated away first, or it was evicted.',
  ],
  ['an empty body', { status: 500, body: '' }, '**Response body:** It is empty.'],
  ['a binary body', { status: 500, body: '/w==', base64: true }, '**Response body:** It is binary.'],
  ['text in base64', { status: 500, body: btoa('hello'), base64: true }, '```\nhello\n```'],
  [
    'a body that was cut',
    { status: 500, body: 'a', cut: true },
    '**Response body:** The browser cut this body: its end is missing.',
  ],
  [
    'a message that is cut here',
    { ...limited, body: { error: { code: 'limited', message: 'a'.repeat(2_001) } } },
    '(the first 2000 of 2001 characters)',
  ],
  [
    'a body that is cut here',
    { status: 500, body: 'a'.repeat(10_001) },
    '**Response body:** The first 10000 of 10001 characters.',
  ],
  [
    'no response',
    { status: 0, failure: { kind: 'network', reason: 'net::ERR_X', inferred: false } },
    '→ no response',
  ],
  [
    'a failure',
    { status: 0, failure: { kind: 'network', reason: 'net::ERR_X', inferred: true } },
    'The connection broke. The server may have acted on the request. (inferred: `net::ERR_X`)',
  ],
])('says so of %s', (_, sketch, line) => {
  expect(report(sketch)).toContain(line)
})

test('a success without an annotation is a report of what was received', () => {
  expect(markdownOf({ exchange: exchange({ body: { a: 1 } }), annotation: null })).toBe(
    '### HTTP 200\n\n`GET https://api.example.com/v1/things` → `200` (started 2026-11-22T12:00:00.000Z, took 0 ms)\n\n**Response body:**\n\n```json\n{"a":1}\n```\n',
  )
})

/** What is left when fenced blocks (CommonMark §4.5) and code spans (§6.1) are taken out. */
function outsideCode(markdown: string): string {
  const lines: string[] = []
  let fence = ''
  for (const line of markdown.split('\n')) {
    const run = /^ {0,3}(`{3,})([^`]*)$/.exec(line)
    if (fence === '' && run) fence = run[1] ?? ''
    else if (fence === '') lines.push(line)
    else if (run?.[2]?.trim() === '' && (run[1] ?? '').length >= fence.length) fence = ''
  }
  expect(fence, 'a fence that is never closed').toBe('')
  return lines.join('\n').replace(/(?<![\\`])(`+)(?!`)([\s\S]*?[^`])\1(?!`)/g, '·')
}

const MARKUP = [
  '<img src=x>',
  '[a](javascript:b)',
  '**',
  '`',
  '``',
  '```',
  '````',
  '~~~',
  '\n',
  '\n\n',
  '# ',
  '- ',
  '> ',
  '|',
  '\\',
  '\r',
  'a',
  ' ',
  '\u2028',
]
const hostile = fc.string({ unit: fc.constantFrom(...MARKUP), minLength: 1, maxLength: 14 })

describe('nothing that was received is read as markup', () => {
  test('wherever it stands', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (one, two, three) => {
        const mark = 'Xx'
        const text = report({
          ...limited,
          url: `${acmeUrl}?${mark}${one}`,
          headers: { ...limited.headers, 'acme-request-id': `${mark}${two}`, 'retry-after': `${mark}${one}` },
          body: {
            error: {
              code: mark + one,
              message: mark + two,
              details: [{ reason: mark + three, text: one, field: two }],
            },
          },
        })
        const rest = outsideCode(text)
        // Our own sources are the only links, our own headings the only ones.
        expect(rest.replace(/<https:\/\/[^\s<>]*>/g, '')).not.toMatch(/(?<!\\)[<>]|(?<!\\)\]\(|^> |^~~~/m)
        expect(rest.match(/^#.*$/gm)).toHaveLength(1)
      }),
    )
  })

  test('nor is the body, whatever fences it holds', () => {
    fc.assert(
      fc.property(hostile, (body) => {
        const rest = outsideCode(markdownOf({ exchange: exchange({ status: 500, body }), annotation: null }))
        expect(rest).toMatch(/^### HTTP 500\n\n· → · \(started [^)]*\)\n\n\*\*Response body:\*\*\n\n$/)
      }),
    )
  })
})

test('its own texts have no markup to lose', () => {
  expect(report({ ...limited, body: acmeBody })).not.toContain('\\')
})
