import { describe, expect, test } from 'vitest'
import { PRETTY_LIMIT_CHARS, requestText, responseText } from '../../../src/panel/body-text'
import { exchange } from '../../support/exchange'

const present = (text: string, over: { base64?: boolean; cut?: boolean } = {}) =>
  responseText(exchange({ body: text, ...over }))

describe('responseText', () => {
  test('decodes base64 when text is behind it, and says so', () => {
    expect(present(btoa('{"a":1}'), { base64: true })).toMatchObject({
      shown: true,
      text: '{"a":1}',
      remarks: [expect.stringContaining('decoded')],
    })
  })

  test.each([
    ['bytes that are no UTF-8', btoa('\xff\xfe\xfd')],
    ['bytes with NULs', btoa('\0\0\0')],
    ['what is not base64 at all', '***'],
  ])('does not show %s', (_, text) => {
    expect(present(text, { base64: true })).toEqual({
      shown: false,
      sentence: expect.stringMatching(/^Not text: \d+ B of application\/json\.$/),
    })
  })

  test('takes off the NULs that Firefox pads a cut body with, and names the preference', () => {
    expect(present('{"a":"b\0\0\0', { cut: true })).toMatchObject({
      text: '{"a":"b',
      remarks: [expect.stringContaining('devtools.netmonitor.responseBodyLimit')],
    })
  })

  test('shows a large body as it is', () => {
    const text = JSON.stringify({ a: 'x'.repeat(PRETTY_LIMIT_CHARS) })
    expect(present(text)).toMatchObject({
      text,
      remarks: ['Over 256.0 KiB: shown as sent, without colours.'],
    })
  })

  test('says that an empty body is empty', () => {
    expect(present('')).toEqual({ shown: false, sentence: 'The response has no body.' })
  })

  test('has nothing to say about a missing body', () => {
    expect(responseText(exchange({ missing: 'lost' }))).toBeNull()
  })
})

describe('requestText', () => {
  test('is the text as it was sent', () => {
    expect(requestText(exchange({ method: 'POST', requestBody: '{"a": 1}' }))).toEqual({
      shown: true,
      text: '{"a": 1}',
      remarks: [],
    })
  })

  test.each([
    ['GET', 'The request has no body.'],
    ['POST', 'The request has no body, or the browser did not record it.'],
  ])('says of %s without one: %s', (method, sentence) => {
    expect(requestText(exchange({ method }))).toEqual({ shown: false, sentence })
  })
})
