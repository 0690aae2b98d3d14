/** Bodies that come after the page has gone, and an extension that goes while they are waited for. */
import { describe, expect, it, vi } from 'vitest'
import { chromiumCapture } from '../../../src/capture/chromium'
import { firefoxCapture } from '../../../src/capture/firefox'
import { createSession } from '../../../src/session/log'
import { chromiumEntry, firefoxEntry } from './entries'
import { fakeClock, fakeDevtools, fakeSink, fakeStorage, pass } from './fake-devtools'

const NOW_MS = Date.UTC(2026, 10, 22, 6, 19, 0)

fakeClock(NOW_MS)

/** An entry of a failure that starts now, and the way to answer for its body. */
function waiting(entry: (parts: { status: number }) => object) {
  let answer: (text: string) => void = () => {}
  const getContent = (callback: (text: string, second: string) => void) => {
    answer = (text) => callback(text, '')
  }
  const raw = { ...entry({ status: 500 }), startedDateTime: new Date(Date.now()).toISOString(), getContent }
  return { raw, answer: (text: string) => answer(text) }
}

const BROWSERS = [
  [
    'Chromium',
    chromiumEntry,
    (devtools: ReturnType<typeof fakeDevtools>) =>
      chromiumCapture({
        devtools: devtools.api,
        runtime: {},
        capBytes: () => 1e6,
        storage: fakeStorage(),
        reload: vi.fn(),
      }),
  ],
  [
    'Firefox',
    firefoxEntry,
    (devtools: ReturnType<typeof fakeDevtools>) =>
      firefoxCapture({ devtools: devtools.api, runtime: {}, capBytes: () => 1e6 }),
  ],
] as const

describe.each(BROWSERS)('%s', (_, entry, capture) => {
  /** Capture into a real session; the page is loaded anew a second after `old` was sent, and then `young` is sent. */
  async function around(preserveLog: boolean) {
    const devtools = fakeDevtools()
    devtools.log = []
    devtools.evals = [[NOW_MS - 1_000]]
    const session = createSession({
      explain: async () => ({ annotation: null, key: null }),
      defer: queueMicrotask,
      preserveLog,
    })
    capture(devtools).start(session)
    await pass()
    const old = waiting(entry)
    devtools.deliver(old.raw)
    await pass(1_000)
    devtools.evals = [[Date.now() - 20]]
    devtools.navigate()
    await pass(10)
    const young = waiting(entry)
    devtools.deliver(young.raw)
    old.answer('{"old":1}')
    young.answer('{"young":1}')
    await pass()
    return session
  }
  const bodies = ({ rows }: { rows(): readonly { exchange: { response: { body: unknown } } }[] }) =>
    rows().map(({ exchange: { response } }) => (response.body as { text: string }).text)

  it('a body that comes after a navigation brings no row of the page before back', async () => {
    expect(bodies(await around(false))).toEqual(['{"young":1}'])
  })

  it('a body that comes after a navigation has its row where the log is preserved', async () => {
    expect(bodies(await around(true))).toEqual(['{"old":1}', '{"young":1}'])
  })

  it('a body that comes after the list was cleared is listed: nobody has seen it', async () => {
    const devtools = fakeDevtools()
    devtools.log = []
    const session = createSession({
      explain: async () => ({ annotation: null, key: null }),
      defer: queueMicrotask,
    })
    capture(devtools).start(session)
    await pass()
    const { raw, answer } = waiting(entry)
    devtools.deliver(raw)
    session.clear()
    answer('{}')
    await pass()
    expect(bodies(session)).toEqual(['{}'])
    expect(session.health().captured).toBe(1)
  })

  it('an extension that was updated while it listens throws nothing, and loses no failure that is told of', async () => {
    const devtools = fakeDevtools()
    devtools.log = []
    const sink = fakeSink()
    const running = capture(devtools)
    running.start(sink)
    await pass()
    const gone = () => {
      throw new Error('Extension context invalidated.')
    }
    Object.assign(devtools.api.network, { getHAR: gone })
    Object.assign(devtools.api.inspectedWindow, { eval: gone, getResources: gone })
    devtools.deliver({ ...waiting(entry).raw, getContent: gone })
    running.catchUp()
    devtools.navigate()
    await pass(10_000)
    expect(sink.log).toEqual(['500 lost'])
    expect(sink.loads).toHaveLength(1)
  })
})

it('Chromium says that its API does not answer when the extension was updated below it', async () => {
  const devtools = fakeDevtools()
  devtools.log = []
  const sink = fakeSink()
  BROWSERS[0][2](devtools).start(sink)
  await pass()
  Object.assign(devtools.api.network, {
    getHAR() {
      throw new Error('Extension context invalidated.')
    },
  })
  await pass(10_000)
  expect(sink.reports).toEqual([['unresponsive', true]])
})

it('Firefox keeps what began just before it tells of a load, and still waits for its body: it is the new page’s', async () => {
  const devtools = fakeDevtools()
  const sink = fakeSink()
  const reported: unknown[] = []
  BROWSERS[1][2](devtools).start({ ...sink, exchange: (...report) => void reported.push(report[2]) })
  const { raw, answer } = waiting(firefoxEntry)
  devtools.deliver(raw)
  await pass(100)
  devtools.navigate()
  answer('{}')
  await pass()
  expect(reported).toEqual([false])
})
