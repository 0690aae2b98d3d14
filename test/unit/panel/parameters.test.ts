import { describe, expect, test } from 'vitest'
import { formOf, isEncoded, parametersOf } from '../../../src/panel/parameters'

describe('parametersOf', () => {
  test('decodes names and values, and keeps what was sent', () => {
    expect(parametersOf('q=a%20b+c&name%5B%5D=%C3%A9&flag&empty=&q=2=3')).toEqual([
      { name: 'q', value: 'a b c', raw: 'q=a%20b+c' },
      { name: 'name[]', value: 'é', raw: 'name%5B%5D=%C3%A9' },
      { name: 'flag', value: '', raw: 'flag' },
      { name: 'empty', value: '', raw: 'empty=' },
      { name: 'q', value: '2=3', raw: 'q=2=3' },
    ])
  })

  test('shows as sent what is no valid encoding', () => {
    expect(parametersOf('a=%zz&b=%E9')).toEqual([
      { name: 'a', value: '%zz', raw: 'a=%zz' },
      { name: 'b', value: '%E9', raw: 'b=%E9' },
    ])
  })

  test('finds none in nothing', () => {
    expect(parametersOf('')).toEqual([])
    expect(parametersOf('&&')).toEqual([])
  })

  test('knows which of them were encoded', () => {
    expect(parametersOf('a=1&flag&b=%31').map(isEncoded)).toEqual([false, false, true])
  })
})

describe('formOf', () => {
  test('reads a form by its content type', () => {
    expect(formOf('application/x-www-form-urlencoded; charset=utf-8', 'amount=5')).toHaveLength(1)
    expect(formOf('application/json', 'amount=5')).toBeNull()
    expect(formOf(null, 'amount=5')).toBeNull()
  })

  test('does not take lines of something else for a form', () => {
    expect(formOf('application/x-www-form-urlencoded', '{\n"a": 1\n}')).toBeNull()
  })
})
