import { describe, expect, test } from 'vitest'
import type { Pack } from '../../../src/engine'
import { acmeBody, acmePack, acmeUrl, explain } from '../../support/catalogue'
import type { Sketch } from '../../support/exchange'

/** Another vendor with the very same envelope. */
const twin: Pack = {
  ...acmePack,
  id: 'twin',
  name: 'Twin',
  hosts: ['*.twin.test'],
  signals: [{ header: 'twin-version' }],
}

describe('a vendor is claimed', () => {
  test.each<[string, Sketch, string]>([
    ['by envelope and host', { status: 429, url: acmeUrl, body: acmeBody }, 'acme'],
    ['by envelope and header', { status: 429, headers: { 'Acme-Version': '3' }, body: acmeBody }, 'acme'],
    ['by a code that nobody else sends', { status: 400, body: { acme_code: 'AC-123' } }, 'acme'],
    ['not by the envelope alone', { status: 429, body: acmeBody }, 'http'],
    [
      'not by the host alone',
      { status: 502, url: acmeUrl, headers: { 'content-type': 'text/html' }, body: '<html>' },
      'http',
    ],
    [
      'not by a host that only ends alike',
      { status: 429, url: 'https://notacme.test/', body: acmeBody },
      'http',
    ],
    ['not by the bare parent of "*."', { status: 429, url: 'https://acme.test/', body: acmeBody }, 'http'],
  ])('%s', (_, sketch, pack) => {
    expect(explain(sketch, acmePack)?.pack).toBe(pack)
  })

  test('not when two fit equally: the generic reading wins and names both', () => {
    const both = explain(
      { status: 429, headers: { 'acme-version': '3', 'twin-version': '1' }, body: acmeBody },
      acmePack,
      twin,
    )
    expect(both?.pack).toBe('http')
    expect(both?.alternatives.map(({ pack }) => pack).sort()).toEqual(['acme', 'twin'])
  })

  test('and the other one is named when it fits less well', () => {
    const one = explain(
      { status: 429, url: acmeUrl, headers: { 'acme-version': '3', 'twin-version': '1' }, body: acmeBody },
      acmePack,
      twin,
    )
    expect(one?.pack).toBe('acme')
    expect(one?.alternatives.map(({ pack }) => pack)).toEqual(['twin'])
  })
})

test('look-alikes are named where only the shape fits', () => {
  const generic = explain({ status: 429, body: acmeBody }, acmePack)
  expect(generic?.alternatives.map(({ pack }) => pack)).toEqual(['acme'])
})

test('evidence names what matched and never shows the value of a request header', () => {
  const secret: Pack = { ...acmePack, signals: [{ requestHeader: 'x-acme-key' }] }
  const evidence = explain(
    { status: 429, body: acmeBody, requestHeaders: { 'X-Acme-Key': 's3cret' } },
    secret,
  )?.evidence.join()
  expect(evidence).toContain('request header x-acme-key')
  expect(evidence).not.toContain('s3cret')
})
