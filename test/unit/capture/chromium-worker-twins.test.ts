import { describe, expect, it } from 'vitest'
import { BODY, failingEntry } from './entries'
import { fakeClock, pass, startChromium, withContent } from './fake-devtools'

fakeClock(1_000_000)

describe("a call that a service worker passes on, and the worker's own fetch", () => {
  const call = (ms: number, text = BODY, source = 'network') =>
    withContent(
      failingEntry({
        response: { _fetchedViaServiceWorker: true, _serviceWorkerResponseSource: source },
        entry: { startedDateTime: new Date(ms).toISOString(), time: 13 },
      }),
      [text, ''],
    )
  const fetched = (ms: number, status = 429) =>
    withContent(
      failingEntry({
        status,
        content: { size: 0 },
        entry: { startedDateTime: new Date(ms).toISOString(), time: 10 },
      }),
      ['', ''],
    )

  it('are one row, with the body that the page got, whichever comes first', async () => {
    for (const order of [
      [fetched(2), call(0)],
      [call(0), fetched(2)],
    ]) {
      const { devtools, sink } = startChromium()
      for (const entry of order) devtools.deliver(entry)
      await pass()
      expect([...sink.rows.values()].map(({ response }) => response.body)).toMatchObject([{ text: BODY }])
    }
  })

  it("keep the page's body when the worker's empty one comes late", async () => {
    const { devtools, sink } = startChromium()
    const late = Object.assign(fetched(2), {
      getContent: (callback: (...values: unknown[]) => void) => void setTimeout(callback, 100, '', ''),
    })
    devtools.deliver(late)
    devtools.deliver(call(0))
    await pass(200)
    expect(sink.log).toEqual([`429 ${BODY}`])
  })

  it('pair up when there are two calls of one URL', async () => {
    const { devtools, sink } = startChromium()
    for (const entry of [fetched(2), fetched(3), call(0, 'one'), call(1, 'two')]) devtools.deliver(entry)
    await pass()
    expect([...sink.rows.values()].map(({ response }) => response.body)).toMatchObject([
      { text: 'one' },
      { text: 'two' },
    ])
  })

  it('are two rows where the worker fetched at another time, or did not pass the answer on', async () => {
    const { devtools, sink } = startChromium()
    for (const entry of [fetched(500), fetched(2, 503), call(0)]) devtools.deliver(entry)
    await pass()
    expect(sink.rows.size).toBe(3)
  })

  it('do not mix up a call that went to the network with one that a cache answered', async () => {
    const { devtools, sink } = startChromium()
    for (const entry of [call(0, 'fresh'), call(2, 'cached', 'cache-storage')]) devtools.deliver(entry)
    await pass()
    expect(sink.rows.size).toBe(2)
  })

  it('stay one row when the sweep found the call and its event comes later', async () => {
    const { devtools, sink } = startChromium()
    await pass()
    devtools.deliver(fetched(2))
    devtools.log = [call(0), fetched(2)]
    await pass(3_000)
    devtools.deliver(call(0))
    await pass()
    expect(sink.log.at(-1)).toBe(`429 ${BODY}`)
    expect(sink.rows.size).toBe(1)
  })
})
