import { expect, test } from 'vitest'
import { readMarkdown } from '../../../../src/authoring/page/markdown'
import { outline } from './outline'

const cases: [name: string, lines: string[], read: string[]][] = [
  [
    'cells keep code, bold text and links as marks',
    ['| Code | Meaning |', '|---|---|', '| `bad_key` | **Wrong** [key](/keys) |'],
    ['1 table Code | Meaning', '3 row bad_key {`bad_key} | Wrong key {*Wrong @key}'],
  ],
  [
    'rows without outer pipes, and a delimiter row of another length',
    ['Code | Status | Meaning', '---|---', 'bad_key | 401 | Wrong', 'gone | 410'],
    ['1 table Code | Status | Meaning', '3 row bad_key | 401 | Wrong', '4 row gone | 410'],
  ],
  [
    'rows that are parted by lines of hyphens, over several lines',
    ['Why | Fix', '---', 'Too old | Renew', 'it', '', '---', 'Gone | None', '', 'Text'],
    ['1 table Why | Fix', '3 row Too old | Renew it', '7 row Gone | None', '9 p Text'],
  ],
  ['a heading with a pipe', ['This | That', '---', 'Text'], ['1 h2 This | That', '3 p Text']],
  [
    'a line below a table is no row of it',
    ['| Code |', '|---|', '| bad_key |', 'Keys expire after a year.'],
    ['1 table Code', '3 row bad_key', '4 p Keys expire after a year.'],
  ],
  [
    'a table without a header row loses no row',
    ['**KeyError (status 401)**|', '`bad key`|Send another.|', '`no key`|Send one.|'],
    [
      '1 table ',
      '1 row KeyError (status 401) {*KeyError (status 401)}',
      '2 row bad key {`bad key} | Send another.',
      '3 row no key {`no key} | Send one.',
    ],
  ],
  [
    'a header row again in the middle begins another table',
    ['| Code | Why |', '|--|--|', '| a_b | x |', '| Status | Why |', '|--|--|', '| 404 | y |'],
    ['1 table Code | Why', '3 row a_b | x', '4 table Status | Why', '6 row 404 | y'],
  ],
  [
    'headings in cells, pipes that are escaped, placeholders in angle brackets',
    ['| Code | Why |', '|--|--|', ' | #### a_b | ', '| c_d | Use `x \\| y` or Basic <credentials> |'],
    ['1 table Code | Why', '3 row a_b', '4 row c_d | Use x | y or Basic <credentials> {`x | y}'],
  ],
  [
    'an empty line between rows, and a row over two lines',
    ['| Code | Why |', '|--|--|', '| a_b | x', 'and z |', '', '| c_d | y |'],
    ['1 table Code | Why', '3 row a_b | x and z', '6 row c_d | y'],
  ],
  [
    'an empty line before a row that is not closed ends the table',
    ['| Code | Why |', '|--|--|', '| a_b | x |', '', 'Others | are possible.'],
    ['1 table Code | Why', '3 row a_b | x', '5 p Others | are possible.'],
  ],
  [
    'a sentence glued to the header stands before the table',
    ['These codes are fixed.error.code | Why |', '|--|--|', '400 | x |'],
    ['1 p These codes are fixed.', '1 table error.code | Why', '3 row 400 | x'],
  ],
  [
    'a table in an item of a list',
    ['1. Look here:', '', '   | Code | Why |', '   |--|--|', '   | a_b | x |', '', '2. Done'],
    ['1 - Look here:', '3 table Code | Why', '5 row a_b | x', '7 - Done'],
  ],
  [
    'a table in a quotation',
    ['> | Code | Why |', '> |--|--|', '> | a_b | x |'],
    ['1 table Code | Why', '3 row a_b | x'],
  ],
  ['sentences with pipes are no table', ['Home | Docs', 'About | Help'], ['1 p Home | Docs/About | Help']],
  [
    'pipes in fenced code are no table',
    ['```', '| Code | Why |', '|--|--|', '```'],
    ['1 code null: | Code | Why |/|--|--|'],
  ],
  [
    'an HTML table with empty lines, backticks and nested elements',
    [
      '<table><thead><tr><th>Code</th><th>Why</th></tr></thead>',
      '',
      '<tr><td>`a_b`</td><td><p>One</p>',
      '',
      '<p><b>Two</b></p></td></tr></table>',
    ],
    ['1 table Code | Why', '3 row a_b {`a_b} | One/Two {*Two}'],
  ],
  [
    'a cell over two rows is in both; a header row in the middle begins another table',
    [
      '<table>',
      '<tr><th>HTTP</th><th>Code</th></tr>',
      '<tr><td rowspan="2">401</td><td>a_b</td></tr>',
      '<tr><td>c_d</td></tr>',
      '<tr><td colspan="2">Others</td></tr>',
      '<tr><th>Status</th><th>Meaning</th></tr>',
      '<tr><td>404</td><td>Gone</td></tr>',
      '</table>',
    ],
    [
      '2 table HTTP | Code',
      '3 row 401 | a_b',
      '4 row 401 | c_d',
      '5 row Others | ',
      '6 table Status | Meaning',
      '7 row 404 | Gone',
    ],
  ],
]

test.each(cases)('%s', (_, lines, read) => {
  expect(outline(readMarkdown(lines.join('\n')))).toEqual(read)
})
