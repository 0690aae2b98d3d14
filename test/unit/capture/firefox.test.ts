import { describe, expect, it } from 'vitest'
import { CONTENT_TIMEOUT_MS, firefoxCapture, SETTLED_MS } from '../../../src/capture/firefox'
import { firefoxEntry } from './entries'
import { fakeClock, fakeDevtools, fakeSink, pass, withContent } from './fake-devtools'

const NOW_MS = Date.UTC(2026, 10, 22, 6, 19, 0)

fakeClock(NOW_MS)

function start() {
  const devtools = fakeDevtools()
  const sink = fakeSink()
  const capture = firefoxCapture({ devtools: devtools.api, runtime: {}, capBytes: () => 262_144 })
  capture.start(sink)
  return { devtools, sink, capture }
}

describe('events', () => {
  it('reports a failure with its body, whose second value is the MIME type', async () => {
    const { devtools, sink } = start()
    devtools.deliver(withContent(firefoxEntry({ status: 400 }), ['{"code":1}', 'application/json']))
    await pass()
    expect([...sink.rows.values()][0]?.response.body).toEqual({
      state: 'present',
      text: '{"code":1}',
      base64: false,
      cut: false,
    })
  })

  it('takes base64 from the entry', async () => {
    const { devtools, sink } = start()
    const content = { mimeType: 'application/x-unknown-content-type', encoding: 'base64' }
    devtools.deliver(
      withContent(firefoxEntry({ status: 500, content }), ['e30=', 'application/x-unknown-content-type']),
    )
    await pass()
    expect([...sink.rows.values()][0]?.response.body).toMatchObject({ text: 'e30=', base64: true })
  })

  it('says when a body is cut', async () => {
    const { devtools, sink } = start()
    const entry = firefoxEntry({ status: 500, content: { size: 2_000_000 } })
    devtools.deliver(withContent(entry, ['{"a":1\0\0\0', 'application/json']))
    await pass()
    expect([...sink.rows.values()][0]?.response.body).toEqual({
      state: 'present',
      text: '{"a":1',
      base64: false,
      cut: true,
    })
  })

  it('says when a body is gone, and when it does not come', async () => {
    const { devtools, sink } = start()
    devtools.deliver(withContent(firefoxEntry({ status: 500 }), []))
    devtools.deliver(withContent(firefoxEntry({ status: 503 }), null))
    await pass(CONTENT_TIMEOUT_MS)
    expect(sink.log).toEqual(['500 lost', '503 timeout'])
  })

  it('waits for a body that a busy browser takes long to hand over', async () => {
    const { devtools, sink } = start()
    const getContent = (callback: (...values: string[]) => void) =>
      void setTimeout(callback, 20_000, '{"code":1}', 'application/json')
    devtools.deliver({ ...firefoxEntry({ status: 500 }), getContent })
    await pass(20_000)
    expect([...sink.rows.values()][0]?.response.body).toMatchObject({ state: 'present', text: '{"code":1}' })
  })

  it('keeps calls apart that are alike in everything', async () => {
    const { devtools, sink } = start()
    for (const _ of [1, 2]) devtools.deliver(withContent(firefoxEntry({ status: 500 }), ['', '']))
    await pass()
    expect(sink.rows.size).toBe(2)
  })

  it('never asks for the log: that loses requests', async () => {
    const { devtools, capture } = start()
    capture.catchUp()
    devtools.navigate()
    await pass(60_000)
    expect(devtools.sweeps).toBe(0)
  })
})

it('tells of a page load at once, with time for the document that was requested before', async () => {
  const { devtools, sink } = start()
  await pass(10_000)
  devtools.navigate()
  expect(sink.loads).toEqual([NOW_MS + 10_000 - 500])
})

it('counts what it told of already to the page before, however late it began', async () => {
  const { devtools, sink } = start()
  // The entries of these tests begin 33.571 s after their clock.
  await pass(33_700)
  devtools.deliver(firefoxEntry({ status: 400 }))
  devtools.navigate()
  expect(sink.loads).toEqual([NOW_MS + 33_572])
})

describe('calls that never show up', () => {
  const LATER_MS = NOW_MS + 10_000

  it('are said to be filtered when somebody starts to look', async () => {
    const { devtools, sink, capture } = start()
    devtools.evals = [[LATER_MS]]
    capture.catchUp()
    await pass()
    expect(sink.reports).toEqual([['filtered', true]])
    capture.catchUp()
    await pass()
    expect(sink.reports).toHaveLength(1)
  })

  it('are looked for some time after a page load', async () => {
    const { devtools, sink } = start()
    await pass()
    devtools.evals = [[LATER_MS]]
    devtools.navigate()
    await pass(SETTLED_MS - 1)
    expect(sink.reports).toEqual([])
    await pass(1)
    expect(sink.reports).toEqual([['filtered', true]])
  })

  it('are forgotten with the next event', async () => {
    const { devtools, sink, capture } = start()
    devtools.evals = [[LATER_MS]]
    capture.catchUp()
    await pass()
    devtools.deliver(firefoxEntry())
    expect(sink.reports.at(-1)).toEqual(['filtered', false])
  })

  const quiet: [what: string, answer: unknown[]][] = [
    ['there was no call', [0]],
    ['the latest is the one that was reported', [Date.UTC(2026, 10, 22, 6, 19, 33, 600)]],
    ['it began before the capture', [NOW_MS - 5_000]],
    ['the page cannot be asked', [undefined, { isError: true }]],
    ['Firefox gives no answer at all', []],
    ['the page tells stories', ['soon']],
  ]
  it.each(quiet)('are not suspected when %s', async (_what, answer) => {
    const { devtools, sink, capture } = start()
    devtools.deliver(firefoxEntry())
    devtools.evals = [answer]
    capture.catchUp()
    await pass()
    expect(sink.reports).toEqual([])
  })

  it('are found by code that sees ended calls and nothing else', async () => {
    const { devtools, capture } = start()
    capture.catchUp()
    const entries = [
      { initiatorType: 'fetch', startTime: 10, responseEnd: 20 },
      { initiatorType: 'xmlhttprequest', startTime: 30, responseEnd: 40 },
      { initiatorType: 'img', startTime: 50, responseEnd: 60 },
      { initiatorType: 'fetch', startTime: 4_990, responseEnd: 4_995 },
    ]
    const run = (resources: object[]) =>
      new Function('performance', 'Date', `return ${devtools.code.at(-1)}`)(
        // Of a clock that was set back by an hour since the browser started.
        { now: () => 5_000, timeOrigin: 4_600_000, getEntriesByType: () => resources },
        { now: () => 1_005_000 },
      )
    expect(run(entries)).toBe(1_000_030)
    expect(run([])).toBe(0)
  })
})
