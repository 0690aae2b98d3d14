import { describe, expect, test } from 'vitest'
import { migrate, readSettings, toStored, VERSION, versionOf } from '../../../src/settings/migrate'
import { DEFAULTS, sameSettings } from '../../../src/settings/settings'

describe('readSettings', () => {
  test.each([undefined, null, 42, 'junk', [], [true], {}, { preserveLog: 'yes', bodyCapBytes: '9' }])(
    'takes %j for the defaults',
    (stored) => {
      expect(readSettings(stored)).toEqual(DEFAULTS)
    },
  )

  test('keeps what is right beside what is wrong, and drops what it does not know', () => {
    expect(readSettings({ preserveLog: true, showSuccesses: 1, theme: 'pink' })).toEqual({
      ...DEFAULTS,
      preserveLog: true,
    })
  })

  test.each([
    ['bodyCapBytes', 0, 0],
    ['bodyCapBytes', 1024, 1024],
    ['bodyCapBytes', 1e12, 20_000_000],
    ['bodyCapBytes', -1, DEFAULTS.bodyCapBytes],
    ['bodyCapBytes', 1.5, DEFAULTS.bodyCapBytes],
    ['bodyCapBytes', Number.NaN, DEFAULTS.bodyCapBytes],
    ['budgetMb', 0, 1],
    ['budgetMb', 128, 128],
    ['budgetMb', 1e9, 1024],
    ['redaction', 'none', 'none'],
    ['redaction', 'toString', 'mask'],
    ['hiddenHosts', ['a.test', 'a.test', ''], ['a.test']],
    ['hiddenHosts', ['a.test', 7], []],
    ['hiddenCodes', 'E1', []],
    ['savedFilters', ['x'.repeat(1_001), 'y'], ['y']],
    [
      'disabledPacks',
      Array.from({ length: 600 }, (_, i) => `p${i}`),
      Array.from({ length: 500 }, (_, i) => `p${i}`),
    ],
    ['columnWidths', { path: 200, code: 3, time: '90', __proto__: null, 'a b': 50 }, { path: 200 }],
    ['columnWidths', [100], {}],
  ])('reads %s of %j as %j', (name, stored, read) => {
    expect(readSettings({ version: 2, [name]: stored })).toEqual({ ...DEFAULTS, [name]: read })
  })
})

describe('migration', () => {
  test('settings of version 1, which wrote no version, keep what they said', () => {
    const first = { preserveLog: true, showSuccesses: true, bodyCapBytes: 1024, consoleEcho: true }
    expect(readSettings(first)).toEqual({ ...DEFAULTS, ...first })
  })

  test('what is written now is read as it is', () => {
    const chosen = {
      ...DEFAULTS,
      hiddenHosts: ['a.test'],
      redaction: 'remove' as const,
      columnWidths: { path: 300 },
    }
    expect(readSettings(JSON.parse(JSON.stringify(toStored(chosen))))).toEqual(chosen)
    expect(toStored(chosen).version).toBe(VERSION)
  })

  const steps = [
    (old: Readonly<Record<string, unknown>>) => ({ ...old, b: old.a }),
    ({ b }: Readonly<Record<string, unknown>>) => ({ c: b }),
  ]
  test.each([
    [{ a: 1 }, { c: 1 }],
    [{ version: 1, a: 1 }, { c: 1 }],
    [{ version: 2, b: 2 }, { c: 2 }],
    [
      { version: 3, c: 3 },
      { version: 3, c: 3 },
    ],
    [
      { version: 9, d: 4 },
      { version: 9, d: 4 },
    ],
  ])('%j goes through the steps it has not seen: %j', (stored, after) => {
    expect(migrate(stored, steps)).toEqual(after)
  })

  test.each([
    [{}, 1],
    [{ version: 2 }, 2],
    [{ version: 0 }, 1],
    [{ version: '2' }, 1],
    [{ version: 1.5 }, 1],
  ])('%j is of version %d', (stored, version) => {
    expect(versionOf(stored)).toBe(version)
  })
})

test('settings are the same when every member says the same', () => {
  expect(sameSettings(DEFAULTS, { ...DEFAULTS, hiddenHosts: [] })).toBe(true)
  expect(sameSettings(DEFAULTS, { ...DEFAULTS, hiddenHosts: ['a.test'] })).toBe(false)
  expect(sameSettings(DEFAULTS, { ...DEFAULTS, grouping: !DEFAULTS.grouping })).toBe(false)
})
