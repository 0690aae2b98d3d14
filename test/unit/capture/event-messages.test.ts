import { describe, expect, test } from 'vitest'
import { streamOf } from '../../../src/capture/event-messages'
import { fromHarEntry } from '../../../src/capture/from-har-entry'
import { chromiumEntry } from './entries'

describe('the messages of an EventSource are put together as a stream', () => {
  test.each<[string, unknown[], string]>([
    ['a message', [{ eventName: 'message', data: '{"a":1}' }], 'data: {"a":1}\n\n'],
    ['an event with a name', [{ eventName: 'error', data: 'No.' }], 'event: error\ndata: No.\n\n'],
    ['data of several lines', [{ data: 'a\r\nb' }], 'data: a\ndata: b\n\n'],
    ['a name that holds a line', [{ eventName: 'a\ndata: b', data: 'c' }], 'event: a data: b\ndata: c\n\n'],
    ['junk', [null, 7], 'data: \n\ndata: \n\n'],
  ])('%s', (_, messages, stream) => {
    expect(streamOf(messages)).toBe(stream)
  })

  test('of many the last, and how many were before', () => {
    const stream = streamOf(Array.from({ length: 1_000 }, (_, i) => ({ data: String(i) })))
    expect(stream).toMatch(/^: 800 earlier events are not shown\n\ndata: 800\n/)
    expect(stream).toMatch(/data: 999\n\n$/)
  })
})

const closed = (entry: Record<string, unknown>, content = {}) =>
  fromHarEntry(
    chromiumEntry({
      error: 'net::ERR_ABORTED',
      type: 'eventsource',
      content: { mimeType: 'text/event-stream', size: 90, ...content },
      entry,
    }),
  )?.response.body

test('they stand in for a body that the browser did not keep, and for no other', () => {
  const messages = { _eventSourceMessages: [{ eventName: 'error', data: 'No.' }] }
  expect(closed(messages)).toMatchObject({ state: 'present', text: 'event: error\ndata: No.\n\n' })
  expect(closed(messages, { text: 'data: all of it\n\n' })).toMatchObject({ text: 'data: all of it\n\n' })
  expect(closed({ _eventSourceMessages: [] })).toMatchObject({ state: 'missing' })
})
