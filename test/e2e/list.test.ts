import { afterAll, beforeAll, expect, test } from 'vitest'
import { startFlakyApi } from './flaky-api'
import { lines, openCard } from './panel-page'
import { inEachBrowser, useStage } from './support'

/** The lines that are drawn: which row or group each stands for, and what it says. */
const drawn = () =>
  [...document.querySelectorAll('#list .line')].map((line) => ({
    id: line.id,
    level: line.getAttribute('aria-level'),
    expanded: line.getAttribute('aria-expanded'),
    chosen: line.getAttribute('aria-selected') === 'true',
    times: line.querySelector('.times')?.textContent ?? null,
    path: new URL(line.querySelector('[data-col=path]')?.getAttribute('title') ?? '').pathname,
  }))

inEachBrowser((browser) => {
  const stage = useStage(browser)
  const api = {} as Awaited<ReturnType<typeof startFlakyApi>>
  beforeAll(async () => {
    Object.assign(api, await startFlakyApi())
    await stage.session.showPanel()
  })
  afterAll(() => api.close())

  /** Lets the page call addresses one after the other; each fails. */
  const fail = (...paths: string[]) =>
    stage.session.inPage(
      async (urls) => {
        for (const url of urls) await (await fetch(url)).text()
      },
      paths.map((path) => api.origin + path),
    )
  const list = () => stage.session.inPanel(drawn)
  const paths = async () => (await list()).map(({ path }) => path)
  /** Waits until the list has the paths that are wanted, in this order. */
  const shows = (...wanted: string[]) =>
    stage.session.waitInPanel(
      (all) =>
        [...document.querySelectorAll('#list .line [data-col=path]')]
          .map((cell) => new URL(cell.getAttribute('title') ?? '').pathname)
          .join() === all,
      { what: `the lines ${wanted.join()}`, args: [wanted.join()] },
    )

  test('repeats fold into one line, which opens, by keyboard and by its triangle', async () => {
    const { session } = stage
    await fail('/orders/1', '/accounts', '/orders/2', '/orders/3')
    await shows('/accounts', '/orders/3')
    const [, folded] = await list()
    expect(folded).toMatchObject({ level: '1', expanded: 'false', times: '×3' })
    await session.click('#list [data-row-id]:last-child [data-col=status]')
    await session.press('ArrowRight')
    await shows('/accounts', '/orders/3', '/orders/1', '/orders/2', '/orders/3')
    expect((await list()).map(({ level }) => level)).toEqual(['1', '1', '2', '2', '2'])
    await session.press('ArrowRight')
    await session.waitInPanel(
      () => document.querySelector('[data-part=request]')?.textContent?.includes('/orders/1'),
      { what: 'the card of the first of them' },
    )
    await session.click('[data-act=twist]')
    await shows('/accounts', '/orders/3')
    expect((await list())[1]?.chosen).toBe(true)
  })

  test('what is chosen stays chosen, at its place, while requests come in', async () => {
    const { session } = stage
    const [accounts] = await lines(session)
    await openCard(session, accounts as NonNullable<typeof accounts>)
    await fail('/things', '/orders/4')
    await shows('/accounts', '/things', '/orders/4')
    const [first, , group] = await list()
    expect(first).toMatchObject({ id: `row-${accounts?.id}`, chosen: true })
    expect(group?.times).toBe('×4')
  })

  test('a header sorts by its column, and says so', async () => {
    const { session } = stage
    const sorted = () =>
      session.inPanel(
        () => document.querySelector('[role=columnheader][data-col=path]')?.getAttribute('aria-sort') ?? null,
      )
    await session.click('[role=columnheader][data-col=path] button')
    await shows('/accounts', '/orders/4', '/things')
    expect(await sorted()).toBe('ascending')
    await session.click('[role=columnheader][data-col=path] button')
    await shows('/things', '/orders/4', '/accounts')
    expect(await sorted()).toBe('descending')
    await session.click('[role=columnheader][data-col=path] button')
    await shows('/accounts', '/things', '/orders/4')
    expect(await sorted()).toBeNull()
  })

  test('a column is sized by keyboard, in every line at once', async () => {
    const { session } = stage
    const widths = () =>
      session.inPanel(() =>
        [...document.querySelectorAll<HTMLElement>('#list .cell[data-col=status]')].map((cell) =>
          Math.round(cell.getBoundingClientRect().width),
        ),
      )
    const [before = 0] = await widths()
    await session.inPanel(() =>
      document.querySelector<HTMLElement>('[data-col=status] > [role=separator]')?.focus(),
    )
    await session.press('ArrowRight')
    await session.press('ArrowRight')
    await session.waitInPanel(
      (wanted) => {
        const handle = document.activeElement
        return handle?.role === 'separator' && handle.getAttribute('aria-valuenow') === String(wanted)
      },
      { what: `a width of ${before + 16}`, args: [before + 16] },
    )
    expect(new Set(await widths())).toEqual(new Set([before + 16]))
    await session.press('Delete')
    await session.waitInPanel(
      (wanted) => document.activeElement?.getAttribute('aria-valuenow') === String(wanted),
      { what: 'the width as at first', args: [before] },
    )
  })

  /** Puts a text into the filter at once, whatever is offered while it is typed. */
  const filterBy = (text: string) =>
    stage.session.inPanel((typed) => {
      const input = document.getElementById('filter') as HTMLInputElement
      input.value = typed
      input.dispatchEvent(new Event('input', { bubbles: true }))
    }, text)

  test('under a filter and while requests come in, a click shows the row that was clicked', async () => {
    const { session } = stage
    await filterBy('path:/things')
    await shows('/things')
    await fail('/things/before', '/accounts/before')
    await shows('/things', '/things/before')
    const [first, second] = await lines(session)
    await fail('/things/after', '/orders/5')
    await openCard(session, first as NonNullable<typeof first>)
    await shows('/things', '/things/before', '/things/after')
    await openCard(session, second as NonNullable<typeof second>)
    const request = await session.inPanel(
      () => document.querySelector('[data-part=request]')?.textContent ?? '',
    )
    expect(request).toContain('/things/before')
    await filterBy('')
    await session.waitInPanel(
      (id) => document.querySelector('[role=row][aria-selected=true]')?.getAttribute('data-row-id') === id,
      { what: 'the chosen line among all', args: [second?.id] },
    )
  })

  test('the end is followed only while it is in view', async () => {
    const { session } = stage
    const place = () =>
      session.inPanel(() => {
        const view = document.getElementById('list') as HTMLElement
        return { top: view.scrollTop, toEnd: view.scrollHeight - view.clientHeight - view.scrollTop }
      })
    const count = () =>
      session.inPanel(() => Number(document.getElementById('list')?.getAttribute('aria-rowcount')))
    await fail(...Array.from({ length: 60 }, (_, i) => `/many-${i}`))
    await session.waitInPanel(() => document.querySelector('[data-row-id] [title$="/many-59"]'), {
      what: 'the last of many',
    })
    expect((await place()).toEnd).toBeLessThan(2)
    await session.inPanel(() => {
      ;(document.getElementById('list') as HTMLElement).scrollTop = 200
    })
    await session.waitInPanel(() => document.querySelector('[data-row-id] [title$="/many-1"]'), {
      what: 'what stands further up',
    })
    const before = { drawn: await paths(), lines: await count() }
    await fail('/one-more')
    await session.waitInPanel(
      (lines) => Number(document.getElementById('list')?.getAttribute('aria-rowcount')) > lines,
      { what: 'one more line', args: [before.lines] },
    )
    expect((await place()).top).toBe(200)
    expect(await paths()).toEqual(before.drawn)
  })
})
