/** Everything that leaves as text, of exchanges that nobody has seen. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { annotate, compile } from '../../../src/engine'
import { exporters } from '../../../src/share/exporters'
import { handlerFor } from '../../../src/share/handler/handler'
import { redact } from '../../../src/share/redaction/redact'
import { supportText } from '../../../src/share/support'
import { anyExchange, folders } from '../../support/any-exchange'
import { expectInProportion } from '../../support/cost'
import { exchange, STARTED_AT_MS } from '../../support/exchange'
import { LONG, runs } from '../../support/fuzz'
import { HOWS } from './planted'

const catalogue = compile(folders.map(({ pack }) => pack))
const ways = exporters('0.0.0')
const how = fc.constantFrom(...HOWS)

test('any row is written in every form, each time alike', LONG, () => {
  fc.assert(
    fc.property(anyExchange, fc.constantFrom(...ways), how, (it, way, hidden) => {
      const row = { exchange: it, annotation: annotate(it, catalogue, STARTED_AT_MS) }
      const text = way.make([row], hidden)
      expect(text).not.toBe('')
      expect(way.make([row], hidden)).toBe(text)
      if (way.extension === 'har' || way.extension === 'json') expect(() => JSON.parse(text)).not.toThrow()
    }),
    runs(200),
  )
})

test('any annotated row has a ticket', LONG, () => {
  fc.assert(
    fc.property(anyExchange, how, (it, hidden) => {
      const annotation = annotate(it, catalogue, STARTED_AT_MS)
      if (!annotation) return
      const support = catalogue.words.get(annotation.pack)?.support
      expect(supportText({ exchange: it, annotation, support }, hidden)).not.toBe('')
    }),
    runs(200),
  )
})

test('masking a spoilt sample a second time changes nothing, and masks no less than once', LONG, () => {
  fc.assert(
    fc.property(anyExchange, how, (it, hidden) => {
      const once = redact(it, hidden)
      expect(redact(once, hidden)).toEqual(once)
    }),
    runs(300),
  )
})

test('every pack that has a handler has the same each time', () => {
  for (const { pack } of folders) expect(handlerFor(pack)).toBe(handlerFor(structuredClone(pack)))
})

test.each<[what: string, body: (chars: number) => string]>([
  ['quotes', (chars) => `'"`.repeat(chars / 2)],
  ['percents', (chars) => '%PATH%'.repeat(chars / 6)],
  ['line ends', (chars) => '\n'.repeat(chars)],
  ['backslashes', (chars) => '\\'.repeat(chars)],
  ['fences', (chars) => '`'.repeat(chars)],
  [
    'fences of many lengths',
    (chars) => Array.from({ length: Math.sqrt(chars) }, (_, i) => '`'.repeat(i)).join('\n'),
  ],
  ['carets and brackets', (chars) => '^(<[!&'.repeat(chars / 6)],
  ['surrogates', (chars) => '\uD83D\uDE00\uD800'.repeat(chars / 3)],
])('a body of %s is written in time in proportion', LONG, (_, body) => {
  for (const way of ways) {
    expectInProportion(20_000, (chars) => {
      const it = exchange({ method: 'POST', status: 400, requestBody: body(chars), body: body(chars) })
      const row = { exchange: it, annotation: annotate(it, catalogue, STARTED_AT_MS) }
      return () => void way.make([row], 'mask')
    })
  }
})

test.each<[what: string, name: string, value: (chars: number) => string]>([
  ['blanks', 'cookie', (chars) => ' '.repeat(chars)],
  ['pairs', 'cookie', (chars) => 'a=b; '.repeat(chars / 5)],
  ['commas', 'set-cookie', (chars) => 'a, '.repeat(chars / 3)],
  ['letters', 'authorization', (chars) => 'a '.repeat(chars / 2)],
  ['blanks after a word', 'authorization', (chars) => `a${' '.repeat(chars)}`],
  ['addresses', 'link', (chars) => '<https://a.test/?a=b>, '.repeat(chars / 23)],
])('a header of %s is written in time in proportion', LONG, (_, name, value) => {
  for (const way of ways) {
    expectInProportion(20_000, (chars) => {
      const it = exchange({
        status: 400,
        requestHeaders: { [name]: value(chars) },
        headers: { [name]: value(chars) },
      })
      return () => void way.make([{ exchange: it, annotation: null }], 'mask')
    })
  }
})

test('an address is written in time in proportion', LONG, () => {
  for (const part of ['a=b&', '%', '/../', ' ', '#', '//a:b@c', '"']) {
    for (const way of ways) {
      expectInProportion(10_000, (chars) => {
        const it = exchange({ status: 400, url: `https://a.test/?${part.repeat(chars / part.length)}` })
        return () => void way.make([{ exchange: it, annotation: null }], 'mask')
      })
    }
  }
})
