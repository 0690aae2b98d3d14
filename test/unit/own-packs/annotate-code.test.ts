import { describe, expect, test } from 'vitest'
import { annotateCode, MAX_TEXT, type Subject, saidOf, subjectOf } from '../../../src/own-packs/annotate-code'
import type { OwnPack } from '../../../src/own-packs/schema'
import { acmeUrl } from '../../support/catalogue'
import { exchange, type Sketch } from '../../support/exchange'
import { explain, packsIn, shop } from './packs'

const said = { meaning: 'It was sold.', resolution: 'Choose another.' }
const TODAY = '2026-11-22'

/** What can be annotated in a row; what cannot fails the test. */
function subjectIn(sketch: Sketch, own: OwnPack[] = []): Subject {
  const annotation = explain(sketch, own)
  const subject = annotation && subjectOf(exchange(sketch), annotation)
  if (!subject || 'refusal' in subject) throw new Error(subject?.refusal ?? 'nothing is said of it')
  return subject
}

const annotated = (sketch: Sketch, own: OwnPack[] = []) =>
  packsIn(annotateCode(own, subjectIn(sketch, own), said, TODAY))

const unknown = (body: unknown, status = 409): Sketch => ({
  url: 'https://api.shop.example/orders',
  status,
  body,
})

describe('a code of a pack that is there', () => {
  const refused: Sketch = { url: acmeUrl, status: 400, body: { error: { code: 'refused', message: 'No.' } } }

  test('is added to the built-in pack', () => {
    const packs = annotated(refused)
    expect(packs).toEqual([{ id: 'acme', source: { checked: TODAY }, codes: { refused: said } }])
    expect(explain(refused, packs)).toMatchObject({ meaning: 'It was sold.', summary: 'Refused' })
  })

  test('is added to what own packs say of it, and leaves the rest', () => {
    const own: OwnPack[] = [
      { id: 'acme', source: {}, codes: { refused: { note: 'Often.', meaning: 'Old.' }, broken: {} } },
    ]
    const [pack] = annotateCode(own, subjectIn(refused, own), { meaning: '', resolution: ' Ask. ' }, TODAY)
    expect(pack?.codes).toEqual({ refused: { note: 'Often.', resolution: 'Ask.' }, broken: {} })
  })

  test('can be taken back, and leaves nothing behind', () => {
    const own = annotated(refused)
    const subject = subjectIn(refused, own)
    expect(saidOf(own, subject)).toEqual(said)
    expect(annotateCode(own, subject, { meaning: '', resolution: '' }, TODAY)).toEqual([])
    expect(saidOf([], subject)).toEqual({ meaning: '', resolution: '' })
  })
})

describe('a code of an API that nobody knows makes a pack for its host', () => {
  test.each<[form: string, body: unknown, status?: number]>([
    ['flat', { code: 'sold_out', message: 'Gone.' }],
    ['a number', { code: 4711, message: 'Gone.' }],
    ['nested', { error: { code: 'sold_out', message: 'Gone.' } }],
    ['in a list', { errors: [{ code: 'sold_out', message: 'Gone.' }] }],
    ['in a list, the message beside it', { message: 'Gone.', errors: [{ code: 'sold_out' }] }],
    ['without a message', { error: { code: 'sold_out' } }],
    ['in a success', { success: false, error: { code: 'sold_out', message: 'Gone.' } }, 200],
  ])('%s', (_, body, status) => {
    const before = explain(unknown(body, status), [])
    const packs = annotated(unknown(body, status))
    const after = explain(unknown(body, status), packs)
    expect(before?.pack).toBe('http')
    expect(after).toMatchObject({ pack: 'api.shop.example', vendor: 'api.shop.example', ...said })
    expect(after?.problems[0]).toMatchObject({
      code: before?.problems[0]?.code,
      message: before?.problems[0]?.message,
    })
  })

  test('which knows other codes of the same shape too, and leaves healthy responses alone', () => {
    const packs = annotated(unknown({ code: 'sold_out', message: 'Gone.' }))
    expect(explain(unknown({ code: 'other', message: 'Hm.' }), packs)?.pack).toBe('api.shop.example')
    expect(explain(unknown({ code: 'sold_out', message: 'Gone.' }, 200), packs)).toBeNull()
    const hidden = annotated(unknown({ success: false, error: { code: 'x1', message: 'Gone.' } }, 200))
    expect(explain(unknown({ success: true, error: { code: 'y1', message: '' } }, 200), hidden)).toBeNull()
  })

  test('another code of that host is added to it, with an envelope where none fits', () => {
    const first = annotated(unknown({ code: 'sold_out', message: 'Gone.' }))
    const second = annotated(unknown({ code: 'late', message: 'Late.' }), first)
    expect(second).toHaveLength(1)
    expect(Object.keys(second[0]?.codes ?? {})).toEqual(['sold_out', 'late'])
    const third = annotated(unknown({ error: { code: 'deep', message: 'Deep.' } }), second)
    expect(third).toHaveLength(1)
    expect(third[0]?.envelopes).toHaveLength(2)
    expect(explain(unknown({ error: { code: 'deep', message: 'Deep.' } }), third)).toMatchObject(said)
  })

  test('a pack that has the host already takes it', () => {
    const packs = annotated(unknown({ error: { code: 'deep', message: 'Deep.' } }), [
      shop({ hosts: ['api.shop.example'] }),
    ])
    expect(packs.map(({ id }) => id)).toEqual(['shop'])
  })

  test('a machine is not taken for the built-in pack of its name', () => {
    const packs = annotated({ ...unknown({ code: 'sold_out' }), url: 'http://acme:3000/' })
    expect(packs[0]).toMatchObject({ id: 'own-acme', hosts: ['acme'] })
  })
})

describe('what cannot be annotated says why', () => {
  test.each<[what: string, sketch: Sketch, why: RegExp]>([
    ['no code', unknown({ message: 'Gone.' }), /no code/],
    [
      'a name of the language',
      unknown({ error: { code: 'constructor', message: 'm' } }),
      /cannot be the name/,
    ],
    [
      'a long code',
      unknown({ error: { code: `a${'_b'.repeat(60)}`, message: 'm' } }),
      /cannot be the name|no code/,
    ],
  ])('%s', (_, sketch, why) => {
    const annotation = explain(sketch, [])
    expect(annotation && subjectOf(exchange(sketch), annotation)).toEqual({
      refusal: expect.stringMatching(why),
    })
  })
})

test('long texts are cut to what a pack may hold', () => {
  const subject = subjectIn(unknown({ code: 'a1', message: 'Gone.' }))
  const packs = annotateCode([], subject, { meaning: 'x'.repeat(900), resolution: '' }, TODAY)
  expect(packsIn(packs)[0]?.codes?.a1?.meaning).toHaveLength(MAX_TEXT)
})
