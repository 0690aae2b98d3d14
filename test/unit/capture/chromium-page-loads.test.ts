import { describe, expect, it } from 'vitest'
import { fakeClock, pass, startChromium } from './fake-devtools'

fakeClock(1_000_000)

describe('page loads', () => {
  it('tells the session when the new page began, and nothing at pushState', async () => {
    const { devtools, sink } = startChromium((fake) => {
      fake.evals = [[900_000], [900_000], [999_000]]
    })
    await pass()
    devtools.navigate('http://shop.test/#pushed')
    await pass()
    expect(sink.loads).toEqual([])
    devtools.navigate()
    await pass()
    expect(sink.loads).toEqual([999_000 - 50])
  })

  it('asks again while the document has no context yet', async () => {
    const notYet = [undefined, { isError: true, code: 'E_FAILED' }]
    const { devtools, sink } = startChromium((fake) => {
      fake.evals = [[900_000], notYet, notYet, [999_000]]
    })
    await pass()
    devtools.navigate()
    await pass(100)
    expect(sink.loads).toEqual([])
    await pass(50)
    expect(sink.loads).toEqual([999_000 - 50])
  })

  it('takes the time of the navigation where no code can be run', async () => {
    const { devtools, sink } = startChromium((fake) => {
      fake.evals = [[1_000_000], []]
    })
    await pass(5_000)
    devtools.navigate('chrome://settings')
    await pass(5_000)
    expect(sink.loads).toEqual([1_005_000 - 50])
  })

  it('lets a later navigation answer for one that got no answer', async () => {
    const { devtools, sink } = startChromium((fake) => {
      fake.evals = [[900_000], [], [999_000], []]
    })
    await pass()
    devtools.navigate()
    devtools.navigate()
    await pass(5_000)
    expect(sink.loads).toEqual([999_000 - 50])
  })

  it('counts a page out of the back/forward cache as loaded now', async () => {
    const { devtools, sink } = startChromium((fake) => {
      fake.evals = [[900_000], [500_000]]
    })
    await pass()
    devtools.navigate()
    await pass()
    expect(sink.loads).toEqual([1_000_000 - 50])
  })
  it('takes the time of the navigation where the clock was set back, so that nothing of the new page is lost', async () => {
    const { devtools, sink } = startChromium((fake) => {
      fake.evals = [[900_000], [1_000_000 + 3_600_000]]
    })
    await pass()
    devtools.navigate()
    await pass()
    expect(sink.loads).toEqual([1_000_000 - 50])
  })
})
