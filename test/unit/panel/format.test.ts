import { describe, expect, test } from 'vitest'
import { duration, linkable, size, splitUrl, timeOfDay, wait } from '../../../src/panel/format'

describe('format', () => {
  test.each([
    [0, '0 s'],
    [1, '1 s'],
    [13_001, '14 s'],
    [60_000, '1 min 00 s'],
    [125_000, '2 min 05 s'],
    [3_720_000, '1 h 02 min'],
    [273_600_000, '3 d 4 h'],
  ])('wait(%d) is %s', (ms, text) => {
    expect(wait(ms)).toBe(text)
  })

  test.each([
    [84.6, '85 ms'],
    [1234, '1.23 s'],
    [34_567, '34.6 s'],
  ])('duration(%d) is %s', (ms, text) => {
    expect(duration(ms)).toBe(text)
  })

  test.each([
    [12, '12 B'],
    [1536, '1.5 KiB'],
    [3_145_728, '3.0 MiB'],
  ])('size(%d) is %s', (bytes, text) => {
    expect(size(bytes)).toBe(text)
  })

  test('the time of day is local and has milliseconds', () => {
    expect(timeOfDay(new Date(2026, 0, 2, 3, 4, 5, 6).getTime())).toBe('03:04:05.006')
    expect(timeOfDay(null)).toBe('–')
  })

  test.each([
    ['https://user:pass@api.example.com:8443/a/b?c=d#e', '/a/b', '?c=d', 'api.example.com:8443'],
    ['https://api.example.com', '/', '', 'api.example.com'],
    ['https://api.example.com/A%2fb/../c', '/A%2fb/../c', '', 'api.example.com'],
    ['not an address', 'not an address', '', ''],
  ])('splitUrl(%s)', (url, path, query, host) => {
    expect(splitUrl(url)).toEqual({ path, query, host })
  })

  test.each([
    ['https://docs.example.com/x', true],
    ['http://docs.example.com/x', true],
    ['javascript:alert(1)', false],
    ['data:text/html,x', false],
    ['//docs.example.com', false],
  ])('linkable(%s) is %s', (url, may) => {
    expect(linkable(url)).toBe(may ? url : null)
  })
})
