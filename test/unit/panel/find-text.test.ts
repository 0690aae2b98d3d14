import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { around, findAll, fold, MOST_MATCHES } from '../../../src/panel/find-text'

const found = (text: string, wanted: string) => findAll(fold(text), wanted).starts

describe('findAll', () => {
  test.each([
    ['every place', 'abcabc', 'bc', [1, 4]],
    ['whatever the case', 'Error ERROR error', 'eRRor', [0, 6, 12]],
    ['no overlaps', 'aaaa', 'aa', [0, 2]],
    ['signs as signs', 'a.b (a+b)', '(a+b)', [4]],
    ['across lines', 'a\nb', 'a\nb', [0]],
    ['nothing for nothing', 'abc', '', []],
    ['nothing that is not there', 'abc', 'd', []],
    ['after a letter that grows in lower case', 'İİx', 'x', [2]],
    ['a sigma at the end of a word', 'ΟΔΟΣ ΟΔΟΣΑ', 'οδοσ', [0, 5]],
  ])('finds %s', (_, text, wanted, starts) => {
    expect(found(text, wanted)).toEqual(starts)
  })

  test('stops counting, and says so', () => {
    const matches = findAll('a'.repeat(MOST_MATCHES + 1), 'a')
    expect(matches.starts).toHaveLength(MOST_MATCHES)
    expect(matches.more).toBe(true)
    expect(findAll('a'.repeat(MOST_MATCHES), 'a').more).toBe(false)
  })

  test('every place is a place in the text itself', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme', minLength: 1 }),
        (a, wanted) => {
          const text = `${a}${wanted}${a}`
          const { starts, length } = findAll(fold(text), wanted)
          expect(starts.length).toBeGreaterThan(0)
          for (const at of starts) expect(fold(text.slice(at, at + length))).toBe(fold(wanted))
        },
      ),
    )
  })
})

describe('around', () => {
  const starts = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
  test.each([
    ['the first', 0, [0, 1, 2, 3]],
    ['one in the middle', 5, [3, 4, 5, 6]],
    ['the last', 9, [6, 7, 8, 9]],
  ])('takes as many about %s', (_, current, wanted) => {
    expect(around(starts, current, 4)).toEqual(wanted)
  })

  test('takes all of a few', () => {
    expect(around([1, 2], 0, 4)).toEqual([1, 2])
    expect(around([], 0, 4)).toEqual([])
  })
})
