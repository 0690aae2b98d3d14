import fc from 'fast-check'
import { expect, test } from 'vitest'
import { completionsFor } from '../../../src/filter/complete'
import { describeFilter } from '../../../src/filter/describe'
import { parseFilter } from '../../../src/filter/filter'
import { oneOf } from '../../../src/filter/pattern'
import type { Subject } from '../../../src/filter/subject'
import { exchange } from '../../support/exchange'
import { annotation, problem } from '../panel/fixtures'

const declined: Subject = {
  exchange: exchange({ method: 'POST', url: 'https://api.acme.test/v1/charges?x=1', status: 402 }),
  annotation: annotation({
    vendor: 'Acme Pay',
    pack: 'acme',
    requestId: 'req_9',
    problems: [problem({ code: 'card_declined', message: 'The card was declined.', field: 'card' })],
    retry: { verdict: 'never' },
  }),
}
const broken: Subject = {
  exchange: exchange({ url: 'https://other.test/poll', status: 503 }),
  annotation: annotation({
    pack: 'http',
    vendor: 'HTTP',
    problems: [problem({ code: null })],
    retry: { verdict: 'after', delayMs: 5 },
  }),
}
const blocked: Subject = {
  exchange: exchange({ status: 0, failure: { kind: 'cors', reason: 'net::ERR_FAILED', inferred: false } }),
  annotation: null,
  imported: 'trace.har',
}
const fine: Subject = { exchange: exchange({ status: 200, missing: 'lost' }), annotation: null, repeats: 4 }
const all = { declined, broken, blocked, fine }

test.each([
  ['', 'declined broken blocked fine'],
  ['vendor:acme', 'declined'],
  ['VENDOR:Acme', 'declined'],
  ['vendor:"acme pay"', 'declined'],
  ['code:card', 'declined'],
  ['code:card_*', 'declined'],
  ['code:*declined', 'declined'],
  ['code:declined*', ''],
  ['retry:never', 'declined'],
  ['retry:never,after', 'declined broken'],
  ['status:402', 'declined'],
  ['status:>=500', 'broken'],
  ['status:<500', 'declined fine'],
  ['status:5xx', 'broken'],
  ['status:400-499', 'declined'],
  ['-status:4xx', 'broken blocked fine'],
  ['method:post', 'declined'],
  ['host:api.*', 'declined blocked fine'],
  ['host:*.acme.test', 'declined'],
  ['-path:/poll', 'declined blocked fine'],
  ['path:x=1', 'declined'],
  ['field:card', 'declined'],
  ['id:req_9', 'declined'],
  ['failed:cors', 'blocked'],
  ['missing:lost,timeout', 'fine'],
  ['has:body', 'declined broken blocked'],
  ['is:failure', 'declined broken blocked'],
  ['is:imported', 'blocked'],
  ['is:repeated', 'fine'],
  ['has:delay', 'broken'],
  ['"was declined"', 'declined'],
  ['-declined', 'broken blocked fine'],
  ['https://other', 'broken'],
  ['vendor:acme status:402 -code:other', 'declined'],
  ['- code: -vendor:', 'declined broken blocked fine'],
  ['"half a quotation', ''],
])('%j lets through: %s', (text, expected) => {
  const filter = parseFilter(text)
  const passed = Object.entries(all).filter(([, subject]) => filter.matches(subject))
  expect(passed.map(([name]) => name).join(' ')).toBe(expected)
})

test.each([
  ['retry:maybe', 'retry:maybe is not understood; try now, after, backoff, with-key, fix, never, unknown'],
  ['status:abc', 'status:abc is not understood; try >=400, >=500, 4xx, 5xx'],
  ['is:odd', 'is:odd is not understood; try failure, success, imported, repeated'],
])('%s is left out, and said to be', (text, line) => {
  const filter = parseFilter(`${text} vendor:acme`)
  expect(filter.problems).toEqual([line])
  expect(filter.matches(declined)).toBe(true)
  expect(filter.matches(broken)).toBe(false)
})

test.each([
  ['', ''],
  ['vendor:acme', 'the vendor contains “acme”'],
  ['-vendor:acme', 'the vendor does not contain “acme”'],
  ['code:card_*,do_*', 'a code is like “card_*” or “do_*”'],
  ['code:card,do_*', 'a code contains “card” or is like “do_*”'],
  ['-code:card,do_*', 'a code does not contain “card” and is not like “do_*”'],
  ['status:>=500 -method:get', 'the status is at least 500 and the method is not GET'],
  ['status:5xx,404', 'the status is 5xx or 404'],
  ['is:failure -has:delay', 'it is a failure and it does not have a named delay'],
  ['missing:lost,timeout', 'the response body is missing: lost or timeout'],
  ['failed:cors "two words"', 'the request failed below HTTP: cors and the row mentions “two words”'],
  [
    'retry:never -x host:*.test',
    'the verdict is never, the row does not mention “x” and the host is like “*.test”',
  ],
])('%j in plain words: %s', (text, words) => {
  expect(describeFilter(parseFilter(text))).toBe(words)
})

test.each<[string, string[]]>([
  ['ve', ['vendor:']],
  ['h', ['host:', 'has:']],
  ['retry:n', ['now', 'unknown', 'never']],
  ['vendor:', ['Acme Pay', 'HTTP']],
  ['-code:c', ['card_declined']],
  ['method:', ['GET', 'POST']],
  ['status:', ['>=400', '5xx', '402', '503']],
])('after %j comes one of %j', (text, labels) => {
  const offered = completionsFor(text, text.length, Object.values(all)).map(({ label }) => label)
  expect(offered).toEqual(expect.arrayContaining(labels))
})

test('values say how often they occur, the commonest first; those of the language come before them', () => {
  const offered = completionsFor('host:', 5, Object.values(all))
  expect(offered.map(({ label, hint }) => [label, hint])).toEqual([
    ['api.example.com', '2×'],
    ['api.acme.test', '1×'],
    ['other.test', '1×'],
  ])
  expect(completionsFor('status:', 7, Object.values(all))[0]).toMatchObject({ label: '>=400', hint: '' })
  const states = completionsFor('retry:', 6, Object.values(all)).map(({ label }) => label)
  expect(states).toEqual(['now', 'after', 'backoff', 'with-key', 'fix', 'never', 'unknown'])
})

test('a completion replaces the term at the caret, keeps its sign and quotes what needs it', () => {
  const [first] = completionsFor('a -vendor:acme_ b', 14, [declined])
  expect(first).toBeUndefined()
  const [pay] = completionsFor('a -vendor:pay b', 13, [declined])
  expect(pay).toMatchObject({ text: 'a -vendor:"Acme Pay" b', caret: 21 })
  const [last] = completionsFor('vendor:pay', 10, [declined])
  expect(last).toMatchObject({ text: 'vendor:"Acme Pay" ', caret: 18 })
})

test('a quoted value may hold what would split it', () => {
  const subject = { ...declined, annotation: annotation({ vendor: 'Acme, Inc. of "X"' }) }
  expect(parseFilter('vendor:"Acme, Inc"').matches(subject)).toBe(true)
  expect(parseFilter('vendor:"Acme, Co"').matches(subject)).toBe(false)
  expect(parseFilter('vendor:nobody,"Acme, Inc"').matches(subject)).toBe(true)
  const [whole] = completionsFor('vendor:acme', 11, [subject])
  expect(
    parseFilter(whole?.text ?? '').matches({ ...declined, annotation: annotation({ vendor: 'Acme' }) }),
  ).toBe(false)
})

test.each([
  [['api.acme.test'], 'API.acme.test', true],
  [['acme.test'], 'api.acme.test', false],
  [['*.acme.test'], 'api.acme.test', true],
  [['x', 'API.*'], 'api.acme.test', true],
  [[], 'api.acme.test', false],
])('%j names %s whole: %s', (values, text, fits) => {
  expect(oneOf(values)(text)).toBe(fits)
})

test('any text is read, described and completed without an error', () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(40), (text, caret) => {
      const filter = parseFilter(text)
      for (const subject of Object.values(all)) filter.matches(subject)
      describeFilter(filter)
      completionsFor(text, Math.min(caret, text.length), Object.values(all))
    }),
  )
})

test('a completed value lets its own row through', () => {
  const key = fc.constantFrom('vendor', 'code', 'field', 'message')
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), key, (value, field) => {
      fc.pre(!/["*]/.test(value) && value.trim() === value)
      const subject: Subject = {
        ...declined,
        annotation: annotation({
          vendor: value,
          problems: [problem({ code: value, field: value, message: value })],
        }),
      }
      const made = completionsFor(`${field}:`, field.length + 1, [subject]).find(
        ({ label }) => label === value,
      )
      expect(parseFilter(made?.text ?? '').matches(subject)).toBe(true)
      expect(parseFilter(made?.text ?? '').terms).toHaveLength(1)
    }),
  )
})

test('a pattern of many stars takes linear time', () => {
  const text = 'a'.repeat(20_000)
  const subject = { ...declined, annotation: annotation({ problems: [problem({ code: text })] }) }
  expect(parseFilter(`code:${'a*'.repeat(200)}b`).matches(subject)).toBe(false)
})
