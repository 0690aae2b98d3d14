/** HAR files as anybody might write them. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HarError, type HarExchanges, readHar } from '../../../src/capture/har-file'
import { harEntryOf } from '../../../src/share/har'
import { anyExchange, spoilt, spoiltText } from '../../support/any-exchange'
import { expectInProportion } from '../../support/cost'
import { exchange } from '../../support/exchange'
import { LONG, runs } from '../../support/fuzz'

function read(text: string): HarExchanges | null {
  try {
    return readHar(text)
  } catch (error) {
    expect(error).toBeInstanceOf(HarError)
    expect((error as Error).message).toMatch(/^[^\r\n]+$/)
    return null
  }
}

const har = (entries: unknown[], creator: unknown = { name: 'Firefox' }) => ({
  log: { version: '1.2', creator, entries },
})
const entries = fc
  .array(anyExchange, { maxLength: 3 })
  .map((each) => each.map((it) => harEntryOf({ exchange: it, annotation: null })))

test('any text is read, or refused in one line', LONG, () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    entries.chain((each) => spoiltText(JSON.stringify(har(each)))),
  )
  fc.assert(
    fc.property(text, (each) => void read(each)),
    runs(300),
  )
})

test('any document with entries is read: each entry is an exchange or left out', LONG, () => {
  const document = entries
    .chain((each) => spoilt(each))
    .map((each) => har(Array.isArray(each) ? each : [each]))
  fc.assert(
    fc.property(document, (it) => {
      const found = read(JSON.stringify(it))
      expect(found?.entries).toBe(it.log.entries.length)
      for (const { entry, exchange } of found?.exchanges ?? []) {
        expect(entry).toBeLessThan(it.log.entries.length)
        expect(exchange.request.url).not.toBe('')
        expect(Number.isInteger(exchange.response.status)).toBe(true)
      }
    }),
    runs(300),
  )
})

test('what Errata writes, it reads as what it was', LONG, () => {
  fc.assert(
    fc.property(anyExchange, (it) => {
      const [back] =
        read(JSON.stringify(har([harEntryOf({ exchange: it, annotation: null })], {})))?.exchanges ?? []
      if (!back) return
      expect(back.exchange.response.body).toEqual(it.response.body)
      expect(back.exchange.failure).toEqual(it.failure)
      expect(
        read(JSON.stringify(har([harEntryOf({ exchange: back.exchange, annotation: null })], {})))?.exchanges,
      ).toEqual([back])
    }),
    runs(200),
  )
})

const big = (body: string) =>
  JSON.stringify(har([harEntryOf({ exchange: exchange({ status: 400, body }), annotation: null })]))

test.each<[what: string, text: (chars: number) => string]>([
  ['brackets', (chars) => '['.repeat(chars)],
  ['a text that breaks off', (chars) => big('x'.repeat(chars)).slice(0, -10)],
  ['lines that break off', (chars) => '{"log":\n'.repeat(chars / 8)],
  ['quotes', (chars) => '"'.repeat(chars)],
  ['zeros of a body that was cut', (chars) => big('\0'.repeat(chars / 6))],
  ['junk', (chars) => JSON.stringify(har(Array.from({ length: chars / 2 }, () => 7)))],
  ['stacks within stacks', (chars) => JSON.stringify(har([{ ...stack(Math.min(chars / 40, 2000)) }]))],
])('%s take time in proportion', LONG, (_, text) => {
  expectInProportion(60_000, (chars) => {
    const file = text(chars)
    return () => void read(file)
  })
})

function stack(depth: number): object {
  let parent: object = { callFrames: [] }
  for (let i = 0; i < depth; i++) parent = { callFrames: [{ url: 'a' }], parent }
  return { request: { method: 'GET', url: 'https://a.test' }, _initiator: { type: 'script', stack: parent } }
}
