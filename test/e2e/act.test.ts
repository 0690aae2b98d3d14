import { afterAll, beforeAll, expect, test } from 'vitest'
import { until } from '../../scripts/browsers/until.mjs'
import { startFlakyApi } from './flaky-api'
import { lineWith, openCard } from './panel-page'
import { inEachBrowser, useStage } from './support'

inEachBrowser((browser) => {
  const stage = useStage(browser)
  const api = {} as Awaited<ReturnType<typeof startFlakyApi>>
  beforeAll(async () => {
    Object.assign(api, await startFlakyApi())
  })
  afterAll(() => api.close())

  /** Lets the page call the API, and opens the card of the failure. */
  async function fail(path: string, init: RequestInit = {}) {
    const { session } = stage
    await session.inPage(
      async (url, options) => {
        await (await fetch(url, options)).text()
      },
      api.origin + path,
      init,
    )
    await session.showPanel()
    await openCard(session, await lineWith(session, { path, code: 'FLAKY' }))
  }
  /** Waits until an element of the card says this. */
  const says = (act: string, words: string) =>
    stage.session.waitInPanel(
      (name, part) => document.querySelector(`[data-act=${name}]`)?.textContent?.includes(part),
      { what: `${act} to say "${words}"`, args: [act, words] },
    )
  const textOf = (act: string) =>
    stage.session.inPanel((name) => document.querySelector(`[data-act=${name}]`)?.textContent ?? null, act)
  const focused = () => stage.session.inPanel(() => document.activeElement?.getAttribute('data-act') ?? null)

  test('Retry now waits for its time, and leads to the answer', async () => {
    const { session } = stage
    await fail('/busy/1')
    expect(await textOf('retry')).toMatch(/Retry in \d s/)
    await session.click('[data-act=retry]').catch(() => {}) // a driver may refuse to click what is disabled
    expect(api.received('/busy/1')).toHaveLength(1)
    await says('retry', 'Retry now')
    await session.click('[data-act=retry]')
    await says('outcome', 'Answered 200')
    expect(api.received('/busy/1')).toHaveLength(2)
    await session.click('[data-leads-to]')
    await session.waitInPanel(
      () => document.querySelector('[role=row][aria-selected=true] [data-col=status]')?.textContent === '200',
      { what: 'the row of the answer to be chosen' },
    )
  })

  test('an unsafe repeat asks first, and Esc takes the question back alone', async () => {
    const { session } = stage
    await fail('/orders/1', { method: 'POST', body: 'sku=1' })
    await session.click('[data-act=retry]')
    await says('question', 'Sending it again may do it twice.')
    await says('question', 'This request carries no idempotency key.')
    expect(await focused()).toBe('keep')
    await session.press('Escape')
    await session.waitInPanel(() => !document.querySelector('[data-act=question]'), { what: 'no question' })
    expect(await focused()).toBe('retry')
    expect(api.received('/orders/1')).toHaveLength(1)
  })

  test('the repeat carries the same key and the same bytes', async () => {
    const { session } = stage
    const body = '{"name":"Zoë 😀","note":"\\u2028</script>"}'
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': 'k-1' }
    await fail('/orders/2', { method: 'POST', headers, body })
    await session.click('[data-act=retry]')
    await says('question', 'request header Idempotency-Key')
    await session.click('[data-act=send]')
    await says('outcome', 'Answered 200')
    const call = { method: 'POST', path: '/orders/2', key: 'k-1', body }
    expect(api.received('/orders/2')).toEqual([call, call])
  })

  test('what the browser did not record is not sent', async () => {
    const { session } = stage
    await session.inPage(async (url) => {
      await (await fetch(url, { method: 'POST', body: new Uint8Array([0, 255, 137, 80, 78, 71]) })).text()
    }, `${api.origin}/upload/1`)
    await openCard(session, await lineWith(session, { path: '/upload/1', code: 'FLAKY' }))
    const button = await session.inPanel(() => ({
      disabled: document.querySelector<HTMLButtonElement>('[data-act=retry]')?.disabled,
      text: document.querySelector('.act')?.textContent,
    }))
    expect(button.disabled).toBe(true)
    expect(button.text).toContain('The browser did not record the body of this request')
  })

  test('failures are echoed to the console of the page once that is chosen', async () => {
    const { session } = stage
    // In the page's own world, where its code would do it.
    await session.inPage(() => {
      const script = document.createElement('script')
      script.textContent = `console.groupCollapsed = (...args) => { document.body.dataset.echo = args.join('|') }`
      document.head.append(script)
    })
    await session.click('[data-act=settings]')
    await session.waitInPanel(() => document.querySelector('#settings[open]') !== null, {
      what: 'the settings',
    })
    await session.click('#console-echo')
    await session.press('Escape')
    expect(await focused()).toBe('settings')
    expect(await session.inPanel(() => document.querySelector('dialog') === null)).toBe(true)
    await fail('/orders/3')
    const line = await until(() => session.inPage(() => document.body.dataset.echo), { what: 'the echo' })
    expect(line).toMatch(/^%s %s\|Errata:\|.*FLAKY.*retry: backoff$/)
  })
})
