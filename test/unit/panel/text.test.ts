import { afterEach, describe, expect, test, vi } from 'vitest'
import { number, parts, plural, text } from '../../../src/panel/text'
import { getMessage } from '../../support/messages'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('text', () => {
  test('puts substitutions where the message wants them', () => {
    expect(text('common_close')).toBe('Close')
    expect(text('sources_pageRead', 'https://example.com', '2026-11-22')).toBe(
      'https://example.com, read 2026-11-22',
    )
  })

  test.each(['$1', '$$', '$file$', '\uE000'])('leaves %s in a substitution alone', (odd) => {
    expect(text('import_notRead', odd)).toBe(`${odd}: cancelled, and not read.`)
  })
})

describe('plural', () => {
  test.each([
    [0, '0 bodies never read by the page'],
    [1, '1 body never read by the page'],
    [1200, '1,200 bodies never read by the page'],
  ])('%i', (count, words) => {
    expect(plural(count, 'health_neverRead')).toBe(words)
  })

  test('the number comes before what else there is', () => {
    expect(plural(2, 'import_listed', 'a.har', 'none failed')).toBe('a.har: 2 requests, none failed.')
  })
})

test('number sets thousands apart', () => {
  expect(number(1234567)).toBe('1,234,567')
})

describe('parts', () => {
  test('stand where the placeholders are', () => {
    const bold = { tag: 'b' }
    const dim = { tag: 'i' }
    expect(parts('retry_allowedIn', bold, dim)).toEqual(['Retry allowed in ', bold, ' ', dim, ''])
  })

  test('what stands in never becomes part of the message', () => {
    expect(parts('card_sentFrom', '\uE000$1')).toEqual(['sent from ', '\uE000$1', ''])
  })
})

describe('after an update of the extension', () => {
  const gone = () => {
    throw new Error('Extension context invalidated.')
  }

  test('what was said once can be said again, and nothing throws', () => {
    expect(plural(3, 'packs_off')).toBe('3 off')
    vi.stubGlobal('chrome', { runtime: {}, i18n: { getMessage: gone } })
    expect(plural(4, 'packs_off')).toBe('4 off')
    expect(text('packs_loading')).toBe('')
  })

  test('until then an error is one', () => {
    vi.stubGlobal('chrome', { runtime: { id: 'errata' }, i18n: { getMessage: gone } })
    expect(() => text('packs_none')).toThrow('invalidated')
  })
})

test('a form that a translation lacks comes in the one that it has', async () => {
  const polish = vi.spyOn(Intl.PluralRules.prototype, 'select').mockReturnValue('few')
  const answer = vi.fn((key: string, marks: string[]) =>
    key === 'language' ? 'pl' : key.endsWith('_few') ? '' : getMessage(key, marks),
  )
  vi.stubGlobal('chrome', { runtime: { id: 'errata' }, i18n: { getMessage: answer } })
  vi.resetModules()
  const { plural } = await import('../../../src/panel/text')
  expect(plural(3, 'tries_more')).toBe('And 3 more.')
  expect(polish).toHaveBeenCalledWith(3)
})

describe('the stand-in for the browser', () => {
  test.each([
    ['a key that is not there', () => getMessage('no_such_key'), 'no_such_key'],
    ['a substitution that is missing', () => getMessage('import_notRead'), '$1'],
    ['more than nine', () => getMessage('common_close', Array.from('0123456789')), 'nine'],
  ])('refuses %s', (_, run, words) => {
    expect(run).toThrow(words)
  })
})

test.each([
  [0, '0'],
  [999, '999'],
  [1000, '1,000'],
  [1234567, '1,234,567'],
  [-12345, '-12,345'],
  [0.5, '0.5'],
])('English writes %d as %s, as the browser does', (n, expected) => {
  expect(number(n)).toBe(expected)
  expect(expected).toBe(new Intl.NumberFormat('en').format(n))
})
