import { expect, test } from 'vitest'
import { readPage } from '../../../../src/authoring/page/read-page'
import { outline } from './outline'

const GRID = `.. _errors:

Group 0
\`\`\`\`\`\`\`

See the :ref:\`lamps <all-lamps>\`, \`our site <https://example.com>\`_ and :code:\`x\`.

+----------+--------+--------------------------+
| Code     | HTTP   | Description              |
|          | status |                          |
+==========+========+==========================+
| .. _l00: | 503    | No current, see          |
|          |        | :ref:\`the fuse <fuse>\`.  |
| LAMP00   |        |                          |
+----------+--------+--------------------------+
| LAMP01   | 400    | | one,                   |
|          |        | | or \`\`two\`\`             |
+----------+--------+--------------------------+

Text below.
`

test('a grid, whose cells go on over several lines', () => {
  expect(outline(readPage(GRID))).toEqual([
    '3 h2 Group 0',
    '6 p See the lamps, our site and x. {`x}',
    '8 table Code | HTTP status | Description',
    '12 row LAMP00 | 503 | No current, see the fuse.',
    '16 row LAMP01 | 400 | | one, | or two {`two}',
    '20 p Text below.',
  ])
  expect(readPage(GRID).lines[5]).toContain(':ref:')
})

test.each<[name: string, lines: string[], read: string[]]>([
  [
    'a grid without a header, whose letters are wide',
    ['+---+----+', '|404|電球 |', '+---+----+', '|500|故障 |', '+---+----+', '', 'End.'],
    ['1 table ', '2 row 404 | 電球', '4 row 500 | 故障', '7 p End.'],
  ],
  [
    'a grid that never ends',
    ['+---+---+', '| a | b |', '+---+---+', '| c | d |'],
    ['1 table ', '2 row a | b'],
  ],
])('%s', (_, lines, read) => {
  expect(outline(readPage(lines.join('\n'), 'markdown')).slice(0, read.length)).toEqual(read)
})

test('cells that span rows are no table of ours', () => {
  const spans = ['+---+-----+', '| a | b   |', '|   +-----+', '| c | d   |', '+---+-----+'].join('\n')
  expect(() => readPage(spans)).not.toThrow()
})

test('a fence of code is no underline', () => {
  const text = `.. note::\n\nRun\n\`\`\`\`bash\nlamp on\n\`\`\`\`\n\nEnd.`
  expect(outline(readPage(text, 'markdown'))).toContain('4 code bash: lamp on')
})

test('directives of code, with their options, and literal blocks', () => {
  const text = `Errors
======

.. code-block:: json
   :linenos:

   {"code": "lamp_gone"}

An example:

::

  {"code": "lamp_hot"}

End of it.`
  expect(outline(readPage(text))).toEqual([
    '1 h1 Errors',
    '4 code json: //   {"code": "lamp_gone"}',
    '9 p An example:',
    '11 code null: /  {"code": "lamp_hot"}',
    '15 p End of it.',
  ])
})
