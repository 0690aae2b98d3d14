import { computed, signal } from '@preact/signals'
import { describe, expect, test } from 'vitest'
import { createFilter } from '../../../src/panel/stores/filter'
import { createList } from '../../../src/panel/stores/list'
import { createLog } from '../../../src/panel/stores/log'
import { createPanel } from '../../../src/panel/stores/panel'
import { createSelection } from '../../../src/panel/stores/selection'
import { exchange } from '../../support/exchange'
import { annotation, failing, fakeLink, problem, success } from './fixtures'
import { fakeTimers } from './timers'

const now = (run: () => void) => run()
const atOnce = (refresh: () => void) => () => refresh()
const ids = (rows: readonly { id: number }[]) => rows.map(({ id }) => id)

describe('log', () => {
  test('shows what is there when it is drawn; a failure is urgent, a success is not', () => {
    const { link, show } = fakeLink()
    const asked: boolean[] = []
    let draw = () => {}
    const log = createLog(link.session, (refresh) => {
      draw = refresh
      return (isUrgent) => asked.push(isUrgent)
    })
    show([success(2)])
    show([failing(1), success(2), failing(3)])
    expect(asked).toEqual([false, true])
    expect(log.rows.value).toEqual([])
    draw()
    expect(ids(log.rows.value)).toEqual([1, 2, 3])
    expect(log.failures.value).toBe(2)
    show([failing(1), success(2), failing(3), success(4)])
    expect(asked).toEqual([false, true, false])
  })

  test('clears and preserves through the session, and shows it at once', () => {
    const { link } = fakeLink([failing(1)])
    const log = createLog(link.session, atOnce)
    log.setPreserveLog(true)
    expect(log.preserveLog.value).toBe(true)
    log.clear()
    expect(log.rows.value).toEqual([])
  })

  test('lets go of the session when stopped, even of a frame under way', () => {
    const { link, show, listeners } = fakeLink()
    const frames: (() => void)[] = []
    const log = createLog(link.session, (refresh) => () => frames.push(refresh))
    show([failing(1)])
    log.stop()
    frames[0]?.()
    expect(log.rows.value).toEqual([])
    expect(listeners.size).toBe(0)
  })
})

describe('filter', () => {
  const rows = signal([
    failing(1, {
      exchange: exchange({ method: 'POST', url: 'https://api.example.com/v1/orders', status: 429 }),
      annotation: annotation({
        vendor: 'Acme',
        requestId: 'req_77',
        problems: [
          problem({ code: 'ACME-9', message: 'Slow down' }),
          problem({ code: null, field: 'customer.iban' }),
        ],
        retry: { verdict: 'after' },
      }),
    }),
    success(2),
    failing(3, {
      annotation: null,
      exchange: exchange({ status: 0, failure: { kind: 'cors', reason: '', inferred: true } }),
    }),
    failing(4, { annotation: null, exchange: exchange({ status: 500 }) }),
  ])

  test.each([
    ['', [1, 3, 4]],
    ['ORDERS', [1]],
    ['post 429', [1]],
    ['slow acme-9', [1]],
    ['req_77', [1]],
    ['iban', [1]],
    ['retry:after', [1]],
    ['vendor:acme code:acme-*', [1]],
    ['status:500 vendor:', [4]],
    ['failed:cors', [3]],
    ['cors', [3]],
    ['-orders', [3, 4]],
    ['things -cors', [4]],
    ['-', [1, 3, 4]],
    ['nothing like it', []],
  ])('"%s" leaves %j', (text, left) => {
    const filter = createFilter(rows, signal(false))
    filter.setText(text)
    expect(ids(filter.visible.value)).toEqual(left)
  })

  test('says what it lets through, and what of it was not understood', () => {
    const filter = createFilter(rows, signal(false))
    filter.setText('vendor:acme retry:maybe')
    expect(filter.description.value).toBe('the vendor contains “acme”')
    expect(filter.problems.value).toEqual([expect.stringMatching(/^retry:maybe is not understood/)])
    expect([filter.active.value, ids(filter.visible.value)]).toEqual([true, [1]])
  })

  test('successes are listed on demand, in their place', () => {
    const all = signal(false)
    const filter = createFilter(rows, all)
    all.value = true
    expect(ids(filter.visible.value)).toEqual([1, 2, 3, 4])
  })

  test('a success that is not listed leaves the list as it is', () => {
    const before = [failing(1), failing(2)]
    const rows = signal(before)
    const { visible } = createFilter(rows, signal(false))
    const listed = visible.value
    rows.value = [...before, success(3)]
    expect(visible.value).toBe(listed)
    rows.value = [...before, failing(4)]
    expect(ids(visible.value)).toEqual([1, 2, 4])
  })
})

/** A failure of its own kind. */
const lone = (id: number, over: Parameters<typeof failing>[1] = {}) =>
  failing(id, { annotation: annotation({ problems: [problem({ code: `ALONE-${id}` })] }), ...over })

describe('list', () => {
  const rows = signal([lone(1), failing(2), lone(3), failing(4)])
  const group = -Number(failing(2).group)

  test('a header sorts upwards, downwards, and by time again', () => {
    const list = createList(rows)
    const linesAfterSorting = () => {
      list.sortBy('code')
      return ids(list.lines.value)
    }
    expect(ids(list.lines.value)).toEqual([1, 3, group])
    expect(linesAfterSorting()).toEqual([1, 3, group])
    expect(linesAfterSorting()).toEqual([group, 3, 1])
    expect(linesAfterSorting()).toEqual([1, 3, group])
    expect(list.sorting.value).toEqual({ column: 'time', descending: false })
  })

  test('repeats are one line, all when it is opened, and never when that is not wanted', () => {
    const list = createList(rows)
    list.toggleGroup(-group)
    expect(ids(list.lines.value)).toEqual([1, 3, group, 2, 4])
    list.toggleGroup(-group)
    expect(ids(list.lines.value)).toEqual([1, 3, group])
    list.setGrouping(false)
    expect(ids(list.lines.value)).toEqual([1, 2, 3, 4])
    expect(list.opened.value).toBeNull()
  })

  test('columns are as wide as is wanted, within reason, or as at first', () => {
    const list = createList(rows)
    list.setWidths({ path: 300.4, code: 3, status: 1e9 })
    expect(list.widths.value).toEqual({ path: 300, code: 40, status: 2000 })
    list.setWidths({ code: null, status: null })
    expect(list.widths.value).toEqual({ path: 300 })
  })
})

describe('selection', () => {
  const rows = signal([lone(10), lone(20), lone(30)])
  const hidden = signal<number | null>(null)
  const visible = computed(() => rows.value.filter(({ id }) => id !== hidden.value))
  const start = () => createSelection(visible, createList(visible))

  test('holds on to its row while others come, go and are filtered out', () => {
    const selection = start()
    selection.select(20)
    expect(selection.row.value?.id).toBe(20)
    rows.value = [lone(5), ...rows.value, lone(40)]
    expect([selection.row.value?.id, selection.index.value]).toEqual([20, 2])
    hidden.value = 20
    expect(selection.row.value).toBeNull()
    hidden.value = null
    expect(selection.row.value?.id).toBe(20)
  })

  test('shows the row as it is now when it is replaced', () => {
    const selection = start()
    selection.select(20)
    const late = lone(20, { annotation: annotation({ summary: 'The body came' }) })
    rows.value = rows.value.map((row) => (row.id === 20 ? late : row))
    expect(selection.row.value).toBe(late)
  })

  test('moves within the list and stops at its ends', () => {
    rows.value = [lone(1), lone(2), lone(3)]
    const selection = start()
    const idAfter = (verb: () => void) => {
      verb()
      return selection.id.value
    }
    expect(idAfter(() => selection.move(1))).toBe(1)
    expect(idAfter(() => selection.move(-1))).toBe(1)
    expect(idAfter(() => selection.move(10))).toBe(3)
    expect(idAfter(selection.first)).toBe(1)
    expect(idAfter(selection.last)).toBe(3)
  })

  test('a closed card leaves the row chosen, and Enter opens it again', () => {
    const selection = start()
    selection.select(2)
    selection.close()
    expect([selection.row.value, selection.id.value]).toEqual([null, 2])
    selection.enter()
    expect([selection.row.value?.id, selection.entering.value]).toEqual([2, true])
  })
})

describe('panel', () => {
  test('stores what is chosen in the toolbar', () => {
    const { link, settings } = fakeLink([success(1)])
    const panel = createPanel(link, { timers: fakeTimers(), defer: now, stacked: signal(false) })
    expect(panel.filter.visible.value).toEqual([])
    panel.setShowSuccesses(true)
    panel.setPreserveLog(true)
    expect(settings()).toMatchObject({ showSuccesses: true, preserveLog: true })
    expect(ids(panel.filter.visible.value)).toEqual([1])
    expect(link.session.preserveLog()).toBe(true)
  })

  test('neither list nor card can be dragged away', () => {
    const panel = createPanel(fakeLink().link, { timers: fakeTimers(), defer: now, stacked: signal(false) })
    panel.setCardShare(3)
    expect(panel.cardShare.value).toBe(20)
    panel.setCardShare(99)
    expect(panel.cardShare.value).toBe(80)
  })
})
