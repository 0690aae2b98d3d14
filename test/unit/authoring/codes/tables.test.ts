import { expect, test } from 'vitest'
import { codesOf } from './read'

test.each<[name: string, page: string, codes: string[]]>([
  [
    'a column headed Code that holds statuses',
    `| Code | Meaning |
|---|---|
| 400 | Bad request |
| 404 | No such card |`,
    [],
  ],
  [
    'statuses beside codes, both headed alike',
    `| Error code | Code | Meaning |
|---|---|---|
| 400 | \`BAD_CARD\` | The number is wrong |
| 409 | \`CARD_EXISTS\` | Known already |`,
    ['BAD_CARD 400', 'CARD_EXISTS 409'],
  ],
  [
    'status and phrase in one cell',
    `| Status | Code | Meaning |
|---|---|---|
| 400 Bad Request | \`invalid_card\` | Wrong number |
| \`404 Not Found\` | \`no_card\` | No such card |`,
    ['invalid_card 400', 'no_card 404'],
  ],
  [
    'several codes in a cell',
    `| HTTP status | Codes |
|---|---|
| 400 | \`invalid_card\`, \`missing_card\` |
| 409 | \`card_exists\` / \`card_locked\` |
| 422 | card_expired or card_blocked |`,
    [
      'invalid_card 400',
      'missing_card 400',
      'card_exists 409',
      'card_locked 409',
      'card_expired 422',
      'card_blocked 422',
    ],
  ],
  [
    'a status that the heading names',
    `## Authentication errors (401)

| Code | Cause |
|---|---|
| \`key_missing\` | No key was sent |
| \`key_expired\` | The key is too old |`,
    ['key_missing 401', 'key_expired 401'],
  ],
  [
    'a status that the sentence above names',
    `## Cards

These are returned with HTTP status 422.

| Error | Description |
|---|---|
| CARD_EXPIRED | The card is too old |
| CARD_BLOCKED | The bank blocked it |`,
    ['CARD_EXPIRED 422', 'CARD_BLOCKED 422'],
  ],
  [
    'blank statuses below the first of a group',
    `| HTTP | Code | Meaning |
|---|---|---|
| 400 | \`bad_card\` | Wrong |
|  | \`bad_name\` | Wrong |
| 404 | \`no_card\` | None |`,
    ['bad_card 400', 'bad_name 400', 'no_card 404'],
  ],
  [
    'group rows that name error and status',
    `| Message | How to fix |
|---|---|
| **CardError (status code 402)** | |
| The card was declined | Use another card |
| **LimitError (status code 429)** | |
| Too many requests | Slow down |`,
    ['CardError 402', 'LimitError 429'],
  ],
  [
    'numbers of the vendor',
    `| Code | Message |
|---|---|
| 10001 | Invalid card |
| 10002 | Card expired |
| 0 | Success |`,
    ['10001', '10002'],
  ],
  [
    'negative numbers with statuses',
    `| Return code | HTTP status | Text |
|---|---|---|
| -1001 | 401 | Bad key |
| -1002 | 400 | Bad body |`,
    ['-1001 401', '-1002 400'],
  ],
  [
    'a number and a name in one cell',
    `| Error code | HTTP status | Description |
|---|---|---|
| \`201 rate_limited\` | 429 | Too fast |
| \`9001 internal_error\` | 500 | Ours |`,
    ['201 429', 'rate_limited 429', '9001 500', 'internal_error 500'],
  ],
  [
    'statuses within the codes',
    `| Code | Description |
|---|---|
| ACME-400-001 | Bad body |
| ACME-404-002 | No card |`,
    ['ACME-400-001 400', 'ACME-404-002 404'],
  ],
  [
    'a class beside a finer code',
    `| Type | Code | HTTP status | Description |
|---|---|---|---|
| \`card_error\` | \`card_expired\` | 402 | Too old |
| \`api_error\` | \`internal\` | 500 | Ours |`,
    ['card_error 402', 'card_expired 402', 'api_error 500', 'internal 500'],
  ],
  [
    'Spanish headers',
    `| Código | Código HTTP | Descripción | Acción recomendada |
|---|---|---|---|
| \`TARJETA_INVALIDA\` | 400 | Número incorrecto | Verifique el número |
| \`SIN_SALDO\` | 402 | No hay saldo | Recargue |`,
    ['TARJETA_INVALIDA 400', 'SIN_SALDO 402'],
  ],
  [
    'Chinese headers',
    `| 错误码 | HTTP 状态码 | 说明 | 处理 |
|---|---|---|---|
| 40001 | 400 | 参数错误 | 检查参数 |
| 40101 | 401 | 未授权 | 重新登录 |`,
    ['40001 400', '40101 401'],
  ],
  [
    'merging status, retry and fix from several tables',
    `| Code | HTTP |
|---|---|
| \`card_locked\` | 409 |

| Code | Retryable | What to do |
|---|---|---|
| \`card_locked\` | No | Unlock the card |`,
    ['card_locked 409'],
  ],
  [
    'the same code at two statuses',
    `| Status | Code | Meaning |
|---|---|---|
| 400 | \`invalid_card\` | Wrong |
| 413 | \`invalid_card\` | Too long |`,
    ['invalid_card 400', 'invalid_card 413'],
  ],
])('codes of %s', (_, page, codes) => {
  expect(codesOf(page)).toEqual(codes)
})
