/** The filter as it is asked of every row, against a plain reading of the language. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Problem } from '../../../src/engine'
import { hostOf, pathOf } from '../../../src/filter/address'
import { parseFilter } from '../../../src/filter/filter'
import type { Subject } from '../../../src/filter/subject'
import { tokensOf } from '../../../src/filter/tokens'
import { exchange } from '../../support/exchange'
import { runs } from '../../support/fuzz'
import { annotation, problem } from '../panel/fixtures'

/** Every text that a word without a key is searched in, or those of one key. */
function textsOf(
  { exchange: { request, response, failure }, annotation: said }: Subject,
  key: string | null,
) {
  const of = (member: keyof Problem) => said?.problems.map((each) => each[member]) ?? []
  const texts: Record<string, (string | null | undefined)[]> = {
    vendor: [said?.vendor, said?.pack],
    code: of('code'),
    field: of('field'),
    message: of('message'),
    id: [said?.requestId, ...(said?.ids.map(({ value }) => value) ?? [])],
  }
  const others = [request.url, request.method, String(response.status || ''), failure?.kind, failure?.reason]
  const rest = [said?.summary, said?.retry.verdict, ...of('title')]
  return (key === null ? [...Object.values(texts).flat(), ...others, ...rest] : (texts[key] ?? [])).map(
    (text) => text?.toLowerCase(),
  )
}

/** `*` is any text; without it a value may stand anywhere. */
function fits(text: string, value: string): boolean {
  if (!value.includes('*')) return text.includes(value)
  const [head, ...rest] = value
  if (head === '*') return [...text, ''].some((_, from) => restFits(text.slice(from), rest.join('')))
  return text[0] === head && restFits(text.slice(1), rest.join(''))
}
const restFits = (text: string, rest: string): boolean =>
  rest.includes('*') ? fits(text, rest) : text === rest

const plainly = (text: string, subject: Subject) =>
  tokensOf(text)
    .filter(({ key, value, alternatives }) => value !== '' && (key === null || alternatives.length > 0))
    .every(({ key, value, alternatives, negated }) => {
      const wanted = key === null ? [value] : alternatives
      const agrees = wanted.some((each) =>
        textsOf(subject, key).some(
          (said) =>
            said && (key === null ? said.includes(each.toLowerCase()) : fits(said, each.toLowerCase())),
        ),
      )
      return agrees !== negated
    })

const short = (units: string, maxLength = 6) =>
  fc.array(fc.constantFrom(...units), { minLength: 1, maxLength }).map((each) => each.join(''))
const text = short('aAbB.1-')
const maybe = fc.option(text)
const problems = fc.array(fc.record({ code: maybe, title: maybe, message: maybe, field: maybe }), {
  maxLength: 2,
})
const explained = fc
  .record({
    vendor: text,
    pack: text,
    summary: text,
    requestId: maybe,
    ids: fc.array(text, { maxLength: 2 }),
    problems,
  })
  .map(({ ids, problems: each, ...said }) =>
    annotation({
      ...said,
      ids: ids.map((value) => ({ label: 'Id', value })),
      problems: each.map((over) => problem(over)),
      retry: { verdict: 'backoff' },
    }),
  )
const failure = text.map((reason) => ({ kind: 'cors' as const, reason, inferred: false }))
const subject: fc.Arbitrary<Subject> = fc
  .record({
    url: text.map((path) => `https://b.test/${path}`),
    status: fc.constantFrom(0, 101, 411),
    failure: fc.option(failure),
    annotation: fc.option(explained),
  })
  .map(({ annotation: said, ...sketch }) => ({ exchange: exchange(sketch), annotation: said }))
const term = fc
  .tuple(
    fc.constantFrom('', '-'),
    fc.constantFrom('', 'vendor:', 'code:', 'field:', 'message:', 'id:'),
    short('aAbB.1-*,', 5),
  )
  .map((parts) => parts.join(''))

test('what a filter lets through is what a plain reading of it lets through', () => {
  const passed = { yes: 0, no: 0 }
  fc.assert(
    fc.property(fc.array(term, { maxLength: 3 }), subject, (terms, of) => {
      const filter = terms.join(' ')
      const expected = plainly(filter, of)
      passed[expected ? 'yes' : 'no']++
      expect(parseFilter(filter).matches(of)).toBe(expected)
    }),
    runs(3_000),
  )
  expect(Math.min(passed.yes, passed.no), 'both answers were tried').toBeGreaterThan(200)
})

test('the parts of an address are those that patterns cut out of it', () => {
  const plainHost = (url: string) => /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#]*)/i.exec(url)?.[1] ?? ''
  const plainPath = (url: string) =>
    url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').replace(/#.*$/s, '') || '/'
  fc.assert(
    fc.property(fc.constantFrom('', 'https://', 'X:', '//'), short('aZ:/?#@.\n', 12), (start, rest) => {
      expect([hostOf(start + rest), pathOf(start + rest)]).toEqual([
        plainHost(start + rest),
        plainPath(start + rest),
      ])
    }),
    runs(2_000),
  )
})
