/** The samples of all packs, spoilt: whatever an API, a network or a browser makes of them, they are read. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { annotate, compile, VERDICTS } from '../../../src/engine'
import { extract } from '../../../src/engine/reading/extract'
import { findFirst } from '../../../src/engine/reading/pointer'
import { readingOf } from '../../../src/engine/reading/reading'
import { anyExchange, folders } from '../../support/any-exchange'
import { exchange, STARTED_AT_MS } from '../../support/exchange'
import { LONG, runs } from '../../support/fuzz'

const packs = folders.map(({ pack }) => pack)
const catalogue = compile(packs)

test('whatever a response holds, what is said of it is whole', LONG, () => {
  fc.assert(
    fc.property(anyExchange, (it) => {
      const annotation = annotate(it, catalogue, STARTED_AT_MS)
      if (!annotation) return
      const { problems, summary, retry, read } = annotation
      expect(VERDICTS).toContain(retry.verdict)
      expect(problems.length).toBeGreaterThan(0)
      expect(problems.length).toBeLessThanOrEqual(51)
      expect(summary).not.toBe('')
      for (const { code, message } of problems) expect([code, message]).not.toContain('')
      for (const ms of [retry.delayMs ?? 0, retry.readyAtMs ?? 0]) expect(Number.isFinite(ms)).toBe(true)
      expect(retry.delayMs ?? 0).toBeGreaterThanOrEqual(0)
      const { value } = readingOf(it).body
      for (const pointer of read) expect(findFirst(value, pointer)).not.toBeNull()
    }),
    runs(400),
  )
})

test('the same exchange is said the same, in any order of packs', LONG, () => {
  const backwards = compile([...packs].reverse())
  fc.assert(
    fc.property(anyExchange, (it) => {
      const once = annotate(structuredClone(it), catalogue, STARTED_AT_MS)
      expect(annotate(it, catalogue, STARTED_AT_MS)).toEqual(once)
      const other = annotate(it, backwards, STARTED_AT_MS)
      expect(other?.pack).toBe(once?.pack)
      expect(other?.retry.verdict).toBe(once?.retry.verdict)
    }),
    runs(200),
  )
})

test('an exchange that knows its times is said the same whatever the clock says now', LONG, () => {
  fc.assert(
    fc.property(
      anyExchange,
      fc.constantFrom(0, STARTED_AT_MS - 3_600_000, STARTED_AT_MS + 9e8),
      (it, nowMs) => {
        const timed = { ...it, startedAtMs: STARTED_AT_MS, durationMs: 50 }
        expect(annotate(timed, catalogue, nowMs)).toEqual(annotate(timed, catalogue, STARTED_AT_MS))
      },
    ),
    runs(200),
  )
})

test.each(['', '   '])('a sentence that is empty (%j) is no message', (sentence) => {
  const reading = readingOf(exchange({ status: 400, body: { errors: { name: sentence } } }))
  const { problems } = extract(reading, { items: { at: '/errors', keyed: true } })
  expect(problems).toEqual([{ code: null, message: null, field: null, fieldIn: null }])
})
