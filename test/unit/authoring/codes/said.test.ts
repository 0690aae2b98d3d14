import { expect, test } from 'vitest'
import { isImperative } from '../../../../src/authoring/codes/imperatives'
import { split } from '../../../../src/authoring/codes/resolutions'
import { FENCE, read } from './read'

test.each<[text: string, meaning: string | null, resolution: string | null]>([
  ['The card is too old.', 'The card is too old.', null],
  ['The card is too old. Use another one.', 'The card is too old.', 'Use another one.'],
  ['Balance too low — top up first', 'Balance too low', 'Top up first'],
  ['Bad fields; check your integration', 'Bad fields', 'Check your integration'],
  ['No password is set (sign in by key)', 'No password is set', 'Sign in by key'],
  ['No password is set (use the key)', 'No password is set', 'Use the key'],
  ['Ours. If it persists, contact support.', 'Ours.', 'If it persists, contact support.'],
  ['It may be locked, please try again later.', 'It may be locked', 'Please try again later.'],
  ['Cards, e.g. gift cards, are refused.', 'Cards, e.g. gift cards, are refused.', null],
  [
    'Update failed. Request denied. Contact not found.',
    'Update failed. Request denied. Contact not found.',
    null,
  ],
  ['The key expired. You need to renew it.', 'The key expired.', 'You need to renew it.'],
  ['You can only read your own cards.', 'You can only read your own cards.', null],
  ['Número incorrecto. Verifique el número.', 'Número incorrecto.', 'Verifique el número.'],
  ['Algo deu errado. Pode tentar novamente.', 'Algo deu errado.', 'Pode tentar novamente.'],
  ['参数错误。请检查参数。', '参数错误。', '请检查参数。'],
  ['Too fast. See the limits.', 'Too fast.', null],
])('"%s" is split into meaning and resolution', (text, meaning, resolution) => {
  expect(split(text)).toEqual({ meaning, resolution })
})

test.each([
  ['Retry with backoff', true],
  ['Retry requested while in flight', false],
  ['Please verify that the key is yours', true],
  ['Do not retry', true],
  ['Contact Acme support', true],
  ['Contact does not exist', false],
  ['Request a new key', true],
  ['Request body too large', false],
  ['Clients should slow down', true],
  ['Prüfen Sie die Nummer', true],
])('"%s" tells what to do: %s', (text, expected) => {
  expect(isImperative(text)).toBe(expected)
})

const only = (source: string) => {
  const [code] = read(source).codes
  return [code?.title?.value ?? null, code?.meaning?.value ?? null, code?.resolution?.value ?? null]
}

test.each<[name: string, page: string, said: (string | null)[]]>([
  [
    'a column of resolutions leaves the rest to the meaning',
    `| Code | Meaning | Fix |
|---|---|---|
| \`card_expired\` | Use of an old card | Use another card |`,
    [null, 'Use of an old card', 'Use another card'],
  ],
  [
    'a column for both is split',
    `| Code | Cause and resolution |
|---|---|
| \`card_expired\` | The card is too old. Use another one. |`,
    [null, 'The card is too old.', 'Use another one.'],
  ],
  [
    'a retry column may tell what to do',
    `| Code | When | Retry? |
|---|---|---|
| \`card_locked\` | It is locked | No — unlock the card |`,
    [null, 'It is locked', 'Unlock the card'],
  ],
  [
    'a message beside a description is a title',
    `| Code | HTTP | Message | Description |
|---|---|---|---|
| \`card_expired\` | 402 | Card expired | The card is too old |`,
    ['Card expired', 'The card is too old', null],
  ],
  [
    'a message alone is the meaning',
    `| Code | Message |
|---|---|
| \`card_expired\` | Card expired |`,
    [null, 'Card expired', null],
  ],
  [
    'labels below a title',
    `### Card expired

**Code:** \`card_expired\`
**Cause:** The card is too old.

**How to fix:**

1. Use another card
2. Renew the card`,
    ['Card expired', 'The card is too old.', 'Use another card. Renew the card'],
  ],
  [
    'headings below a title',
    `## \`card_expired\`

### Description

The card is too old.

### Solution

Another card.`,
    [null, 'The card is too old.', 'Another card.'],
  ],
  [
    'a fix beside the only example of a section',
    `### Old card

${FENCE}json
{ "error": { "code": "card_expired", "message": "The card is too old." } }
${FENCE}

**Fix:** Use another card.`,
    ['Old card', null, 'Use another card.'],
  ],
  [
    'advice elsewhere',
    `| Code | HTTP |
|---|---|
| \`card_expired\` | 402 |

For \`card_expired\`: use another card.`,
    [null, null, 'Use another card.'],
  ],
  [
    'messages of a group',
    `| Message | Fix |
|---|---|
| **CardError (status code 402)** | |
| Too old | Use another card |
| Locked | Unlock it |`,
    [null, null, '“Too old”: Use another card. “Locked”: Unlock it'],
  ],
])('%s', (_, page, said) => {
  expect(only(page)).toEqual(said)
})

test('wrapped lines are one sentence', () => {
  expect(only('### `card_expired`\n\nThe card is\ntoo old. Use\nanother one.')).toEqual([
    null,
    'The card is too old.',
    'Use another one.',
  ])
})

test('statuses keep their phrase as a title', () => {
  const { statuses } = read('- **404**: Not Found - no such card. Check its id.\n- **5xx**: Ours.')
  expect(
    statuses.map((each) => [each.status, each.title?.value, each.meaning?.value, each.resolution?.value]),
  ).toEqual([
    ['404', 'Not Found', 'no such card.', 'Check its id.'],
    ['5xx', undefined, 'Ours.', undefined],
  ])
})

test('a status of several messages means none of them', () => {
  const { statuses } = read('| HTTP | Message |\n|---|---|\n| 400 | No name |\n| 400 | No card |')
  expect(statuses).toMatchObject([{ status: '400', meaning: null, lines: [5, 6] }])
})

test('successes are no errors', () => {
  const { codes, statuses } = read(
    '| Code | HTTP |\n|---|---|\n| OK | 200 |\n| `no_card` | 404 |\n\n- 200 – fine',
  )
  expect([codes.map(({ code }) => code), statuses]).toEqual([['no_card'], []])
})

test('each value names its lines and how sure it is', () => {
  const { codes } = read(
    'Returned with HTTP 402.\n\n| Code | Meaning |\n|---|---|\n| `card_expired` | Too old |',
  )
  expect(codes).toEqual([
    {
      code: 'card_expired',
      status: { value: 402, lines: [3, 7], confidence: 0.95 },
      title: null,
      meaning: { value: 'Too old', lines: [3, 7], confidence: 0.95 },
      resolution: null,
      retry: null,
      lines: [3, 7],
      confidence: 0.95,
    },
  ])
})

test('what a row states outweighs a sentence', () => {
  const { codes } = read(
    '| Code | HTTP |\n|---|---|\n| `card_expired` | 402 |\n\nOld pages say that `card_expired` comes with 400: `400 card_expired`.',
  )
  expect(codes.map(({ code, status }) => [code, status?.value])).toEqual([['card_expired', 402]])
})

test('rows and tables of errors that are not understood are left over', () => {
  const { leftovers } = read(
    '| Code | HTTP |\n|---|---|\n| `card_expired` | 402 |\n| `CARD_*` | |\n\n| Message | Cause |\n|---|---|\n| No card | None |',
  )
  expect(leftovers).toEqual([
    { line: 6, text: 'CARD_* | ' },
    { line: 8, text: 'Message | Cause' },
  ])
})
