/** Whatever the readers hand over, a valid pack comes out, and the engine takes it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Draft, Found, Said } from '../../../src/authoring/draft'
import { cut, sentence, slugOf } from '../../../src/authoring/making/text'
import { toPack } from '../../../src/authoring/to-pack'
import { trialOnExamples } from '../../../src/authoring/trial/on-examples'
import { parsePack } from '../../../src/engine'
import { readPackFile } from '../../../src/own-packs/read-file'
import { catalogueOf } from '../../support/catalogue'

const READER = { builtIn: new Set<string>(), today: '2026-11-22' }

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 600 }),
  fc.lorem({ mode: 'sentences', maxCount: 30 }),
  fc.constantFrom('', ' ', '__proto__', 'constructor', '\u0000', '\ud800', 'x'.repeat(700)),
)
const found = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Found<T>> =>
  fc.record({
    value,
    lines: fc.array(fc.nat(), { maxLength: 3 }),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
  })
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(found(value))
const said: fc.Arbitrary<Said> = fc.record({
  title: maybe(text),
  meaning: maybe(text),
  resolution: maybe(text),
  retry: maybe(fc.constantFrom('yes' as const, 'no' as const)),
})
const number = fc.oneof(fc.integer(), fc.double(), fc.integer({ min: 100, max: 599 }))
const name = fc.oneof(
  text,
  fc.constantFrom(
    'ACME-400-001',
    'ACME-404-002',
    'ACME-4-1',
    'NOT_FOUND',
    'GIZMO_SPROCKET_JAMMED',
    '1001',
    'a*b#1',
  ),
)
const pointer = fc.option(
  fc.oneof(
    text,
    fc.constantFrom(
      '/code',
      '/error/code',
      '/errors/0/code',
      '/0/message',
      '/a~2',
      `/${'x'.repeat(600)}`,
      '/errors/0/x/0/y',
      '/',
    ),
  ),
)
const lines = fc.array(fc.nat(), { maxLength: 3 })
const confidence = fc.double({ min: 0, max: 1, noNaN: true })

const anyDraft: fc.Arbitrary<Draft> = fc.record({
  name: fc.option(text),
  hosts: fc.array(
    found(fc.oneof(text, fc.domain(), fc.webUrl(), fc.constantFrom('localhost:3000', '*.acme.com'))),
    { maxLength: 3 },
  ),
  url: fc.option(
    fc.oneof(
      text,
      fc.webUrl(),
      fc.constantFrom(`https://acme.com/${'x'.repeat(2000)}`, 'https://', 'http://[', 'https://a b/'),
    ),
  ),
  codes: fc.array(
    fc
      .tuple(said, fc.record({ code: name, status: maybe(number), lines, confidence }))
      .map(([words, rest]) => ({ ...words, ...rest })),
    { maxLength: 8 },
  ),
  statuses: fc.array(
    fc
      .tuple(
        said,
        fc.record({ status: fc.oneof(text, fc.constantFrom('404', '5xx', '4XX', '99', '200')), lines }),
      )
      .map(([words, rest]) => ({ ...words, ...rest })),
    { maxLength: 5 },
  ),
  envelopes: fc.array(
    fc.record({ code: pointer, message: pointer, requestId: pointer, field: pointer, lines, confidence }),
    { maxLength: 3 },
  ),
  examples: fc.array(
    fc.record({ body: fc.oneof(text, fc.json()), status: fc.option(number), line: fc.nat() }),
    { maxLength: 3 },
  ),
  requestIdHeader: maybe(text),
  idempotencyHeader: maybe(text),
  rateLimits: fc.array(fc.record({ limit: number, windowMs: number, per: text, lines }), { maxLength: 3 }),
  operations: fc.array(
    fc.record({
      method: fc.oneof(text, fc.constantFrom('GET', 'post')),
      path: fc.oneof(text, fc.constantFrom('/v1/orders/{id}', 'orders', `/${'x'.repeat(198)}`)),
      name: text,
      status: fc.oneof(text, fc.constantFrom('404', '5xx', 'default')),
      meaning: text,
    }),
    { maxLength: 3 },
  ),
  leftovers: fc.array(fc.record({ line: fc.nat(), text }), { maxLength: 3 }),
})

test('any draft makes a valid pack that the engine takes', () => {
  fc.assert(
    fc.property(
      anyDraft,
      fc.option(fc.oneof(text, fc.constant('a'.repeat(101)))),
      fc.array(text, { maxLength: 2 }),
      (draft, id, hosts) => {
        const pack = toPack(draft, { id, hosts, today: '2026-11-22' })
        expect(parsePack(pack)).toEqual(pack)
        const isEmpty = pack.envelopes.length === 0
        expect(isEmpty && pack.codes !== undefined).toBe(false)
        if (!isEmpty) expect(readPackFile(JSON.stringify(pack), READER)).toHaveProperty('file')
        const { fallback } = catalogueOf(pack)
        expect(trialOnExamples(pack, draft, fallback)).toHaveLength(draft.examples.length)
      },
    ),
    { numRuns: 150 },
  )
}, 20_000)

test('no text is longer than it may be, and none is cut within a character', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 10, max: 400 }), (given, max) => {
      for (const short of [cut(given, max), sentence(given, max)]) {
        expect(short.length).toBeLessThanOrEqual(max)
        expect(short).toBe(short.trim())
      }
      expect(slugOf(given)).toMatch(/^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/)
    }),
  )
})

test.each<[given: string, max: number, wanted: string]>([
  ['Short.', 20, 'Short.'],
  ['Two  lines\nof text', 20, 'Two lines of text'],
  ['One sentence here. Another one follows it.', 30, 'One sentence here. …'],
  ['A text without any end in sight', 20, 'A text without any…'],
  ['Unbreakableunbreakable', 12, 'Unbreakable…'],
  ['😀😀😀😀😀😀😀😀', 10, '😀😀😀😀…'],
])('%j cut to %i is %j', (given, max, wanted) => {
  expect(cut(given, max)).toBe(wanted)
})

test.each<[given: string, wanted: string]>([
  ['the card expired', 'The card expired.'],
  ['user_id is missing', 'user_id is missing.'],
  ['See https://acme.com/docs', 'See https://acme.com/docs'],
  ['Wait…', 'Wait…'],
  ['', ''],
])('%j as a sentence is %j', (given, wanted) => {
  expect(sentence(given, 400)).toBe(wanted)
})
