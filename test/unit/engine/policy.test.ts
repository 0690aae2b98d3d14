/** What an API documents about repeating, and whose API it was. */
import { describe, expect, test } from 'vitest'
import type { Catalogue, Pack } from '../../../src/engine'
import { readingOf } from '../../../src/engine/reading/reading'
import { apiOf, isReadOnly, keyOf, policyOf, readKey } from '../../../src/engine/verdict/policy'
import { acmePack, catalogueOf } from '../../support/catalogue'
import { exchange, type Sketch } from '../../support/exchange'

const SOURCE = { url: 'https://example.com/limits', checked: '2026-11-22' }
const url = 'https://api.acme.test/v1/orders'
const reading = (sketch: Sketch = {}) => readingOf(exchange({ url, ...sketch }))
/** Acme with other words on repeating. */
const acme = (retry: Pack['retry'], over: Partial<Pack> = {}): Pack => ({ ...acmePack, retry, ...over })
const named = (id: string, over: Partial<Pack> = {}): Pack => ({ ...acmePack, id, name: id, ...over })

describe('whose API was called', () => {
  const gateway = named('gateway', { specificity: 'standard', hosts: [] })
  const whose = (catalogue: Catalogue, pack: Pack, host = 'api.acme.test') =>
    apiOf(reading({ url: `https://${host}/` }), pack, catalogue).id
  const owning = (catalogue: Catalogue, ...packs: Pack[]): Catalogue => ({
    ...catalogue,
    own: new Set(packs),
  })

  test('the vendor that explains the response, wherever it answers', () => {
    const other = named('other', { hosts: ['*.other.test'] })
    expect(whose(catalogueOf(acmePack, other), other)).toBe('other')
  })

  test('the vendor of the host, where a gateway answers', () => {
    expect(whose(catalogueOf(acmePack, gateway), gateway)).toBe('acme')
  })

  test('the gateway, where the host is nobody else’s', () => {
    expect(whose(catalogueOf(acmePack, gateway), gateway, 'example.com')).toBe('gateway')
  })

  test('the gateway, where the host is that of another gateway', () => {
    const framework = named('framework', { specificity: 'framework' })
    expect(whose(catalogueOf(framework, gateway), gateway)).toBe('gateway')
  })

  test('the gateway, where two vendors share the host', () => {
    expect(whose(catalogueOf(acmePack, named('twin'), gateway), gateway)).toBe('gateway')
  })

  test('the own pack, where it shares the host with a built-in one', () => {
    const mine = named('mine')
    expect(whose(owning(catalogueOf(acmePack, mine, gateway), mine), gateway)).toBe('mine')
  })

  test('the gateway, where two own packs share the host', () => {
    const [mine, mineToo] = [named('mine'), named('mine-too')]
    expect(whose(owning(catalogueOf(acmePack, mine, mineToo, gateway), mine, mineToo), gateway)).toBe(
      'gateway',
    )
  })
})

describe('what it documents', () => {
  const policyFor = (pack: Pack, host = 'api.acme.test') =>
    policyOf(reading({ url: `https://${host}/` }), pack, catalogueOf(pack))

  test('nothing at all', () => {
    expect(policyFor(acmePack)).toEqual({
      attempts: null,
      keyPlaces: [],
      limits: [],
      source: acmePack.source,
    })
  })

  test('tries, with the page that names them', () => {
    expect(policyFor(acme({ attempts: 4, source: SOURCE }))).toMatchObject({ attempts: 4, source: SOURCE })
  })

  test('where a key goes, in words', () => {
    const idempotencyKey = [
      { requestHeader: 'Acme-Key' },
      { requestBody: '/key' },
      { header: 'acme-echo' },
      { pointer: '/echo', after: ':' },
      '/key',
    ]
    expect(policyFor(acme({ idempotencyKey }))?.keyPlaces).toEqual([
      'request header Acme-Key',
      'request body /key',
      'acme-echo',
      '/echo',
      '/key',
    ])
  })

  test('the limits of the host that was called, each with its page', () => {
    const rateLimits = [
      { limit: 9, windowMs: 1000, per: 'API key' },
      { limit: 5, windowMs: 1000, per: 'IP address', host: 'api.*', source: SOURCE },
      { limit: 1, windowMs: 1000, per: 'account', host: 'files.*' },
    ]
    expect(policyFor(acme(undefined, { rateLimits }))?.limits).toEqual([
      { limit: 9, windowMs: 1000, per: 'API key', source: acmePack.source },
      { limit: 5, windowMs: 1000, per: 'IP address', source: SOURCE },
    ])
  })

  test('no policy of the pack that belongs to no API', () => {
    const catalogue = catalogueOf(acmePack)
    expect(policyOf(reading(), catalogue.fallback, catalogue)).toBeNull()
  })

  test('no limits before the explanations are loaded', () => {
    const catalogue = { ...catalogueOf(acmePack), words: new Map() }
    expect(policyOf(reading(), acmePack, catalogue)?.limits).toEqual([])
  })
})

describe('the key of a request', () => {
  const inHeader = acme({ idempotencyKey: [{ requestHeader: 'Acme-Key' }] })
  const inBody = named('other', { retry: { idempotencyKey: [{ requestBody: '/key' }] } })
  const sent = { requestHeaders: { 'Acme-Key': 'k-1' }, requestBody: { key: 'k-2' } }

  test('is looked for in the places of the first pack that has any', () => {
    expect(readKey(reading(sent), [acmePack, inBody, inHeader])?.text).toBe('k-2')
    expect(readKey(reading(sent), [inHeader, inBody])?.text).toBe('k-1')
  })

  test('is none where the first such pack does not look', () => {
    expect(readKey(reading({ requestBody: { key: 'k-2' } }), [inHeader, inBody])).toBeNull()
    expect(readKey(reading(sent), [acmePack])).toBeNull()
    expect(readKey(reading(sent), [acme({ attempts: 2 })])).toBeNull()
  })

  test.each<[string, string | null, Sketch, ReturnType<typeof keyOf>]>([
    ['of a success, by its host', null, { url, ...sent }, { value: 'k-1', where: 'request header Acme-Key' }],
    [
      'by the pack that explains it',
      'acme',
      { url: 'https://example.com/', ...sent },
      { value: 'k-1', where: 'request header Acme-Key' },
    ],
    ['by a pack that is gone', 'gone', { url, ...sent }, { value: 'k-1', where: 'request header Acme-Key' }],
    ['of nobody’s host', null, { url: 'https://example.com/', ...sent }, null],
    [
      'of nobody’s host, in the usual place',
      null,
      { url: 'https://example.com/', requestHeaders: { 'Idempotency-Key': 'k-3' } },
      { value: 'k-3', where: 'request header Idempotency-Key' },
    ],
    [
      'in the usual place, where the API has another',
      null,
      { url, requestHeaders: { 'Idempotency-Key': 'k-3' } },
      null,
    ],
    ['that was not sent', null, { url }, null],
  ])('%s', (_, packId, sketch, key) => {
    expect(keyOf(exchange(sketch), packId, catalogueOf(inHeader))).toEqual(key)
  })
})

describe('a request that changes nothing', () => {
  const query = acme({
    readOnly: [
      {
        all: [
          { requestHeader: 'acme-mode', like: 'read' },
          { requestHeader: 'acme-kind', like: 'query' },
        ],
      },
      { all: [{ requestHeader: 'acme-mode', like: 'peek' }] },
    ],
  })
  test.each<[string, Pack[], Record<string, string>, boolean]>([
    ['one that the pack calls so otherwise', [query], { 'acme-mode': 'peek' }, true],
    ['one that the pack calls so', [query], { 'acme-mode': 'read', 'acme-kind': 'query' }, true],
    [
      'one that another pack calls so',
      [acmePack, query],
      { 'acme-mode': 'read', 'acme-kind': 'query' },
      true,
    ],
    ['half of what the pack asks for', [query], { 'acme-mode': 'read' }, false],
    ['nobody says so', [acmePack, acme({ attempts: 2 })], { 'acme-mode': 'read' }, false],
  ])('%s', (_, packs, requestHeaders, is) => {
    expect(isReadOnly(reading({ method: 'POST', requestHeaders }), packs)).toBe(is)
  })
})
