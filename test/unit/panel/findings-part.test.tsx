// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest'
import type { Finding } from '../../../src/engine'
import { annotation, failing, finding } from './fixtures'
import { mount, unmount } from './mount'

afterEach(unmount)

/** The card of a row about which this was noticed. */
function card(...findings: Finding[]) {
  const panel = mount([failing(1, { annotation: annotation({ findings }) })])
  panel.click('[data-row-id="1"]')
  return panel
}

test('nothing noticed, nothing said', () => {
  expect(card().part('findings')).toBeNull()
})

test('says what, why, who can do what, and where that is written', () => {
  const source = { url: 'https://docs.example.com/cors', checked: '2026-11-22' }
  const panel = card(finding({ rule: 'exposure/hidden-header', line: 'Expose: X', source }))
  const [heading, ...lines] = panel.all('[data-rule="exposure/hidden-header"] p').map((p) => p.textContent)
  expect(heading).toBe('Something was noticed')
  expect(lines).toEqual([
    'It costs time.',
    'For whoever runs this API: Change it.',
    'Expose: X',
    'docs.example.com/cors read 2026-11-22',
  ])
})

test.each([
  ['client', "For the page's code: Change it."],
  ['server', 'For whoever runs this API: Change it.'],
] as const)('names the owner in words: %s', (owner, words) => {
  expect(card(finding({ owner })).part('findings')).toContain(words)
})

test('offers the line to copy, and nothing to copy where there is none', () => {
  const panel = card(finding({ rule: 'a', line: 'Expose: X' }), finding({ rule: 'b' }))
  expect(panel.text('[data-rule=a] code')).toBe('Expose: X')
  expect(panel.find('[data-rule=a] button')?.getAttribute('aria-label')).toBe('Copy this line')
  expect(panel.find('[data-rule=b] button')).toBeNull()
})

test('praise asks nobody for anything', () => {
  const panel = card(finding({ rule: 'retry/well-behaved', owner: 'client', fix: 'Keep it.' }))
  expect(panel.part('findings')).toContain('Keep it.')
  expect(panel.part('findings')).not.toContain("For the page's code")
  expect(panel.find('[data-praise=true] svg')).not.toBeNull()
})

test('shows everything as text, and links to http(s) only', () => {
  const HOSTILE = '<img src=x onerror="window.hacked=1">'
  const panel = card(
    finding({
      what: HOSTILE,
      why: HOSTILE,
      fix: HOSTILE,
      line: HOSTILE,
      source: { url: `javascript:${HOSTILE}`, checked: HOSTILE },
    }),
  )
  expect(panel.all('[data-part=findings] :is(img, a)')).toEqual([])
  expect(panel.text('[data-part=findings] code')).toBe(HOSTILE)
})
