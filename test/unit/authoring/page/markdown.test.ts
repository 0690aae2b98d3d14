import { expect, test } from 'vitest'
import { readMarkdown } from '../../../../src/authoring/page/markdown'
import { outline } from './outline'

const cases: [name: string, lines: string[], read: string[]][] = [
  [
    'imports, exports and comments go, but not those in fenced code, nor sentences',
    [
      "import { Tabs } from '@acme/tabs'",
      'export const limits = {',
      '  perMinute: 10,',
      '}',
      '<!-- one',
      'two --> After {/* three */}it.',
      'import your keys first',
      '```python',
      'import time',
      '<!-- kept -->',
      '```',
    ],
    ['6 p After it./import your keys first', '8 code python: import time/<!-- kept -->'],
  ],
  [
    'a comment that never ends is text',
    ['One `<!--` two', '', 'three'],
    ['1 p One <!-- two {`<!--}', '3 p three'],
  ],
  [
    'setext headings and nested lists',
    ['Errors', '======', '', '- 401', '  - bad key'],
    ['1 h1 Errors', '4 - 401', '5 -- bad key'],
  ],
  ['a bold paragraph stays a paragraph', ['**Missing key**'], ['1 p Missing key {*Missing key}']],
  [
    'code, bold text and links written as HTML',
    ['Send <code>x-key</code> <b>now</b>, <a href="/k">here</a>.<br/>Or <token>.'],
    ['1 p Send x-key now, here./Or <token>. {`x-key *now @here}'],
  ],
  [
    'a definition list becomes items with bold terms',
    ['`bad_key`', ': Send another key.', '', 'gone', ':   It was deleted.'],
    ['1 - bad_key: Send another key. {*bad_key `bad_key}', '4 - gone: It was deleted. {*gone}'].map((line) =>
      line.replace(': Send', ':/Send').replace(': It', ':/It'),
    ),
  ],
  [
    'HTML lists and headings',
    ['<h2 id="a">Limits</h2>', '<ul><li>Ten <code>a</code></li><li>Two<ul><li>Three</li></ul></li></ul>'],
    ['1 h2 Limits', '2 - Ten a {`a}', '2 - Two', '2 -- Three'],
  ],
  [
    'an address and heading anchors',
    ['## Errors {#errors}', '', 'One{" "}two'],
    ['1 h2 Errors', '3 p One two'],
  ],
]

test.each(cases)('%s', (_, lines, read) => {
  expect(outline(readMarkdown(lines.join('\n')))).toEqual(read)
})

test.each([
  ['YAML', ['---', 'title: "Errors: all"', 'canonical: https://acme.example/errors', '---', 'Text']],
  ['TOML', ['+++', 'title = "Errors: all"', 'url = "https://acme.example/errors"', '+++', 'Text']],
])('front matter in %s gives title and address, and the lines keep their numbers', (_, lines) => {
  const page = readMarkdown(lines.join('\n'))
  expect(page).toMatchObject({ title: 'Errors: all', url: 'https://acme.example/errors', lines })
  expect(outline(page)).toEqual(['5 p Text'])
})

test('two rules at the top are no front matter, and a path is no address', () => {
  expect(outline(readMarkdown('---\nText\n\n---'))).toEqual(['2 p Text'])
  expect(readMarkdown('---\nslug: /errors\n---\n').url).toBeNull()
})

const SPAN = '`bad_key`, `no_key`, *gone*, '

test('a long list keeps its items, and a line of thousands of spans its marks', () => {
  const items = Array.from({ length: 600 }, (_, i) => `- \`bad_key_${i}\`: the *key* is \`bad\``)
  expect(readMarkdown(items.join('\n')).blocks).toHaveLength(600)
  const [line] = readMarkdown(SPAN.repeat(1000)).blocks
  expect(line?.kind === 'paragraph' && line.content.marks.filter(({ kind }) => kind === 'code')).toHaveLength(
    2000,
  )
})

test('a long page is read in parts, and every block keeps its line', () => {
  const lines = Array.from({ length: 1200 }, (_, i) => ['Paragraph', '', '- item', ''][i % 4] as string)
  const read = outline(readMarkdown(lines.join('\n')))
  const written = lines.flatMap((line, i) =>
    line ? [`${i + 1} ${line.replace('Paragraph', 'p Paragraph')}`] : [],
  )
  expect(read).toEqual(written)
})
