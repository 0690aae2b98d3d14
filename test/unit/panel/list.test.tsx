// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest'
import { ROW_PX } from '../../../src/panel/list-window'
import { exchange } from '../../support/exchange'
import { annotation, failing, problem, success } from './fixtures'
import { mount, unmount } from './mount'

afterEach(unmount)

/** Each calls another route, so that none is a repeat of another. */
const other = (id: number, over: Parameters<typeof failing>[1] = {}) =>
  failing(id, {
    exchange: exchange({ status: 400, url: `https://api.example.com/v1/things-${id}` }),
    ...over,
  })
const many = (count: number, from = 1) => Array.from({ length: count }, (_, i) => other(from + i))

describe('the list', () => {
  test('shows a row with a cell for each column', () => {
    const panel = mount([
      failing(7, {
        exchange: exchange({
          method: 'POST',
          url: 'https://api.example.com/v1/orders?dry=1',
          status: 429,
          startedAtMs: new Date(2026, 10, 22, 9, 5, 7, 42).getTime(),
        }),
        annotation: annotation({
          vendor: 'Acme',
          summary: 'Too many requests',
          problems: [problem({ code: 'ACME-9' })],
          retry: { verdict: 'after' },
        }),
      }),
    ])
    const cells = panel
      .all('[role=row][data-row-id="7"] [role=gridcell]')
      .map((cell) => [cell.dataset.col, cell.textContent])
    expect(cells).toEqual([
      ['time', '09:05:07.042'],
      ['method', 'POST'],
      ['path', '/v1/orders?dry=1api.example.com'],
      ['status', '429'],
      ['vendor', 'Acme'],
      ['code', 'ACME-9'],
      ['summary', 'Too many requests'],
      ['verdict', 'Retry after'],
    ])
  })

  test('does not pass a blocked response off as the status that the page never saw', () => {
    const panel = mount([
      failing(1, {
        exchange: exchange({ status: 200, failure: { kind: 'cors', reason: '', inferred: true } }),
      }),
    ])
    expect(panel.text('[data-col=status] .status')).toBe('CORS')
  })

  test('keeps only the visible rows of a long list in the document, and follows its end', () => {
    const panel = mount(many(50_000))
    expect(panel.ids().length).toBeLessThan(30)
    expect(panel.ids()).toContain(50_000)
    expect(panel.find('#list')?.getAttribute('aria-rowcount')).toBe('50001')
  })

  test('draws what it is scrolled to, under the ids of the whole list', () => {
    const panel = mount(many(1000))
    panel.scroll(500 * ROW_PX)
    expect(panel.ids()).toContain(501)
    expect(panel.ids()).not.toContain(1)
    expect(panel.find('[data-row-id="501"]')?.getAttribute('aria-rowindex')).toBe('502')
  })

  test('follows new rows at its end', () => {
    const panel = mount(many(100))
    panel.act(() => panel.show(many(200)))
    expect(panel.ids()).toContain(200)
  })

  test('stays where it is when somebody has scrolled up, even when old rows leave', () => {
    const panel = mount(many(100))
    panel.scroll(10 * ROW_PX)
    panel.act(() => panel.show(many(200)))
    expect(panel.find('#list')?.scrollTop).toBe(10 * ROW_PX)
    panel.act(() => panel.show(many(196, 5)))
    expect(panel.find('#list')?.scrollTop).toBe(6 * ROW_PX)
  })

  test('keeps the chosen row in view when the filter that found it is taken away', () => {
    const rows = many(1000).map((row) =>
      row.id === 300 ? { ...row, annotation: annotation({ summary: 'Needle' }) } : row,
    )
    const panel = mount(rows)
    panel.type('needle')
    panel.click('[data-row-id="300"]')
    panel.type('')
    expect(panel.ids()).toContain(300)
    expect(panel.chosen()).toBe('300')
  })

  test('shows the card of the row that was clicked, under a filter and while rows come in', () => {
    const row = (id: number) =>
      other(id, { annotation: annotation({ problems: [problem({ title: `Problem ${id}` })] }) })
    const panel = mount([1, 2, 3].map(row))
    panel.type('problem -2')
    panel.click('[data-row-id="3"] [data-col=path]')
    panel.act(() => panel.show([0, 1, 2, 3, 4].map(row)))
    expect(panel.text('[data-testid=card] h2')).toBe('Problem 3')
    expect(panel.chosen()).toBe('3')
  })
})

describe('the keyboard', () => {
  test.each([
    ['ArrowDown', '501'],
    ['ArrowUp', '499'],
    ['PageDown', '509'],
    ['PageUp', '491'],
    ['Home', '1'],
    ['End', '1000'],
  ])('%s goes from row 500 to row %s and brings it into view', (key, wanted) => {
    const panel = mount(many(1000))
    panel.scroll(495 * ROW_PX)
    panel.click('[data-row-id="500"]')
    const event = panel.press(key)
    expect(panel.chosen()).toBe(wanted)
    expect(panel.find('#list')?.getAttribute('aria-activedescendant')).toBe(`row-${wanted}`)
    expect(event.defaultPrevented).toBe(true)
  })

  test('Enter goes into the card, Esc closes it and comes back', () => {
    const panel = mount(many(3))
    panel.press('ArrowDown')
    panel.press('Enter')
    expect(document.activeElement).toBe(panel.find('[data-testid=card]'))
    panel.press('Escape', '[data-testid=card]')
    expect(panel.find('[data-testid=card]')).toBeNull()
    expect(document.activeElement).toBe(panel.find('#list'))
    expect(panel.chosen()).toBe('1')
    panel.press('Enter')
    expect(document.activeElement).toBe(panel.find('[data-testid=card]'))
  })

  test.each([
    ['/', {}],
    ['f', { ctrlKey: true }],
    ['f', { metaKey: true }],
  ])('%s %j goes to the filter', (key, init) => {
    const panel = mount(many(3))
    expect(panel.press(key, document, init).defaultPrevented).toBe(true)
    expect(document.activeElement).toBe(panel.find('#filter'))
  })

  test('/ is a letter like any other inside the filter', () => {
    const panel = mount(many(3))
    expect(panel.press('/', '#filter').defaultPrevented).toBe(false)
  })

  test('Esc empties the filter, then leaves it for the list', () => {
    const panel = mount(many(3))
    panel.type('nothing')
    panel.press('Escape', '#filter')
    expect(panel.find<HTMLInputElement>('#filter')?.value).toBe('')
    panel.press('Escape', '#filter')
    expect(document.activeElement).toBe(panel.find('#list'))
  })

  test('the keys that the panel uses do not reach the listener by which DevTools would take them too', () => {
    const panel = mount(many(3))
    const taken: string[] = []
    const listener = (event: KeyboardEvent) => taken.push(event.key)
    document.addEventListener('keydown', listener)
    panel.click('[data-row-id="1"]')
    panel.press('f', '#list', { ctrlKey: true })
    panel.press('Escape')
    panel.press('Escape')
    document.removeEventListener('keydown', listener)
    // The first Esc closed the card; the second had nothing to do here.
    expect(taken).toEqual(['Escape'])
  })

  test('Esc is left to DevTools when there is nothing to close', () => {
    expect(mount(many(3)).press('Escape').defaultPrevented).toBe(false)
  })
})

describe('the toolbar', () => {
  test('counts, filters, and shows successes', () => {
    const panel = mount([other(1), success(2), other(3, { annotation: annotation({ vendor: 'Zenith' }) })])
    expect(panel.text('#count')).toBe('2 failures of 3 requests')
    panel.type('zenith')
    expect(panel.ids()).toEqual([3])
    expect(panel.text('#count')).toBe('1 shown · 2 failures of 3 requests')
    panel.type('')
    panel.click('#show-successes')
    expect(panel.ids()).toEqual([1, 2, 3])
    expect(panel.settings().showSuccesses).toBe(true)
  })

  test('clears the list and the card', () => {
    const panel = mount([failing(1)])
    panel.click('[data-row-id="1"]')
    panel.click('#clear')
    expect(panel.ids()).toEqual([])
    expect(panel.find('[data-testid=card]')).toBeNull()
  })

  test('preserves the log', () => {
    const panel = mount()
    panel.click('#preserve-log')
    expect(panel.link.session.preserveLog()).toBe(true)
    expect(panel.settings().preserveLog).toBe(true)
  })
})

describe('an empty list', () => {
  test('tells what to do, and what a row looks like', () => {
    const empty = mount().text('[data-testid=empty]')
    expect(empty).toContain('Reload the page or repeat the failing action; failing requests appear here.')
    expect(empty).toContain('Retry after')
  })

  test('tells that requests were recorded and none failed', () => {
    expect(mount([success(1), success(2)]).text('[data-testid=empty] h2')).toBe(
      '2 requests recorded, none failed',
    )
  })

  test('blames the filter when it hides everything, and offers to clear it', () => {
    const panel = mount([failing(1)])
    panel.type('nothing')
    expect(panel.text('[data-testid=empty] h2')).toBe('No row matches the filter')
    panel.click('[data-testid=empty] button')
    expect(panel.ids()).toEqual([1])
  })
})
