import { expect, test } from 'vitest'
import { readPage } from '../../../../src/authoring/page/read-page'
import { readDraft } from '../../../../src/authoring/read-draft'

/** What a page says, by code and by status, in its order: `busy: yes, 429: yes`. */
function said(text: string): string {
  const { codes, statuses } = readDraft(readPage(`# Errors\n\n${text}`))
  const words = [
    ...codes.map((each) => [each.code, each.retry?.value]),
    ...statuses.map((each) => [each.status, each.retry?.value]),
  ]
  return words.flatMap(([name, value]) => (value ? `${name}: ${value}` : [])).join(', ')
}

test.each([
  ['an exception', 'Never retry `4xx` errors (except `429`, after a wait).', '4xx: no'],
  ['several exceptions', 'Do not retry 4xx errors other than `408` and `429`.', '4xx: no'],
  [
    'what is said without a change',
    '4xx codes other than `429` are bugs of yours; retrying without changes will fail the same way.',
    '4xx: no',
  ],
  ['until it is changed', 'On a 422, do not retry until you modify the request.', '422: no'],
  [
    'a status in a substitution',
    'A |status-409| is returned. Retrying the same request will usually do.',
    '409: yes',
  ],
  ['500 and above', 'Server errors (>=500) may be retried.', '5xx: yes'],
  [
    'a number called errno',
    '## Error codes\n\n* 503 - **Down** - See if retries are allowed.\n\n    - errno 201 - Back off and retry\n    - errno 202 - Fix the body',
    '201: yes',
  ],
  [
    'codes in passing in the rows of a table',
    `| Code | HTTP |
|--|--|
| \`DENIED\` | 403 |
| \`LAMP_DOWN\` | 503 |
| \`LAMP_BUSY\` | 503 |

| Kind | Guidance |
|--|--|
| Sign-in (\`DENIED\`) | Ask for access. Retries without change will fail. |
| Passing (\`LAMP_DOWN\`, \`LAMP_BUSY\`) | Safe to retry with backoff. |`,
    'DENIED: no, LAMP_DOWN: yes, LAMP_BUSY: yes',
  ],
  [
    'a class, and some of its codes',
    '| Error | Retry? |\n|--|--|\n| 5xx (`lamp_down`, `fuse_failed`) | Yes |\n| 4xx (all else) | **No** |',
    '5xx: yes, 4xx: no',
  ],
  [
    'the status that a code begins its text with is the code’s',
    `### \`key_in_use\`

**HTTP 409**: The first request is still under way. Wait and retry.

### \`limit_exceeded\`

**HTTP 409**: You have too many lamps. Sell one.`,
    'key_in_use: yes',
  ],
  [
    'the example of the form is about no code',
    `## Error format

\`\`\`json
{ "error": { "code": "bad_colour", "message": "No such colour" } }
\`\`\`

| Field | Description |
|--|--|
| \`retryable\` | \`true\` when the request may succeed on a retry |

## Codes

### \`bad_colour\`

Pick another one.

### \`lamp_missing\`

Add one.`,
    '',
  ],
])('%s', (_, text, expected) => {
  expect(said(text)).toBe(expected)
})
