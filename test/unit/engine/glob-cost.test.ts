/** Patterns come from packs of anybody, so what they may cost is part of what they are. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchesGlob } from '../../../src/engine/reading/glob'
import { runs } from '../../support/fuzz'

/** How many characters of the text the matcher looks at; the browser's own search looks at each once. */
function looksAt(pattern: string, text: string): number {
  let looks = 0
  const counted = {
    length: text.length,
    charCodeAt(at: number) {
      looks++
      return text.charCodeAt(at)
    },
    indexOf(part: string, from: number) {
      const found = text.indexOf(part, from)
      looks += found < 0 ? text.length - from : found + part.length - from
      return found
    },
  }
  matchesGlob(pattern, counted as unknown as string)
  return looks
}

const hostile = [
  `*${'#'.repeat(117)}b*`,
  `*${'#1'.repeat(58)}b*`,
  '*a*a*a*a*a*b',
  `${'*a'.repeat(60)}b`,
  `*${'a'.repeat(118)}b`,
  `*${'a'.repeat(117)}b*`,
  `${'*'.repeat(119)}b`,
  `*${'#'.repeat(118)}b`,
  '*ab*ab*ab*ab*ac',
]

test.each(hostile)('%s: twice the text costs twice as much', (pattern) => {
  for (const letters of ['a', 'ab', '1']) {
    const [short, long] = [4_000, 8_000].map((length) =>
      looksAt(pattern, letters.repeat(length / letters.length)),
    )
    expect(long).toBeLessThanOrEqual(2.1 * (short ?? 0) + pattern.length)
  }
})

const letters = fc
  .array(fc.constantFrom('a', 'b', '1', '*', '#'), { maxLength: 12 })
  .map((each) => each.join(''))
const words = fc.array(fc.constantFrom('a', 'b', '1'), { maxLength: 16 }).map((each) => each.join(''))

test('no pattern costs more than its length times that of the text', () => {
  fc.assert(
    fc.property(letters, words, (pattern, text) => {
      expect(looksAt(pattern, text)).toBeLessThanOrEqual((pattern.length + 1) * (text.length + 1))
    }),
    runs(2_000),
  )
})

test('letters that repeat cost no more than the text once or twice', () => {
  for (const pattern of hostile.filter((each) => !each.includes('#')))
    expect(looksAt(pattern, 'a'.repeat(8_000))).toBeLessThanOrEqual(2 * 8_000)
})

test('it matches what a regular expression of the same meaning matches', () => {
  fc.assert(
    fc.property(letters, words, (pattern, text) => {
      const source = pattern.replaceAll('*', '[^]*').replaceAll('#', '[0-9]')
      expect(matchesGlob(pattern, text)).toBe(new RegExp(`^${source}$`).test(text))
    }),
    runs(2_000),
  )
})
