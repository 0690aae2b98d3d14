import { expect, test } from 'vitest'
import { call } from '../../scripts/demo/calls.mjs'
import { failWithThree, lines, lineWith, openCard, part } from './panel-page'
import { inEachBrowser, useStage } from './support'

inEachBrowser((browser) => {
  const stage = useStage(browser)

  test('the empty panel says what to do', async () => {
    const { session } = stage
    await session.showPanel()
    // Until the devtools page has handed over its session, the panel says that it waits for it.
    const says = () => /Reload the page|repeat/.test(document.querySelector('#app')?.textContent ?? '')
    expect(await session.waitInPanel(says, { what: 'the words of the empty panel' })).toBe(true)
  })

  test('works by keyboard: choose, read, close', async () => {
    const { session } = stage
    await failWithThree(session)
    await session.click('#list')
    await session.press('Home')
    await session.press('ArrowDown')
    await session.waitInPanel(
      () => document.querySelector('[data-testid=card]')?.textContent?.includes('WALLET_NOT_FOUND'),
      {
        what: 'the card of the second line',
      },
    )
    await session.press('Escape')
    await session.waitInPanel(() => document.querySelector('[data-testid=card]') === null, {
      what: 'no card',
    })
  })

  test('filters as it is typed, and shows the details of the line that is clicked', async () => {
    const { session } = stage
    await session.type('#filter', 'wallet_not')
    await session.waitInPanel(() => document.querySelectorAll('[data-row-id]').length === 1, {
      what: 'one line',
    })
    const [line] = await lines(session)
    expect(line?.code).toBe('WALLET_NOT_FOUND')
    await openCard(session, line as NonNullable<typeof line>)
    expect(await part(session, 'body')).toContain('WALLET_NOT_FOUND')
    await session.click('#filter')
    await session.press('Escape')
    await session.waitInPanel(() => document.querySelectorAll('[data-row-id]').length === 3, {
      what: 'all lines',
    })
  })

  test('lists successes when asked to, without their bodies', async () => {
    const { session } = stage
    await call(session, 'success')
    await session.click('#show-successes')
    await openCard(session, await lineWith(session, { path: '/health' }))
    expect(await part(session, 'body')).toContain('not kept')
    await session.click('#show-successes')
    await session.waitInPanel(
      () =>
        ![...document.querySelectorAll('[data-col=path]')].some((cell) =>
          cell.getAttribute('title')?.includes('/health'),
        ),
      { what: 'no success' },
    )
  })

  test('markup in a response stays text', async () => {
    const { session } = stage
    await call(session, 'markup')
    await openCard(session, await lineWith(session, { path: '/markup' }))
    expect(await part(session, 'message')).toContain('<img src=x onerror="window.pwned=1">')
    expect(await session.inPanel(() => document.querySelectorAll('img').length)).toBe(0)
    expect(await session.inPanel(() => 'pwned' in window)).toBe(false)
  })

  test('follows the theme while it is open', async () => {
    const { session } = stage
    const background = () => session.inPanel(() => getComputedStyle(document.body).backgroundColor)
    await session.setTheme('light')
    const light = await background()
    await session.setTheme('dark')
    await session.waitInPanel((before) => getComputedStyle(document.body).backgroundColor !== before, {
      what: 'another background',
      args: [light],
    })
  })

  test('clears the list', async () => {
    const { session } = stage
    await session.click('#clear')
    await session.waitInPanel(() => document.querySelectorAll('[data-row-id]').length === 0, {
      what: 'an empty list',
    })
  })
})
