// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest'
import { details, unmount } from './details'
import { failing } from './fixtures'

afterEach(unmount)

describe('the tabs', () => {
  test('are one tab stop, and say what they control', () => {
    const panel = details(failing(1))
    const tabs = panel.all('[role=tablist] > [role=tab]')
    expect(tabs.map(({ textContent }) => textContent)).toEqual([
      'Explanation',
      'Response',
      'Request',
      'Headers',
      'Timing',
    ])
    expect(tabs.map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1, -1, -1])
    const content = panel.find('[role=tabpanel]')
    expect(content?.id).toBe(tabs[0]?.getAttribute('aria-controls'))
    expect(content?.getAttribute('aria-labelledby')).toBe(tabs[0]?.id)
  })

  test.each([
    ['ArrowRight', 'explanation', 'response'],
    ['ArrowRight', 'timing', 'explanation'],
    ['ArrowLeft', 'explanation', 'timing'],
    ['ArrowLeft', 'headers', 'request'],
    ['Home', 'headers', 'explanation'],
    ['End', 'response', 'timing'],
    ['ArrowDown', 'response', 'response'],
  ])('%s leads from %s to %s, and takes the focus along', (key, from, to) => {
    const panel = details(failing(1))
    panel.tab(from)
    panel.find(`[data-tab=${from}]`)?.focus()
    panel.press(`[data-tab=${from}]`, key)
    expect(panel.shown()).toBe(to)
    expect(document.activeElement?.id).toBe(`tab-${to}`)
  })

  test('stay where they are from row to row', () => {
    const panel = details(failing(1))
    panel.tab('headers')
    panel.show(failing(2))
    expect(panel.shown()).toBe('headers')
    expect(panel.find('[data-part=response-headers]')).not.toBeNull()
  })
})
