import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formOf, type PageForm, readPage } from '../../../../src/authoring/page/read-page'

test.each<[form: PageForm, text: string]>([
  ['html', '<meta charset="utf-8"><p>One</p>'],
  ['html', '<!DOCTYPE html>\n<html><body><p>One'],
  ['html', '<div><p>One</p></div>'],
  ['html', '\n <h2>Errors</h2><ul><li>One</li></ul>'],
  ['markdown', '# Errors\n\nOne'],
  ['markdown', '---\ntitle: Errors\n---\nOne'],
  ['markdown', '<Note>\n\nOne\n\n</Note>'],
  ['markdown', '<div>\n\n## Errors\n\n</div>'],
  ['markdown', 'Send `x-key`.'],
  ['markdown', '| Code | Why |\n|---|---|\n| a_b | Bad |'],
  ['markdown', '<table>\n<tr><td>1</td></tr>\n</table>\n\n## Errors'],
  ['text', 'Errors\n\nOne'],
  ['text', 'Code\tWhy\na_b\tBad'],
  ['text', '| Code | Why |\n|---|---|\na_b | Bad |'],
  ['text', 'CodeMessage\nBAD_KEYThe key is bad\n\nthrow Error(`no`)'],
  ['text', 'a < b and c > d'],
  ['text', ''],
])('%s is the form of %j', (form, text) => {
  expect(formOf(text)).toBe(form)
})

test('the form may be given, and line ends are of any kind', () => {
  expect(readPage('# One\r\n\rTwo', 'text').blocks.map(({ kind, line }) => [kind, line])).toEqual([
    ['paragraph', 1],
    ['paragraph', 3],
  ])
})

test('what is too long is cut with a note', () => {
  expect(readPage('One').notes).toBeUndefined()
  expect(readPage(`# A\n\n${'x'.repeat(30_000)}`).notes).toEqual([
    'Lines longer than 20,000 characters were cut.',
  ])
  expect(readPage('\n'.repeat(30_000)).notes).toEqual([
    'The page has more than 20,000 lines; the rest was not read.',
  ])
  expect(readPage('a'.repeat(2_000_001)).notes?.[0]).toContain('2 MB')
})

const PIECES = [
  '<',
  '</',
  '<div>',
  '</div>',
  '<td rowspan=9>',
  '<table>',
  '</table>',
  '<A b={',
  '}',
  '<Tab title="',
  '">',
  '<!--',
  '-->',
  '{/*',
  '```',
  '`',
  '|',
  '|-|\n',
  '\t',
  '\n',
  '\n\n',
  '# ',
  '- ',
  '> ',
  '1. ',
  '    ',
  ':::',
  ':::note\n',
  '!!! a\n',
  '**',
  '[',
  '](',
  '---\n',
  '<summary>',
  '</details>',
  '<dl><dt>',
  'Code',
  'Message',
  'BAD_KEY',
  '400',
  '&amp;',
  '&',
  '\u0000',
  '\ud800',
  'import {',
  'text ',
]
const forms: (PageForm | null)[] = ['markdown', 'html', 'text', null]
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join('')),
)

test('no text makes reading fail, and every block points to a line of the page', () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom(...forms), (text, form) => {
      const page = readPage(text, form)
      for (const { line } of page.blocks) {
        expect(line).toBeGreaterThanOrEqual(1)
        expect(line).toBeLessThanOrEqual(Math.max(1, page.lines.length))
      }
    }),
    { numRuns: 200 },
  )
})

/** Time for four times the text, as a multiple. */
function growth(piece: string, form: PageForm): number {
  const timeOf = (length: number) => {
    const text = piece.repeat(Math.ceil(length / piece.length))
    const start = performance.now()
    readPage(text, form)
    return performance.now() - start
  }
  const size = SIZE[form]
  return timeOf(size * 4) / Math.max(timeOf(size), LEAST_MS)
}

/** The machine does other things too: what is slow once is tried again. */
const growsInProportion = (piece: string, form: PageForm) =>
  [1, 2, 3, 4].some(() => growth(piece, form) < MOST_GROWTH)

/** Quadratic time would be 16. */
const MOST_GROWTH = 12
/** The Markdown parser is not ours and takes its time; our own readers are fast enough for more. */
const SIZE = { markdown: 800, html: 2_000, text: 2_000 }
/** Shorter times are noise. */
const LEAST_MS = 4

test.each([
  '<',
  '<div>',
  '<div ',
  '<div a="',
  '<A {',
  '<A {\n',
  '<table>\n',
  '<td rowspan=999>',
  '<!--\n',
  '</b>',
  '<b>',
  '<p>',
  '|',
  '| a | b |\n',
  'a | b\n',
  '`',
  '[',
  '![',
  '*a',
  '_',
  '&',
  '> ',
  '- ',
  '- a\n',
  '1. ',
  '    - a\n',
  '# a\n',
  '{\n',
  'a\tb\n',
  'Code\nMessage\n',
  'CodeCode',
  'BAD_KEYThe key\n',
  ':::note\n',
  '<Tab value="a">\n',
  '<details><summary>',
  ' ',
  '\n',
])(
  'reading %j many times takes time in proportion',
  (piece) => {
    for (const form of ['markdown', 'html', 'text'] as const)
      expect(growsInProportion(piece, form), form).toBe(true)
  },
  60_000,
)
