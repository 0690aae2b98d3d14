import { describe, expect, test } from 'vitest'
import { fromHarEntry } from '../../../src/capture/from-har-entry'
import { readHar } from '../../../src/capture/har-file'
import type { Annotation, Exchange } from '../../../src/engine'
import { harOf } from '../../../src/share/har'
import { acmeBody, acmePack, acmeUrl, explain } from '../../support/catalogue'
import { exchange, type Sketch } from '../../support/exchange'
import { packFolders } from '../../support/samples'
import {
  API,
  BODY,
  chromiumEntry,
  failingEntry,
  firefoxEntry,
  fromShop,
  playwrightEntry,
} from '../capture/entries'

const CREATOR = { name: 'Errata', version: '1.2.3' }

const entryOf = (exchange: Exchange, annotation: Annotation | null = null) => {
  const [entry] = harOf([{ exchange, annotation }], CREATOR).log.entries
  if (!entry) throw new Error('no entry')
  return entry
}

/** Written, and read as a file by our own importer. */
const backFrom = (exchange: Exchange) =>
  readHar(JSON.stringify(harOf([{ exchange, annotation: null }], CREATOR))).exchanges[0]?.exchange

/** HAR has no members for these: they stand in `_errata`. */
const withoutBeyond = (exchange: Exchange | undefined) =>
  exchange && {
    ...exchange,
    initiator: exchange.initiator?.length ? exchange.initiator : null,
    failure: null,
    startedAtMs: null,
    response: {
      ...exchange.response,
      body: exchange.response.body.state === 'present' && exchange.response.body.text,
    },
  }

const sketches = packFolders().flatMap(({ id, samples, nearMisses }) => [
  ...samples.map(({ name, sample }) => [`${id}/${name}`, sample.exchange] as const),
  ...nearMisses.map(({ name, nearMiss }) => [`${id}/near-misses/${name}`, nearMiss.exchange] as const),
])

test('every sample of every pack comes back as it was', () => {
  expect(sketches.length).toBeGreaterThan(1_000)
  for (const [name, sketch] of sketches) {
    const before = exchange(sketch)
    const after = backFrom(before)
    if (sketch.missing) expect(after?.response.body.state, name).toBe('missing')
    else expect(after, name).toEqual(before)
  }
})

const captured = (entry: unknown, writer: 'firefox' | 'other' = 'other') => {
  const read = fromHarEntry(entry, writer)
  if (!read) throw new Error('junk')
  return read
}

/** Three runs of code that waited for one another. */
const ASKED = {
  type: 'script',
  stack: {
    callFrames: [
      { functionName: 'send', url: 'https://a.test/a.js', lineNumber: 4, columnNumber: 2 },
      { functionName: '', url: 'https://a.test/b.js', lineNumber: 0, columnNumber: 0 },
    ],
    parent: {
      description: 'await',
      callFrames: [{ functionName: 'load', url: 'https://a.test/b.js', lineNumber: 9, columnNumber: 1 }],
      parent: {
        description: 'setTimeout',
        callFrames: [{ functionName: 'start', url: 'https://a.test/c.js', lineNumber: 7, columnNumber: 3 }],
      },
    },
  },
}

const FIXTURES: [what: string, exchange: Exchange][] = [
  ['Chromium', captured(chromiumEntry({ content: { text: BODY } }))],
  [
    'Chromium without a type',
    captured(chromiumEntry({ content: { text: 'x', mimeType: 'x-unknown' }, headers: {} })),
  ],
  ['Chromium, no server', captured(failingEntry({ error: 'net::ERR_CONNECTION_REFUSED', status: 0 }))],
  [
    'Chromium, CORS',
    captured(failingEntry({ url: API, requestHeaders: fromShop, error: 'net::ERR_FAILED' })),
  ],
  ['Chromium, cancelled', captured(failingEntry({ error: 'net::ERR_ABORTED', status: 0 }))],
  ['Firefox', captured(firefoxEntry({ content: { text: BODY } }), 'firefox')],
  ['Firefox, stopped', captured(firefoxEntry({ status: 0, stopped: true }), 'firefox')],
  ['Firefox, no response', captured(firefoxEntry({ status: 0 }), 'firefox')],
  ['Firefox, no body', captured(firefoxEntry(), 'firefox')],
  ['Playwright, failed', captured(playwrightEntry({ failureText: 'net::ERR_NAME_NOT_RESOLVED' }))],
  ['Playwright, pending', captured(playwrightEntry({ pending: true }))],
  ['a body in base64', exchange({ body: 'AP8=', base64: true })],
  ['a body that was cut', exchange({ status: 500, body: '{"a":', cut: true })],
  ['an empty body', exchange({ method: 'POST', requestBody: '', body: '' })],
  ['no start', { ...exchange(), startedAtMs: null }],
  ['no duration', { ...exchange(), durationMs: null }],
  ['of the code that asked', captured(chromiumEntry({ entry: { _initiator: ASKED } }))],
  ['no frames', exchange({ initiator: [] })],
  ['fractions', { ...exchange(), durationMs: 0.25 }],
]

describe.each(FIXTURES)('%s', (_, before) => {
  test('comes back as it was, but for what HAR cannot say', () => {
    expect(withoutBeyond(backFrom(before))).toEqual(withoutBeyond(before))
  })

  test('keeps in our own member what HAR cannot say', () => {
    const { startedAtMs, failure, response } = before
    expect(entryOf(before)._errata).toMatchObject({
      startedAtMs,
      failure,
      missingBody: response.body.state === 'missing' ? response.body.why : null,
      cutBody: response.body.state === 'present' && response.body.cut,
    })
  })

  test('has what the importers of both browsers insist on', () => {
    const entry = JSON.parse(JSON.stringify(entryOf(before))) as ReturnType<typeof entryOf>
    expect(Number.isNaN(Date.parse(entry.startedDateTime))).toBe(false)
    expect(entry).toMatchObject({ time: expect.any(Number), cache: {} })
    for (const part of ['send', 'wait', 'receive'] as const)
      expect(entry.timings[part]).toBeGreaterThanOrEqual(0)
    expect(entry.request).toMatchObject({
      method: expect.any(String),
      url: expect.any(String),
      httpVersion: expect.any(String),
      cookies: expect.any(Array),
      headers: expect.any(Array),
      queryString: expect.any(Array),
      headersSize: -1,
      bodySize: expect.any(Number),
    })
    expect(entry.response).toMatchObject({
      status: expect.any(Number),
      statusText: expect.any(String),
      httpVersion: expect.any(String),
      cookies: expect.any(Array),
      headers: expect.any(Array),
      redirectURL: expect.any(String),
      headersSize: -1,
      bodySize: -1,
      content: { size: expect.any(Number), mimeType: expect.stringMatching(/./) },
    })
  })
})

test('the file says its version, who wrote it, and that there are no pages', () => {
  expect(harOf([], CREATOR)).toEqual({ log: { version: '1.2', creator: CREATOR, pages: [], entries: [] } })
})

type Entry = ReturnType<typeof entryOf>

const PARTS: [what: string, sketch: Sketch, read: (entry: Entry) => unknown, wanted: unknown][] = [
  [
    'parameters',
    { url: 'https://a.test/?a=1&b=%20x#c=2' },
    ({ request }) => request.queryString,
    [
      { name: 'a', value: '1' },
      { name: 'b', value: ' x' },
    ],
  ],
  [
    'cookies that were sent',
    { requestHeaders: { Cookie: 'a=1; b=x=y' } },
    ({ request }) => request.cookies,
    [
      { name: 'a', value: '1' },
      { name: 'b', value: 'x=y' },
    ],
  ],
  [
    'cookies that were set',
    { headers: { 'Set-Cookie': 'a=1; Path=/\nb=2; Secure' } },
    ({ response }) => response.cookies,
    [
      { name: 'a', value: '1' },
      { name: 'b', value: '2' },
    ],
  ],
  [
    'that nothing is known of what was sent with a success',
    { method: 'POST', missing: 'not-kept' },
    ({ request: { comment, bodySize } }) => [comment, bodySize],
    ['Headers and body are missing: of a success they are not kept.', -1],
  ],
  [
    'the body that was sent',
    { method: 'POST', requestHeaders: { 'content-type': 'text/plain' }, requestBody: 'é' },
    ({ request: { postData, bodySize } }) => [postData, bodySize],
    [{ mimeType: 'text/plain', text: 'é' }, 2],
  ],
  ['a redirect', { status: 302, headers: { Location: '/b' } }, ({ response }) => response.redirectURL, '/b'],
  [
    'base64',
    { body: 'AP8=', base64: true },
    ({ response }) => response.content,
    { size: 2, mimeType: 'application/json', text: 'AP8=', encoding: 'base64' },
  ],
  [
    'why there is no body',
    { missing: 'never-read' },
    ({ response }) => response.content,
    {
      size: -1,
      mimeType: 'application/json',
      comment: "The page's code never read this body, so the browser never handed it over.",
    },
  ],
  [
    'that a body was cut',
    { body: 'a', cut: true },
    ({ response }) => response.content.comment,
    'The browser cut this body: its end is missing.',
  ],
  [
    'the browser’s word for a failure',
    { status: 0, failure: { kind: 'network', reason: 'net::ERR_X', inferred: false } },
    ({ response }) => response._error,
    'net::ERR_X',
  ],
  [
    'no word for a failure that was inferred',
    { status: 0, failure: { kind: 'network', reason: 'no response', inferred: true } },
    ({ response }) => response._error,
    undefined,
  ],
]

test.each(PARTS)('holds %s', (_, sketch, read, wanted) => {
  expect(read(entryOf(exchange(sketch)))).toEqual(wanted)
})

test('what Errata says stands in one line and in our own member', () => {
  const sketch = { status: 429, url: acmeUrl, body: acmeBody, headers: { 'retry-after': '2' } }
  const entry = entryOf(exchange(sketch), explain(sketch, acmePack))
  expect(entry.comment).toMatch(/^Acme: Limited\. Retry after\. Acme documents .*$/)
  expect(entry._errata).toMatchObject({ pack: 'acme', status: 429, problems: [{ code: 'limited' }] })
})
