import { describe, expect, test } from 'vitest'
import { toPack } from '../../../src/authoring/to-pack'
import { lookAlikes } from '../../../src/authoring/trial/look-alikes'
import { trialOnExamples } from '../../../src/authoring/trial/on-examples'
import { trialOnExchanges } from '../../../src/authoring/trial/on-exchanges'
import { compile, type Pack } from '../../../src/engine'
import { acmeBody, acmePack, acmeUrl, catalogueOf } from '../../support/catalogue'
import { exchange, type Sketch } from '../../support/exchange'
import { packFolders } from '../../support/samples'
import { ask, code, draft, example, shape } from './drafts'

const gizmo = (hosts: string[], codes = ['NOT_FOUND', 'SPROCKET_JAMMED']): Pack =>
  toPack(
    draft({
      name: 'Gizmo',
      codes: codes.map((each) => code(each)),
      envelopes: [shape({ code: '/error/code', message: '/error/message' })],
      examples: [example({ error: { code: 'X', message: 'x' } })],
    }),
    { ...ask, hosts },
  )
const { fallback } = catalogueOf()

describe("on the page's own examples", () => {
  const jammed = { error: { code: 'SPROCKET_JAMMED', message: 'It is stuck.' } }
  test.each<[what: string, hosts: string[], shown: ReturnType<typeof example>, is: object]>([
    [
      'a body that fits',
      ['api.gizmo.test'],
      example(jammed, 409),
      {
        status: 409,
        recognised: true,
        code: 'SPROCKET_JAMMED',
        message: 'It is stuck.',
        words: 'Recognised, with the code SPROCKET_JAMMED and the message “It is stuck”.',
      },
    ],
    [
      'a code that the page does not list',
      ['*.gizmo.test'],
      example({ error: { code: 'LOST', message: 'Gone.' } }),
      {
        status: 400,
        recognised: true,
        words:
          'Recognised, with the code LOST and the message “Gone”; the pack says nothing about this code.',
      },
    ],
    [
      'a body of another shape',
      ['api.gizmo.test'],
      example({ fault: 1 }),
      { recognised: false, words: 'Not recognised: no envelope of the pack fits it.' },
    ],
    ['no JSON', ['api.gizmo.test'], example('{"error": …}'), { recognised: false }],
    [
      'a body that only a host could tell',
      [],
      example(jammed),
      {
        recognised: false,
        words: 'Not recognised: the pack has no host, and nothing in the body points to Gizmo.',
      },
    ],
  ])('%s', (_, hosts, shown, is) => {
    const [trial] = trialOnExamples(gizmo(hosts), { examples: [shown] }, fallback)
    expect(trial).toMatchObject({ line: 1, ...is })
  })
})

describe("on the session's exchanges", () => {
  const pack = gizmo(['api.gizmo.test', 'api.acme.test'])
  const seen: Sketch[] = [
    { url: 'https://api.gizmo.test/', status: 404, body: { error: { code: 'NOT_FOUND', message: 'No.' } } },
    { url: acmeUrl, status: 404, body: { error: { code: 'NOT_FOUND', message: 'No.' } } },
    { url: acmeUrl, status: 429, body: acmeBody },
    { url: 'https://api.gizmo.test/', status: 200, body: {} },
    { url: 'https://elsewhere.test/', status: 404, body: { error: { code: 'NOT_FOUND', message: 'No.' } } },
  ]
  const trial = (of: Sketch[], ...packs: Pack[]) =>
    trialOnExchanges(pack, of.map(exchange), catalogueOf(...packs))

  test('counts what it recognises, and names whom it takes them from', () => {
    expect(trial(seen, acmePack)).toEqual({
      recognised: [0, 1],
      taken: [{ at: 1, pack: 'acme', vendor: 'Acme' }],
      fresh: [0],
      words: 'It recognises 2 of the 5 responses seen so far: 1 that no pack knew, 1 now explained by Acme.',
    })
  })

  test.each<[what: string, of: Sketch[], packs: Pack[], words: string]>([
    ['nothing seen', [], [], 'None of the 0 responses seen so far is recognised by it.'],
    ['nothing of its own', seen.slice(3), [], 'None of the 2 responses seen so far is recognised by it.'],
    [
      'what a built-in pack of its id knew before',
      seen.slice(1, 3),
      [{ ...acmePack, id: 'gizmo' }],
      'It recognises 2 of the 2 responses seen so far.',
    ],
    ['itself in an older form', seen.slice(0, 1), [pack], 'It recognises 1 of the 1 response seen so far.'],
  ])('%s', (_, of, packs, words) => {
    expect(trial(of, ...packs).words).toBe(words)
  })
})

describe('look-alikes', () => {
  const kinds = (pack: Pack, ...packs: Pack[]) =>
    lookAlikes(pack, catalogueOf(...packs)).map(({ pack: id, kind, shared }) => [id, kind, shared])
  const numbers = gizmo([], ['GIZMO-400-001', 'GIZMO-404-001'])
  const numbersToo: Pack = { ...numbers, id: 'gadget', name: 'Gadget' }

  test.each<[what: string, pack: Pack, packs: Pack[], found: unknown[]]>([
    ['none', gizmo(['api.gizmo.test']), [acmePack], []],
    ['not the pack itself', numbers, [numbers], []],
    [
      'a host within the domain of another',
      gizmo(['api.acme.test'], ['LOST']),
      [acmePack],
      [
        ['acme', 'host', ['api.acme.test']],
        ['acme', 'theirs', ['LOST']],
      ],
    ],
    [
      'codes that both call their own',
      numbers,
      [numbersToo],
      [
        ['gadget', 'theirs', ['GIZMO-111-111', 'GIZMO-400-001', 'GIZMO-404-001']],
        ['gadget', 'ours', ['GIZMO-111-111']],
      ],
    ],
  ])('%s', (_, pack, packs, found) => {
    expect(kinds(pack, ...packs)).toEqual(found)
  })

  test('are told in a sentence', () => {
    const [host, theirs] = lookAlikes(gizmo(['api.acme.test'], ['LOST']), catalogueOf(acmePack))
    expect(host?.words).toBe(
      'Acme is known at api.acme.test too: whichever fits a response better explains it.',
    )
    expect(theirs?.words).toBe('Acme would be taken for the sender of errors such as LOST.')
  })

  test('an invented API has none among all packs, and a copy of one has that one', () => {
    const packs = packFolders().map(({ pack }) => pack)
    const catalogue = compile(packs)
    expect(lookAlikes(gizmo(['api.gizmo.test']), catalogue)).toEqual([])
    const known = packs.find(({ specificity, hosts }) => specificity === 'vendor' && hosts?.length) as Pack
    const copies = lookAlikes({ ...known, id: 'copy' }, catalogue)
    expect(copies.map(({ pack, kind }) => [pack, kind])).toContainEqual([known.id, 'host'])
  })
})
