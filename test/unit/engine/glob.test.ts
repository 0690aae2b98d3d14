import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileGlob, matchesGlob } from '../../../src/engine/reading/glob'
import { runs } from '../../support/fuzz'

test.each([
  ['BLUM-###-###', 'BLUM-429-001', true],
  ['BLUM-###-###', 'BLUM-429-01', false],
  ['BLUM-###-###', 'blum-429-001', false],
  ['E#######', 'E0000047', true],
  ['*', '', true],
  ['', 'x', false],
  ['a*c', 'abbc', true],
  ['a*b*c', 'a-b-b-c', true],
  ['a*b*c', 'a-c-b', false],
  ['*.json', '.json', true],
  ['#*', 'x1', false],
  ['application/problem+json*', 'application/problem+json; charset=utf-8', true],
  // Regular expression syntax has no meaning.
  ['a.c', 'abc', false],
  ['(a+)+$', 'aaaa', false],
])('%s against %j: %s', (pattern, text, matches) => {
  expect(matchesGlob(pattern, text)).toBe(matches)
  expect(compileGlob(pattern)(text)).toBe(matches)
})

test('a pattern made ready means what it meant', () => {
  const few = fc.string({ unit: fc.constantFrom('a', 'b', '1'), maxLength: 6 })
  const patterns = fc.string({ unit: fc.constantFrom('a', 'b', '1', '*', '*', '#'), maxLength: 6 })
  fc.assert(
    fc.property(patterns, few, (pattern, text) => {
      expect(compileGlob(pattern)(text)).toBe(matchesGlob(pattern, text))
    }),
    runs(1_000),
  )
})

test('a hostile pattern on a hostile text ends', () => {
  expect(matchesGlob(`${'*a'.repeat(60)}b`, 'a'.repeat(20_000))).toBe(false)
})
