import { expect, test } from 'vitest'
import type { Session } from '../../scripts/browsers/session'
import { call } from '../../scripts/demo/calls.mjs'
import { failWithThree, lines, lineWith, openCard } from './panel-page'
import { inEachBrowser, useStage } from './support'

const textOf = (session: Session, selector: string) =>
  session.inPanel((it) => document.querySelector<HTMLElement>(it)?.innerText ?? null, selector)

const says = (session: Session, selector: string, part: string) =>
  session.waitInPanel((it, wanted) => document.querySelector<HTMLElement>(it)?.innerText.includes(wanted), {
    what: `${selector} to say "${part}"`,
    args: [selector, part],
  })

/** Gives a file to the settings, as its chooser would. */
const choose = (session: Session, text: string) =>
  session.inPanel((content) => {
    const input = document.querySelector<HTMLInputElement>('#settings-file')
    const files = new DataTransfer()
    files.items.add(new File([content], 'settings.json', { type: 'application/json' }))
    if (input) input.files = files.files
    input?.dispatchEvent(new Event('change', { bubbles: true }))
  }, text)

inEachBrowser((browser) => {
  const stage = useStage(browser)

  test('the host of a row is hidden, counted, and shown again', async () => {
    const { session } = stage
    await session.showPanel()
    await openCard(session, await failWithThree(session))
    await session.click('[data-act=settings]')
    await session.click('#settings [data-act=hide-host]')
    await session.press('Escape')
    await says(session, '#health', '1 row hidden by your settings.')
    expect(await lines(session)).toHaveLength(2)
    await session.click('#health .way')
    await says(session, '#health', '1 row shown that your settings hide.')
    expect(await lines(session)).toHaveLength(3)
    await session.click('#health .way')
    await says(session, '#health', '1 row hidden by your settings.')
  })

  test('a file brings the settings back, after it said what would change', async () => {
    const { session } = stage
    await session.click('[data-act=settings]')
    const written = await session.inPanel(async () => {
      const made: Blob[] = []
      const { createObjectURL } = URL
      URL.createObjectURL = (blob: Blob) => {
        made.push(blob)
        return createObjectURL.call(URL, blob)
      }
      document.querySelector<HTMLElement>('[data-act=export-settings]')?.click()
      URL.createObjectURL = createObjectURL
      return (await made[0]?.text()) ?? ''
    })
    expect(JSON.parse(written)).toMatchObject({
      errata: 'settings',
      version: 2,
      hiddenHosts: [expect.any(String)],
    })
    await session.click('#hidden-hosts li button')
    await session.waitInPanel(() => document.querySelector('#hidden-hosts li') === null, { what: 'no host' })
    await choose(session, written)
    await says(session, '[data-testid=settings-preview]', 'What would change')
    expect(await textOf(session, '[data-testid=settings-preview] dl')).toMatch(/Hidden hosts\s+adds /)
    await session.click('[data-act=take-settings]')
    await session.waitInPanel(() => document.querySelector('#hidden-hosts li') !== null, { what: 'the host' })
    await choose(session, '{"log": {}}')
    await says(session, '[data-testid=settings-preview]', 'not a settings file of Errata')
    await session.click('#hidden-hosts li button')
    await session.press('Escape')
    await session.waitInPanel(() => document.querySelectorAll('[data-row-id]').length === 3, {
      what: 'all lines',
    })
  })

  test('a pack that is off explains no new response, and one that is on again does', async () => {
    const { session } = stage
    await session.click('[data-act=settings]')
    await session.click('#settings-packs summary')
    await session.type('#settings-pack-search', 'bloob')
    await session.click('[data-pack=bloobank]')
    await says(session, '#settings-packs summary', '1 off')
    await session.press('Escape')
    await session.click('#clear')
    await call(session, 'bloobank-no-wallet')
    const line = await lineWith(session, { code: 'WALLET_NOT_FOUND' })
    expect(line.vendor).not.toBe('BlooBank')
    await session.click('[data-act=settings]')
    await session.click('#settings-packs summary')
    await session.click('[data-pack=bloobank]')
    await session.press('Escape')
    await call(session, 'bloobank-no-wallet')
    await lineWith(session, { vendor: 'BlooBank' })
  })

  test('the shortcuts open by key, and Esc gives the focus back', async () => {
    const { session } = stage
    await session.click('#list')
    await session.press('?')
    await says(session, '#shortcuts', 'Go to the filter')
    await session.press('Escape')
    await session.waitInPanel(
      () => document.querySelector('#shortcuts') === null && document.activeElement?.id === 'list',
      { what: 'the list to have the focus again' },
    )
  })

  test('everything is in reach at 300 pixels', async () => {
    const { session } = stage
    await session.resize(300, 600)
    const outside = () =>
      session.inPanel(() =>
        [...document.querySelectorAll<HTMLElement>('.toolbar :is(button, input), dialog :is(button, input)')]
          .filter((each) => each.checkVisibility({ visibilityProperty: true }))
          .map((each) => ({ name: each.title || each.id, right: each.getBoundingClientRect().right }))
          .filter(({ right }) => right > innerWidth),
      )
    expect(await outside()).toEqual([])
    await session.click('[data-act=settings]')
    expect(await outside()).toEqual([])
    await session.type('#hidden-codes input', 'WALLET_*')
    await session.press('Enter')
    await session.press('Escape')
    // One line, with its way out in sight.
    await says(session, '#health', 'hidden by your settings.')
    expect(
      await session.inPanel(() => document.querySelector<HTMLElement>('#health')?.offsetHeight),
    ).toBeLessThan(30)
    expect(await lines(session)).toEqual([])
    await session.click('#health .way')
    await lineWith(session, { code: 'WALLET_NOT_FOUND' })
  })
})
