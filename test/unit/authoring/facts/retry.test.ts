import { expect, test } from 'vitest'
import type { DraftCode, DraftStatus } from '../../../../src/authoring/draft'
import { readRetry } from '../../../../src/authoring/facts/retry'
import { readMarkdown } from '../../../../src/authoring/page/markdown'

const unsaid = { title: null, meaning: null, resolution: null, retry: null }
const code = (name: string, status: number | null = null, lines: number[] = []): DraftCode => ({
  ...unsaid,
  code: name,
  status: status === null ? null : { value: status, lines, confidence: 1 },
  lines,
  confidence: 1,
})

/** What a page says, by code and by status: `busy: yes, 429: yes`. */
function said(text: string, codes: DraftCode[] = [], statuses: DraftStatus[] = []): string {
  const read = readRetry(readMarkdown(text), codes, statuses)
  const words = [
    ...read.codes.map((each) => [each.code, each.retry?.value]),
    ...read.statuses.map((each) => [each.status, each.retry?.value]),
  ]
  return words.flatMap(([name, value]) => (value ? `${name}: ${value}` : [])).join(', ')
}

const CODES = [code('busy_now', 503), code('bad_body', 400), code('too_many', 429)]

test.each([
  [
    'the text below a name in bold',
    '**`busy_now`** — Busy\n\nRetry in a few minutes.\n\n**`bad_body`** — Bad\n\nDo not retry.\n\nAll else may be retried.',
    'busy_now: yes, bad_body: no',
  ],
  [
    'a column',
    '| Code | HTTP | Retry? |\n|--|--|--|\n| `busy_now` | 503 | after a wait |\n| `bad_body` | 400 | **No** |\n| `too_many` | 429 | depends |',
    'busy_now: yes, bad_body: no',
  ],
  [
    'text beside a code',
    '| Code | Action |\n|--|--|\n| `busy_now` | Retry with backoff |\n| `bad_body` | Fix the body and retry |',
    'busy_now: yes',
  ],
  [
    'the header that names a delay',
    '| Code | Meaning |\n|--|--|\n| `too_many` | See `Retry-After` |\n| `bad_body` | See `Retry-After` |',
    'too_many: yes',
  ],
  [
    'several codes in a cell',
    '| Code | Action |\n|--|--|\n| `busy_now` / `too_many` | Try again later |',
    'busy_now: yes, too_many: yes',
  ],
  [
    'a column against a sentence',
    '| Code | Action | Retryable |\n|--|--|--|\n| `bad_body` | Try again later | No |',
    'bad_body: no',
  ],
  [
    'a list of what to repeat',
    '# Retrying\n\n- **Retry with the same key**: `busy_now`, `too_many`\n- **Do not retry**: `bad_body` (fix it first)',
    'busy_now: yes, bad_body: no, too_many: yes',
  ],
  [
    'titles above lists',
    '## Retryable errors\n\n- `busy_now`: the service is busy\n\n## Non-retryable errors\n\n- `bad_body`: it is wrong',
    'busy_now: yes, bad_body: no',
  ],
  [
    'a line above a list',
    'These can be retried:\n\n- `busy_now`\n- `too_many`',
    'busy_now: yes, too_many: yes',
  ],
  [
    'a title above a table',
    '## Non-retryable errors\n\n| Code | Meaning |\n|--|--|\n| `bad_body` | It is wrong |',
    'bad_body: no',
  ],
  ['a section', '### busy_now\n\nThe service is busy. Wait a moment and retry.', 'busy_now: yes'],
  ['an accordion', '<Accordion title="503 busy_now">\n  Retry later.\n</Accordion>', 'busy_now: yes'],
  [
    'a section with an example',
    '### Too busy\n\n```json\n{"error": {"code": "busy_now"}}\n```\n\nRetry later.',
    'busy_now: yes',
  ],
  [
    'it, of the sentence before',
    'A `busy_now` means that we are busy. Retry after a while.',
    'busy_now: yes',
  ],
  [
    'a rule by class',
    'On `5xx`, retry with backoff. Never retry `4xx`.',
    'busy_now: yes, bad_body: no, too_many: no, 4xx: no, 5xx: yes',
  ],
  [
    'a status against its class',
    'Retry `429` and `5xx` later. Do not retry `4xx`.',
    'busy_now: yes, bad_body: no, too_many: yes, 429: yes, 4xx: no, 5xx: yes',
  ],
  [
    'two rules in a sentence',
    'A 4xx needs to be fixed before you retry it, and a 5xx can be retried.',
    'busy_now: yes, bad_body: no, too_many: no, 4xx: no, 5xx: yes',
  ],
  [
    'a rule in words',
    'Server errors can be retried. Client errors are not retryable.',
    'busy_now: yes, bad_body: no, too_many: no, 4xx: no, 5xx: yes',
  ],
  ['ranges', 'Retry 500-599 with backoff.', 'busy_now: yes, 5xx: yes'],
  ['a status and its code', '`503 busy_now` may be retried.', 'busy_now: yes'],
  ['brackets', 'It comes with 400, or with 503 (safe to retry).', 'busy_now: yes, 503: yes'],
  [
    'rate limits without their status',
    '# 429\n\nIf you are rate limited, wait and retry.',
    'too_many: yes, 429: yes',
  ],
  [
    'a code against its status',
    'Retry 503 later.\n\n| Code | Action |\n|--|--|\n| `busy_now` | Do not retry |',
    'busy_now: no, 503: yes',
  ],
  [
    'a condition against a rule',
    'Retry 503 later.\n\n| Code | Action |\n|--|--|\n| `busy_now` | Top up and retry |',
    '503: yes',
  ],
  ['another error', 'A 503 is rare. Do not retry a validation error.', ''],
  ['a program', '```js\nif (status === 503) retry() // retry 503 later\n```', ''],
  ['some of a class', 'Retry transient 5xx.', ''],
  ['numbers of other things', 'Wait 500 ms, then retry up to 500 requests.', ''],
])('%s', (_, text, expected) => {
  expect(said(text, CODES)).toBe(expected)
})

test('rows of statuses speak of statuses, and keep what was read of them', () => {
  const statuses: DraftStatus[] = [{ ...unsaid, status: '500', lines: [3] }]
  const text = '| Status | Meaning |\n|--|--|\n| 500 | Our fault. Try again later. |\n| 501 | Never |'
  expect(said(text, [], statuses)).toBe('500: yes')
})

test('a row of its own heads those below it', () => {
  const text =
    '| Message | Fix |\n|--|--|\n| **busy_now (status code 503)** | |\n| `Out of breath` | Resend the message. |'
  expect(said(text, CODES)).toBe('busy_now: yes')
})

test('where a code stands twice, what is said in its row is said of that entry', () => {
  const codes = [code('failed', 500, [3]), code('failed', 502, [4])]
  const text =
    '| Code | HTTP | Action |\n|--|--|--|\n'.replace(/\n$/, '') +
    '\n| `failed` | 500 | Contact support |\n| `failed` | 502 | Retry |'
  const read = readRetry(readMarkdown(text), codes, [])
  expect(read.codes.map(({ retry }) => retry?.value)).toEqual([undefined, 'yes'])
})

test('each value tells its lines, and a rule is believed less than a column', () => {
  const text = '| Code | Retry |\n|--|--|\n| `busy_now` | Yes |\n\nNever retry 400.'
  const { codes } = readRetry(readMarkdown(text), CODES, [])
  const [column, rule] = codes.map(({ retry }) => retry)
  expect([column?.lines, rule?.lines]).toEqual([[3], [5]])
  expect(column?.confidence).toBeGreaterThan(rule?.confidence ?? 1)
})
