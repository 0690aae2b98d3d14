import { expect, test } from 'vitest'
import { codesOf } from './read'

test.each<[name: string, page: string, codes: string[]]>([
  [
    'numbers with names, and a number below zero before a sentence',
    `### -1001 DISCONNECTED

Ours.

### -1002 BAD_KEY

Yours.

### -2021 Order was cancelled in part

Both.`,
    ['-1001', 'DISCONNECTED', '-1002', 'BAD_KEY', '-2021'],
  ],
  [
    'codes in sentences about statuses',
    `- **403 Forbidden** — \`plan_required\` if your plan lacks it
- **404 Not Found** — no such thing

It results in a \`HTTP 400\` error with a code of \`bad_type\`, or in a \`409\` response and error code \`40009\`.`,
    ['plan_required 403', 'bad_type 400', '40009 409'],
  ],
  [
    'headings that name codes',
    `## Error codes

### \`card_expired\`

The card is too old. Use another one.

### \`card_locked\` (423)

Somebody locked it.`,
    ['card_expired', 'card_locked 423'],
  ],
  [
    'headings that name exceptions',
    `## Exceptions

### CardException

No such card.

### LockedException

It is locked.`,
    ['CardException', 'LockedException'],
  ],
  [
    'accordions titled with status and code',
    `<Accordion title="401 invalid_key">
  The key is wrong. Check it.
</Accordion>
<Accordion title="409 conflict">
  It exists already.
</Accordion>`,
    ['invalid_key 401', 'conflict 409'],
  ],
  [
    'headings that name statuses in capitals',
    `### 403 – FORBIDDEN

Not yours.

### 500 – Internal Server Error

Ours.`,
    [],
  ],
  [
    'bullets by code',
    `The error codes are:

- \`card_expired\`: the card is too old
- **\`card_locked\`** (423) – somebody locked it
- \`conflict\` - it exists already`,
    ['card_expired', 'card_locked 423', 'conflict'],
  ],
  [
    'bullets by status and code',
    `- 401 \`invalid_key\` — the key is wrong
- \`404 not_found\` — no such card`,
    ['invalid_key 401', 'not_found 404'],
  ],
  [
    'lists by retrying',
    `## Retryable errors

- \`rate_limited\`
- \`server_busy_error\`

## Non-retryable errors

- \`invalid_card\`
- \`card_expired\``,
    ['rate_limited', 'server_busy_error', 'invalid_card', 'card_expired'],
  ],
  [
    'bold paragraphs',
    `## Error codes

**\`invalid_email\`**

The address is wrong. Check it.

**\`missing_name\`** — the name is missing.

**CARD_EXPIRED**: too old`,
    ['invalid_email', 'missing_name', 'CARD_EXPIRED'],
  ],
  [
    'items below statuses',
    `- **400 Bad Request**
  - \`invalid_email\`: the address is wrong
  - \`missing_name\`: no name
- **404 Not Found**
  - \`no_card\`: no such card`,
    ['invalid_email 400', 'missing_name 400', 'no_card 404'],
  ],
  [
    'items under the heading of a status',
    `### 400 Bad Request

- \`invalid_email\` – wrong address
- \`missing_name\` – no name`,
    ['invalid_email 400', 'missing_name 400'],
  ],
  [
    'labelled texts',
    `### Card expired

**Code:** \`card_expired\`
**HTTP status:** 402
**Cause:** The card is too old.
**Fix:** Use another card.

### Card locked

- **Error code:** \`CARD_LOCKED\`
- **Status:** 423 Locked
- **Resolution:** Unlock the card.`,
    ['card_expired 402', 'CARD_LOCKED 423'],
  ],
  [
    'numbers in headings',
    `### 40001 - Invalid key

Wrong.

### 40002 - Key expired

Old.`,
    ['40001', '40002'],
  ],
  [
    'headings that begin with Error',
    `### Error 1001: Invalid key

Wrong key.

### Error 1002: Key expired

Old key.`,
    ['1001', '1002'],
  ],
  [
    'a phrase before the code',
    `### 400 Bad Request: INVALID_EMAIL

x

### Not Found (\`card_not_found\`)

y`,
    ['INVALID_EMAIL 400', 'card_not_found'],
  ],
  [
    'numbers and pictures before a title',
    `### 1. \`invalid_email\`

x

### ❌ 401 invalid_key

y`,
    ['invalid_email', 'invalid_key 401'],
  ],
  [
    'tabs',
    `<Tabs>
<Tab title="INVALID_EMAIL">
Wrong. Check it.
</Tab>
<Tab title="MISSING_NAME">
None.
</Tab>
</Tabs>`,
    ['INVALID_EMAIL', 'MISSING_NAME'],
  ],
  [
    'cards',
    `<Card title="429 — rate_limited">
Slow down.
</Card>
<Card title="402 — insufficient_funds">
Top up.
</Card>`,
    ['rate_limited 429', 'insufficient_funds 402'],
  ],
  [
    'expandable parts',
    `<Expandable title="card_expired">
The card is too old.
</Expandable>
<Expandable title="card_locked">
Locked.
</Expandable>`,
    ['card_expired', 'card_locked'],
  ],
  [
    'details',
    `<details>
<summary><code>card_expired</code> — 402</summary>

The card is too old.

</details>
<details>
<summary><code>card_locked</code> — 423</summary>

Locked.

</details>`,
    ['card_expired 402', 'card_locked 423'],
  ],
  [
    'dots between status and code',
    `### 401 · \`invalid_key\`

x

### 404 · \`no_card\`

y`,
    ['invalid_key 401', 'no_card 404'],
  ],
  [
    'headings that end in error',
    `### \`invalid_key\` error

x

### \`card_expired\` error

y`,
    ['invalid_key', 'card_expired'],
  ],
  [
    'items with status, then code',
    `- \`400\` – \`invalid_email\`: wrong
- \`404\` - \`no_card\`: none
- \`invalid_name\` - 422 - wrong`,
    ['invalid_email 400', 'no_card 404', 'invalid_name 422'],
  ],
  [
    'a status that the text begins with',
    `### \`invalid_email\`

**400** – The address is wrong. Check it.

### \`card_missing\`

HTTP 404. None.`,
    ['invalid_email 400', 'card_missing 404'],
  ],
  [
    'a table of one row below each title',
    `### \`invalid_email\`

| HTTP | Description | Fix |
|---|---|---|
| 400 | Wrong address | Check it |

### \`card_missing\`

| HTTP | Description | Fix |
|---|---|---|
| 404 | None | Look |`,
    ['invalid_email 400', 'card_missing 404'],
  ],
])('codes of %s', (_, page, codes) => {
  expect(codesOf(page)).toEqual(codes)
})
