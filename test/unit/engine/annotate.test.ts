import { describe, expect, test } from 'vitest'
import type { Pack } from '../../../src/engine'
import { acmeBody, acmePack, acmeUrl, explain } from '../../support/catalogue'
import type { Sketch } from '../../support/exchange'

test('field errors say whether they are about the body or a parameter', () => {
  const details = [
    { reason: 'refused', text: 'Too short.', field: 'name' },
    { reason: 'refused', text: 'Too large.', param: 'page_size' },
  ]
  const annotation = explain(
    {
      status: 400,
      url: acmeUrl,
      requestBody: {},
      body: { error: { code: 'invalid', message: 'Two faults.', details } },
    },
    acmePack,
  )
  expect(annotation?.problems.map(({ field, fieldIn, title }) => [field, fieldIn, title])).toEqual([
    [null, null, null],
    ['name', 'body', 'Refused'],
    ['page_size', 'query or path', 'Refused'],
  ])
  expect(annotation?.meaning).toBe('Refused.')
})

test('codes and ids are read from the source text, never rounded', () => {
  const body = '{"error":{"code":"limited","message":"Text.","request_id":12345678901234567890}}'
  expect(explain({ status: 429, url: acmeUrl, body }, acmePack)?.requestId).toBe('12345678901234567890')
})

test('the words of the generic list do not speak for a vendor', () => {
  const annotation = explain(
    { status: 400, url: acmeUrl, body: { error: { code: 'unlisted', message: 'Text.' } } },
    acmePack,
  )
  expect(annotation?.meaning).toBe('Bad.')
  expect(annotation?.problems[0]?.title).toBeNull()
})

describe('what a pack can say about where things stand', () => {
  const parts: Pack = {
    ...acmePack,
    envelopes: [
      {
        name: 'typed',
        all: [{ pointer: '/__type', type: 'string' }],
        extract: {
          code: [
            { pointer: '/__type', after: '#' },
            { header: 'x-type', before: ':' },
          ],
          message: ['/message'],
          items: { at: '/errors', keyed: true },
        },
      },
    ],
  }

  test.each<[string, string, string]>([
    ['after a mark', 'com.acme#NotFound', 'NotFound'],
    ['the whole text where the mark is missing', 'NotFound', 'NotFound'],
  ])('%s', (_, type, code) => {
    expect(explain({ status: 404, url: acmeUrl, body: { __type: type } }, parts)?.problems[0]?.code).toBe(
      code,
    )
  })

  test('members named after the field at fault', () => {
    const body = {
      __type: 'Invalid',
      message: 'Two faults.',
      errors: { email: ['Taken.', 'Too long.'], 'a/b': 'Bad.' },
    }
    const problems = explain({ status: 422, url: acmeUrl, requestBody: {}, body }, parts)?.problems
    expect(problems?.map(({ field, message, fieldIn }) => [field, message, fieldIn])).toEqual([
      [null, 'Two faults.', null],
      ['email', 'Taken.', 'body'],
      ['email', 'Too long.', 'body'],
      ['a/b', 'Bad.', 'body'],
    ])
  })
})

test('a response without a body looks like nobody', () => {
  const headless: Pack = {
    ...acmePack,
    envelopes: [{ name: 'header', all: [{ header: 'acme-error' }], extract: {} }],
  }
  expect(explain({ status: 502, body: '' }, headless)?.alternatives).toEqual([])
})

describe('what the status does not explain', () => {
  const cors = { kind: 'cors', reason: 'net::ERR_FAILED', inferred: false } as const

  test.each<[string, Sketch, string, RegExp]>([
    [
      'a call that CORS blocks',
      { status: 200, missing: 'blocked', failure: cors },
      'Blocked by CORS',
      /origin/,
    ],
    ['a refused preflight', { method: 'OPTIONS', status: 403, failure: cors }, 'Blocked by CORS', /origin/],
    [
      'an error inside a success',
      { body: { ok: false, error: 'x_y' } },
      'Error inside a success',
      /body says/,
    ],
    ['the same with a message', { body: { success: false, message: 'No.' } }, 'No.', /body says/],
  ])('%s', (_, sketch, summary, meaning) => {
    const annotation = explain(sketch)
    expect(annotation?.summary).toBe(summary)
    expect(annotation?.meaning).toMatch(meaning)
    expect(annotation?.sources).not.toEqual([])
  })

  test('nor what the pack of a vendor leaves open: a resolution that it has stays', () => {
    const envelopes = acmePack.envelopes.map((envelope) => ({ ...envelope, onSuccess: true }))
    const codes = { ODD: { resolution: 'Ask Acme.' } }
    const told = (code: string) =>
      explain({ url: acmeUrl, body: { error: { code, message: 'No.' } } }, { ...acmePack, envelopes, codes })
    expect(told('NEW')).toMatchObject({
      pack: 'acme',
      summary: 'No.',
      meaning: expect.stringMatching(/body says/),
    })
    expect(told('NEW')?.resolution).toMatch(/^Check the body/)
    expect(told('ODD')?.resolution).toBe('Ask Acme.')
  })

  test('a vendor whose envelope was recognised still speaks, and the note says what the page cannot see', () => {
    const annotation = explain({ status: 429, url: acmeUrl, body: acmeBody, failure: cors }, acmePack)
    expect([annotation?.summary, annotation?.retry.verdict]).toEqual(['Limited', 'fix'])
    expect(annotation?.notes.join()).toContain('cannot see that answer')
  })
})

describe('a statement or a delay under a condition', () => {
  const spent = { header: 'limit-remaining', like: '0' } as const
  const limited: Pack = {
    ...acmePack,
    families: [
      {
        status: [403],
        if: spent,
        title: 'Limit used up',
        meaning: 'Used up.',
        resolution: 'Wait.',
        retry: 'after',
      },
    ],
    retry: { delays: [{ at: { header: 'limit-reset' }, unit: 's', if: spent }] },
  }
  const forbidden = (remaining: string): Sketch => ({
    status: 403,
    url: acmeUrl,
    headers: { 'limit-remaining': remaining, 'limit-reset': '90' },
    body: { error: { code: 'no', message: 'No.' } },
  })

  test.each([
    ['0', 'Used up.', 'after', 90_000],
    ['7', 'No.', 'fix', null],
  ])('with %s left', (remaining, meaning, verdict, delayMs) => {
    const annotation = explain(forbidden(remaining), limited)
    expect([annotation?.meaning, annotation?.retry.verdict, annotation?.retry.delayMs]).toEqual([
      meaning,
      verdict,
      delayMs,
    ])
  })
})
