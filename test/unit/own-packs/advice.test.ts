import { expect, test } from 'vitest'
import { advise } from '../../../src/own-packs/advice'
import type { OwnPack } from '../../../src/own-packs/schema'
import { acmePack } from '../../support/catalogue'
import { shop } from './packs'

const [error] = shop().envelopes ?? []
const envelopes = (more: object) => [{ ...error, ...more }] as NonNullable<OwnPack['envelopes']>
const header = { header: 'shop-id' }

test.each<[what: string, pack: OwnPack, advice: RegExp[]]>([
  ['a pack with a host', shop(), []],
  ['one without', shop({ hosts: [] }), [/^no response can be known by "error": say in "hosts"/]],
  [
    'one with a header and a shape',
    shop({ hosts: [], envelopes: envelopes({ all: [header, { pointer: '/a' }] }) }),
    [],
  ],
  [
    'one with proof',
    shop({ hosts: [], envelopes: envelopes({ all: [{ ...header, conclusive: true }] }) }),
    [],
  ],
  ['a standard, which is its shape', shop({ hosts: [], specificity: 'standard' }), []],
  [
    'one that takes any success for an error',
    shop({ envelopes: envelopes({ onSuccess: true, all: [{ pointer: '/code' }] }) }),
    [/looks into successes and tests no value/],
  ],
  [
    'codes that are never read',
    shop({ codes: { a: {} }, envelopes: envelopes({ extract: {} }) }),
    [/reads no code/],
  ],
])('%s', (_, pack, advice) => {
  expect(advise(pack)).toEqual(advice.map((line) => expect.stringMatching(line)))
})

test('what is added to a built-in pack is known where that pack is', () => {
  expect(advise({ id: 'acme', envelopes: envelopes({}) }, acmePack)).toEqual([])
})
