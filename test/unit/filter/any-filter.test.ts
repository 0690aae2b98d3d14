/** Filters as anybody might type them, asked of rows that nobody has seen. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { annotate, compile } from '../../../src/engine'
import { completionsFor } from '../../../src/filter/complete'
import { describeFilter } from '../../../src/filter/describe'
import { parseFilter } from '../../../src/filter/filter'
import type { Subject } from '../../../src/filter/subject'
import { anyExchange, folders } from '../../support/any-exchange'
import { expectInProportion } from '../../support/cost'
import { exchange, STARTED_AT_MS } from '../../support/exchange'
import { LONG, runs } from '../../support/fuzz'

const catalogue = compile(folders.map(({ pack }) => pack))

const subject: fc.Arbitrary<Subject> = anyExchange.map((it) => ({
  exchange: it,
  annotation: annotate(it, catalogue, STARTED_AT_MS),
  imported: null,
  repeats: null,
}))

const keys = [
  'vendor:',
  'code:',
  'status:',
  'method:',
  'host:',
  'path:',
  'retry:',
  'is:',
  'has:',
  'missing:',
  'failed:',
  'field:',
  'message:',
  'id:',
]
const values = [
  '5*',
  '>=400',
  '200..299',
  '4xx',
  'failure',
  'POST',
  '*',
  '"',
  '"a b"',
  'a,b',
  ',',
  '1s',
  '<2m',
  '**',
  'constructor',
  '__proto__',
  '(',
]
const piece = fc.oneof(fc.constantFrom(...keys, ...values, '-', ' ', ':'), fc.string({ maxLength: 4 }))
const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''))

test('any filter is read and answers, the same each time and however it is spaced', LONG, () => {
  fc.assert(
    fc.property(text, subject, (typed, row) => {
      const filter = parseFilter(typed)
      const answer = filter.matches(row)
      expect(parseFilter(typed).matches(row)).toBe(answer)
      expect(parseFilter(`  ${typed}`).matches(row)).toBe(answer)
      expect(describeFilter(filter)).toBeTypeOf('string')
      for (const each of completionsFor(typed, typed.length, [row])) expect(each.label).toBeTypeOf('string')
    }),
    runs(300),
  )
})

test(
  'a further term lets through no more, and the opposite of a term is what it does not let through',
  LONG,
  () => {
    const term = fc
      .tuple(fc.constantFrom(...keys, ''), fc.stringMatching(/^[a-z\d*]{1,6}$/))
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(term, term, subject, (one, other, row) => {
        const asked = (typed: string) => parseFilter(typed).matches(row)
        if (asked(`${one} ${other}`)) expect(asked(one)).toBe(true)
        if (parseFilter(one).terms.length === 1) expect(asked(`-${one}`)).toBe(!asked(one))
      }),
      runs(300),
    )
  },
)

test.each<[what: string, text: (chars: number) => string]>([
  ['words', (chars) => 'a '.repeat(chars / 2)],
  ['quotes', (chars) => '"'.repeat(chars)],
  ['one long word', (chars) => 'a'.repeat(chars)],
  ['alternatives', (chars) => `code:${'a*,'.repeat(chars / 3)}`],
  ['stars', (chars) => `code:${'*'.repeat(chars)}`],
  ['keys', (chars) => 'code:'.repeat(chars / 5)],
  ['signs', (chars) => '-'.repeat(chars)],
  ['terms that are not understood', (chars) => 'status:x '.repeat(chars / 9)],
])('a filter of %s takes time in proportion', LONG, (_, typed) => {
  const it = exchange({ status: 400, body: { error: { code: 'a'.repeat(200), message: 'a' } } })
  const row: Subject = {
    exchange: it,
    annotation: annotate(it, catalogue, STARTED_AT_MS),
    imported: null,
    repeats: null,
  }
  expectInProportion(20_000, (chars) => {
    const filter = typed(chars)
    return () => {
      parseFilter(filter).matches(row)
      completionsFor(filter, filter.length, [row])
    }
  })
})
