import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chunksOf } from '../../../src/panel/chunks'
import { plain, prettyJson } from '../../../src/panel/pretty'

describe('chunksOf', () => {
  test('leaves a short text in one block', () => {
    expect(chunksOf(plain('{"a":1}'))).toEqual([{ at: 0, text: '{"a":1}', segments: plain('{"a":1}') }])
    expect(chunksOf([])).toEqual([{ at: 0, text: '', segments: [] }])
  })

  test('ends blocks after lines', () => {
    const text = 'a line of some length\n'.repeat(5_000)
    const chunks = chunksOf(plain(text))
    expect(chunks.length).toBeGreaterThan(10)
    expect(chunks.every((chunk) => chunk.text.endsWith('\n'))).toBe(true)
  })

  test('cuts a line without end, but no character', () => {
    const chunks = chunksOf(plain(`x${'😀'.repeat(50_000)}`))
    expect(chunks.length).toBeGreaterThan(5)
    // Half a character has no place in an address.
    expect(() => chunks.map(({ text }) => encodeURIComponent(text))).not.toThrow()
  })

  test('cuts laid-out JSON between its lines, with every segment in its block', () => {
    const text = JSON.stringify(Array.from({ length: 3_000 }, (_, id) => ({ id, name: `thing ${id}` })))
    const segments = prettyJson(text) ?? []
    const chunks = chunksOf(segments)
    expect(chunks.slice(0, -1).every((chunk) => chunk.text.endsWith('\n'))).toBe(true)
    expect(chunks.flatMap((chunk) => chunk.segments).filter(({ ink }) => ink !== 'plain')).toEqual(
      segments.filter(({ ink }) => ink !== 'plain'),
    )
  })

  test('is the same text, and knows where each block starts', () => {
    const parts = fc.array(fc.tuple(fc.string(), fc.integer({ min: 0, max: 3_000 })), { maxLength: 12 })
    fc.assert(
      fc.property(parts, (pairs) => {
        let at = 0
        const segments = pairs.map(([text, times]) => {
          const segment = { ...plain(text.repeat(times))[0], at } as ReturnType<typeof plain>[number]
          at += segment.text.length
          return segment
        })
        const text = segments.map((segment) => segment.text).join('')
        const chunks = chunksOf(segments)
        expect(chunks.map((chunk) => chunk.text).join('') === text).toBe(true)
        for (const chunk of chunks) {
          expect(text.startsWith(chunk.text, chunk.at)).toBe(true)
          expect(chunk.segments.map((segment) => segment.text).join('') === chunk.text).toBe(true)
        }
      }),
    )
  })
})
