import { expect, test } from 'vitest'
import { readCodes } from '../../../../src/authoring/codes/read-codes'
import { readEnvelopes } from '../../../../src/authoring/facts/envelopes'
import { readPage } from '../../../../src/authoring/page/read-page'
import { codesOf, FENCE } from './read'

test.each<[name: string, page: string]>([
  ['parts of the page', '## rate_limits\n\nText\n\n## error_format\n\nText\n\n## ErrorResponse\n\nText'],
  ['days', '- **2024-10-18**: a limit was raised\n- **2024-09-01**: an error was renamed'],
  [
    'kinds of errors beside their codes',
    `| Code | Status | Category |
|---|---|---|
| | 502 | Network |
| | 422 | Data |`,
  ],
  [
    'states of a thing',
    `## The order object

| Field | Type | Description |
|---|---|---|
| \`status\` | string | One of \`failed\`, \`cancelled\`, \`expired\` |`,
  ],
  ['a status with its phrase', 'It fails with `400-BadRequest` and throws `Oops`.'],
  [
    'fields of a body',
    `| Field | Type | Description |
|---|---|---|
| \`error_code\` | string | The code |
| \`request_id\` | string | The id |`,
  ],
  [
    'fields in a list',
    `Each error has:

- \`code\`: the code
- \`message\`: a sentence
- \`invalid_params\`: the parameters at fault

${FENCE}json
{ "code": "ERROR_CODE", "message": "…", "invalid_params": [] }
${FENCE}`,
  ],
  [
    'headers',
    `| Header | Description |
|---|---|
| \`x-error-code\` | The code |
| \`Retry-After\` | Seconds to wait |`,
  ],
  [
    'states',
    `## Order states

| Status | Meaning |
|---|---|
| \`payment_failed\` | Not paid |
| -1 | Unknown |`,
  ],
  [
    'scopes',
    `| Scope | Description |
|---|---|
| \`cards:read\` | Read cards |
| \`cards_limited\` | Some cards |`,
  ],
  [
    'events',
    `## Webhook events

- \`payment_failed\`: a payment failed
- \`card_expired\`: a card expired`,
  ],
  [
    'limits',
    `| Plan | Limit |
|---|---|
| free_limited | 10 |
| pro | 100 |`,
  ],
  [
    'programs',
    `${FENCE}js
if (error.code === 'card_expired') retry('card_locked')
${FENCE}`,
  ],
  [
    'requests',
    `${FENCE}http
POST /cards HTTP/1.1

{ "type": "card_expired", "code": "limit_exceeded" }
${FENCE}`,
  ],
  [
    'environment variables',
    `| Variable | Description |
|---|---|
| \`ACME_API_KEY\` | The key |
| \`ACME_ERROR_LIMIT\` | How many |`,
  ],
  [
    'endpoints in headings',
    `## Endpoints

### create_payment

x

### get_payment

y`,
  ],
  [
    'parameters in a list of rules',
    `## Validation errors

- \`card_id\` must be a UUID
- \`customer_id\` is required
- \`amount\`: at least 1`,
  ],
  [
    'fields of the error',
    `## Errors

Fields of the error:

- \`invalid_params\`: list
- \`error_source\`: where`,
  ],
  [
    'classes in a program',
    `${FENCE}python
try:
    x()
except InvalidRequestError as e:
    print(e)
${FENCE}`,
  ],
  [
    'currencies',
    `## Supported currencies

| Code | Name |
|---|---|
| USD | Dollar |
| EUR | Euro |`,
  ],
  [
    'languages',
    `| Language code | Language |
|---|---|
| en_US | English |
| de_DE | German |`,
  ],
  [
    'methods',
    `| Endpoint | Method | Code |
|---|---|---|
| /cards | GET | 200 |
| /cards | POST | 201 |`,
  ],
  [
    'phrases',
    `| Status | Name | Description |
|---|---|---|
| 400 | Bad Request | Wrong |
| 401 | Unauthorized | Who |
| 404 | NotFound | None |`,
  ],
  [
    'a shell',
    `${FENCE}bash
curl https://api.example.com/cards -d card_id=1
ERROR_LIMIT=5
${FENCE}`,
  ],
  [
    'typed fields',
    `| Name | Type | Description |
|---|---|---|
| error_code | string | x |
| limit_reached | boolean | y |`,
  ],
  [
    'ranges',
    `| Code | Description |
|---|---|
| 1000-1999 | General |
| 2000-2999 | Cards |
| 4xxx | x |`,
  ],
  [
    'classes of an SDK',
    `## SDK errors

| Class | When |
|---|---|
| \`AcmeConfigError\` | Missing key |
| \`AcmeApiError\` | Non-2xx |`,
  ],
  [
    'fields in a sentence',
    `The body holds \`error_code\`, \`request_id\` and \`retry_after\`. The \`X-Error-Code\` header repeats the \`error_code\`.`,
  ],
  [
    'statuses by method',
    `| Code | GET | POST | DELETE |
|---|---|---|---|
| 200 | ✓ | ✓ | |
| 404 | ✓ | | ✓ |`,
  ],
  [
    'events in an example',
    `## Webhooks

${FENCE}json
{"type":"payment.failed","data":{"code":"card_expired"}}
${FENCE}`,
  ],
  [
    'questions',
    `## FAQ

### Why do I get 401?

Check the key.

### What is a \`request_id\`?

x`,
  ],
])('%s are no codes', (_, page) => {
  expect(codesOf(page)).toEqual([])
})

test('levels on a page about something else are no codes', () => {
  const page = readPage(`# Rooms

| Level | Number |
|---|---|
| DISABLED | 0 |
| MEMBERS_WITHOUT_ROLES | 1 |
| ALL_MEMBERS | 2 |`)
  expect(readCodes(page, readEnvelopes(page)).codes).toEqual([])
})
