import { expect, test } from 'vitest'
import { readMarkdown } from '../../../../src/authoring/page/markdown'
import { outline } from './outline'

const cases: [name: string, lines: string[], read: string[]][] = [
  [
    'an accordion is a title for what is in it',
    [
      '<Accordion title="401 `bad_key`">',
      '    Send another.',
      '',
      '    ```json',
      '    {}',
      '    ```',
      '</Accordion>',
      'After',
    ],
    ['1 h1 401 bad_key {`bad_key}', '2 p Send another.', '4 code json: {}', '8 p After'],
  ],
  [
    'tabs take their labels from a list over many lines',
    [
      '<Tabs',
      '  values={[',
      "    { label: '400 Bad Request', value: '400' },",
      "    { value: 'x', label: 'Other' },",
      '  ]',
      '}>',
      '<TabItem value="400">',
      '',
      'One',
      '',
      '</TabItem>',
      '<TabItem value="x">Two</TabItem>',
      '</Tabs>',
    ],
    ['7 h1 400 Bad Request', '9 p One', '12 h1 Other', '12 p Two'],
  ],
  [
    'a label beats a value',
    ['<TabItem value="a" label="404 Not Found">', 'One', '</TabItem>'],
    ['1 h1 404 Not Found', '2 p One'],
  ],
  [
    'styles in double braces are taken out, also within a line',
    [
      '<div style={{',
      "  color: 'red',",
      '}}>',
      "  Status <span style={{ color: 'blue' }}>401</span>",
      '</div>',
    ],
    ['4 p Status 401'],
  ],
  [
    'fields and parameters are titles',
    [
      '<ResponseField name="401 bad_key" type="error">',
      '  Wrong key.',
      '</ResponseField>',
      '<ParamField header="X-Key" type="string" />',
    ],
    ['1 h1 401 bad_key', '2 p Wrong key.', '4 h1 X-Key'],
  ],
  [
    'details take their title from the summary, on one line or three',
    [
      '<details><summary>Code <code>a_b</code></summary>',
      'One',
      '</details>',
      '<details>',
      '<summary>',
      'Two',
      '</summary>',
      'Three',
      '</details>',
    ],
    ['1 h1 Code a_b {`a_b}', '2 p One', '4 h1 Two', '8 p Three'],
  ],
  [
    'callouts of all kinds leave their text',
    [
      '<Note>One</Note>',
      '',
      ':::warning Mind',
      'Two',
      ':::',
      '',
      '> [!NOTE]',
      '> Three',
      '',
      '!!! tip "Four"',
      '    Five',
      '',
      'Six',
    ],
    ['1 p One', '3 h1 Mind', '4 p Two', '8 p Three', '10 h1 Four', '11 p Five', '13 p Six'],
  ],
  [
    'fences in a group keep their labels; a heading in a component ends with it',
    [
      '<CodeGroup>',
      '```json theme={null} Response',
      '{}',
      '```',
      '</CodeGroup>',
      '<Card title="A">',
      '## B',
      '</Card>',
      'C',
    ],
    ['2 code json: {}', '6 h1 A', '7 h2 B < A', '9 p C'],
  ],
  [
    'components on lines of their own are no paragraph together',
    ['<Card title="A">One</Card>', '<Card title="B">Two</Card>', 'Three'],
    ['1 h1 A', '1 p One', '2 h1 B', '2 p Two', '3 p Three'],
  ],
  [
    'components that stand for headings',
    ['<Section as="h2" id="a">Time</Section>', 'One', '<Heading level={3}>Space</Heading>', 'Two'],
    ['1 h2 Time', '2 p One', '3 h3 Space < Time', '4 p Two'],
  ],
  [
    'a placeholder at the start of a line is text',
    ['<credentials> are sent', 'as they are'],
    ['1 p <credentials> are sent/as they are'],
  ],
  ['a component that is never closed', ['<Accordion title="A">', 'One'], ['1 h1 A', '2 p One']],
  ['a closing tag alone is nothing', ['</Accordion>', 'One'], ['2 p One']],
]

test.each(cases)('%s', (_, lines, read) => {
  expect(outline(readMarkdown(lines.join('\n')))).toEqual(read)
})

test('the label on a fence is kept', () => {
  const [block] = readMarkdown('```json title="400 bad_key"\n{}\n```').blocks
  expect(block).toMatchObject({ kind: 'code', lang: 'json', label: 'title="400 bad_key"' })
})
