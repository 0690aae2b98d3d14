// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest'
import { SHORTCUTS, type Shortcut } from '../../../src/panel/shortcuts'
import { annotation, failing, problem } from './fixtures'
import { mount, unmount } from './mount'

afterEach(unmount)

const rows = [1, 2, 3].map((id) =>
  failing(id, { annotation: annotation({ problems: [problem({ code: `E${id}` })] }) }),
)
const all = Object.entries(SHORTCUTS).flatMap(([place, shortcuts]) =>
  shortcuts.map((shortcut): [string, Shortcut] => [place, shortcut]),
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
      all.map(([, { words }]) => words),
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
      init: { ctrlKey: parts.includes('Ctrl'), altKey: parts.includes('Alt') },
    }
  }
  const keysAt = (place: string) =>
    all
      .filter(([at]) => at === place)
      .flatMap(([, { keys, words }]) => keys.map((key) => [key, words] as const))

  test.each(keysAt('Anywhere'))('anywhere: %s: %s', (chord) => {
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
})
