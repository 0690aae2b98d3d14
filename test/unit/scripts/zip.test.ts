/** A zip says nothing of when, where and by whom it was made. */
import { unzipSync } from 'fflate'
import { afterEach, describe, expect, test } from 'vitest'
import { sha256, zipOfFiles } from '../../../scripts/zip.mjs'

const bytes = (text: string) => new TextEncoder().encode(text)
const FILES: [string, string][] = [
  ['manifest.json', '{"name":"Errata"}'],
  ['src/panel.html', '<!doctype html>'.repeat(40)],
  ['src/icons/16.png', '\u0000\u0001'],
  ['Ärger.txt', 'ä'],
]
const zip = (entries = FILES) => zipOfFiles(new Map(entries.map(([name, text]) => [name, bytes(text)])))

/** The names, dates and times, systems and attributes in the central directory (APPNOTE.TXT §4.3.12). */
function directoryOf(archive: Uint8Array) {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength)
  const records = []
  for (let at = 0; at + 46 <= archive.length; at++) {
    if (view.getUint32(at, true) !== 0x02014b50) continue
    const name = new TextDecoder().decode(archive.subarray(at + 46, at + 46 + view.getUint16(at + 28, true)))
    records.push({
      name,
      madeOn: view.getUint8(at + 5),
      time: view.getUint16(at + 12, true),
      date: view.getUint16(at + 14, true),
      extra: view.getUint16(at + 30, true),
      attributes: view.getUint32(at + 38, true),
    })
  }
  return records
}

test('holds what was put in', () => {
  expect(unzipSync(zip())).toEqual(Object.fromEntries(FILES.map(([name, text]) => [name, bytes(text)])))
})

test('does not depend on the order in which a folder is read', () => {
  expect(sha256(zip(FILES.toReversed()))).toBe(sha256(zip()))
})

test('is sorted by name, of one date, without permissions', () => {
  const records = directoryOf(zip())
  expect(records.map(({ name }) => name)).toEqual([
    'manifest.json',
    'src/icons/16.png',
    'src/panel.html',
    'Ärger.txt',
  ])
  const EPOCH = { madeOn: 0, time: 0, date: (1 << 5) | 1, extra: 0, attributes: 0 }
  expect(records.map(({ name: _, ...rest }) => rest)).toEqual(records.map(() => EPOCH))
})

test('is these bytes, whatever machine and version of Node run this', () => {
  expect(sha256(zip())).toBe('8b77c1a8748cd0ab4c2b3e163d156fbbbb55af91d1a074f326bce145de793db3')
})

describe('in another time zone', () => {
  const zone = process.env.TZ
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
  })

  test.each(['Pacific/Kiritimati', 'America/Los_Angeles'])('%s: the same bytes', (other) => {
    const here = sha256(zip())
    process.env.TZ = other
    expect(sha256(zip())).toBe(here)
  })
})

test.each(['../up', 'a/../../up', '/etc/passwd', 'a\\b', 'c:/b', './a', ''])(
  'refuses the name "%s"',
  (name) => {
    expect(() => zip([[name, 'x']])).toThrow('is no path within a folder')
  },
)
