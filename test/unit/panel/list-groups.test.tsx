// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest'
import { ROW_PX } from '../../../src/panel/list-window'
import { exchange, STARTED_AT_MS } from '../../support/exchange'
import { annotation, failing, problem, success } from './fixtures'
import { mount, unmount } from './mount'

afterEach(unmount)

/** A repeat of one error, seconds apart. */
const repeat = (id: number) =>
  failing(id, { exchange: exchange({ status: 400, startedAtMs: STARTED_AT_MS + id * 1000 }) })
const lone = (id: number) =>
  failing(id, {
    exchange: exchange({ status: 404, startedAtMs: STARTED_AT_MS + id * 1000 }),
    annotation: annotation({ problems: [problem({ code: `ALONE-${id}` })] }),
  })
const lones = (count: number, from = 1) => Array.from({ length: count }, (_, i) => lone(from + i))
const group = Number(repeat(1).group)
const HEAD = `#group-${group}`
/** Element ids of what is drawn, in order. */
const drawn = (panel: ReturnType<typeof mount>) => panel.all('.line').map(({ id }) => id)

describe('repeats', () => {
  test('fold into one line, which tells how many they are and when they were seen', () => {
    const panel = mount([repeat(1), lone(2), repeat(3)])
    expect(drawn(panel)).toEqual(['row-2', HEAD.slice(1)])
    const words = panel.find(`${HEAD} .times`)?.getAttribute('aria-label')
    expect(words).toMatch(/^2 times, first \d\d:\d\d:01\.000, last \d\d:\d\d:03\.000$/)
    expect(panel.text(`${HEAD} .times`)).toBe('×2')
    expect(panel.find(`${HEAD} [data-col=time]`)?.title).toMatch(/^Seen first .*01\.000, last .*03\.000$/)
    expect(panel.find(HEAD)?.dataset.rowId).toBe('3')
  })

  test('are levels of a tree; without grouping the list is a plain grid', () => {
    const panel = mount([repeat(1), lone(2), repeat(3)])
    panel.click(`${HEAD} [data-act=twist]`)
    const levels = panel
      .all('.line')
      .map((line) =>
        ['level', 'expanded', 'posinset', 'setsize'].map((name) => line.getAttribute(`aria-${name}`)),
      )
    expect(panel.find('#list')?.getAttribute('role')).toBe('treegrid')
    expect(levels).toEqual([
      ['1', null, null, null],
      ['1', 'true', null, null],
      ['2', null, '1', '2'],
      ['2', null, '2', '2'],
    ])
    panel.act(() => panel.panel.list.setGrouping(false))
    expect(panel.find('#list')?.getAttribute('role')).toBe('grid')
    expect(panel.all('.line[aria-level], .line[aria-expanded]')).toEqual([])
    expect(panel.ids()).toEqual([1, 2, 3])
  })

  test('a row id belongs to one line, also while its group is open', () => {
    const panel = mount([repeat(1), repeat(2)])
    panel.click(`${HEAD} [data-act=twist]`)
    expect(panel.ids()).toEqual([1, 2])
    expect(panel.find(HEAD)?.dataset.rowId).toBeUndefined()
  })

  test('the triangle opens a group and does not choose it', () => {
    const panel = mount([repeat(1), repeat(2)])
    panel.click(`${HEAD} [data-act=twist]`)
    expect(panel.find('[data-testid=card]')).toBeNull()
    panel.click(`${HEAD} [data-act=twist]`)
    expect(drawn(panel)).toEqual([HEAD.slice(1)])
  })

  test('arrow keys open a group, go into it, come back and close it', () => {
    const panel = mount([repeat(1), repeat(2)])
    const afterKey = (key: string) => {
      panel.press(key)
      return [panel.find('#list')?.getAttribute('aria-activedescendant'), drawn(panel).length]
    }
    expect(afterKey('ArrowDown')).toEqual([HEAD.slice(1), 1])
    expect(afterKey('ArrowRight')).toEqual([HEAD.slice(1), 3])
    expect(afterKey('ArrowRight')).toEqual(['row-1', 3])
    expect(afterKey('ArrowLeft')).toEqual([HEAD.slice(1), 3])
    expect(afterKey('ArrowLeft')).toEqual([HEAD.slice(1), 1])
  })

  test('opening one in view moves nothing above it, also at the end of the list', () => {
    const panel = mount([...lones(50), repeat(51), ...lones(3, 52), repeat(55)])
    const before = panel.find('#list')?.scrollTop
    panel.click(`${HEAD} [data-act=twist]`)
    expect(panel.find('#list')?.scrollTop).toBe(before)
    expect(panel.ids()).toEqual(expect.arrayContaining([51, 55]))
  })

  test('one that moves down with a new row does not take the view along', () => {
    const rows = [...lones(20), repeat(21), repeat(22), ...lones(60, 23)]
    const panel = mount(rows)
    panel.scroll(20 * ROW_PX)
    expect(drawn(panel)).toContain(HEAD.slice(1))
    panel.act(() => panel.show([...rows, repeat(90)]))
    // The line below it has taken its place; what else was in view stands where it stood.
    expect(panel.find('#list')?.scrollTop).toBe(19 * ROW_PX)
    expect(drawn(panel)).not.toContain(HEAD.slice(1))
  })
})

describe('marks', () => {
  test('tell a repeat and an imported row in words', () => {
    const panel = mount([{ ...lone(1), repeats: 7 }, { ...lone(2), imported: 'trace.har' }, { ...lone(3) }])
    const words = panel.all('.mark').map((mark) => [mark.closest('.line')?.id, mark.ariaLabel ?? mark.title])
    expect(words).toEqual([
      ['row-1', 'Sent again from this panel'],
      ['row-2', 'Imported from trace.har'],
    ])
  })

  test('stand outside the address', () => {
    const panel = mount([{ ...lone(1), repeats: 7 }])
    expect(panel.text('[data-row-id="1"] [data-col=path]')).toBe('/v1/thingsapi.example.com')
  })
})

describe('the header', () => {
  const button = (column: string) => `[role=columnheader][data-col=${column}] button`
  const handle = (column: string) => `[role=columnheader][data-col=${column}] [role=separator]`
  const sortedBy = (panel: ReturnType<typeof mount>) =>
    panel.all('[aria-sort]').map((cell) => [cell.dataset.col, cell.getAttribute('aria-sort')])
  const track = (panel: ReturnType<typeof mount>, column: string) =>
    panel.find('#list')?.style.getPropertyValue(`--${column}-column`)

  test('sorts by a column, the other way round, and by time again', () => {
    const panel = mount([lone(1), success(2), lone(3)])
    panel.click('#show-successes')
    expect(sortedBy(panel)).toEqual([['time', 'ascending']])
    panel.click(button('status'))
    expect([sortedBy(panel), panel.ids()]).toEqual([[['status', 'ascending']], [2, 1, 3]])
    panel.click(button('status'))
    expect([sortedBy(panel), panel.ids()]).toEqual([[['status', 'descending']], [1, 3, 2]])
    panel.click(button('status'))
    expect([sortedBy(panel), panel.ids()]).toEqual([[['time', 'ascending']], [1, 2, 3]])
  })

  test('sorted by anything but time, the list follows nothing', () => {
    const panel = mount(lones(100))
    panel.click(button('code'))
    expect(panel.find('#list')?.scrollTop).toBe(0)
    panel.act(() => panel.show(lones(200)))
    expect(panel.find('#list')?.scrollTop).toBe(0)
    panel.click(button('code'))
    panel.click(button('code'))
    expect(panel.ids()).toContain(200)
  })

  test('newest first, what comes in on top is seen by who is at the top', () => {
    const panel = mount(lones(100))
    panel.click(button('time'))
    panel.act(() => panel.show(lones(101)))
    expect(panel.ids()[0]).toBe(101)
    panel.scroll(5 * ROW_PX)
    panel.act(() => panel.show(lones(103)))
    expect(panel.find('#list')?.scrollTop).toBe(7 * ROW_PX)
  })

  test('a sorted list shows where the chosen row went', () => {
    const panel = mount(lones(200))
    panel.click('[data-row-id="200"]')
    panel.click(button('time'))
    expect(panel.ids()).toContain(200)
    panel.click(button('time'))
    expect([panel.chosen(), panel.ids().includes(200)]).toEqual(['200', true])
  })

  test('is one tab stop and one handle, between which and whose buttons the arrow keys go', () => {
    const panel = mount([lone(1)])
    const stops = () =>
      panel.all('.head [tabindex="0"]').map((stop) => stop.closest<HTMLElement>('.cell')?.dataset.col)
    expect(stops()).toEqual(['time', 'time'])
    panel.act(() => panel.find(button('time'))?.focus())
    panel.press('ArrowRight', button('time'))
    expect(document.activeElement).toBe(panel.find(button('method')))
    expect(stops()).toEqual(['method', 'method'])
    panel.press('End', button('method'))
    expect(document.activeElement).toBe(panel.find(button('verdict')))
    expect(panel.press('ArrowRight', button('verdict')).defaultPrevented).toBe(false)
    panel.press('ArrowDown', button('verdict'))
    expect(document.activeElement).toBe(panel.find('#list'))
  })

  test('its keys leave the choice alone', () => {
    const panel = mount([lone(1), lone(2)])
    panel.click('[data-row-id="1"]')
    panel.press('ArrowRight', button('time'))
    panel.press('Home', button('time'))
    expect(panel.chosen()).toBe('1')
  })

  test('a handle sizes its column by arrow keys, and gives it its first width again', () => {
    const panel = mount([lone(1)])
    panel.act(() => panel.panel.list.setWidths({ path: 200 }))
    expect(track(panel, 'path')).toBe('minmax(40px, 200px)')
    panel.press('ArrowRight', handle('path'))
    // Nothing is laid out here: the drawn width that the step starts from is 0.
    expect(track(panel, 'path')).toBe('minmax(40px, 40px)')
    panel.press('Delete', handle('path'))
    expect(track(panel, 'path')).toBe('')
  })

  test('a handle says what it is and how wide its column is', () => {
    const panel = mount([lone(1)])
    const separator = panel.find(handle('code'))
    expect(separator?.getAttribute('aria-label')).toBe('Width of Code')
    expect(separator?.getAttribute('aria-valuenow')).toBe('0')
    expect(separator?.getAttribute('aria-orientation')).toBe('vertical')
  })
})
