import { expect, it } from 'vitest'
import { type Entry, readEntry } from '../../../src/capture/entry'
import { createLedger } from '../../../src/capture/ledger'
import { chromiumEntry } from './entries'

const entry = readEntry(chromiumEntry({ status: 500 })) as Entry
const item = { entry, raw: 'raw' }

it('gives an event the key under which a sweep has reported the same entry', () => {
  const ledger = createLedger()
  const [first] = ledger.undelivered([item], true).found
  expect(ledger.delivered(entry)).toBe(first?.key)
})

it('waits one sweep for an event, and forgets an entry that was gone meanwhile', () => {
  const ledger = createLedger()
  expect(ledger.undelivered([item], false)).toEqual({ found: [], isWaiting: true })
  expect(ledger.undelivered([], false)).toEqual({ found: [], isWaiting: false })
  expect(ledger.undelivered([item], false)).toEqual({ found: [], isWaiting: true })
  expect(ledger.undelivered([item], false).found).toEqual([{ key: expect.any(String), raw: 'raw' }])
})

it('counts events only as long as their entries can be in the log', () => {
  const ledger = createLedger()
  const key = ledger.delivered(entry)
  expect(ledger.delivered(entry)).not.toBe(key)
  for (let i = 0; i < 3; i++) ledger.undelivered([], false)
  expect(ledger.delivered(entry)).toBe(key)
})
