// @vitest-environment happy-dom
import type { Signal } from '@preact/signals'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { SHORTCUTS, type Shortcut } from '../../../src/panel/shortcuts'
import { text } from '../../../src/panel/text'
import { annotation, failing, problem } from './fixtures'
import { mount, unmount } from './mount'
import { withPopovers } from './popover'

beforeAll(withPopovers)

afterEach(unmount)

const rows = [1, 2, 3].map((id) =>
  failing(id, { annotation: annotation({ problems: [problem({ code: `E${id}` })] }) }),
)
const all = SHORTCUTS.flatMap(({ place, shortcuts }) =>
  shortcuts.map((shortcut): [string, Shortcut] => [text(place), shortcut]),
)

describe('the list of shortcuts', () => {
  test.each(['key', 'button'])('opens by %s, and closes by Esc', (by) => {
    const panel = mount(rows)
    if (by === 'key') panel.press('?')
    else panel.click('[data-act=shortcuts]')
    expect(panel.find<HTMLDialogElement>('#shortcuts')?.open).toBe(true)
    panel.press('Escape', '#shortcuts')
    expect(panel.find('#shortcuts')).toBeNull()
  })

  test('? is a sign like any other in the filter', () => {
    const panel = mount(rows)
    expect(panel.press('?', '#filter').defaultPrevented).toBe(false)
    expect(panel.find('#shortcuts')).toBeNull()
  })

  test('names every key of the table', () => {
    const panel = mount(rows)
    panel.press('?')
    expect(panel.all('#shortcuts dd').map((each) => each.textContent)).toEqual(
      all.map(([, { words }]) => text(words)),
    )
    expect(panel.all('#shortcuts dt').map((each) => each.querySelectorAll('.chord').length)).toEqual(
      all.map(([, { keys }]) => keys.length),
    )
    expect(panel.text('#shortcuts kbd')).toBe('/')
  })
})

describe('every key that is listed does something', () => {
  const keyOf = (chord: string) => {
    const parts = chord.split('+')
    return {
      key: parts.at(-1) ?? '',
      init: {
        ctrlKey: parts.includes('Ctrl'),
        altKey: parts.includes('Alt'),
        shiftKey: parts.includes('Shift'),
      },
    }
  }
  const keysAt = (place: string) =>
    all
      .filter(([at]) => at === place)
      .flatMap(([, { keys, words }]) => keys.map((key) => [key, text(words)] as const))

  /** What a browser does by itself with Tab and, on a button, with Enter. */
  const isNative = (chord: string) => /Tab$/.test(chord)

  test.each(keysAt('Anywhere').filter(([chord]) => !isNative(chord)))('anywhere: %s: %s', (chord) => {
    const panel = mount(rows)
    const { key, init } = keyOf(chord)
    panel.click('[data-row-id="1"]')
    expect(panel.press(key, '#list', init).defaultPrevented).toBe(true)
  })

  test.each(keysAt('In the filter'))('in the filter: %s: %s', (chord) => {
    const panel = mount(rows)
    const { key, init } = keyOf(chord)
    panel.act(() => panel.change({ savedFilters: ['a'] }))
    panel.act(() => panel.find('#filter')?.focus())
    if (key !== 'ArrowDown') panel.press('ArrowDown', '#filter')
    expect(panel.press(key, '#filter', init).defaultPrevented).toBe(true)
  })

  test.each(keysAt('In the list'))('in the list: %s: %s', (chord) => {
    const panel = mount(rows)
    const { key, init } = keyOf(chord)
    expect(panel.press(key, '#list', init).defaultPrevented).toBe(true)
  })

  const openMenu = (panel: ReturnType<typeof mount>) => {
    panel.act(() => panel.find<HTMLElement>('#list')?.focus())
    panel.press('ArrowDown', '[data-act=copy-as]')
  }
  test.each([
    ['In the header of the list', '.head [data-col=status] button', () => {}],
    ['At the edge of a column', '.head [data-col=status] .handle', () => {}],
    ['On a button with a menu', '[data-act=copy-as]', () => {}],
    ['In a menu', '.card [role=menuitem]', openMenu],
  ] as const)('%s: keys', (place, selector, begin) => {
    for (const [chord] of keysAt(place)) {
      const panel = mount(rows)
      panel.click('[data-row-id="1"]')
      begin(panel)
      const { key, init } = keyOf(chord.replace('A–Z', 'm'))
      const element = panel.find(selector)
      panel.act(() => element?.focus())
      // A button is pressed by the browser.
      if (key === 'Enter' && element?.tagName === 'BUTTON') continue
      expect(panel.press(key, selector, init).defaultPrevented, chord).toBe(true)
    }
  })

  test('in the details: tabs, and the search', () => {
    for (const [chord, words] of keysAt('In the details')) {
      const panel = mount(rows)
      panel.click('[data-row-id="1"]')
      const isSearch = words.includes('match')
      panel.click(isSearch ? '[data-tab=response]' : '[data-tab=headers]')
      const { key, init } = keyOf(chord)
      const on = isSearch ? '#find' : '[data-tab=headers]'
      expect(panel.press(key, on, init).defaultPrevented, chord).toBe(true)
    }
  })

  test.each([
    [false, 'beside', ['ArrowLeft', 'ArrowRight']],
    [true, 'below', ['ArrowUp', 'ArrowDown']],
  ])('on the divider, with the details below the list: %s', (below, where, wanted) => {
    const listed = keysAt('On the divider before the details').filter(([, words]) => words.includes(where))
    expect(listed.map(([key]) => key)).toEqual(wanted)
    const panel = mount(rows)
    panel.act(() => {
      ;(panel.panel.stacked as Signal<boolean>).value = below
    })
    panel.click('[data-row-id="1"]')
    const shares = wanted.map((key) => {
      panel.press(key, '.splitter')
      return panel.panel.cardShare.value
    })
    expect(shares[0]).toBeGreaterThan(shares[1] as number)
  })
})
