import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call } from '../../scripts/demo/calls.mjs'
import { lineWith, openCard, part, showTab } from './panel-page'
import { inEachBrowser, useStage } from './support'

/** Answers 400 with the very text that it was sent. */
const echo = createServer(async (request, response) => {
  const sent = await text(request)
  response
    .writeHead(400, { 'Content-Type': 'application/json', 'Access-Control-Allow-Origin': '*' })
    .end(sent)
})

beforeAll(() => new Promise<void>((done) => echo.listen(0, '127.0.0.1', done)))
afterAll(() => echo.close())

inEachBrowser((browser) => {
  const stage = useStage(browser)

  /** Lets the page fail, and opens the card of that. */
  async function open(id: string, fit: Parameters<typeof lineWith>[1]) {
    await stage.session.showPanel()
    await call(stage.session, id)
    await openCard(stage.session, await lineWith(stage.session, fit))
  }
  const shownTab = () =>
    stage.session.inPanel(
      () => document.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.dataset.tab,
    )
  const marked = (kind: string) =>
    stage.session.inPanel(
      (name) => [...document.querySelectorAll(`mark[data-mark=${name}]`)].map((mark) => mark.textContent),
      kind,
    )
  /** Waits until the current match is drawn where it can be seen, and gives its text. */
  const currentMatch = () =>
    stage.session.waitInPanel(
      () => {
        const [range] = [...(CSS.highlights.get('found-now') ?? [])] as Range[]
        const card = document.querySelector('.card')?.getBoundingClientRect()
        const bar = document.querySelector('.body-bar')?.getBoundingClientRect()
        const box = range?.getBoundingClientRect()
        const isInSight = box && card && bar && box.top >= bar.bottom - 1 && box.bottom <= card.bottom + 1
        return isInSight ? range?.toString() : ''
      },
      { what: 'the current match in sight' },
    )
  const found = (words: string) =>
    stage.session.waitInPanel(
      (wanted) => document.querySelector('[data-part=found]')?.textContent === wanted,
      { what: `the count "${words}"`, args: [words] },
    )

  test('the tabs work by keyboard, and the last one stays for the next row', async () => {
    const { session } = stage
    await open('bloobank-no-wallet', { code: 'WALLET_NOT_FOUND' })
    await session.click('[data-tab=explanation]')
    await session.press('ArrowRight')
    expect(await shownTab()).toBe('response')
    await session.press('End')
    expect(await shownTab()).toBe('timing')
    await session.press('ArrowRight')
    expect(await shownTab()).toBe('explanation')
    await session.press('ArrowLeft')
    await session.press('ArrowLeft')
    expect(await shownTab()).toBe('headers')
    await call(session, 'problem-details')
    const next = await lineWith(session, { path: '/bookings', status: '422' })
    await session.click(`[data-row-id="${next.id}"] [data-col=status]`)
    await session.waitInPanel(
      () => document.querySelector('[data-part=response-headers]')?.textContent?.includes('problem+json'),
      { what: 'the headers of the next row' },
    )
  })

  test('the fields at fault are marked in the request body', async () => {
    await openCard(stage.session, await lineWith(stage.session, { path: '/bookings', status: '422' }))
    const payload = await part(stage.session, 'payload')
    expect(payload).toContain('Book at least one seat.')
    expect(await marked('failing')).toEqual(['"seats"', '0', '"date"', '"yesterday"'])
    expect(await part(stage.session, 'body')).toContain('"pointer": "#/seats"')
    expect(await marked('read')).toContain('"Book at least one seat."')
  })

  test('big integers and duplicate keys are shown as they were sent', async () => {
    const { session } = stage
    const body = '{"code":"BIG","message":"No such thing.","id":90071992547409931234,"id":1.0}'
    await session.inPage(
      async (url, sent) => {
        await (await fetch(url, { method: 'POST', body: sent })).text()
      },
      `http://127.0.0.1:${(echo.address() as AddressInfo).port}/echo`,
      body,
    )
    await openCard(session, await lineWith(session, { path: '/echo' }))
    const shown = () => session.inPanel(() => document.querySelector('.card pre')?.textContent ?? '')
    for (const tab of ['response', 'request']) {
      await showTab(session, tab)
      expect(await shown()).toContain('"id": 90071992547409931234,\n  "id": 1.0')
      await session.click('[data-act=pretty]')
      expect(await shown()).toBe(body)
      await session.click('[data-act=pretty]')
    }
  })

  test('the search goes to the next match and back, through more than a megabyte', async () => {
    const { session } = stage
    await open('bulky', { code: 'IMPORT_REJECTED' })
    await showTab(session, 'response')
    // Firefox has cut the body; all of these are before that.
    await session.type('#find', 'LINE 1199')
    await found('1 of 11')
    expect(await currentMatch()).toBe('Line 1199')
    await session.press('Enter')
    await found('2 of 11')
    expect(await currentMatch()).toBe('Line 1199')
    await session.press('Shift+Enter')
    await session.press('Shift+Enter')
    await found('11 of 11')
    expect(await currentMatch()).toBe('Line 1199')
    await session.type('#find', ', no such words')
    await found('none')
  })

  test('a large body does not freeze the panel', async () => {
    const { session } = stage
    await openCard(session, await lineWith(session, { code: 'IMPORT_REJECTED' }))
    const longestMs = await session.inPanel(async () => {
      const frame = () => new Promise(requestAnimationFrame)
      const tab = (name: string) => document.querySelector<HTMLElement>(`[data-tab=${name}]`)?.click()
      let longest = 0
      for (let round = 0; round < 4; round++) {
        for (const name of ['response', 'explanation']) {
          const startMs = performance.now()
          tab(name)
          await frame()
          // The next frame begins when this one is laid out and painted.
          await frame()
          if (round > 0) longest = Math.max(longest, performance.now() - startMs)
        }
      }
      return longest
    })
    expect(longestMs).toBeLessThan(250)
  })

  test('the headers say what they mean, and which of them the page misses', async () => {
    await open('hidden', { path: '/quota' })
    const headers = await part(stage.session, 'response-headers')
    expect(headers).toMatch(/Retry-After.*the page cannot read this.*How long to wait.*RFC 9110 §10\.2\.3/)
  })

  test('leads to the code that sent the request, where the browser tells it', async () => {
    const { session } = stage
    await openCard(session, await lineWith(session, { code: 'WALLET_NOT_FOUND' }))
    const where = await part(session, 'initiator')
    const buttons = await session.inPanel(() =>
      [...document.querySelectorAll('.card [data-act=source], .card [data-act=network]')].map(
        (button) => button.textContent,
      ),
    )
    if (browser === 'firefox') {
      expect(where).toBe('')
      expect(buttons).toEqual([])
      return
    }
    expect(where).toMatch(/callpage\.js:\d+/)
    expect(buttons[0]).toMatch(/^page\.js:\d+$/)
    expect(buttons.at(-1)).toBe('Show in Network')
    await session.click('.stack [data-act=source]')
    await session.waitInPanel(() => !document.body.checkVisibility(), { what: 'Sources in its place' })
    expect(await session.inPanel(() => document.querySelector('.stack .said')?.textContent)).toBe('')
  })
})
