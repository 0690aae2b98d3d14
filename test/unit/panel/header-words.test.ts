import { describe, expect, test } from 'vitest'
import { HEADER_WORDS, wordsFor } from '../../../src/panel/header-words'
import { type Key, text } from '../../../src/panel/text'

describe('the table of headers', () => {
  test.each(HEADER_WORDS.map((entry) => [entry.names.join(', '), entry] as const))(
    '%s has one line and a source',
    (_, { names, words, cited, source }) => {
      expect(names.length).toBeGreaterThan(0)
      expect(names.every((name) => name === name.toLowerCase())).toBe(true)
      expect(text(words)).toMatch(/^\S.{15,109}\.$/)
      expect(text(words)).not.toMatch(/[!\n]/)
      expect(cited).not.toBe('')
      expect(source.url).toMatch(/^https:\/\//)
      expect(source.checked).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    },
  )

  test('names no header twice for one side', () => {
    const seen = HEADER_WORDS.filter(({ value }) => value === undefined).flatMap(({ names, of }) =>
      (of === 'both' ? ['request', 'response'] : [of]).flatMap((side) =>
        names.map((name) => `${side} ${name}`),
      ),
    )
    expect(new Set(seen).size).toBe(seen.length)
  })
})

const sentence = (key: Key | undefined) => (key ? text(key) : null)
const words = (name: string, value = 'x', side: 'request' | 'response' = 'response') =>
  sentence(wordsFor({ name, value }, side)?.words)

describe('wordsFor', () => {
  test('knows a header in any case', () => {
    expect(words('Retry-After', '20')).toContain('How long to wait')
    expect(words('RETRY-AFTER', '20')).toBe(words('retry-after', '20'))
  })

  test('knows the rest of a family', () => {
    expect(words('X-RateLimit-Remaining-Minute')).toContain('rate limit')
    expect(words('X-Rate-Limit-Reset')).toContain('rate limit')
    expect(words('X-RateLimit')).toBeNull()
  })

  test('knows a content type by its value', () => {
    expect(words('Content-Type', 'application/problem+json; charset=utf-8')).toContain('problem')
    expect(words('Content-Type', 'application/json')).toBeNull()
    expect(words('Content-Type', 'application/problem+json', 'request')).toBeNull()
  })

  test('tells the sides apart', () => {
    expect(words('Allow', 'GET', 'request')).toBeNull()
    expect(words('Accept', '*/*', 'request')).toBeNull()
    expect(words('Accept', 'application/json')).toContain('415')
    expect(words('Idempotency-Key', 'k', 'request')).toContain('same key')
  })

  test('has nothing to say of the others', () => {
    expect(words('Date')).toBeNull()
    expect(words('retry-after-ms')).toBeNull()
  })
})
