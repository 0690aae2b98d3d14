import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CONTENT_TIMEOUT_MS, chromiumCapture } from '../../../src/capture/chromium'
import { chromiumEntry, type EntryParts } from './entries'
import { fakeDevtools, fakeSink, pass, withContent } from './fake-devtools'

const BODY = '{"code":"LIMIT"}'

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 })
})
afterEach(() => {
  vi.useRealTimers()
})

function fakeStorage() {
  const items = new Map<string, string>()
  return {
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, value: string) => void items.set(name, value),
    removeItem: (name: string) => void items.delete(name),
  }
}

function start(prepare: (devtools: ReturnType<typeof fakeDevtools>) => void = () => {}) {
  const devtools = fakeDevtools()
  prepare(devtools)
  const sink = fakeSink()
  const reload = vi.fn()
  const storage = fakeStorage()
  const capture = chromiumCapture({
    devtools: devtools.api,
    runtime: {},
    capBytes: () => 262_144,
    storage,
    reload,
  })
  capture.start(sink)
  return { devtools, sink, reload, storage, capture }
}

const failing = (parts: EntryParts & { type?: string; error?: string } = {}) =>
  chromiumEntry({ status: 429, content: { size: BODY.length }, ...parts })

describe('events', () => {
  it('listens before it asks for the log', () => {
    expect(start().devtools.order.slice(0, 2)).toEqual(['listener', 'log'])
  })

  it('reports a failure with the body that it read at once', async () => {
    const { devtools, sink } = start()
    let asked = false
    const entry = Object.assign(failing(), {
      getContent(callback: (...values: unknown[]) => void) {
        asked = true
        callback(BODY, '')
      },
    })
    devtools.deliver(entry)
    expect(asked).toBe(true)
    await pass()
    expect(sink.log).toEqual([`429 ${BODY}`])
  })

  it('reports redirects, images and large successes without asking for their bodies', async () => {
    const { devtools, sink } = start()
    const unasked = (entry: object) =>
      Object.assign(entry, {
        getContent() {
          throw new Error('was asked')
        },
      })
    devtools.deliver(unasked(chromiumEntry({ status: 302 })))
    devtools.deliver(unasked(chromiumEntry({ status: 304 })))
    devtools.deliver(unasked(chromiumEntry({ content: { mimeType: 'image/png' } })))
    devtools.deliver(unasked(chromiumEntry({ content: { size: 1e6 } })))
    await pass()
    expect(sink.log).toEqual(['302 not-kept', '304 not-kept', '200 not-kept', '200 not-kept'])
  })

  it('gives up on a body that does not come', async () => {
    const { devtools, sink } = start()
    devtools.deliver(withContent(failing(), null))
    await pass(CONTENT_TIMEOUT_MS - 1)
    expect(sink.log).toEqual([])
    await pass(1)
    expect(sink.log).toEqual(['429 timeout'])
  })

  it("leaves a service worker's main script out: it has no response of its own", async () => {
    const { devtools, sink } = start()
    devtools.deliver(withContent(chromiumEntry({ status: 0, type: 'script' }), [null, '']))
    await pass()
    expect(sink.log).toEqual([])
  })

  it('tells calls apart that are alike in everything', async () => {
    const { devtools, sink } = start()
    devtools.deliver(withContent(failing(), [BODY, '']))
    devtools.deliver(withContent(failing(), [BODY, '']))
    await pass()
    expect(sink.rows.size).toBe(2)
  })

  const missing: [what: string, entry: object, why: string][] = [
    ['over the limit of 20 MB', failing({ content: { size: 20_000_001 } }), 'too-large'],
    ['at the limit, but evicted', failing({ content: { size: 20_000_000 } }), 'lost'],
    [
      'hidden by CORS',
      failing({
        error: 'net::ERR_FAILED',
        url: 'http://api.test/',
        requestHeaders: { Origin: 'http://shop.test' },
      }),
      'blocked',
    ],
    ['opaque', failing({ error: 'net::ERR_ABORTED', headers: {} }), 'blocked'],
    ['a preflight, which is not for the page', failing({ method: 'OPTIONS', type: 'preflight' }), 'blocked'],
    ['thrown away by the page', failing({ error: 'net::ERR_ABORTED', content: { size: 0 } }), 'never-read'],
  ]
  it.each(missing)('says why there is no body: %s', async (_what, entry, why) => {
    const { devtools, sink } = start()
    devtools.deliver(withContent(entry, [null, '']))
    await pass()
    expect(sink.log).toEqual([`429 ${why}`])
  })
})

describe('a handle that a pushState made dead', () => {
  const dead = (parts?: EntryParts) => withContent(failing(parts), [undefined, undefined])
  const resource = (text: string, type = 'fetch', encoding = '') =>
    withContent({ url: 'http://shop.test/api/orders', type }, [text, encoding])

  const cases: [what: string, resources: unknown[], expected: string][] = [
    ['is helped by the list of resources', [resource(BODY)], `429 ${BODY}`],
    ['not by a resource of another type', [resource(BODY, 'document')], '429 lost'],
    ['not by one of another size', [resource(`${BODY} `)], '429 lost'],
    ['not by two', [resource(BODY), resource(BODY)], '429 lost'],
    [
      'not by a list that is none',
      [null, 7, { url: 'http://shop.test/api/orders', type: 'fetch' }],
      '429 lost',
    ],
  ]
  it.each(cases)('%s', async (_what, resources, expected) => {
    const { devtools, sink } = start((fake) => Object.assign(fake, { resources }))
    devtools.deliver(dead())
    await pass()
    expect(sink.log).toEqual([expected])
  })

  it('is not helped where the URL was called twice: it could be the other call', async () => {
    const { devtools, sink } = start((fake) => Object.assign(fake, { resources: [resource(BODY)] }))
    devtools.deliver(withContent(failing(), [BODY, '']))
    devtools.deliver(dead({ entry: { startedDateTime: '2026-11-22T06:20:00.000Z' } }))
    await pass()
    expect(sink.log).toEqual([`429 ${BODY}`, '429 lost'])
  })

  it('is helped where only a preflight went before it', async () => {
    const { devtools, sink } = start((fake) => Object.assign(fake, { resources: [resource(BODY)] }))
    devtools.deliver(withContent(failing({ method: 'OPTIONS' }), ['', '']))
    devtools.deliver(dead())
    await pass()
    expect(sink.log.at(-1)).toBe(`429 ${BODY}`)
  })

  it('is helped again after the page was loaded anew', async () => {
    const { devtools, sink } = start((fake) =>
      Object.assign(fake, { resources: [resource(BODY)], evals: [[1], [2]] }),
    )
    devtools.deliver(withContent(failing(), [BODY, '']))
    await pass()
    devtools.navigate()
    await pass()
    devtools.deliver(dead({ entry: { startedDateTime: '2026-11-22T06:20:00.000Z' } }))
    await pass()
    expect(sink.log).toEqual([`429 ${BODY}`, `429 ${BODY}`])
  })
})

describe('what came before the listener', () => {
  it('is reported from the log, with its body, successes too', async () => {
    const { sink } = start((fake) => {
      fake.log = [withContent(failing(), [BODY, '']), withContent(chromiumEntry(), ['{}', ''])]
    })
    await pass()
    expect(sink.log).toEqual([`429 ${BODY}`, '200 {}'])
  })

  it('is reported once when its event comes as well', async () => {
    const entry = withContent(failing(), [BODY, ''])
    const { devtools, sink } = start((fake) => {
      fake.log = [entry]
    })
    devtools.deliver(entry)
    await pass(60_000)
    expect(sink.log).toEqual([`429 ${BODY}`])
  })

  it('counts as never read when nobody answers for its body', async () => {
    const { sink } = start((fake) => {
      fake.log = [withContent(failing(), null)]
    })
    await pass(CONTENT_TIMEOUT_MS)
    expect(sink.log).toEqual(['429 never-read'])
  })

  it('does not undo an event that came with the body meanwhile', async () => {
    const { devtools, sink } = start((fake) => {
      fake.log = [withContent(failing(), null)]
    })
    await pass(100)
    devtools.deliver(withContent(failing(), [BODY, '']))
    await pass(60_000)
    expect(sink.log).toEqual([`429 ${BODY}`])
  })
})

describe('the sweep', () => {
  it('finds a failure whose body the page never reads, in the second sweep that sees it', async () => {
    const { devtools, sink } = start()
    await pass()
    devtools.log = [failing()]
    await pass(1_000)
    expect([devtools.sweeps, sink.log]).toEqual([2, []])
    await pass(300)
    expect([devtools.sweeps, sink.log]).toEqual([3, ['429 never-read']])
    await pass(30_000)
    expect(sink.log).toHaveLength(1)
  })

  it('reports it again, under the same key, when the event comes after all', async () => {
    const { devtools, sink } = start()
    await pass()
    devtools.log = [failing()]
    await pass(2_000)
    devtools.deliver(withContent(failing(), [BODY, '']))
    await pass(2_000)
    expect(sink.log).toEqual(['429 never-read', `429 ${BODY}`])
    expect(sink.rows.size).toBe(1)
  })

  it('finds one of two alike', async () => {
    const { devtools, sink } = start()
    await pass()
    devtools.deliver(withContent(failing(), [BODY, '']))
    devtools.log = [failing(), failing()]
    await pass(3_000)
    expect(sink.log).toEqual([`429 ${BODY}`, '429 never-read'])
    expect(sink.rows.size).toBe(2)
  })

  it('leaves successes, pending requests and junk alone', async () => {
    const { devtools, sink } = start()
    await pass()
    devtools.log = [
      chromiumEntry(),
      failing({ entry: { time: null } }),
      chromiumEntry({ status: 0, entry: { time: null } }),
      {},
      { response: null },
      null,
    ]
    await pass(5_000)
    expect(sink.log).toEqual([])
  })

  it('runs at once when somebody starts to look', async () => {
    const { devtools, capture } = start()
    await pass()
    capture.catchUp()
    expect(devtools.sweeps).toBe(2)
  })

  it('never runs twice at a time', async () => {
    const { devtools, capture } = start((fake) => {
      fake.sweepMs = 500
    })
    capture.catchUp()
    await pass(400)
    capture.catchUp()
    expect(devtools.sweeps).toBe(1)
  })

  it('runs once a second, sooner after activity, and never beyond a twentieth of the time', async () => {
    const { devtools } = start()
    await pass(10_000)
    expect(devtools.sweeps).toBe(11)
    devtools.deliver(chromiumEntry())
    await pass(300)
    expect(devtools.sweeps).toBe(12)
    devtools.sweepMs = 450
    await pass(2_000)
    const before = devtools.sweeps
    await pass(90_000)
    expect(devtools.sweeps - before).toBeLessThanOrEqual(10)
  })

  it('is not put off by a stream of events', async () => {
    const { devtools } = start()
    await pass()
    const before = devtools.sweeps
    for (let i = 0; i < 30; i++) {
      devtools.deliver(chromiumEntry({ url: `http://shop.test/${i}` }))
      await pass(100)
    }
    expect(devtools.sweeps - before).toBeGreaterThanOrEqual(9)
  })
})

describe('page loads', () => {
  it('tells the session when the new page began, and nothing at pushState', async () => {
    const { devtools, sink } = start((fake) => {
      fake.evals = [[1_000_000], [1_000_000], [2_000_000]]
    })
    await pass()
    devtools.navigate('http://shop.test/#pushed')
    await pass()
    expect(sink.loads).toEqual([])
    devtools.navigate()
    await pass()
    expect(sink.loads).toEqual([2_000_000 - 50])
  })

  it('asks again while the document has no context yet', async () => {
    const notYet = [undefined, { isError: true, code: 'E_FAILED' }]
    const { devtools, sink } = start((fake) => {
      fake.evals = [[1_000_000], notYet, notYet, [2_000_000]]
    })
    await pass()
    devtools.navigate()
    await pass(100)
    expect(sink.loads).toEqual([])
    await pass(50)
    expect(sink.loads).toEqual([2_000_000 - 50])
  })

  it('takes the time of the navigation where no code can be run', async () => {
    const { devtools, sink } = start((fake) => {
      fake.evals = [[1_000_000], []]
    })
    await pass(5_000)
    devtools.navigate('chrome://settings')
    await pass(5_000)
    expect(sink.loads).toEqual([1_005_000 - 50])
  })

  it('lets a later navigation answer for one that got no answer', async () => {
    const { devtools, sink } = start((fake) => {
      fake.evals = [[1_000_000], [], [2_000_000], []]
    })
    await pass()
    devtools.navigate()
    devtools.navigate()
    await pass(5_000)
    expect(sink.loads).toEqual([2_000_000 - 50])
  })

  it('counts a page out of the back/forward cache as loaded now', async () => {
    const { devtools, sink } = start((fake) => {
      fake.evals = [[900_000], [500_000]]
    })
    await pass()
    devtools.navigate()
    await pass()
    expect(sink.loads).toEqual([1_000_000 - 50])
  })
})

describe('an API that does not answer', () => {
  it('is said, and the devtools page loaded again, three times at most', async () => {
    const { sink, reload, storage } = start((fake) => {
      fake.log = null
    })
    await pass(2_999)
    expect(sink.reports).toEqual([])
    await pass(1)
    expect(sink.reports).toEqual([['unresponsive', true]])
    expect(reload).toHaveBeenCalledTimes(1)
    // The page that was loaded again finds the count of the one before.
    for (const _ of [1, 2, 3]) {
      const devtools = fakeDevtools()
      devtools.log = null
      chromiumCapture({
        devtools: devtools.api,
        runtime: {},
        capBytes: () => 262_144,
        storage,
        reload,
      }).start(fakeSink())
      await pass(3_000)
    }
    expect(reload).toHaveBeenCalledTimes(3)
  })

  it('is said to be back when it answers late', async () => {
    const { sink, devtools } = start((fake) => {
      fake.sweepMs = 4_000
    })
    await pass(5_000)
    expect(sink.reports).toEqual([
      ['unresponsive', true],
      ['unresponsive', false],
    ])
    expect(devtools.sweeps).toBe(1)
  })

  it('is not loaded again once it gave anything: that would lose it', async () => {
    const { devtools, sink, reload } = start((fake) => {
      fake.log = null
    })
    devtools.deliver(withContent(failing(), [BODY, '']))
    await pass(10_000)
    expect(reload).not.toHaveBeenCalled()
    expect(sink.reports).toEqual([['unresponsive', true]])
  })

  it('gets all its three chances again after it worked', async () => {
    const { storage } = start()
    storage.setItem('errata.reloads', '3')
    const reload = vi.fn()
    chromiumCapture({
      devtools: fakeDevtools().api,
      runtime: {},
      capBytes: () => 262_144,
      storage,
      reload,
    }).start(fakeSink())
    await pass()
    expect(storage.getItem('errata.reloads')).toBeNull()
  })
})

describe("a call that a service worker passes on, and the worker's own fetch", () => {
  const call = (ms: number, text = BODY, source = 'network') =>
    withContent(
      failing({
        response: { _fetchedViaServiceWorker: true, _serviceWorkerResponseSource: source },
        entry: { startedDateTime: new Date(ms).toISOString(), time: 13 },
      }),
      [text, ''],
    )
  const fetched = (ms: number, status = 429) =>
    withContent(
      failing({
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
      const { devtools, sink } = start()
      for (const entry of order) devtools.deliver(entry)
      await pass()
      expect([...sink.rows.values()].map(({ response }) => response.body)).toMatchObject([{ text: BODY }])
    }
  })

  it("keep the page's body when the worker's empty one comes late", async () => {
    const { devtools, sink } = start()
    const late = Object.assign(fetched(2), {
      getContent: (callback: (...values: unknown[]) => void) => void setTimeout(callback, 100, '', ''),
    })
    devtools.deliver(late)
    devtools.deliver(call(0))
    await pass(200)
    expect(sink.log).toEqual([`429 ${BODY}`])
  })

  it('pair up when there are two calls of one URL', async () => {
    const { devtools, sink } = start()
    for (const entry of [fetched(2), fetched(3), call(0, 'one'), call(1, 'two')]) devtools.deliver(entry)
    await pass()
    expect([...sink.rows.values()].map(({ response }) => response.body)).toMatchObject([
      { text: 'one' },
      { text: 'two' },
    ])
  })

  it('are two rows where the worker fetched at another time, or did not pass the answer on', async () => {
    const { devtools, sink } = start()
    for (const entry of [fetched(500), fetched(2, 503), call(0)]) devtools.deliver(entry)
    await pass()
    expect(sink.rows.size).toBe(3)
  })

  it('do not mix up a call that went to the network with one that a cache answered', async () => {
    const { devtools, sink } = start()
    for (const entry of [call(0, 'fresh'), call(2, 'cached', 'cache-storage')]) devtools.deliver(entry)
    await pass()
    expect(sink.rows.size).toBe(2)
  })

  it('stay one row when the sweep found the call and its event comes later', async () => {
    const { devtools, sink } = start()
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
