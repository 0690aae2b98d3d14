import { describe, expect, test } from 'vitest'
import { parseFilter } from '../../../src/filter/filter'
import { remarks } from '../../../src/panel/health-words'
import type { Health } from '../../../src/session/session'
import { exchange } from '../../support/exchange'
import { failing, healthy } from './fixtures'

const around = { hidden: 0, revealed: false, updated: false }

describe('remarks', () => {
  test.each<[string, Partial<Health>, string[]]>([
    ['nothing', { captured: 12 }, []],
    ['nothing about successes without bodies', { withoutBody: { 'not-kept': 40 } }, []],
    ['unread bodies', { withoutBody: { 'never-read': 3 } }, ['3 bodies never read by the page']],
    ['one lost body', { withoutBody: { lost: 1 } }, ['1 body lost to a navigation or evicted']],
    [
      'a cut body',
      { cut: 1 },
      ['1 body cut by Firefox at 1 MiB; set devtools.netmonitor.responseBodyLimit to 0 in about:config'],
    ],
    ['dropped rows', { dropped: 1200 }, ['1,200 older rows dropped to keep the list within its limit']],
  ])('say %s', (_, health, lines) => {
    expect(remarks(healthy(health)).map(({ words, warning }) => [words, warning])).toEqual(
      lines.map((words) => [words, false]),
    )
  })

  test('warn first of what hides whole requests', () => {
    const [first, second] = remarks(healthy({ blind: ['filtered'], withoutBody: { timeout: 2 } }))
    expect(first).toMatchObject({
      words: expect.stringContaining("Network panel's filter or pause"),
      warning: true,
    })
    expect(second).toMatchObject({ words: '2 bodies not handed over in time', warning: false })
  })

  test('an update comes before all else: nothing more will come in', () => {
    const [first] = remarks(healthy({ blind: ['unresponsive'] }), { ...around, updated: true })
    expect(first).toEqual({
      words: 'Errata was updated: close and reopen DevTools',
      warning: true,
      ways: [],
    })
  })
})

test('settings that could not be stored are no warning, since nothing is missing', () => {
  expect(remarks(healthy(), { ...around, unsaved: true })).toEqual([
    {
      words: 'Your settings could not be stored: they hold until DevTools is closed',
      warning: false,
      ways: [],
    },
  ])
})

describe('ways out', () => {
  const waysOf = (health: Partial<Health>) => remarks(healthy(health)).flatMap(({ ways }) => ways)

  test('a missing body leads to its rows, by a filter that finds them and no others', () => {
    const [way] = waysOf({ withoutBody: { lost: 2 } })
    expect(way).toMatchObject({ label: 'Show them' })
    const filter = parseFilter(way && 'filter' in way ? way.filter : '')
    expect(filter.problems).toEqual([])
    expect(filter.matches(failing(1, { exchange: exchange({ status: 500, missing: 'lost' }) }))).toBe(true)
    expect(filter.matches(failing(2, { exchange: exchange({ status: 500, missing: 'timeout' }) }))).toBe(
      false,
    )
    expect(filter.matches(failing(3))).toBe(false)
  })

  test('bodies that were given up also lead to the budget', () => {
    expect(waysOf({ withoutBody: { 'over-budget': 1 } })).toEqual([
      { label: 'Show it', filter: 'is:failure missing:over-budget' },
      { label: 'Raise the budget', settings: 'budget' },
    ])
  })

  test('cut bodies give the name of the preference', () => {
    expect(waysOf({ cut: 3 })).toEqual([
      { label: 'Copy its name', copy: 'devtools.netmonitor.responseBodyLimit' },
    ])
  })

  test.each([
    [false, '3 rows hidden by your settings', { label: 'Show', reveal: true }],
    [true, '3 rows shown that your settings hide', { label: 'Hide again', reveal: false }],
  ])('hidden rows can be shown, and hidden again: %s', (revealed, words, way) => {
    const [remark] = remarks(healthy(), { ...around, hidden: 3, revealed })
    expect(remark).toEqual({
      words,
      warning: false,
      ways: [way, { label: 'Settings', settings: 'hidden-hosts' }],
    })
  })
})
