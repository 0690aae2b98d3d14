import { describe, expect, test } from 'vitest'
import { codeForm } from '../../../src/authoring/making/code-form'
import { isOwnCode } from '../../../src/authoring/making/common-codes'
import { namesBrand } from '../../../src/authoring/making/hosts'
import { packFolders } from '../../support/samples'

describe('a code points to its API', () => {
  test.each<[code: string, isOwn: boolean]>([
    ['INVALID_REQUEST', false],
    ['userNotFound', false],
    ['rate-limit-exceeded', false],
    ['E42', false],
    ['1001', false],
    ['MARKET_CLOSED', false],
    ['GIZMO_SPROCKET_JAMMED', true],
    ['GizmoSprocketJammed', true],
  ])('%s: %s', (code, isOwn) => {
    expect(isOwnCode(code)).toBe(isOwn)
  })

  test('hardly ever where two of the known APIs send it', () => {
    const owners = new Map<string, number>()
    for (const { pack } of packFolders()) {
      for (const code of Object.keys(pack.codes ?? {})) owners.set(code, (owners.get(code) ?? 0) + 1)
    }
    const called = [...owners].filter(([code]) => isOwnCode(code))
    const shared = called.filter(([, count]) => count > 1)
    expect(called.length).toBeGreaterThan(1000)
    // What is left are APIs of one house, and those that copy another's.
    expect(shared.length / called.length).toBeLessThan(0.02)
  })
})

describe('a name', () => {
  test.each<[word: string, brand: string, isNamed: boolean]>([
    ['acme', 'acme', true],
    ['acm', 'acme', true],
    ['acmepay', 'acme', true],
    ['ac', 'acme', false],
    ['payment', 'payment', false],
    ['gadget', 'acme', false],
  ])('%s for %s: %s', (word, brand, isNamed) => {
    expect(namesBrand(word, [brand])).toBe(isNamed)
  })
})

describe('what codes have in common', () => {
  test.each<[what: string, codes: string[], brands: string[], form: ReturnType<typeof codeForm>]>([
    [
      'two numbers after a name prove it',
      ['ACME-400-001', 'ACME-404-002'],
      [],
      { own: [{ like: 'ACME-###-###', conclusive: true }], listed: null, any: null },
    ],
    [
      'one number after the name of the API proves it',
      ['ACME-1', 'ACME-12'],
      ['acme'],
      { own: [{ like: 'ACME-#*', conclusive: true }], listed: null, any: null },
    ],
    [
      'one number after some word only points to it',
      ['GIZMO_001', 'GIZMO_002'],
      ['acme'],
      { own: [{ like: 'GIZMO_###', distinctive: true }], listed: null, any: null },
    ],
    [
      'a number after a common word says nothing',
      ['ERROR_001', 'ERROR_002'],
      [],
      { own: [], listed: { in: ['ERROR_001', 'ERROR_002'] }, any: { type: 'UPPER_SNAKE' } },
    ],
    [
      'numbers of one length',
      ['1001', '2001'],
      [],
      { own: [], listed: { in: ['1001', '2001'] }, any: { like: '####' } },
    ],
    ['numbers', ['1', '-22'], [], { own: [], listed: { in: ['1', '-22'] }, any: {} }],
    [
      'snakes',
      ['not_found', 'gone'],
      [],
      { own: [], listed: { in: ['not_found', 'gone'] }, any: { type: 'lower_snake' } },
    ],
    [
      'nothing',
      ['NotFound', 'gone'],
      [],
      { own: [], listed: { in: ['NotFound', 'gone'] }, any: { type: 'string' } },
    ],
    ['no codes', [], [], { own: [], listed: null, any: {} }],
  ])('%s', (_, codes, brands, form) => {
    expect(codeForm(codes, brands)).toEqual(form)
  })
})
