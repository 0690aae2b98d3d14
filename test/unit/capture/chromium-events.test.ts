import { describe, expect, it } from 'vitest'
import { CONTENT_TIMEOUT_MS } from '../../../src/capture/chromium'
import { BODY, chromiumEntry, type EntryParts, failingEntry } from './entries'
import { fakeClock, pass, startChromium, withContent } from './fake-devtools'

fakeClock(1_000_000)

describe('events', () => {
  it('listens before it asks for the log', () => {
    expect(startChromium().devtools.order.slice(0, 2)).toEqual(['listener', 'log'])
  })

  it('reports a failure with the body that it read at once', async () => {
    const { devtools, sink } = startChromium()
    let asked = false
    const entry = Object.assign(failingEntry(), {
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
    const { devtools, sink } = startChromium()
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
    const { devtools, sink } = startChromium()
    devtools.deliver(withContent(failingEntry(), null))
    await pass(CONTENT_TIMEOUT_MS - 1)
    expect(sink.log).toEqual([])
    await pass(1)
    expect(sink.log).toEqual(['429 timeout'])
  })

  it("leaves a service worker's main script out: it has no response of its own", async () => {
    const { devtools, sink } = startChromium()
    devtools.deliver(withContent(chromiumEntry({ status: 0, type: 'script' }), [null, '']))
    await pass()
    expect(sink.log).toEqual([])
  })

  it('tells calls apart that are alike in everything', async () => {
    const { devtools, sink } = startChromium()
    devtools.deliver(withContent(failingEntry(), [BODY, '']))
    devtools.deliver(withContent(failingEntry(), [BODY, '']))
    await pass()
    expect(sink.rows.size).toBe(2)
  })

  const missing: [what: string, entry: object, why: string][] = [
    ['over the limit of 20 MB', failingEntry({ content: { size: 20_000_001 } }), 'too-large'],
    ['at the limit, but evicted', failingEntry({ content: { size: 20_000_000 } }), 'lost'],
    [
      'hidden by CORS',
      failingEntry({
        error: 'net::ERR_FAILED',
        url: 'http://api.test/',
        requestHeaders: { Origin: 'http://shop.test' },
      }),
      'blocked',
    ],
    ['opaque', failingEntry({ error: 'net::ERR_ABORTED', headers: {} }), 'blocked'],
    [
      'a preflight, which is not for the page',
      failingEntry({ method: 'OPTIONS', type: 'preflight' }),
      'blocked',
    ],
    [
      'thrown away by the page',
      failingEntry({ error: 'net::ERR_ABORTED', content: { size: 0 } }),
      'never-read',
    ],
  ]
  it.each(missing)('says why there is no body: %s', async (_what, entry, why) => {
    const { devtools, sink } = startChromium()
    devtools.deliver(withContent(entry, [null, '']))
    await pass()
    expect(sink.log).toEqual([`429 ${why}`])
  })
})

describe('a handle that a pushState made dead', () => {
  const dead = (parts?: EntryParts) => withContent(failingEntry(parts), [undefined, undefined])
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
    const { devtools, sink } = startChromium((fake) => Object.assign(fake, { resources }))
    devtools.deliver(dead())
    await pass()
    expect(sink.log).toEqual([expected])
  })

  it('is not helped where the URL was called twice: it could be the other call', async () => {
    const { devtools, sink } = startChromium((fake) => Object.assign(fake, { resources: [resource(BODY)] }))
    devtools.deliver(withContent(failingEntry(), [BODY, '']))
    devtools.deliver(dead({ entry: { startedDateTime: '2026-11-22T06:20:00.000Z' } }))
    await pass()
    expect(sink.log).toEqual([`429 ${BODY}`, '429 lost'])
  })

  it('is helped where only a preflight went before it', async () => {
    const { devtools, sink } = startChromium((fake) => Object.assign(fake, { resources: [resource(BODY)] }))
    devtools.deliver(withContent(failingEntry({ method: 'OPTIONS' }), ['', '']))
    devtools.deliver(dead())
    await pass()
    expect(sink.log.at(-1)).toBe(`429 ${BODY}`)
  })

  it('is helped again after the page was loaded anew', async () => {
    const { devtools, sink } = startChromium((fake) =>
      Object.assign(fake, { resources: [resource(BODY)], evals: [[1], [2]] }),
    )
    devtools.deliver(withContent(failingEntry(), [BODY, '']))
    await pass()
    devtools.navigate()
    await pass()
    devtools.deliver(dead({ entry: { startedDateTime: '2026-11-22T06:20:00.000Z' } }))
    await pass()
    expect(sink.log).toEqual([`429 ${BODY}`, `429 ${BODY}`])
  })
})
