import { describe, expect, it } from 'vitest'
import { CONTENT_TIMEOUT_MS } from '../../../src/capture/chromium'
import { BODY, chromiumEntry, failingEntry } from './entries'
import { fakeClock, pass, startChromium, withContent } from './fake-devtools'

fakeClock(1_000_000)

describe('what came before the listener', () => {
  it('is reported from the log, with its body, successes too', async () => {
    const { sink } = startChromium((fake) => {
      fake.log = [withContent(failingEntry(), [BODY, '']), withContent(chromiumEntry(), ['{}', ''])]
    })
    await pass()
    expect(sink.log).toEqual([`429 ${BODY}`, '200 {}'])
  })

  it('is reported once when its event comes as well', async () => {
    const entry = withContent(failingEntry(), [BODY, ''])
    const { devtools, sink } = startChromium((fake) => {
      fake.log = [entry]
    })
    devtools.deliver(entry)
    await pass(60_000)
    expect(sink.log).toEqual([`429 ${BODY}`])
  })

  it('counts as never read when nobody answers for its body', async () => {
    const { sink } = startChromium((fake) => {
      fake.log = [withContent(failingEntry(), null)]
    })
    await pass(CONTENT_TIMEOUT_MS)
    expect(sink.log).toEqual(['429 never-read'])
  })

  it('does not undo an event that came with the body meanwhile', async () => {
    const { devtools, sink } = startChromium((fake) => {
      fake.log = [withContent(failingEntry(), null)]
    })
    await pass(100)
    devtools.deliver(withContent(failingEntry(), [BODY, '']))
    await pass(60_000)
    expect(sink.log).toEqual([`429 ${BODY}`])
  })
})

describe('the sweep', () => {
  it('finds a failure whose body the page never reads, in the second sweep that sees it', async () => {
    const { devtools, sink } = startChromium()
    await pass()
    devtools.log = [failingEntry()]
    await pass(1_000)
    expect([devtools.sweeps, sink.log]).toEqual([2, []])
    await pass(300)
    expect([devtools.sweeps, sink.log]).toEqual([3, ['429 never-read']])
    await pass(30_000)
    expect(sink.log).toHaveLength(1)
  })

  it('reports it again, under the same key, when the event comes after all', async () => {
    const { devtools, sink } = startChromium()
    await pass()
    devtools.log = [failingEntry()]
    await pass(2_000)
    devtools.deliver(withContent(failingEntry(), [BODY, '']))
    await pass(2_000)
    expect(sink.log).toEqual(['429 never-read', `429 ${BODY}`])
    expect(sink.rows.size).toBe(1)
  })

  it('finds one of two alike', async () => {
    const { devtools, sink } = startChromium()
    await pass()
    devtools.deliver(withContent(failingEntry(), [BODY, '']))
    devtools.log = [failingEntry(), failingEntry()]
    await pass(3_000)
    expect(sink.log).toEqual([`429 ${BODY}`, '429 never-read'])
    expect(sink.rows.size).toBe(2)
  })

  it('leaves successes, pending requests and junk alone', async () => {
    const { devtools, sink } = startChromium()
    await pass()
    devtools.log = [
      chromiumEntry(),
      failingEntry({ entry: { time: null } }),
      chromiumEntry({ status: 0, entry: { time: null } }),
      {},
      { response: null },
      null,
    ]
    await pass(5_000)
    expect(sink.log).toEqual([])
  })

  it('runs at once when somebody starts to look', async () => {
    const { devtools, capture } = startChromium()
    await pass()
    capture.catchUp()
    expect(devtools.sweeps).toBe(2)
  })

  it('never runs twice at a time', async () => {
    const { devtools, capture } = startChromium((fake) => {
      fake.sweepMs = 500
    })
    capture.catchUp()
    await pass(400)
    capture.catchUp()
    expect(devtools.sweeps).toBe(1)
  })

  it('runs once a second, and sooner after activity', async () => {
    const { devtools } = startChromium()
    await pass(10_000)
    expect(devtools.sweeps).toBe(11)
    devtools.deliver(chromiumEntry())
    await pass(300)
    expect(devtools.sweeps).toBe(12)
  })

  it.each([
    [50, 'a twentieth', 1_050],
    [100, 'a fortieth', 4_100],
    [5_000, 'less than a tenth', 65_000],
  ])('of %i ms takes %s of the time', async (sweepMs, _, everyMs) => {
    const { devtools } = startChromium((fake) => {
      fake.sweepMs = sweepMs
    })
    await pass(everyMs)
    const before = devtools.sweeps
    await pass(10 * everyMs)
    expect(devtools.sweeps - before).toBe(10)
  })

  it('is not put off by a stream of events', async () => {
    const { devtools } = startChromium()
    await pass()
    const before = devtools.sweeps
    for (let i = 0; i < 30; i++) {
      devtools.deliver(chromiumEntry({ url: `http://shop.test/${i}` }))
      await pass(100)
    }
    expect(devtools.sweeps - before).toBeGreaterThanOrEqual(9)
  })

  it.each([
    // Its rest is over after 4 s.
    ['once they pause', 50, 5_500],
    ['or after as long again', 90, 8_500],
  ])('of a long log is put off while requests end, %s', async (_, busyFor, sweptAfterMs) => {
    const { devtools } = startChromium((fake) => {
      fake.sweepMs = 100
    })
    for (let i = 0; i < busyFor; i++) {
      devtools.deliver(chromiumEntry({ url: `http://shop.test/${i}` }))
      await pass(100)
      if (i === 45) expect(devtools.sweeps).toBe(1)
    }
    await pass(Math.max(0, sweptAfterMs - busyFor * 100))
    expect(devtools.sweeps).toBe(2)
  })
})
