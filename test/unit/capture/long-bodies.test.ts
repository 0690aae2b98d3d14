import { describe, expect, it } from 'vitest'
import { createLongBodies, type LongBodies } from '../../../src/capture/long-bodies'
import { BODY, chromiumEntry, failingEntry } from './entries'
import { fakeClock, pass, startChromium, withContent } from './fake-devtools'

const NOW_MS = 1_000_000
fakeClock(NOW_MS)

/** Adds bodies that each take the browser so many milliseconds; returns what was begun, and when. */
function adding(bodies: LongBodies, tookMs: number, startedAtMs: number | null = null) {
  const began: [name: string, atMs: number][] = []
  const beganAtMs = performance.now()
  const add = (...names: string[]) => {
    for (const name of names)
      bodies.add({
        startedAtMs,
        read: () => {
          began.push([name, performance.now() - beganAtMs])
          return new Promise((resolve) => setTimeout(resolve, tookMs))
        },
      })
  }
  return { began, add }
}

/** Requests that go on ending, so many milliseconds apart. */
async function goOn(bodies: LongBodies, forMs: number, apartMs = 50) {
  for (let ms = 0; ms < forMs; ms += apartMs) {
    bodies.active()
    await pass(apartMs)
  }
}

describe('long bodies', () => {
  it('are read one after the other once the page is quiet', async () => {
    const bodies = createLongBodies()
    const { began, add } = adding(bodies, 10)
    bodies.active()
    add('a', 'b', 'c')
    await pass(1_000)
    expect(began).toEqual([
      ['a', 100],
      ['b', 110],
      ['c', 120],
    ])
  })

  it('take an eleventh of the time while it is not', async () => {
    const bodies = createLongBodies()
    const { began, add } = adding(bodies, 10)
    bodies.active()
    add('a', 'b', 'c')
    await goOn(bodies, 1_000)
    expect(began).toEqual([
      ['a', 100],
      ['b', 210],
      ['c', 320],
    ])
  })

  it('are read without a rest when too many wait', async () => {
    const bodies = createLongBodies()
    const { began, add } = adding(bodies, 10)
    bodies.active()
    add(...Array.from({ length: 4_003 }, (_, i) => String(i)))
    await goOn(bodies, 300)
    expect(began.map(([, atMs]) => atMs)).toEqual([100, 110, 120, 230])
  })

  it('are forgotten when the page that asked for them is gone', async () => {
    const bodies = createLongBodies()
    const before = adding(bodies, 10, NOW_MS - 1)
    const after = adding(bodies, 10, NOW_MS)
    bodies.active()
    before.add('a')
    after.add('b')
    bodies.navigated(NOW_MS)
    await pass(1_000)
    expect([before.began.length, after.began.length]).toEqual([0, 1])
  })

  it('that come after a while are read, too', async () => {
    const bodies = createLongBodies()
    const { began, add } = adding(bodies, 10)
    add('a')
    await pass(1_000)
    add('b')
    await pass(1_000)
    expect(began.map(([name]) => name)).toEqual(['a', 'b'])
  })
})

describe('in Chromium', () => {
  const long = (entry: object = {}) =>
    withContent(
      chromiumEntry({
        url: 'http://shop.test/api/batch',
        content: { size: 8_193, mimeType: 'application/json' },
        entry: { ...entry },
      }),
      [BODY, ''],
    )
  const short = () =>
    withContent(chromiumEntry({ content: { size: 8_192, mimeType: 'application/json' } }), ['[]', ''])

  it('a long success is searched at once while the page is quiet', async () => {
    const { devtools, sink } = startChromium()
    devtools.deliver(long())
    await pass()
    expect(sink.log).toEqual([`200 ${BODY}`])
  })

  it('among other requests it is listed at once, and searched later', async () => {
    const { devtools, sink } = startChromium()
    devtools.deliver(short())
    devtools.deliver(long())
    await pass()
    expect(sink.log.toSorted()).toEqual(['200 []', '200 not-kept'])
    await pass(100)
    expect(sink.log.at(-1)).toBe(`200 ${BODY}`)
    expect(sink.rows.size).toBe(2)
  })

  it('what may well be an error is never put off', async () => {
    const { devtools, sink } = startChromium()
    devtools.deliver(short())
    devtools.deliver(withContent(failingEntry({ content: { size: 90_000 } }), [BODY, '']))
    devtools.deliver(short())
    await pass()
    expect(sink.log.toSorted()).toEqual(['200 []', '200 []', `429 ${BODY}`])
  })

  it('those of the page before are not asked for any more', async () => {
    const { devtools, sink } = startChromium((fake) => {
      fake.evals = [[800_000], [999_000]]
    })
    await pass()
    devtools.deliver(short())
    devtools.deliver(long({ startedDateTime: new Date(900_000).toISOString() }))
    devtools.navigate()
    await pass(1_000)
    expect(sink.log.toSorted()).toEqual(['200 []', '200 not-kept'])
  })
})
