import { expect, test } from 'vitest'
import { readHtml } from '../../../../src/authoring/page/html'
import { outline } from './outline'

/** What was read, without the lines. */
const blocks = (html: string) => outline(readHtml(html)).map((line) => line.replace(/^\d+ /, ''))

const cases: [name: string, html: string, read: string[]][] = [
  [
    'a piece from the clipboard',
    '<meta charset="utf-8"><!--StartFragment--><div style="color: red"><div><h2>Errors<a href="#errors">#</a></h2><div>Send a <span style="font-weight: 600">key</span>.<br>Always.</div></div></div><!--EndFragment-->',
    ['h2 Errors', 'p Send a key./Always. {*key}'],
  ],
  [
    'a table without header cells, whose first row names columns',
    '<table><tr><td>Code</td><td>Description</td></tr><tr><td><code>a_b</code></td><td>Bad &lt;key&gt;</td></tr></table>',
    ['table Code | Description', 'row a_b {`a_b} | Bad <key>'],
  ],
  [
    'a table without any header',
    '<table><tr><td>a_b<td>Bad<tr><td>c_d<td>Gone</table>',
    ['table ', 'row a_b | Bad', 'row c_d | Gone'],
  ],
  [
    'a table of elements with roles',
    '<div role="table"><div role="rowgroup"><div role="row"><span role="columnheader">Code</span><span role="columnheader">Why</span></div></div><div role="row"><div role="cell">a_b</div><div role="cell">Bad</div></div></div>',
    ['table Code | Why', 'row a_b | Bad'],
  ],
  [
    "a highlighter's spans, line numbers and a copy button",
    '<div><pre class="language-json"><button>Copy</button><code><span class="line"><span class="lineno">1</span>{</span><span class="line"><span class="lineno">2</span>  <i>"a"</i>: 1</span><span class="line"><span class="lineno">3</span>}</span></code></pre></div>',
    ['code json: {/  "a": 1/}'],
  ],
  [
    'code laid out by a table',
    '<table><tr><td class="gutter"><pre class="lineno">1</pre></td><td><pre data-lang="HTTP">GET /a</pre></td></tr></table>',
    ['code http: GET /a'],
  ],
  [
    'definitions, nested lists, details',
    '<dl><dt><code>a_b</code></dt><dd>Bad</dd><dt>c_d<dd>Gone</dl><ol><li><p>One</p><ul><li>Two</ul></ol><details><summary>401 <code>x</code></summary><p>In</p></details><p>Out',
    ['- a_b: Bad {*a_b `a_b}', '- c_d: Gone {*c_d}', '- One', '-- Two', 'h1 401 x', 'p In', 'p Out'],
  ],
  [
    'panels are titled by their tabs',
    '<div role="tablist"><button role="tab" id="t1">404 Not Found</button></div><div role="tabpanel" aria-labelledby="t1"><p>Gone</p></div>',
    ['h1 404 Not Found', 'p Gone'],
  ],
  [
    'links keep their target, unless it is a script',
    '<p><a href="https://acme.example/k">Keys</a> <a href="javascript:alert(1)" onclick="x()">Run</a></p>',
    ['p Keys Run {@Keys}'],
  ],
  [
    'scripts and styles are no text',
    '<style>p{}</style><p>One<script>if (a < b) {}</script></p><svg><p>no</p></svg>',
    ['p One'],
  ],
  [
    'broken markup',
    '<p>One < two <b>three</p></div><p title="x>four',
    ['p One < two three {*three}', 'p <p title="x>four'],
  ],
]

test.each(cases)('%s', (_, html, read) => {
  expect(blocks(html)).toEqual(read)
})

const DOCUMENT = `<!doctype html><html><head><title>Errors | Acme</title>
<link rel="canonical" href="https://acme.example/errors"><meta property="og:url" content="https://acme.example/x">
</head><body><header>Acme</header><nav><ul><li>Home</li></ul></nav>
<main><nav>Up</nav><h1>Errors</h1><aside><p>Mind the status.</p></aside>
<table><thead><tr><th>Code</th><th>Why</th></tr></thead><tr><td>a_b</td><td>Bad</td></tr></table><footer>Next</footer></main>
<aside>Advertisement</aside></body></html>`

test('of a whole document the main part is read, with its title and address', () => {
  expect(blocks(DOCUMENT)).toEqual(['h1 Errors', 'p Mind the status.', 'table Code | Why', 'row a_b | Bad'])
  expect(readHtml(DOCUMENT)).toMatchObject({ title: 'Errors', url: 'https://acme.example/errors' })
})

test.each([
  ['<meta property="og:url" content="https://acme.example/x"><p>One', 'https://acme.example/x'],
  ['<base href="https://acme.example/docs/"><p>One', 'https://acme.example/docs/'],
  ['<link rel="canonical" href="/errors"><p>One', null],
])('address of %s', (html, url) => {
  expect(readHtml(html).url).toBe(url)
})

test('the lines are readable text, and blocks point to theirs', () => {
  const page = readHtml(DOCUMENT)
  expect(page.lines).toEqual(['Errors', '', 'Mind the status.', '', 'Code | Why', 'a_b | Bad'])
  expect(outline(page)).toEqual([
    '1 h1 Errors',
    '3 p Mind the status.',
    '5 table Code | Why',
    '6 row a_b | Bad',
  ])
})

test('elements nested without end are passed over, their text is not', () => {
  const depth = 100_000
  expect(blocks(`${'<div>'.repeat(depth)}deep${'</div>'.repeat(depth)}<p>after`)).toEqual([
    'p deep',
    'p after',
  ])
})
