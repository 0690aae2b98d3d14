import { describe, expect, test } from 'vitest'
import { networkFilter, placeOf, topFrame } from '../../../src/panel/frames'
import { exchange } from '../../support/exchange'

const frame = (url: string, line = 20) => ({ functionName: 'f', url, line, column: 1, via: null })

describe('placeOf', () => {
  test.each([
    ['http://shop.test/assets/app.js?v=2#x', 'app.js:20'],
    ['http://shop.test/', 'shop.test:20'],
    ['webpack-internal:///./src/api.ts', 'api.ts:20'],
    ['inline.js', 'inline.js:20'],
    ['', '(unnamed):20'],
  ])('%s is %s', (url, place) => {
    expect(placeOf(frame(url))).toBe(place)
  })
})

describe('topFrame', () => {
  test('is the first with a file', () => {
    const own = frame('app.js')
    expect(topFrame(exchange({ initiator: [frame(''), own, frame('lib.js')] }))).toBe(own)
  })

  test('is null where the browser tells none', () => {
    expect(topFrame(exchange())).toBeNull()
  })
})

describe('networkFilter', () => {
  test('names address, method and status', () => {
    expect(networkFilter(exchange({ method: 'POST', url: 'http://a.test/x?y=1', status: 422 }))).toBe(
      'url:http://a.test/x?y=1 method:POST status-code:422',
    )
  })

  test('names no status where there was no response', () => {
    expect(networkFilter(exchange({ status: 0 }))).toBe('url:https://api.example.com/v1/things method:GET')
  })
})
