import { expect, test } from 'vitest'
import { codesOf, FENCE } from './read'

test.each<[name: string, page: string, codes: string[]]>([
  [
    'values of the field that holds the code',
    `| Field | Type | Description |
|---|---|---|
| code | string | One of \`invalid_card\`, \`card_expired\` or \`not_found\` |
| message | string | A sentence |`,
    ['invalid_card', 'card_expired', 'not_found'],
  ],
  [
    'a union type',
    `${FENCE}ts
type ErrorCode =
  | 'invalid_card'
  | 'card_expired'
${FENCE}`,
    ['invalid_card', 'card_expired'],
  ],
  [
    'a list in plain type',
    `${FENCE}
INVALID_CARD      The number is wrong
CARD_EXPIRED      The card is too old
${FENCE}`,
    ['INVALID_CARD', 'CARD_EXPIRED'],
  ],
  [
    'an example under its status',
    `### 402 Payment Required

${FENCE}json
{ "error": { "code": "card_declined", "type": "card_error", "message": "The card was declined." } }
${FENCE}`,
    ['card_declined 402', 'card_error 402'],
  ],
  [
    'an example with a placeholder',
    `${FENCE}json
{ "error": { "code": "ERROR_CODE", "message": "What went wrong." } }
${FENCE}`,
    [],
  ],
  [
    'a sentence',
    'A card without money fails with `402 card_declined`; a lock returns `card_locked` with 423.',
    ['card_declined 402', 'card_locked 423'],
  ],
  [
    'codes in a sentence',
    `Possible error codes: \`invalid_email\`, \`missing_name\` and \`quota_exceeded\`.`,
    ['invalid_email', 'missing_name', 'quota_exceeded'],
  ],
  [
    'statuses and codes in sentences',
    `## Rate limiting

When you exceed it you get \`429\` with \`rate_limit_exceeded\`.

## Auth

A missing key yields \`401\` \`missing_api_key\`.`,
    ['rate_limit_exceeded 429', 'missing_api_key 401'],
  ],
  [
    'errors that an endpoint returns',
    `The token endpoint returns \`invalid_grant\` or \`invalid_client\` errors.`,
    ['invalid_grant', 'invalid_client'],
  ],
  [
    'an enumeration in a program',
    `${FENCE}ts
export enum ApiErrorCode {
  InvalidEmail = 'INVALID_EMAIL',
  CardExpired = 'CARD_EXPIRED',
}
${FENCE}`,
    ['INVALID_EMAIL', 'CARD_EXPIRED'],
  ],
  [
    'a list of statuses in plain type',
    `${FENCE}
400 INVALID_EMAIL - wrong
404 CARD_NOT_FOUND - none
${FENCE}`,
    ['INVALID_EMAIL 400', 'CARD_NOT_FOUND 404'],
  ],
])('codes of %s', (_, page, codes) => {
  expect(codesOf(page)).toEqual(codes)
})
