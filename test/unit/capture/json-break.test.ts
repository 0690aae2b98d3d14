import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { breakOffset } from '../../../src/capture/json-break'

describe('breakOffset', () => {
  // "⟂" marks where the text stops being JSON.
  it.each([
    '⟂<!doctype html>',
    '{"a":⟂nope}',
    '{"a" ⟂1}',
    '{"a":1 ⟂"b":2}',
    '{⟂a:1}',
    '{"a":1,⟂}',
    '[1,⟂]',
    '[1⟂}',
    '[⟂}',
    '{⟂]',
    '[⟂,1]',
    '{} ⟂{}',
    '⟂]',
    '[0⟂1]',
    '[⟂.5]',
    '["a⟂\nb"]',
    '["a\\"]⟂',
    '["⟂\\x"]',
    '["⟂\\u12x4"]',
    '{"a":[1⟂',
    '⟂',
  ])('%j', (marked) => {
    const text = marked.replace('⟂', '')
    expect(() => JSON.parse(text)).toThrow()
    expect(breakOffset(text)).toBe(marked.indexOf('⟂'))
  })

  it('goes through all JSON to its end', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(0, 2), (json, indent) => {
        const text = JSON.stringify(JSON.parse(json), null, indent)
        expect(breakOffset(text)).toBe(text.length)
      }),
    )
  })

  it('agrees with JSON.parse about junk within', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.constantFrom('#', 'x', "'"), (json, at, junk) => {
        const offset = at % (json.length + 1)
        const text = json.slice(0, offset) + junk + json.slice(offset)
        // Inside a string the junk is no junk.
        const isBroken = (() => {
          try {
            JSON.parse(text)
            return false
          } catch {
            return true
          }
        })()
        expect(breakOffset(text) < text.length).toBe(isBroken)
      }),
    )
  })

  it('goes through nesting without end', () => {
    expect(breakOffset('['.repeat(200_000))).toBe(200_000)
  })
})
