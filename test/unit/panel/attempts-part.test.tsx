// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Attempt } from '../../../src/audit/attempt'
import { type Audit, audit } from '../../../src/audit/audit'
import { attempt, failing, finding, success } from './fixtures'
import { mount, unmount } from './mount'

// What the audit says is tested where it is made; here, what the card makes of it.
vi.mock('../../../src/audit/audit', () => ({ audit: vi.fn() }))

const TRIES = [
  attempt(1, 0, { readyMs: 2100 }),
  attempt(2, 150, { readyMs: 2250 }),
  attempt(3, 400, { status: 503 }),
  attempt(4, 2400, { status: 200 }),
]
const auditOf = (attempts: Attempt[], over: Partial<Audit> = {}): Audit => ({
  attempts,
  findings: [finding({ rule: 'retry/too-early', owner: 'client' })],
  rates: [],
  ...over,
})

beforeEach(() => {
  vi.mocked(audit).mockReset()
})
afterEach(unmount)

/** The card of the second of the tries. */
function card(result: Audit | null) {
  vi.mocked(audit).mockReturnValue(result)
  const panel = mount([failing(1), failing(2), failing(3), success(4)])
  panel.act(() => panel.panel.selection.select(2))
  return panel
}
const table = (panel: ReturnType<typeof mount>) =>
  panel.all('[data-part=attempts] tbody tr').map((tr) => [...tr.children].map((td) => td.textContent))

describe('the tries of a request', () => {
  test('that was sent once and well are no part of the card', () => {
    expect(card(null).part('attempts')).toBeNull()
  })

  test('are drawn, judged and listed', () => {
    const panel = card(auditOf(TRIES))
    expect(panel.find('[data-part=attempts] svg[role=img]')?.getAttribute('aria-label')).toMatch(
      /^4 tries within 2\.50 s: 2 × 429, 503, 200;/,
    )
    expect(panel.all('[data-part=attempts] [data-rule]').map((each) => each.dataset.rule)).toEqual([
      'retry/too-early',
    ])
    expect(table(panel)).toEqual([
      ['1', '0', '–', '429', '+2.10 s', 'Retry after'],
      ['2', '+150 ms', '50 ms, early', '429', '+2.25 s', 'Retry after'],
      ['3', '+400 ms', '150 ms, early', '503', '–', 'Retry after'],
      ['4', '+2.40 s', '1.90 s', '200', '–', '–'],
    ])
    expect(panel.text('[data-part=attempts] tr[aria-current]')).toMatch(/^2/)
  })

  test('a try leads to its own card, and takes the focus there', () => {
    const panel = card(auditOf(TRIES))
    panel.click('[data-part=attempts] [data-leads-to="3"]')
    expect(panel.chosen()).toBe('3')
    expect(document.activeElement).toBe(panel.find('[data-testid=card]'))
  })

  test('a try that the list does not show leads nowhere, since it would have no card', () => {
    const panel = card(auditOf(TRIES))
    expect(panel.find('[data-leads-to="4"]')).toBeNull()
    panel.click('#show-successes')
    expect(panel.find('[data-leads-to="4"]')).not.toBeNull()
  })

  test.each([
    [6, true],
    [7, false],
  ])('%d of them: the table is open: %s', (n, open) => {
    const panel = card(auditOf(Array.from({ length: n }, (_, i) => attempt(i + 1, i * 200))))
    expect(panel.find<HTMLDetailsElement>('.tries')?.open).toBe(open)
  })

  test('one alone has findings, but neither picture nor table', () => {
    const panel = card(auditOf(TRIES.slice(0, 1)))
    expect(panel.part('attempts')).toContain('Something was noticed')
    expect(panel.all('[data-part=attempts] :is(figure, table)')).toEqual([])
  })

  test.each([
    ['praised', [finding({ rule: 'retry/well-behaved' })]],
    ['not blamed', []],
  ])('that are %s have their pictures folded away', (_, findings) => {
    const panel = card(auditOf(TRIES, { findings }))
    expect(panel.find<HTMLDetailsElement>('.tries')?.open).toBe(false)
    expect(panel.all('[data-part=attempts] figure')).toEqual(panel.all('.tries figure'))
    expect(panel.all('.tries figure')).toHaveLength(1)
  })

  test('have a chart of their rate where a limit is documented', () => {
    const source = { url: 'https://docs.example.com/limits', checked: '2026-11-22' }
    const limit = { limit: 10, windowMs: 1000, per: 'API key', source }
    const startsAtMs = TRIES.map(({ startedAtMs }) => startedAtMs)
    const rates = [{ limit, peak: 12, peakAtMs: startsAtMs[0] as number, startsAtMs }]
    const panel = card(auditOf(TRIES, { rates }))
    expect(panel.find('.rate svg[role=img]')?.getAttribute('aria-label')).toContain('At most 12 in 1 s')
    expect(panel.text('.rate')).toContain('limit: 10 in 1 s')
    expect(panel.text('.rate figcaption')).toContain('per API key')
    expect(card(auditOf(TRIES)).find('.rate')).toBeNull()
  })

  test('are audited anew only when there are others', () => {
    const panel = card(auditOf(TRIES))
    const before = vi.mocked(audit).mock.calls.length
    panel.act(() => panel.show([failing(1), failing(2)]))
    expect(vi.mocked(audit).mock.calls.length).toBe(before)
    panel.remember(TRIES)
    panel.act(() => panel.show([failing(1), failing(2)]))
    expect(vi.mocked(audit).mock.lastCall).toEqual([2, TRIES])
  })
})

describe('a request that a person repeated', () => {
  const repeat = (rows: Parameters<typeof mount>[0]) => {
    vi.mocked(audit).mockReturnValue(null)
    const panel = mount(rows)
    panel.act(() => panel.panel.selection.select(2))
    return panel
  }

  test('leads to the one it repeats', () => {
    const panel = repeat([failing(1), failing(2, { repeats: 1 })])
    expect(panel.part('repeats')).toContain('Repeats the request of')
    panel.click('[data-part=repeats] button')
    expect(panel.chosen()).toBe('1')
  })

  test('says so when that one is gone', () => {
    expect(repeat([failing(2, { repeats: 1 })]).part('repeats')).toContain('no longer in the list')
  })
})
