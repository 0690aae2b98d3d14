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

describe('a header leads to a pack by its value', () => {
  const served: Pack = { ...acmePack, hosts: [], signals: [{ header: 'Server', like: 'Acme/*' }] }
  test.each([
    ['Acme/2', 'acme'],
    ['nginx', 'http'],
  ])('%s', (server, pack) => {
    expect(explain({ status: 429, headers: { server }, body: acmeBody }, served)?.pack).toBe(pack)
  })
})

describe('an envelope in a success that calls nothing an error', () => {
  const quiet: Pack = {
    ...acmePack,
    envelopes: [
      {
        name: 'refusal',
        onSuccess: true,
        all: [
          { pointer: '/outcome', in: ['REFUSED', 'DELAYED'] },
          { pointer: '/why', type: 'string' },
        ],
        extract: { code: ['/outcome'], message: ['/why'] },
      },
      {
        name: 'refusal with a number',
        onSuccess: true,
        all: [{ pointer: '/acme/number', like: 'AN-##', conclusive: true }],
        extract: { code: ['/acme/number'] },
      },
    ],
  }
  const padding = 'x'.repeat(2000)

  test.each<[string, Sketch, string | null]>([
    ['is found by the host', { url: acmeUrl, body: { outcome: 'REFUSED', why: 'No.' } }, 'REFUSED'],
    ['also in a large body', { url: acmeUrl, body: { outcome: 'DELAYED', why: 'No.', padding } }, 'DELAYED'],
    ['is found by the body alone', { body: { acme: { number: 'AN-17' } } }, 'AN-17'],
    ['is not seen in other values', { url: acmeUrl, body: { outcome: 'GRANTED', why: 'Yes.' } }, null],
    ['is not looked for elsewhere', { body: { outcome: 'REFUSED', why: 'No.' } }, null],
  ])('%s', (_, sketch, code) => {
    expect(explain(sketch, quiet)?.problems[0]?.code ?? null).toBe(code)
  })
})
