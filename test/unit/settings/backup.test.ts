import { describe, expect, test } from 'vitest'
import { changesBetween, readBackup, toBackup } from '../../../src/settings/backup'
import { DEFAULTS, type Settings } from '../../../src/settings/settings'

const chosen: Settings = {
  ...DEFAULTS,
  showSuccesses: true,
  hiddenHosts: ['a.test', 'b.test'],
  redaction: 'remove',
  budgetMb: 128,
}
const fileOf = (members: Record<string, unknown>) =>
  JSON.stringify({ errata: 'settings', version: 2, ...members })

describe('a settings file', () => {
  test('brings back what was written', () => {
    expect(readBackup(toBackup(chosen), DEFAULTS)).toEqual({ settings: chosen, leftOut: [] })
  })

  test('says what it is, for whoever opens it', () => {
    expect(toBackup(DEFAULTS)).toMatch(/^\{\n {2}"errata": "settings",\n {2}"version": 2,\n/)
  })

  test('without a setting leaves it as it is', () => {
    expect(readBackup(fileOf({ consoleEcho: true }), chosen)).toEqual({
      settings: { ...chosen, consoleEcho: true },
      leftOut: [],
    })
  })

  test.each([
    ['', 'This file is not JSON, so it holds no settings.'],
    ['{"errata": "settings"', 'This file is not JSON, so it holds no settings.'],
    ['null', 'This file is JSON, but not a settings file of Errata.'],
    ['[]', 'This file is JSON, but not a settings file of Errata.'],
    ['{"log": {"entries": []}}', 'This file is JSON, but not a settings file of Errata.'],
    ['{"preserveLog": true}', 'This file is JSON, but not a settings file of Errata.'],
  ])('%s is none: %s', (text, problem) => {
    expect(readBackup(text, DEFAULTS)).toEqual({ problem })
  })

  test.each<[Record<string, unknown>, string[]]>([
    [{ preserveLog: 'yes' }, ['preserveLog has to be true or false: left out']],
    [{ budgetMb: '64' }, ['budgetMb has to be a whole number: left out']],
    [{ hiddenHosts: 'a.test' }, ['hiddenHosts has to be a list of texts: left out']],
    [{ redaction: 'hide' }, ['redaction has to be "none", "mask" or "remove": left out']],
    [{ columnWidths: 3 }, ['columnWidths has to be an object of pixels by column: left out']],
    [{ theme: 'dark' }, ['theme is not known here: left out']],
    [{ toString: 'dark' }, ['toString is not known here: left out']],
    [
      { version: 3, theme: 'dark' },
      ['A newer Errata wrote this file (its version 3)', 'theme is not known here: left out'],
    ],
  ])('with %j takes the rest, and says: %j', (members, leftOut) => {
    expect(readBackup(fileOf({ ...members, consoleEcho: true }), DEFAULTS)).toEqual({
      settings: { ...DEFAULTS, consoleEcho: true },
      leftOut,
    })
  })
})

describe('what a file would change', () => {
  test('is nothing, when it says what holds', () => {
    expect(changesBetween(chosen, { ...chosen, hiddenHosts: ['a.test', 'b.test'] })).toEqual([])
  })

  test('is said setting by setting', () => {
    expect(
      changesBetween(chosen, {
        ...chosen,
        preserveLog: true,
        hiddenHosts: ['b.test', 'c.test'],
        columnWidths: { path: 240 },
        bodyCapBytes: 1024 * 1024,
        redaction: 'none',
      }),
    ).toEqual([
      { label: 'Preserve log', words: 'off → on' },
      { label: 'Widths of columns', words: 'as they come → path 240 px' },
      { label: 'Hidden hosts', words: 'adds c.test; removes a.test' },
      { label: 'Size of successes that are searched', words: '256 KiB → 1,024 KiB' },
      { label: 'What is hidden in copies and files', words: 'secrets are removed → nothing is hidden' },
    ])
  })

  test('may be the order alone', () => {
    expect(changesBetween(chosen, { ...chosen, hiddenHosts: ['b.test', 'a.test'] })).toEqual([
      { label: 'Hidden hosts', words: 'another order' },
    ])
  })
})
