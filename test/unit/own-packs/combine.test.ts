import { describe, expect, test } from 'vitest'
import type { Pack } from '../../../src/engine'
import { combine } from '../../../src/own-packs/combine'
import type { OwnPack } from '../../../src/own-packs/schema'
import { acmeBody, acmePack, acmeUrl } from '../../support/catalogue'
import { builtIn, explain, shop } from './packs'

const acmeError = (code: string) => ({
  url: acmeUrl,
  status: 400,
  body: { error: { code, message: 'Text.' } },
})
const shopError = { url: 'https://shop.example/a', status: 400, body: { code: 'gone', message: 'Gone.' } }
const ours = (name: string) => `your own pack “${name}”`
const ACME_PAGE = 'https://example.com/errors'

const acme = (more: Partial<OwnPack>): OwnPack => ({ id: 'acme', source: { checked: '2026-11-22' }, ...more })

describe('a pack of an API that nobody knew', () => {
  test('is recognised by its host and its envelope, and rests on itself', () => {
    const said = explain(shopError, [shop({ codes: { gone: { meaning: 'It was sold.', retry: 'never' } } })])
    expect(said).toMatchObject({ pack: 'shop', vendor: 'Shop', meaning: 'It was sold.' })
    expect(said?.retry.verdict).toBe('never')
    expect(said?.sources[0]).toEqual({ url: ours('Shop'), checked: '2026-11-22' })
  })

  test('rests on its page where it names one', () => {
    const source = { url: 'https://wiki.shop.example', checked: '2026-10-01' }
    const said = explain(shopError, [shop({ source, codes: { gone: { meaning: 'Sold.' } } })])
    expect(said?.sources).toContainEqual(source)
  })

  test.each([
    ['localhost', 'http://localhost:3000/a'],
    ['localhost:3000', 'http://localhost:8080/a'],
    ['orders', 'http://orders/a'],
    ['*.internal', 'https://shop.internal/a'],
    ['*.localhost:80', 'http://shop.localhost/a'],
    ['127.0.0.1:5000', 'http://127.0.0.1/a'],
    ['[::1]', 'http://[::1]:5000/a'],
    ['my_shop', 'http://my_shop:90/a'],
  ])('%s is the host of %s', (host, url) => {
    expect(explain({ ...shopError, url }, [shop({ hosts: [host] })])?.pack).toBe('shop')
  })

  test('is not recognised on another host', () => {
    expect(explain({ ...shopError, url: 'https://other.example' }, [shop()])?.pack).toBe('http')
  })
})

describe('a pack with the id of a built-in one extends it', () => {
  test('codes are laid over each other, member by member, each with its own source', () => {
    const said = explain(acmeError('refused'), [acme({ codes: { refused: { resolution: 'Ask Ann.' } } })])
    expect(said).toMatchObject({ meaning: 'Refused.', resolution: 'Ask Ann.', summary: 'Refused' })
    expect(said?.sources.map(({ url }) => url)).toEqual([ACME_PAGE, ours('acme')])
    expect(said?.retry).toMatchObject({ verdict: 'fix', source: { url: ACME_PAGE } })
  })

  test('a note goes with what the pack says', () => {
    const said = explain(acmeError('refused'), [acme({ codes: { refused: { note: 'Mondays.' } } })])
    expect(said).toMatchObject({ meaning: 'Refused.', notes: ['Mondays.'] })
  })

  test('advice on repeating is its own, and what is known of effects stays', () => {
    const said = explain({ ...acmeError('duplicate'), method: 'POST' }, [
      acme({ codes: { duplicate: { retry: 'backoff' } } }),
    ])
    expect(said?.retry).toMatchObject({
      verdict: 'with-key',
      mayApplyTwice: true,
      source: { url: ours('acme') },
    })
  })

  test('words for any API explain what no pack claims, and only that', () => {
    const own: OwnPack = { id: 'http', source: {}, codes: { refused: { meaning: 'Anybody.' } } }
    expect(explain(acmeError('refused'), [own])?.meaning).toBe('Refused.')
    expect(
      explain(shopError, [shop(), { ...own, codes: { gone: { meaning: 'Anybody.' } } }])?.meaning,
    ).not.toBe('Anybody.')
    const unknown = { url: 'https://a.example', status: 400, body: { code: 'REFUSED', message: 'No.' } }
    expect(explain(unknown, [own])?.meaning).toBe('Anybody.')
  })

  test('new codes and families come in front, and all others stay', () => {
    const own = acme({
      codes: { fresh: { meaning: 'New.' } },
      families: [{ code: 'AC-5*', meaning: 'Ours.' }],
    })
    expect(explain(acmeError('fresh'), [own])?.meaning).toBe('New.')
    expect(explain(acmeError('broken'), [own])?.meaning).toBe('It broke.')
    const numbered = { url: acmeUrl, status: 500, body: { acme_code: 'AC-501' } }
    expect(explain(numbered, [own])).toMatchObject({ meaning: 'Ours.', resolution: 'Wait.' })
  })

  test('hosts, signals and envelopes are added, a name replaces', () => {
    const own = acme({
      name: 'Acme of ours',
      hosts: ['gateway'],
      signals: [{ header: 'x-gateway' }],
      envelopes: [{ name: 'gateway', all: [{ pointer: '/fault' }], extract: { code: ['/fault'] } }],
    })
    const faulty = { url: 'http://gateway/a', status: 400, body: { fault: 'limited' } }
    expect(explain(faulty, [own])).toMatchObject({ vendor: 'Acme of ours', meaning: 'Too fast.' })
    expect(explain({ url: acmeUrl, status: 429, body: acmeBody }, [own])?.pack).toBe('acme')
    const signal = { url: 'https://a.example', status: 400, headers: { 'x-gateway': '1' }, body: acmeBody }
    expect(explain(signal, [own])?.pack).toBe('acme')
  })

  test('the built-in packs themselves are not changed', () => {
    const before = JSON.stringify(builtIn)
    explain(acmeError('refused'), [acme({ codes: { refused: { meaning: 'X.' } }, hosts: ['x'] })])
    expect(JSON.stringify(builtIn)).toBe(before)
  })

  test('explanations that are loaded later are extended then', () => {
    const { codes, families, ...head } = acmePack
    const { extend, packs } = combine(
      [...builtIn.slice(0, 1), head as Pack],
      [acme({ codes: { refused: { note: 'Late.' } } })],
    )
    expect(packs.find(({ id }) => id === 'acme')?.codes).toBeUndefined()
    expect(extend('acme', { codes }).codes?.refused).toMatchObject({ meaning: 'Refused.', note: 'Late.' })
    expect(extend('http', { families })).toEqual({ families })
  })
})

describe('whose pack speaks', () => {
  const rival: Pack = { ...acmePack, id: 'rival', name: 'Rival' }
  const problem: Pack = {
    ...acmePack,
    id: 'shape',
    specificity: 'standard',
    hosts: [],
    signals: [],
    envelopes: acmePack.envelopes.slice(0, 1),
  }
  const own = shop({ hosts: ['*.acme.test'], envelopes: acmePack.envelopes.slice(0, 1) })
  const error = acmeError('refused')

  test('two built-in vendors with equal evidence cancel out, but an own one is believed', () => {
    expect(explain(error, [], [...builtIn, rival])?.pack).toBe('http')
    expect(explain(error, [own], builtIn)?.pack).toBe('shop')
    expect(explain(error, [own], [...builtIn, rival])?.pack).toBe('shop')
  })

  test('two own packs with equal evidence cancel out, and no built-in one wins by that', () => {
    expect(explain(error, [own, { ...own, id: 'shop-2' }], builtIn)?.pack).toBe('http')
  })

  test('a built-in vendor with better evidence is believed', () => {
    expect(explain({ ...error, headers: { 'acme-version': '1' } }, [own], builtIn)?.pack).toBe('acme')
  })

  test('an own pack outranks a standard, and an own standard one with equal evidence', () => {
    expect(explain(error, [], [...builtIn.slice(0, 1), problem])?.pack).toBe('shape')
    expect(explain(error, [own], [...builtIn.slice(0, 1), problem])?.pack).toBe('shop')
    const standard: OwnPack = { ...own, specificity: 'standard', hosts: [] }
    expect(explain(error, [standard], [...builtIn.slice(0, 1), problem])?.pack).toBe('shop')
  })

  test('the idempotency key of a host that several know stands where the own pack says', () => {
    const keyed = { ...own, retry: { idempotencyKey: [{ requestHeader: 'Once' }] } }
    const said = explain({ url: acmeUrl, method: 'POST', status: 502, body: 'Bad gateway' }, [keyed])
    expect(said?.policy?.keyPlaces).toEqual(['request header Once'])
  })
})

describe('a pack that cannot be used is left out and named; the others work', () => {
  test.each<[what: string, pack: OwnPack, why: RegExp]>([
    [
      'one that extends what is not there',
      { id: 'vanished', codes: { a: {} } },
      /this version does not have/,
    ],
    ['the second of an id', shop(), /same id/],
    [
      'one that gives the pack of last resort a host',
      { id: 'http', hosts: ['a.example'] },
      /codes and families only/,
    ],
  ])('%s', (_, pack, why) => {
    const { refused, packs } = combine(builtIn, [shop(), pack])
    expect(refused).toEqual([{ id: pack.id, why: expect.stringMatching(why) }])
    expect(packs.map(({ id }) => id)).toEqual(['http', 'acme', 'shop'])
    expect(explain(shopError, [shop(), pack])?.pack).toBe('shop')
  })
})
