import { expect, test } from 'vitest'
import { read } from './read'

/** `card_expired 402: Too old > Use another`: a code, its status, what it means and what to do. */
const told = (source: string) =>
  read(source).codes.map(({ code, status, meaning, resolution }) =>
    [
      [code, status?.value ?? ''].join(' ').trim(),
      [meaning?.value ?? '', resolution?.value ?? ''].join(' > ').trim(),
    ].join(': '),
  )

test.each<[name: string, page: string, codes: string[]]>([
  [
    'a table on its side, an error below the other',
    `### 400 Bad Request

| | |
|---|---|
| **Error** | \`size_invalid\` |
| **Message** | Size is wrong |
| **Solution** | Use 1 to 9, or a | b. |
| | |
| **Error** | \`colour_invalid\` |
| **Message** | Colour is wrong |`,
    ['size_invalid 400: Size is wrong > Use 1 to 9, or a', 'colour_invalid 400: Colour is wrong >'],
  ],
  [
    'labels in paragraphs, an error below the other',
    `**Error:** \`DEVICE_OFFLINE\`
**Status:** 409
**Cause:** No power.
**Fix:** Plug it in.

**Error:** \`FIRMWARE_OLD\`
**Status:** 412
**Fix:** Update it.`,
    ['DEVICE_OFFLINE 409: No power. > Plug it in.', 'FIRMWARE_OLD 412: > Update it.'],
  ],
  [
    'labels in cells',
    `### Code 429

| Code | Overview |
|---|---|
| quota_exceeded | **Cause:** All is used. <br/> **Solution:** On larger plans there is more. |`,
    ['quota_exceeded 429: All is used. > On larger plans there is more.'],
  ],
  [
    'rows that are parted by lines of hyphens',
    `Reason | Explanation | Next step
---
\`card_expired\` | The card is old. | Use another one.
---
\`bank_closed\` | It is night. | Come back in
the morning.

Text`,
    [
      'card_expired: The card is old. > Use another one.',
      'bank_closed: It is night. > Come back in the morning.',
    ],
  ],
  [
    'the longer of two columns of text tells what an error means',
    `| Code | Name | Summary |
|---|---|---|
| 40001 | Argument | An argument is wrong. Check it. |
| 42901 | Quota | The quota is used up. Wait a day. |`,
    ['40001: An argument is wrong. > Check it.', '42901: The quota is used up. > Wait a day.'],
  ],
  [
    'a status in brackets at the end of what a name means',
    `**AUTH_001** — No token (401)

Send one.

**AUTH_002** — The token is old (401)

Renew it.`,
    ['AUTH_001 401: No token (401) > Send one.', 'AUTH_002 401: The token is old (401) > Renew it.'],
  ],
])('%s', (_, page, codes) => {
  expect(told(page)).toEqual(codes)
})

test('a table of prefixes tells what statuses mean, and a template is no code', () => {
  const { codes, statuses } = read(`Codes are made as \`ACME-{HTTP_STATUS}-{SEQUENCE}\`.

| Prefix | HTTP status | Meaning |
|---|---|---|
| \`ACME-400-*\` | 400 Bad Request | The input is wrong |
| \`ACME-401-*\` | 401 Unauthorized | The key is wrong |`)
  expect(codes).toEqual([])
  expect(statuses.map(({ status, title, meaning }) => [status, title?.value, meaning?.value])).toEqual([
    ['400', 'Bad Request', 'The input is wrong'],
    ['401', 'Unauthorized', 'The key is wrong'],
  ])
})

test('what is said of a code without a status holds for each of its statuses, but stands at none', () => {
  const { codes } = read(`| Code | HTTP |
|---|---|
| \`store_failed\` | 500 / 504 |

## store_failed

Call us.`)
  expect(codes.map(({ status, resolution, lines }) => [status?.value, resolution?.value, lines])).toEqual([
    [500, 'Call us.', [5]],
    [504, 'Call us.', [5]],
  ])
})
