import { describe, expect, test } from 'vitest'
import { annotate, compile } from '../../../src/engine'
import { codeBlock, codeSpan, prose } from '../../../src/share/markdown'
import { supportText } from '../../../src/share/support'
import { acmeBody, acmePack, acmeUrl, catalogueOf } from '../../support/catalogue'
import { exchange, type Sketch, STARTED_AT_MS } from '../../support/exchange'
import { packFolders } from '../../support/samples'

const acme = catalogueOf(acmePack)

type Support = Parameters<typeof supportText>[0]['support']

function ticket(sketch: Sketch, support?: Support, how: 'none' | 'mask' | 'remove' = 'mask') {
  const it = exchange({ url: acmeUrl, status: 429, body: acmeBody, ...sketch })
  const annotation = annotate(it, acme, STARTED_AT_MS)
  if (!annotation) throw new Error('the exchange is no error')
  return supportText({ exchange: it, annotation, support }, how)
}

test('without a word from the vendor: the usual facts and every identifier', () => {
  const text = ticket({ method: 'POST', headers: { 'acme-request-id': 'r-1' } })
  expect(text).toBe(`### Acme: HTTP 429

- method: \`POST\`
- URL: \`https://api.acme.test/v1/orders\`
- time (UTC): \`2026-11-22T12:00:00.000Z\`
- HTTP status: \`429\`
- error code: \`limited\`
- message: \`Text.\`
- request id: \`r-1\`

Response body:

\`\`\`json
{"error":{"code":"limited","message":"Text."}}
\`\`\`

Credentials are masked.
`)
})

describe('what the vendor asks for', () => {
  test('is given in its order, and nothing else', () => {
    const text = ticket(
      { headers: { 'acme-request-id': 'r-1' } },
      { give: [{ label: 'id', at: { header: 'Acme-Request-Id' } }, 'your company'] },
    )
    expect(text).toContain(
      '### Acme: HTTP 429\n\n- id: `r-1`\n- your company: (to be added by you)\n\nResponse body:',
    )
  })

  test('is taken from the first place that has it', () => {
    const at = [{ header: 'x-none' }, '/error/code', 'method'] as const
    expect(ticket({}, { give: [{ label: 'id', at: [...at] }] })).toContain('- id: `limited`\n')
  })

  test.each<[string, Sketch, Support, string]>([
    ['a header', {}, { give: [{ label: 'X-Id', at: { header: 'x-id' } }] }, '- X-Id: not in this response'],
    [
      'a request header',
      {},
      { give: [{ label: 'X-Id', at: { requestHeader: 'x-id' } }] },
      '- X-Id: not in this request',
    ],
    ['a member', {}, { give: [{ label: 'id', at: '/id' }] }, '- id: not in this response'],
    [
      'a request body',
      {},
      { give: [{ label: 'request', at: 'request body' }] },
      '- request: none was sent, or none was recorded',
    ],
    [
      'anything of a response that never came',
      {
        status: 0,
        missing: 'lost',
        failure: { kind: 'network', reason: 'net::ERR_FAILED', inferred: false },
      },
      { give: [{ label: 'id', at: '/id' }] },
      '- id: no response was received',
    ],
  ])('%s that is not there is named', (_, sketch, support, wanted) => {
    expect(ticket(sketch, support)).toContain(wanted)
  })

  test('a request body comes in a block of its own', () => {
    const text = ticket(
      { requestBody: { a: 1, password: 'hunter2' } },
      { give: [{ label: 'request', at: 'request body' }] },
    )
    expect(text).toContain('- request: below\n\nRequest body:\n\n```json\n{"a":1,"password":"[masked]"}\n```')
  })
})

describe('redaction', () => {
  const secret = 'c4n4ry-Secret'
  const sketch: Sketch = {
    url: `${acmeUrl}?token=${secret}`,
    requestHeaders: { 'X-Api-Key': secret },
    body: { error: { code: 'refused', message: `Key ${secret} is unknown.`, request_id: 'token-A1b2C3d4' } },
  }

  test.each(['mask', 'remove'] as const)('%s: nothing leaves, not even in what was read before', (how) => {
    expect(ticket(sketch, undefined, how)).not.toContain(secret)
  })

  test('none leaves everything, and says nothing of masks', () => {
    expect(ticket(sketch, undefined, 'none')).toContain(secret)
    expect(ticket(sketch, undefined, 'none')).not.toContain('masked')
  })

  test('an identifier that is asked for stays under a secret’s name', () => {
    const body = { error: { code: 'refused', message: 'No.', session_id: 's3ss10n-0001' } }
    expect(ticket({ body }, { give: [{ label: 'session', at: '/error/session_id' }] })).toContain(
      '- session: `s3ss10n-0001`',
    )
    expect(ticket({ body })).not.toContain('s3ss10n-0001')
  })
})

describe('text of a response is never markup', () => {
  test('a body with fences of its own is fenced by more', () => {
    expect(ticket({ body: { error: { code: 'limited', message: '```\n# x\n````' } } })).toContain(
      '\n`````json\n',
    )
  })

  test('a body is cut where a ticket ends, and says so', () => {
    const text = ticket({ body: { error: { code: 'limited', message: 'x'.repeat(30_000) } } })
    expect(text).toMatch(/\nResponse body, its first 20000 of 300\d\d characters:\n/)
    expect(text.length).toBeLessThan(52_000)
  })

  test.each([
    ['plain', '`plain`'],
    ['a`b', '``a`b``'],
    ['`', '`` ` ``'],
    ['a\n# b\u2028c', '`a # b c`'],
    ['', '` `'.replace(' ', '  ')],
  ])('%j as a span', (text, wanted) => {
    expect(codeSpan(text)).toBe(wanted)
  })

  test.each([
    ['<b>*x*</b>', '\\<b\\>\\*x\\*\\</b\\>'],
    ['[a](b)', '\\[a\\](b)'],
    ['request_id _x_', 'request_id \\_x\\_'],
    ['# a\nb', '\\# a b'],
    ['1. a', '1\\. a'],
  ])('%j as prose', (text, wanted) => {
    expect(prose(text)).toBe(wanted)
  })

  test('a block ends only at its own fence', () => {
    expect(codeBlock('a\r\n```\n', '')).toBe('````\na\n```\n````')
  })
})

describe('the packs', () => {
  const folders = packFolders()
  const catalogue = compile(folders.map(({ pack }) => pack))
  const asking = folders.filter(({ pack }) => pack.support)

  /** Documented, but in none of the recorded samples. */
  const UNSEEN = new Set([
    'Correlation-ID',
    'phrase of a server error',
    'session_id',
    'x-request-id of workos',
  ])

  test.each(asking)('$id: each thing it asks for is found in one of its samples', ({ id, pack, samples }) => {
    const texts = samples.flatMap(({ sample }) => {
      const it = exchange(sample.exchange)
      const annotation = annotate(it, catalogue, STARTED_AT_MS)
      return annotation ? [supportText({ exchange: it, annotation, support: pack.support }, 'mask')] : []
    })
    for (const wish of pack.support?.give ?? []) {
      if (typeof wish === 'string' || UNSEEN.has(wish.label) || UNSEEN.has(`${wish.label} of ${id}`)) continue
      const found = texts.some((text) =>
        ['`', 'below'].some((start) => text.includes(`- ${prose(wish.label)}: ${start}`)),
      )
      expect(found, `no sample has "${wish.label}": add one, or correct its place`).toBe(true)
    }
  })
})
