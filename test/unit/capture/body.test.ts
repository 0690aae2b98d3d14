import { describe, expect, it } from 'vitest'
import { bodyFrom, wantsBody } from '../../../src/capture/body'
import { readEntry } from '../../../src/capture/entry'
import { toExchange } from '../../../src/capture/from-har-entry'
import { exchange } from '../../support/exchange'
import { firefoxEntry } from './entries'

const CAP_BYTES = 262_144

const typed = (mimeType: string, sketch: Parameters<typeof exchange>[0] = {}) =>
  exchange({ ...sketch, headers: mimeType ? { 'content-type': mimeType } : {} })

describe('wantsBody', () => {
  const cases: [
    what: string,
    wanted: boolean,
    exchange: ReturnType<typeof exchange>,
    sizeBytes?: number | null,
  ][] = [
    ['an error', true, exchange({ status: 404 })],
    ['an error, however large', true, exchange({ status: 500 }), 1e9],
    ['a long stream of events', true, typed('text/event-stream; charset=utf-8'), 3_000_000],
    ['a stream that is far too long', false, typed('text/event-stream'), 9_000_000],
    ['an error image', true, typed('image/png', { status: 500 })],
    [
      'a CORS failure',
      true,
      exchange({ status: 200, failure: { kind: 'cors', reason: '', inferred: true } }),
    ],
    [
      'no response: there is no body',
      false,
      exchange({ status: 0, failure: { kind: 'network', reason: '', inferred: false } }),
    ],
    ['JSON', true, typed('application/json')],
    ['problem JSON', true, typed('application/problem+json; charset=utf-8')],
    ['lines of JSON', true, typed('application/x-ndjson')],
    ['text', true, typed('text/plain')],
    ['XML', true, typed('application/xml')],
    ['HTML of a call', true, typed('text/html')],
    ['HTML of a page', false, typed('text/html', { requestHeaders: { 'Sec-Fetch-Dest': 'document' } })],
    ['JSON of a call', true, typed('application/json', { requestHeaders: { 'Sec-Fetch-Dest': 'empty' } })],
    ['no type', true, typed('')],
    ['a form', true, typed('application/x-www-form-urlencoded')],
    ['an image', false, typed('image/png')],
    ['an SVG, which is XML', false, typed('image/svg+xml')],
    ['a script', false, typed('text/javascript')],
    ['a style sheet', false, typed('text/css')],
    ['a font', false, typed('font/woff2')],
    ['a PDF', false, typed('application/pdf')],
    ['at the cap', true, exchange(), CAP_BYTES],
    ['over the cap', false, exchange(), CAP_BYTES + 1],
    ['a redirect', false, exchange({ status: 302 })],
    ['not modified', false, exchange({ status: 304 })],
    ['no content', false, exchange({ status: 204 })],
    ['HEAD', false, exchange({ method: 'HEAD' })],
    ['a WebSocket', false, exchange({ status: 101 })],
  ]
  it.each(cases)('%s: %s', (_what, wanted, the, sizeBytes = null) => {
    expect(wantsBody(the, sizeBytes, CAP_BYTES)).toBe(wanted)
  })

  it('takes another cap', () => {
    expect(wantsBody(exchange(), 100, 99)).toBe(false)
  })
})

describe('a body past the limit of Firefox', () => {
  const OVER = 1_048_577
  const read = (
    text: string,
    { size = OVER, base64 = false, headers = {} as Record<string, string> } = {},
  ) => {
    const entry = readEntry(firefoxEntry({ status: 500, content: { size }, headers }), 'firefox')
    if (entry === null) throw new Error('junk')
    return bodyFrom({ text, base64 }, entry, toExchange(entry))
  }
  const base64 = (text: string) => Buffer.from(text, 'latin1').toString('base64')

  it('is cut where its NULs begin', () => {
    expect(read('{"a":"b\0\0\0')).toMatchObject({ text: '{"a":"b', cut: true })
  })
  it('is cut without NULs when it is compressed', () => {
    expect(read('{"a":"bjunk', { headers: { 'Content-Encoding': 'gzip' } })).toMatchObject({
      text: '{"a":"bjunk',
      cut: true,
    })
  })
  it('is whole without NULs', () => {
    expect(read('{"a":"b"}')).toMatchObject({ text: '{"a":"b"}', cut: false })
  })
  it('is whole at the limit itself', () => {
    expect(read('a\0', { size: OVER - 1 })).toMatchObject({ text: 'a\0', cut: false })
  })
  it.each(['{"a":"b', '{"a":"bc', '{"a":"bcd'])('is cut in base64, and can still be decoded: %s', (start) => {
    const body = read(base64(`${start}${'\0'.repeat(50)}`), { base64: true })
    if (body.state !== 'present') throw new Error('missing')
    expect(body.cut).toBe(true)
    expect(body.text.length % 4).toBe(0)
    // At most two NULs stay, because base64 comes in groups of three bytes.
    expect(
      Buffer.from(body.text, 'base64')
        .toString('latin1')
        .replace(/\0{0,2}$/, ''),
    ).toBe(start)
  })
  it('is whole in base64 without NULs', () => {
    expect(read(base64('{"a":"bcA"}'), { base64: true })).toMatchObject({
      text: base64('{"a":"bcA"}'),
      cut: false,
    })
  })
})
