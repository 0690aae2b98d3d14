/** Documentation pages and API descriptions as anybody might drop them. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readSource } from '../../../src/authoring/read-source'
import { spoilt, spoiltText } from '../../support/any-exchange'
import { expectInProportion } from '../../support/cost'
import { atLength, LONG, runs } from '../../support/fuzz'

const MARKDOWN = `# Errors of Acme

Base URL: https://api.acme.test/v1

| Code | Status | Meaning |
| --- | --- | --- |
| \`card_declined\` | 402 | The card was declined. Do not retry. |
| \`rate_limited\` | 429 | Too many requests. Wait as long as \`Retry-After\` says. |

## 503 Service Unavailable

Try again with exponential backoff.

\`\`\`json
{"error": {"code": "card_declined", "message": "No."}}
\`\`\`

- \`not_found\`: there is no such thing.
`
const HTML = `<!doctype html><html><head><title>Errors | Acme</title></head><body><main><h1>Errors</h1>
<table><thead><tr><th>Code</th><th>Status</th><th>Description</th></tr></thead><tbody>
<tr><td><code>card_declined</code></td><td rowspan=2>402</td><td>The card was declined.</td></tr>
<tr><td>rate_limited</td><td colspan="2">Too many <b>requests</b>.</td></tr></tbody></table>
<dl><dt>not_found</dt><dd>There is no such thing.</dd></dl><pre>{"error":{"code":"x","message":"y"}}</pre></main></body></html>`
const OPENAPI = {
  openapi: '3.1.0',
  info: { title: 'Acme', version: '1' },
  servers: [{ url: 'https://api.acme.test/v1' }],
  paths: {
    '/orders': {
      post: {
        responses: {
          402: {
            description: 'Declined.',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
          },
          429: { $ref: '#/components/responses/Limited' },
        },
      },
    },
  },
  components: {
    responses: {
      Limited: { description: 'Too many.', headers: { 'Retry-After': { schema: { type: 'integer' } } } },
    },
    schemas: {
      Error: {
        type: 'object',
        properties: { code: { type: 'string', enum: ['declined', 'limited'] }, message: { type: 'string' } },
        example: { code: 'declined', message: 'No.' },
      },
    },
  },
}

/** A description may be refused, by an error of one line; a page never. */
function read(text: string, form: 'html' | null = null) {
  try {
    return readSource(text, form)
  } catch (error) {
    expect(error).toHaveProperty('name', 'Error')
    expect((error as Error).message).toMatch(/^[^\r\n]+$/)
    return null
  }
}

const source = fc.oneof(
  spoiltText(MARKDOWN),
  spoiltText(HTML),
  spoiltText(JSON.stringify(OPENAPI)),
  spoilt(OPENAPI).map((value) => JSON.stringify(value) ?? ''),
  fc.string({ unit: 'binary' }),
  fc.json(),
)

test('any source is read, or refused in one line; and each time alike', LONG, () => {
  fc.assert(
    fc.property(source, fc.constantFrom('html' as const, null), (text, form) => {
      const once = read(text, form)
      expect(read(text, form)).toEqual(once)
      for (const { code } of once?.draft.codes ?? []) expect(code).not.toBe('')
    }),
    runs(100),
  )
})

const filled = (part: string, chars: number) => part.repeat(Math.max(1, Math.floor(chars / part.length)))
const numbered = (part: string, chars: number) =>
  Array.from({ length: Math.max(1, Math.floor(chars / part.length)) }, (_, i) =>
    part.replaceAll('#', String(i)),
  ).join('')

const KINDS: [what: string, text: (chars: number) => string][] = [
  [
    'rows',
    (chars) =>
      `| Code | Status | Meaning |\n|---|---|---|\n${numbered('| `code_#` | 400 | It is number #. |\n', chars)}`,
  ],
  ['cells', (chars) => `${filled('| a ', chars)}|\n${filled('|---', chars)}|\n`],
  ['headings', (chars) => numbered('## code_#\n\nText.\n\n', chars)],
  ['list items', (chars) => numbered('- `code_#`: It is so.\n', chars)],
  [
    'list items in list items',
    (chars) => Array.from({ length: Math.sqrt(chars) }, (_, i) => `${' '.repeat(i)}- a\n`).join(''),
  ],
  ['quotes in quotes', (chars) => `${'>'.repeat(Math.min(2_000, chars))} a`],
  ['stars', (chars) => filled('*a **', chars)],
  ['brackets', (chars) => filled('[', chars)],
  ['backticks', (chars) => filled('`a ``', chars)],
  ['examples', (chars) => numbered('```json\n{"error":{"code":"c#","message":"m"}}\n```\n\n', chars)],
  ['braces', (chars) => filled('{', chars)],
  ['references', (chars) => filled('&amp', chars)],
  ['plain text', (chars) => filled('The server answers 429 if it is asked too often. ', chars)],
  ['one word', (chars) => filled('a', chars)],
  ['blanks', (chars) => `a${filled(' ', chars)}b`],
  ['open elements', (chars) => `<html>${filled('<div>', chars)}`],
  ['open brackets of elements', (chars) => `<html>${filled('<a', chars)}`],
  ['tables in tables', (chars) => `<html>${filled('<table><tr><td>', Math.min(chars, 30_000))}`],
  [
    'cells over many rows',
    (chars) => `<html><table>${filled('<tr><td rowspan=1000>a</td></tr>', chars)}</table>`,
  ],
  [
    'cells over many columns',
    (chars) => `<html><table>${filled('<tr><td colspan=1000>a</td></tr>', chars)}</table>`,
  ],
  ['comments', (chars) => `<html>${filled('<!--', chars)}`],
  ['attributes', (chars) => `<html><p ${filled('a=b ', chars)}>a</p>`],
  [
    'html rows',
    (chars) =>
      `<html><table>${numbered('<tr><td>code_#</td><td>400</td><td>It is so.</td></tr>', chars)}</table>`,
  ],
  [
    'schemas',
    (chars) =>
      `{"openapi":"3.1.0","paths":{},"components":{"schemas":{${numbered('"S#":{"type":"object"},', chars)}"E":{}}}}`,
  ],
  [
    'operations',
    (chars) =>
      `{"openapi":"3.1.0","paths":{${numbered('"/p#":{"get":{"responses":{"400":{"description":"No."}}}},', chars)}"/e":{}}}`,
  ],
]

test.each(KINDS)('%s take time in proportion', LONG, (_, text) => {
  expectInProportion(atLength ? 100_000 : 10_000, (chars) => {
    const it = text(chars)
    return () => void read(it)
  })
})

test('schemas that hold themselves end', () => {
  const schemas = {
    A: { properties: { b: { $ref: '#/components/schemas/B' }, c: { $ref: '#/components/schemas/A' } } },
    B: { allOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }] },
  }
  const responses = {
    400: {
      description: 'No.',
      content: { 'application/json': { schema: { $ref: '#/components/schemas/A' } } },
    },
  }
  expect(
    read(
      JSON.stringify({
        openapi: '3.0.0',
        info: {},
        paths: { '/a': { get: { responses } } },
        components: { schemas },
      }),
    )?.kind,
  ).toBe('description')
})

const description = (...lines: string[]) =>
  [
    'openapi: 3.0.0',
    ...lines,
    'paths:',
    '  /a:',
    '    get:',
    '      responses:',
    "        '400': {description: Refused., content: {application/json: {example: *a}}}",
  ].join('\n')

test('anchors of YAML that double and double are refused', () => {
  const doubled = Array.from({ length: 40 }, (_, i) => `x${i + 1}: &a${i + 1} [*a${i},*a${i}]`)
  const bomb = description('x0: &a0 [ha,ha]', ...doubled, 'y: &a [*a40]')
  expect(() => readSource(bomb)).toThrow('the anchors of this YAML stand for more than 40 MB')
})

test('anchors of YAML that hold themselves are refused', () => {
  expect(() => readSource(description('x: &a {a: *a}'))).toThrow('the anchors of this YAML')
})

test('anchors that are used as they are meant to be are read', () => {
  const { draft } = readSource(description('x: &a {code: declined, message: Refused.}'))
  expect(JSON.stringify(draft.examples)).toContain('declined')
})
