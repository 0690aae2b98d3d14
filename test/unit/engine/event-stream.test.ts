import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { looksLikeEvents, tellingEvent } from '../../../src/engine/reading/event-stream'
import { acmePack, explain } from '../../support/catalogue'
import { runs } from '../../support/fuzz'

const data = (value: unknown) => `data: ${typeof value === 'string' ? value : JSON.stringify(value)}\n\n`
const event = (name: string, value: unknown) => `event: ${name}\n${data(value)}`
const text = data({ text: 'Hel' })

describe('a stream is read by', () => {
  test.each<[string, string, unknown, boolean]>([
    ['its error event', text + event('error', { why: 'No.' }) + event('end', {}), { why: 'No.' }, true],
    ['the last of two', event('error', 'One.') + event('error', 'Two.'), 'Two.', true],
    [
      'an event of the type',
      data({ type: 'error', at: 1 }) + data({ type: 'finish' }),
      { type: 'error', at: 1 },
      true,
    ],
    ['a last event that failed', event('run.failed', { type: 'run.failed' }), { type: 'run.failed' }, true],
    [
      'a last event with an error',
      data({ error: { code: 1 } }) + data('[DONE]'),
      { error: { code: 1 } },
      true,
    ],
    ['its last JSON', text + data({ done: true }) + data('[DONE]'), { done: true }, false],
    [
      'what an event before the last did not fail by',
      data({ error: { code: 1 } }) + text,
      { text: 'Hel' },
      false,
    ],
    ['a last event without an error', data({ error: null, errors: [] }), { error: null, errors: [] }, false],
    ['a last event with an error that is empty', data({ error: {} }), { error: {} }, false],
    ['the same with nothing in it', data({ error: { code: null } }), { error: { code: null } }, false],
    ['what follows a line of a log', data({ type: 'error' }) + text.repeat(5), { text: 'Hel' }, false],
    ['data of several lines', 'event: error\r\ndata: {"why":\r\ndata: "No."}\r\n\r\n', { why: 'No.' }, true],
    ['an event that was cut off', 'event: error\ndata: {"why":"No."}', { why: 'No.' }, true],
    [
      'what stands behind comments',
      `: keep-alive\n\n${event('error', { why: 'No.' })}`,
      { why: 'No.' },
      true,
    ],
  ])('%s', (_, stream, value, isError) => {
    expect(tellingEvent(stream)).toMatchObject({ value, isError })
  })

  test.each([
    ['words alone', data('Hello.')],
    ['comments alone', ': keep-alive\n\n'],
    ['nothing', ''],
  ])('nothing where it has %s', (_, stream) => {
    expect(tellingEvent(stream)).toBeNull()
  })

  test('any text gives an event or none, and the same each time', () => {
    const line = fc.oneof(
      fc.constantFrom('event: error', 'data: {"type":"error"}', 'data:', '', ':', 'id: 1'),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.array(line), fc.constantFrom('\n', '\r\n', '\r'), (lines, end) => {
        expect(tellingEvent(lines.join(end))).toEqual(tellingEvent(lines.join(end)))
      }),
      runs(2_000),
    )
  })
})

test.each([
  ['data: {"a":1}', true],
  ['event: error\ndata: x', true],
  [': hello\n\ndata: x', true],
  ['data:\n  name: YAML', false],
  ['{"data": 1}', false],
  ['database: 1', false],
])('%j looks like events: %s', (stream, is) => {
  expect(looksLikeEvents(stream)).toBe(is)
})

describe('an error that ends a stream', () => {
  const headers = { 'content-type': 'text/event-stream' }
  const url = 'https://api.acme.test/v1/answers'
  const error = { error: { code: 'quota_exceeded', message: 'No more.' } }

  test('is explained as the failure that it is, although the status is 200', () => {
    const told = explain({ method: 'POST', url, headers, body: text + event('error', error) }, acmePack)
    expect(told).toMatchObject({ pack: 'acme', problems: [{ code: 'quota_exceeded', message: 'No more.' }] })
    expect(told?.evidence).toContain('an event of the stream is an error')
    expect(told?.notes).toContain('The error came as an event of a stream that had begun with status 200.')
  })

  test('is found behind an answer of any length', () => {
    expect(explain({ url, headers, body: text.repeat(200_000) + data(error) })?.problems[0]?.code).toBe(
      'quota_exceeded',
    )
  })

  test('is found where nothing tells the type of the body', () => {
    expect(explain({ url, headers: {}, body: text + data(error) })?.problems[0]?.code).toBe('quota_exceeded')
  })

  test('is not seen in a stream that went well', () => {
    expect(explain({ url, headers, body: data(error) + text + data({ done: true, error: null }) })).toBeNull()
  })
})
