import { expect, test } from 'vitest'
import type { Session } from '../../scripts/browsers/session'
import { failWithThree, kept, lines } from './panel-page'
import { inEachBrowser, useStage } from './support'

/** The options that are open, and which is chosen. */
const options = (session: Session) =>
  session.inPanel(() => {
    const input = document.querySelector<HTMLInputElement>('#filter')
    const shown = [...document.querySelectorAll('[role=option]')].filter((each) => each.checkVisibility())
    const active = document.getElementById(input?.getAttribute('aria-activedescendant') ?? '')
    return {
      labels: shown.map((each) => each.firstElementChild?.textContent ?? ''),
      chosen: active?.firstElementChild?.textContent ?? null,
    }
  })

const text = (session: Session) =>
  session.inPanel(() => document.querySelector<HTMLInputElement>('#filter')?.value ?? null)

const words = (session: Session) =>
  session.inPanel(() => document.querySelector<HTMLElement>('#filter-words')?.innerText ?? null)

inEachBrowser((browser) => {
  const stage = useStage(browser)

  test('completes key and value by keyboard, and says what it lets through', async () => {
    const { session } = stage
    await session.showPanel()
    await failWithThree(session)
    await session.press('/')
    await session.type('#filter', 've')
    await session.press('Tab')
    expect(await text(session)).toBe('vendor:')
    expect((await options(session)).labels).toEqual(['Bluum', 'BlooBank', 'Buildmarkets'])
    await session.press('ArrowDown')
    await session.press('ArrowDown')
    expect((await options(session)).chosen).toBe('BlooBank')
    await session.press('Enter')
    expect(await text(session)).toBe('vendor:BlooBank ')
    expect((await options(session)).labels).toEqual([])
    expect(await words(session)).toBe('Rows where the vendor contains “BlooBank”.')
    expect((await lines(session)).map(({ code }) => code)).toEqual(['WALLET_NOT_FOUND'])
  })

  test('what is not understood is said, and the rest holds', async () => {
    const { session } = stage
    await session.type('#filter', '-retry:perhaps')
    expect(await words(session)).toContain('retry:perhaps is not understood; try now, after')
    expect(await lines(session)).toHaveLength(1)
    await session.press('Escape')
    await session.waitInPanel(() => document.querySelectorAll('[data-row-id]').length === 3, {
      what: 'all lines',
    })
  })

  test('a saved filter survives the panel, and can be forgotten', async () => {
    const { session } = stage
    await session.type('#filter', '-vendor:bluum code:*_*')
    await session.click('[data-act=save-filter]')
    await session.waitInPanel(
      () => document.querySelector('[data-act=save-filter]')?.getAttribute('aria-pressed') === 'true',
      { what: 'a full star' },
    )
    await kept(session, 'savedFilters', ['-vendor:bluum code:*_*'])
    // The panel's document is made anew: what it shows comes from the storage.
    await session.closeDevTools()
    await session.openDevTools()
    await session.showPanel()
    await session.waitInPanel(() => document.querySelector('#filter') !== null, { what: 'the panel' })
    expect(await text(session)).toBe('')
    await session.click('#filter')
    expect((await options(session)).labels.slice(0, 2)).toEqual(['-vendor:bluum code:*_*', 'vendor:'])
    await session.press('ArrowDown')
    await session.press('Enter')
    expect(await text(session)).toBe('-vendor:bluum code:*_*')
    await session.press('Escape')
    await session.press('Escape')
    await session.click('#filter')
    await session.press('ArrowDown')
    await session.press('Delete')
    expect((await options(session)).labels[0]).toBe('vendor:')
  })
})
