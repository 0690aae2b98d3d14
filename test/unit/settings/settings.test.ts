import { describe, expect, test } from 'vitest'
import { DEFAULTS, readSettings } from '../../../src/settings/settings'

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
    [0, 0],
    [1024, 1024],
    [1e12, 20_000_000],
    [-1, DEFAULTS.bodyCapBytes],
    [1.5, DEFAULTS.bodyCapBytes],
    [Number.NaN, DEFAULTS.bodyCapBytes],
  ])('reads a body cap of %d as %d', (stored, read) => {
    expect(readSettings({ bodyCapBytes: stored }).bodyCapBytes).toBe(read)
  })
})
