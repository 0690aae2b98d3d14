// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest'
import { failing, imported, success } from './fixtures'
import { mount, unmount } from './mount'

afterEach(unmount)

const said = (panel: ReturnType<typeof mount>, about: 'warnings' | 'limits') =>
  panel.all(`[data-testid=${about}] li`).map((it) => it.textContent?.trim())

test('an empty panel says what Errata shows, what to do, and which ways there are to see it at work', () => {
  const panel = mount()
  const text = panel.text('[data-testid=empty]')
  expect(text).toContain('what a code means, how to resolve it, and whether and when to retry')
  expect(text).toContain('Reload the page or repeat the failing action')
  expect(panel.all('[data-testid=empty] button').map((button) => button.textContent)).toEqual([
    'Load sample errors',
    'Import HAR…',
    'Add an API…',
  ])
})

test('requests without a failure are counted, wherever they come from', () => {
  const panel = mount([success(1), success(2)])
  panel.act(() => panel.ail({ captured: 2, imported: 1_200 }))
  expect(panel.text('[data-testid=empty] h2')).toBe('1,202 requests recorded, none failed')
})

test('it says what capture does not see even when all is well', () => {
  const panel = mount()
  expect(said(panel, 'warnings')).toEqual([])
  expect(said(panel, 'limits')).toEqual([
    'What happened before DevTools was opened is not here: reload the page to see it.',
    'Chrome does not show extensions what shared workers request.',
    'A new page empties this list, unless “Preserve log” is on.',
  ])
  panel.click('#preserve-log')
  expect(said(panel, 'limits')).toHaveLength(2)
})

test.each([
  ['filtered', /filter or pause may hide requests/],
  ['unresponsive', /does not answer\. Close DevTools and open it again/],
] as const)('capture that is %s is said, with what to do', (kind, words) => {
  const panel = mount()
  panel.act(() => panel.ail({ blind: [kind] }))
  expect(said(panel, 'warnings')).toEqual([expect.stringMatching(words)])
})

test('failures that the settings hide are not said to be none, and can be shown', () => {
  const panel = mount([failing(1), success(2)])
  panel.act(() => panel.change({ hiddenCodes: ['E1'] }))
  expect(panel.text('[data-testid=empty] h2')).toBe(
    '2 requests recorded; your settings hide the 1 that failed',
  )
  panel.click('[data-act=reveal]')
  expect(panel.ids()).toEqual([1])
})

test('Load sample errors loads them once, and they take its place', async () => {
  const panel = mount()
  panel.readWith(async () => {
    panel.show([failing(1, { imported: 'samples' })])
    return imported({ total: 1, read: 1, failures: 1 })
  })
  panel.click('[data-act=samples]')
  expect(panel.find<HTMLButtonElement>('[data-act=samples]')?.disabled).toBe(true)
  panel.click('[data-act=samples]')
  for (let i = 0; i < 3; i++) {
    panel.act(() => panel.timers.advance(0))
    await panel.settled()
  }
  expect(panel.calls).toEqual(['import samples'])
  expect(panel.find('[data-testid=empty]')).toBeNull()
  expect(panel.ids()).toEqual([1])
})

test('a filter that hides everything is blamed, and nothing else is offered', () => {
  const panel = mount([failing(1)])
  panel.type('nothing')
  expect(panel.all('[data-testid=empty] button').map((button) => button.textContent)).toEqual([
    'Clear the filter',
  ])
})
