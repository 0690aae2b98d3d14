import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hostOf } from '../../../src/engine/reading/reading'
import { runs } from '../../support/fuzz'

/** What is read off a plain address, and asked of URL for any other, is always what URL says. */
function byUrl(url: string): string {
  try {
    return new URL(url).hostname
  } catch {
    return ''
  }
}

test.each([
  'https://api.acme.test',
  'http://api.acme.test:8080/v1?x=https://other.test/',
  'https://localhost:3000/a@b',
  'https://API.Acme.Test/',
  'https://user:word@api.acme.test/',
  'https://api.acme.test:99999/',
  'https://127.1/',
  'https://1.2.3.4:80/',
  'https://acme.0x10/',
  'https://[::1]:8080/',
  'https://bücher.test/',
  'https://xn--bcher-kva.test/',
  'https://xn--a.test/',
  'https://acme.test./',
  'https://a..b/',
  'https://acme%2etest/',
  'https://acme.test\\evil.test/',
  'https://ac\tme.test/',
  ' https://acme.test/',
  'https:acme.test/',
  'wss://acme.test/',
  'file:///a/b',
  'data:text/plain,x',
  'no address',
  '',
])('%j', (url) => {
  expect(hostOf(url)).toBe(byUrl(url))
})

test('any host is what URL says it is', () => {
  const hosts = fc.oneof(
    fc.domain(),
    fc.ipV4Extended(),
    fc.string({ unit: fc.constantFrom(...'aZ09.-_:@/\\?#%[]xn ü\t'), maxLength: 12 }),
  )
  const urls = fc.tuple(
    fc.constantFrom('http://', 'https://', 'HTTPS://', 'https:/'),
    hosts,
    fc.constantFrom('', '/', ':1', ':65536/'),
  )
  fc.assert(
    fc.property(urls, (parts) => {
      expect(hostOf(parts.join(''))).toBe(byUrl(parts.join('')))
    }),
    runs(2_000),
  )
})
