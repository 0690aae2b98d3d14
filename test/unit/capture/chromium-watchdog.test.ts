import { describe, expect, it } from 'vitest'
import { BODY, failingEntry } from './entries'
import { fakeClock, type fakeDevtools, fakeStorage, pass, startChromium, withContent } from './fake-devtools'

fakeClock(1_000_000)

const unanswered = (fake: ReturnType<typeof fakeDevtools>) => {
  fake.log = null
}

describe('an API that does not answer', () => {
  it('is said, and the devtools page loaded again, three times at most', async () => {
    const { sink, reload, storage } = startChromium(unanswered)
    await pass(2_999)
    expect(sink.reports).toEqual([])
    await pass(1)
    expect(sink.reports).toEqual([['unresponsive', true]])
    expect(reload).toHaveBeenCalledTimes(1)
    // The page that was loaded again finds the count of the one before.
    for (const _ of [1, 2, 3]) {
      startChromium(unanswered, { storage, reload })
      await pass(3_000)
    }
    expect(reload).toHaveBeenCalledTimes(3)
  })

  it('is said to be back when it answers late', async () => {
    const { sink, devtools } = startChromium((fake) => {
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
    const { devtools, sink, reload } = startChromium(unanswered)
    devtools.deliver(withContent(failingEntry(), [BODY, '']))
    await pass(10_000)
    expect(reload).not.toHaveBeenCalled()
    expect(sink.reports).toEqual([['unresponsive', true]])
  })

  it('gets all its three chances again after it worked', async () => {
    const storage = fakeStorage()
    storage.setItem('errata.reloads', '3')
    startChromium(undefined, { storage })
    await pass()
    expect(storage.getItem('errata.reloads')).toBeNull()
  })
})
