import { expect, test } from 'vitest'
import { readPlain } from '../../../../src/authoring/page/plain'
import { outline } from './outline'

const cases: [name: string, lines: string[], read: string[]][] = [
  [
    'cells glued together, codes of one form',
    [
      'Skip to main content',
      '400 — Bad Request',
      '',
      'Checks that failed.',
      'CodeMessageResolution',
      'ACME-400-001Missing fieldSend every field',
      'ACME-400-002API key missingFormat: Basic <credentials>',
      'ACME-400-003Bad userId givenCheck its accountId',
      '',
      '401 — Unauthorized',
      '',
    ],
    [
      '2 h2 400 — Bad Request',
      '4 p Checks that failed.',
      '5 table Code | Message | Resolution',
      '6 row ACME-400-001 | Missing field | Send every field',
      '7 row ACME-400-002 | API key missing | Format: Basic <credentials>',
      '8 row ACME-400-003 | Bad userId given | Check its accountId',
      '10 h2 401 — Unauthorized',
    ],
  ],
  [
    'codes in capitals and small letters, a status between',
    [
      'Error codeHTTP statusDescription',
      'BAD_KEY401The key is wrong',
      'rate_limited429Slow down',
      'NOT_FOUND404No such thing',
    ],
    [
      '1 table Error code | HTTP status | Description',
      '2 row BAD_KEY | 401 | The key is wrong',
      '3 row rate_limited | 429 | Slow down',
      '4 row NOT_FOUND | 404 | No such thing',
    ],
  ],
  [
    'a status before the code; where the code ends is not clear after a digit',
    ['StatusCodeDescription', '400BAD_KEYThe key is wrong', '', 'CodeStatusDescription', 'E1001400Wrong'],
    [
      '1 table Status | Code | Description',
      '2 row 400 | BAD_KEY | The key is wrong',
      '4 p CodeStatusDescription',
      '5 p E1001400Wrong',
    ],
  ],
  [
    'what has more seams than cells stays whole',
    ['CodeMessageResolution', 'BAD_KEYThe tokenFor usersExpired'],
    ['1 table Code | Message | Resolution', '2 row BAD_KEY | The tokenFor usersExpired'],
  ],
  [
    'tabs, with a cell of two lines and an empty one',
    ['Errors', 'Code\tStatus\tMeaning', 'a_b\t400\tBad', 'c_d\t404\tGone', '', 'e_f\t\tOdd'],
    [
      '1 h2 Errors',
      '2 table Code | Status | Meaning',
      '3 row a_b | 400 | Bad',
      '4 row c_d | 404 | Gone',
      '6 row e_f |  | Odd',
    ],
  ],
  [
    'a row with tabs that breaks within a cell',
    ['Code\tStatus\tMeaning', 'a_b\t400', '\tBad', 'c_d\t404\tGone'],
    ['1 table Code | Status | Meaning', '2 row a_b | 400 | Bad', '4 row c_d | 404 | Gone'],
  ],
  ['tabs without a header', ['a_b\tBad', 'c_d\tGone'], ['1 table ', '1 row a_b | Bad', '2 row c_d | Gone']],
  [
    'pipes whose rows have lost the one in front, headings between',
    [
      'Keys (401)',
      '| Code | Why |',
      '|---|---|',
      'a_b | Bad <key> |',
      'Limits',
      '| Plan | Limit |',
      '|---|---|',
      '| Free | 10 |',
    ],
    [
      '1 h2 Keys (401)',
      '2 table Code | Why',
      '4 row a_b | Bad <key>',
      '5 h2 Limits',
      '6 table Plan | Limit',
      '8 row Free | 10',
    ],
  ],
  [
    'one cell on each line',
    ['Code', 'Message', '', 'ACME-1', 'Bad key', 'ACME-2', 'Gone', 'That is all.'],
    ['1 table Code | Message', '4 row ACME-1 | Bad key', '6 row ACME-2 | Gone', '8 p That is all.'],
  ],
  [
    'words of a header alone are no table',
    ['Code', 'Message', 'Nothing more follows here.'],
    ['1 h2 Code', '2 p Message', '3 p Nothing more follows here.'],
  ],
  [
    'a body, the head of a response, a program',
    [
      '{',
      '  "code": "a_b"',
      '}',
      'HTTP/1.1 429 Too Many Requests',
      'Retry-After: 2',
      '',
      '{"a": 1}',
      '',
      'function f(x) {',
      '',
      "  case '400': // no",
      '}',
      'End.',
    ],
    [
      '1 code json: {/  "code": "a_b"/}',
      '4 code http: HTTP/1.1 429 Too Many Requests/Retry-After: 2//{"a": 1}',
      "9 code null: function f(x) {//  case '400': // no/}",
      '13 p End.',
    ],
  ],
  [
    'items, and text that was wrapped by hand',
    [
      'A key is sent with each request, and it is checked by',
      'the gateway before anything else.',
      '',
      '• One',
      '  - Two',
      '3. Three',
    ],
    [
      '1 p A key is sent with each request, and it is checked by/the gateway before anything else.',
      '4 - One',
      '5 -- Two',
      '6 - Three',
    ],
  ],
  [
    'headings in a text without empty lines',
    ['The key is checked first.', 'Server errors', 'They are ours, and they pass after a while.'],
    [
      '1 p The key is checked first.',
      '2 h2 Server errors',
      '3 p They are ours, and they pass after a while.',
    ],
  ],
]

test.each(cases)('%s', (_, lines, read) => {
  expect(outline(readPlain(lines.join('\n')))).toEqual(read)
})

test.each([
  ['Errors\n\nAll of them.', 'Errors'],
  ['All of them are here.\n\nErrors\n\nMore of them.', null],
])('the title of %j', (text, title) => {
  expect(readPlain(text).title).toBe(title)
})
