// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest'
import { exchange } from '../../support/exchange'
import { annotation, failing, problem } from './fixtures'
import { mount, unmount } from './mount'

afterEach(unmount)

const rows = [
  failing(1, { annotation: annotation({ vendor: 'Acme', problems: [problem({ code: 'card_declined' })] }) }),
  failing(2, {
    annotation: annotation({ pack: 'zenith', vendor: 'Zenith Pay', problems: [problem({ code: 'E2' })] }),
    exchange: exchange({ method: 'POST', status: 503 }),
  }),
]

function box(saved: string[] = []) {
  const panel = mount(rows)
  if (saved.length > 0) panel.act(() => panel.change({ savedFilters: saved }))
  const input = panel.find<HTMLInputElement>('#filter') as HTMLInputElement
  return {
    ...panel,
    input,
    type: (text: string) =>
      panel.act(() => {
        input.focus()
        input.value = text
        input.setSelectionRange(text.length, text.length)
        input.dispatchEvent(new Event('input', { bubbles: true }))
      }),
    key: (key: string, init: KeyboardEventInit = {}) => panel.press(key, '#filter', init).defaultPrevented,
    focus: () => panel.act(() => input.focus()),
    options: () => panel.all('[role=option]').map((option) => option.firstElementChild?.textContent),
    isOpen: () => input.getAttribute('aria-expanded') === 'true',
    chosen: () =>
      panel.find(`#${input.getAttribute('aria-activedescendant') ?? 'none'}`)?.firstElementChild?.textContent,
  }
}

describe('completion', () => {
  test('goes from key to value by keyboard, and filters as it goes', () => {
    const it = box()
    it.type('ve')
    expect(it.isOpen()).toBe(true)
    expect(it.options()).toEqual(['vendor:'])
    it.key('ArrowDown')
    expect(it.chosen()).toBe('vendor:')
    expect(it.key('Enter')).toBe(true)
    expect(it.input.value).toBe('vendor:')
    expect(it.options()).toEqual(expect.arrayContaining(['Acme', 'Zenith Pay']))
    it.type('vendor:zenith p')
    it.type('vendor:pay')
    expect(it.key('Tab')).toBe(true)
    expect(it.input.value).toBe('vendor:"Zenith Pay" ')
    expect(it.input.selectionStart).toBe(20)
    expect(it.isOpen()).toBe(false)
    expect(it.ids()).toEqual([2])
  })

  test('the choice goes round, with a place for none', () => {
    const it = box()
    it.type('h')
    const seen = [0, 1, 2, 3].map(() => {
      it.key('ArrowDown')
      return it.chosen()
    })
    expect(seen).toEqual(['host:', 'has:', undefined, 'host:'])
    it.key('ArrowUp')
    it.key('ArrowUp')
    expect(it.chosen()).toBe('has:')
  })

  test('Enter takes nothing that was not chosen', () => {
    const it = box()
    it.type('fail')
    expect(it.isOpen()).toBe(true)
    expect(it.key('Enter')).toBe(false)
    expect(it.input.value).toBe('fail')
    expect(it.isOpen()).toBe(false)
  })

  test('Tab leaves an empty box, and Shift+Tab any', () => {
    const it = box()
    it.focus()
    expect(it.isOpen()).toBe(true)
    expect(it.key('Tab')).toBe(false)
    it.type('ve')
    expect(it.key('Tab', { shiftKey: true })).toBe(false)
    expect(it.input.value).toBe('ve')
  })

  test('Esc closes the completions, then empties the box, then leaves it', () => {
    const it = box()
    it.type('ve')
    expect(it.key('Escape')).toBe(true)
    expect([it.isOpen(), it.input.value]).toEqual([false, 've'])
    it.key('Escape')
    expect([it.isOpen(), it.input.value]).toEqual([false, ''])
    it.key('Escape')
    expect(document.activeElement?.id).toBe('list')
  })

  test('ArrowDown goes to the list when no completions are open', () => {
    const it = box()
    it.type('card')
    expect(it.isOpen()).toBe(false)
    expect(it.key('ArrowDown')).toBe(true)
    expect(document.activeElement?.id).toBe('list')
  })

  test('between terms there are none unless asked for', () => {
    const it = box()
    it.type('card ')
    expect(it.isOpen()).toBe(false)
    expect(it.key('ArrowDown', { altKey: true })).toBe(true)
    expect(it.options()).toContain('vendor:')
  })

  test('a click takes an option', () => {
    const it = box()
    it.type('ven')
    it.click('[role=option]')
    expect(it.input.value).toBe('vendor:')
  })

  test('requests that come in meanwhile do not move them', () => {
    const it = box()
    it.type('code:')
    const before = it.options()
    it.act(() => it.show([...rows, ...[3, 4].map((id) => failing(id))]))
    expect(it.options()).toEqual(before)
  })
})

describe('saved filters', () => {
  test('the star saves the filter, and forgets it again', () => {
    const it = box()
    const star = it.find<HTMLButtonElement>('[data-act=save-filter]') as HTMLButtonElement
    expect(star.disabled).toBe(true)
    it.type(' status:>=500 ')
    it.click('[data-act=save-filter]')
    expect(it.settings().savedFilters).toEqual(['status:>=500'])
    expect(star.getAttribute('aria-pressed')).toBe('true')
    it.click('[data-act=save-filter]')
    expect(it.settings().savedFilters).toEqual([])
    expect(star.getAttribute('aria-pressed')).toBe('false')
  })

  test('are the first that an empty box offers', () => {
    const it = box(['status:>=500', 'vendor:acme'])
    it.focus()
    expect(it.options().slice(0, 3)).toEqual(['status:>=500', 'vendor:acme', 'vendor:'])
    it.key('ArrowDown')
    it.key('Enter')
    expect(it.input.value).toBe('status:>=500')
    expect(it.ids()).toEqual([2])
    expect(it.isOpen()).toBe(false)
  })

  test('are forgotten by Delete, or by a click on their cross', () => {
    const it = box(['a', 'b', 'c'])
    it.focus()
    it.key('ArrowDown')
    expect(it.key('Delete')).toBe(true)
    expect(it.settings().savedFilters).toEqual(['b', 'c'])
    it.click('.forget')
    expect(it.settings().savedFilters).toEqual(['c'])
    expect(it.options()[0]).toBe('c')
  })
})

describe('the words below it', () => {
  test('say what is let through, and describe the box', () => {
    const it = box()
    expect(it.find('#filter-words')?.hidden).toBe(true)
    it.type('vendor:acme -status:5xx')
    expect(it.input.getAttribute('aria-describedby')).toBe('filter-words')
    expect(it.text('#filter-words')).toBe('Rows where the vendor contains “acme” and the status is not 5xx.')
  })

  test('say what was not understood, while the rest holds', () => {
    const it = box()
    it.type('retry:maybe vendor:zenith')
    expect(it.text('#filter-words')).toContain('retry:maybe is not understood; try now, after')
    expect(it.ids()).toEqual([2])
  })
})
