import { expect, test } from 'vitest'
import { type Audit, audit } from '../../../src/audit/audit'
import { toDocument } from '../../../src/cli/document'
import { limit, policy, tries } from '../../support/attempts'
import { annotated } from './annotated'

const first = (...entries: Parameters<typeof annotated>) =>
  toDocument([annotated(...entries)], [], 1, false).annotations[0]

test('a file without errors is a document without annotations and audits', () => {
  expect(toDocument([], [], 3, false)).toEqual({ annotations: [], audits: [], entries: 3 })
})

test('an annotation says which request it is about', () => {
  const sketch = { method: 'POST', url: 'https://api.acme.test/v1/pay?key=1', status: 410 }
  expect(first(sketch, { entry: 7 })).toMatchObject({ entry: 7, ...sketch })
})

test('annotations keep their order, each with its file where several were given', () => {
  const both = [annotated({}, { file: 'b.har', entry: 4 }), annotated({}, { file: 'a.har', entry: 2 })]
  expect(toDocument(both, [], 9, true).annotations.map(({ file, entry }) => [file, entry])).toEqual([
    ['b.har', 4],
    ['a.har', 2],
  ])
  for (const record of toDocument(both, [], 9, false).annotations) expect(record).not.toHaveProperty('file')
})

test('what the engine says is handed on as it is', () => {
  const entry = annotated({
    status: 400,
    requestBody: {},
    headers: { 'acme-request-id': 'req_7' },
    body: {
      error: {
        code: 'invalid',
        message: 'Text.',
        details: [{ reason: 'refused', text: 'Short.', field: 'name' }],
      },
    },
  })
  const { read: _, retry, ...rest } = entry.annotation
  const { verdict, delayMs, delayFrom, because, answers } = retry
  expect(toDocument([entry], [], 1, false).annotations[0]).toMatchObject({
    ...rest,
    retry: { verdict, delayMs, delayFrom, because, answers },
  })
  expect(rest).toMatchObject({ pack: 'acme', requestId: 'req_7', problems: [{}, { field: 'name' }] })
})

test('look-alikes are named', () => {
  expect(first({ url: 'https://api.example.com/' })?.alternatives).toMatchObject([
    { pack: 'acme', vendor: 'Acme' },
  ])
})

test('moments in time and places in the body are for the panel only', () => {
  const record = first({ headers: { 'retry-after': '2' } })
  expect(record?.retry.delayMs).toBe(2_000)
  expect(Object.keys(record?.retry ?? {}).sort()).toEqual([
    'answers',
    'because',
    'delayFrom',
    'delayMs',
    'verdict',
  ])
  expect(record).not.toHaveProperty('read')
})

test('headers and bodies stay in the file', () => {
  const record = first({
    headers: { 'acme-version': '3', 'set-cookie': 'session=s3cret' },
    requestHeaders: { authorization: 'Bearer s3cret' },
    requestBody: { password: 's3cret' },
    body: { error: { code: 'limited', message: 'Text.', token: 's3cret' } },
  })
  expect(record?.pack).toBe('acme')
  expect(JSON.stringify(record)).not.toContain('s3cret')
})

test('an audit names the entries it is about, and the rate without its moments', () => {
  const attempts = tries('POST /a', ['0 503', '600 200'], { policy: policy({ limits: [limit(10, 1000)] }) })
  const made = audit(attempts[0]?.rowId ?? 0, attempts) as Audit
  const [plain] = toDocument([], [{ file: 'a.har', audit: made }], 2, false).audits
  expect(plain).toEqual({
    entries: attempts.map(({ rowId }) => rowId),
    findings: [expect.objectContaining({ rule: 'retry/no-key' })],
    rates: [{ ...limit(10, 1000), peak: 2 }],
  })
  expect(toDocument([], [{ file: 'a.har', audit: made }], 2, true).audits).toEqual([
    { file: 'a.har', ...plain },
  ])
})
