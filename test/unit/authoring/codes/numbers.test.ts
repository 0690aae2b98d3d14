import { expect, test } from 'vitest'
import { codesOf } from './read'

test.each<[name: string, page: string, codes: string[]]>([
  [
    'a list whose items begin with numbers that do not count them',
    `## Error codes

* 1 The body is missing
* 2 The key is missing
* 4 The key is wrong - ask for another
* 1500 Something broke
* 2001 Not the owner of the lamp`,
    ['1', '2', '4', '1500', '2001'],
  ],
  [
    'numbers called errno, below their statuses',
    `## Error codes

* 400 - **Bad parameters** - Something is wrong. See the errors below.

    - errno 101 - Missing header
    - errno 110 - Bad header

* 410 - **Gone** - The lamp was sold.

    - errno 103 - Sold`,
    ['101 400', '110 400', '103 410'],
  ],
  [
    'a table of numbers with nothing around it, whose rows tell of failures',
    `| Code | Description |
|--|--|
| \`3\` | Lamp unreachable |
| \`7\` | Delivery failed |
| \`41\` | Bulb too old |
| \`99\` | General error |`,
    ['3', '7', '41', '99'],
  ],
  [
    'families of codes beside codes',
    `| Code | HTTP status | Meaning |
|--|--|--|
| 08* | 503 | no connection |
| L0* | 500 | lamp broke |
| 42P01 | 404 | no such table |
| other | 400 | |`,
    ['42P01 404'],
  ],
])('%s', (_, page, codes) => {
  expect(codesOf(page)).toEqual(codes)
})

test.each<[name: string, page: string]>([
  ['a list that counts its items', '## Error codes\n\n* 1 Check the code\n* 2 Check the key\n* 3 Call us'],
  ['amounts', '## Rate limits\n\n* 5 requests a second\n* 100 requests a minute\n* 4000 requests a day'],
  ['numbers below another title', '## Lamps by room\n\n* 12 kitchen\n* 24 cellar\n* 7 attic'],
  [
    'reply codes of another protocol',
    '## Reply codes\n\n* 250 Message taken\n* 354 Go on\n* 554 Message refused',
  ],
  [
    'reply codes in a table of errors',
    '| Error | Message |\n|--|--|\n| 250 | Mail was taken |\n| 552 | Mailbox is full |\n| 554 | Refused |',
  ],
  [
    'a range',
    '| Type | Message type | Range |\n|--|--|--|\n| Success | Info | 10000 - 19999 |\n| Error | Error | 50000 - 99999 |',
  ],
])('no codes: %s', (_, page) => {
  expect(codesOf(page)).toEqual([])
})
