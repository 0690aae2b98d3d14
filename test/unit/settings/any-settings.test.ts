/** Settings as any version, any person or a broken disk may have written them. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changesBetween, readBackup, toBackup } from '../../../src/settings/backup'
import { readSettings, toStored } from '../../../src/settings/migrate'
import { DEFAULTS, NAMES } from '../../../src/settings/settings'
import { spoilt, spoiltText } from '../../support/any-exchange'
import { LONG, runs } from '../../support/fuzz'

const stored = fc.oneof(
  fc.anything(),
  spoilt(toStored({ ...DEFAULTS, hiddenHosts: ['a.test'], columnWidths: { code: 90 } })),
  fc.dictionary(fc.constantFrom(...NAMES, 'version', '__proto__'), fc.anything()),
)

test('whatever is stored, settings are whole, and stored again they are the same', LONG, () => {
  fc.assert(
    fc.property(stored, (it) => {
      const settings = readSettings(it)
      expect(Object.keys(settings).sort()).toEqual([...NAMES].sort())
      for (const name of NAMES) expect(typeof settings[name]).toBe(typeof DEFAULTS[name])
      expect(readSettings(JSON.parse(JSON.stringify(toStored(settings))))).toEqual(settings)
    }),
    runs(300),
  )
})

test('any file is read or refused, and what it changes can be told', LONG, () => {
  const file = fc.oneof(
    fc.string(),
    fc.json(),
    spoiltText(toBackup(DEFAULTS)),
    stored.map((it) => asText(it)),
  )
  fc.assert(
    fc.property(file, (text) => {
      const read = readBackup(text, DEFAULTS)
      if ('problem' in read) expect(read.problem).toMatch(/^[^\r\n]+$/)
      else for (const { words } of changesBetween(DEFAULTS, read.settings)) expect(words).not.toBe('')
    }),
    runs(200),
  )
})

function asText(it: unknown): string {
  try {
    return JSON.stringify({ errata: 'settings', ...(it as object) })
  } catch {
    return ''
  }
}
