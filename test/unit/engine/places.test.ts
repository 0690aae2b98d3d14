/** Wherever the machine stands and whatever language it speaks, an exchange is said to be the same. */
import { afterEach, describe, expect, test, vi } from 'vitest'
import { annotate, compile } from '../../../src/engine'
import { parseHttpDate } from '../../../src/engine/verdict/http-date'
import { folders, samples } from '../../support/any-exchange'
import { exchange, STARTED_AT_MS } from '../../support/exchange'

const catalogue = compile(folders.map(({ pack }) => pack))
const said = () => samples.map(({ sketch }) => annotate(exchange(sketch), catalogue, STARTED_AT_MS))
const atHome = said()

const { TZ } = process.env
afterEach(() => {
  if (TZ === undefined) delete process.env.TZ
  else process.env.TZ = TZ
  vi.restoreAllMocks()
})

/** Ahead of UTC by 14 h, behind it by 11 h, with half an hour, with summer time, and with it on the day that is tested. */
const ZONES = [
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Asia/Kathmandu',
  'America/St_Johns',
  'Australia/Lord_Howe',
]

describe.each(ZONES)('in %s', (zone) => {
  test('dates of HTTP are in GMT, in all their forms', () => {
    process.env.TZ = zone
    expect(new Date(STARTED_AT_MS).getTimezoneOffset()).not.toBe(0)
    for (const text of [
      'Sun, 06 Nov 1994 08:49:37 GMT',
      'Sunday, 06-Nov-94 08:49:37 GMT',
      'Sun Nov  6 08:49:37 1994',
    ])
      expect(parseHttpDate(text, STARTED_AT_MS)).toBe(784_111_777_000)
  })

  test('every sample is said to be what it is elsewhere', () => {
    process.env.TZ = zone
    expect(said()).toEqual(atHome)
  })
})

test('in a language with other letters and digits, every sample is said to be what it is elsewhere', () => {
  // What a Turkish or Arabic browser would do where nobody says which language is meant.
  vi.spyOn(String.prototype, 'toLocaleLowerCase').mockReturnValue('ı')
  vi.spyOn(Number.prototype, 'toLocaleString').mockReturnValue('٣')
  vi.spyOn(Date.prototype, 'toLocaleString').mockReturnValue('٣')
  vi.spyOn(String.prototype, 'localeCompare').mockReturnValue(0)
  expect(said()).toEqual(atHome)
})
