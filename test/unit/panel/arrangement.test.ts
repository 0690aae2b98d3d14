import { signal } from '@preact/signals'
import { expect, test } from 'vitest'
import { keepArrangement } from '../../../src/panel/stores/arrangement'
import { createList } from '../../../src/panel/stores/list'
import { createPreferences } from '../../../src/panel/stores/settings'
import { fakeLink } from './fixtures'
import { fakeTimers } from './timers'

function keep(part: Parameters<ReturnType<typeof fakeLink>['change']>[0] = {}) {
  const { link, settings, change } = fakeLink()
  change(part)
  const timers = fakeTimers()
  const list = createList(signal([]))
  const stop = keepArrangement(list, createPreferences(link.settings), timers)
  return { list, settings, change, timers, stop }
}

test('the list begins as it was left', () => {
  const { list } = keep({ grouping: false, columnWidths: { path: 300 } })
  expect(list.grouping.value).toBe(false)
  expect(list.widths.value).toEqual({ path: 300 })
})

test('grouping is kept at once, widths when the hand rests', () => {
  const { list, settings, timers } = keep()
  list.setGrouping(false)
  expect(settings().grouping).toBe(false)
  for (const px of [200, 210, 220]) {
    list.setWidths({ path: px })
    timers.advance(100)
  }
  expect(settings().columnWidths).toEqual({})
  timers.advance(1_000)
  expect(settings().columnWidths).toEqual({ path: 220 })
  list.setWidths({ path: null })
  timers.advance(1_000)
  expect(settings().columnWidths).toEqual({})
})

test('a change elsewhere shows here', () => {
  const { list, change } = keep({ columnWidths: { path: 300, code: 90 } })
  change({ grouping: false, columnWidths: { code: 100 } })
  expect(list.grouping.value).toBe(false)
  expect(list.widths.value).toEqual({ code: 100 })
})

test('nothing is kept once it is stopped', () => {
  const { list, settings, timers, stop } = keep()
  list.setWidths({ path: 200 })
  stop()
  list.setGrouping(false)
  timers.advance(1_000)
  expect(settings()).toMatchObject({ grouping: true, columnWidths: {} })
  expect(timers.pending()).toBe(0)
})
