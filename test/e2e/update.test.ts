import { expect, test } from 'vitest'
import { call } from '../../scripts/demo/calls.mjs'
import { kept, lineWith } from './panel-page'
import { inEachBrowser, useStage } from './support'

inEachBrowser((browser) => {
  const stage = useStage(browser)

  // An open panel cannot tell of an update here: Chromium 156 closes DevTools with the extension, whether it is docked or
  // not, and Firefox 153 takes the panel out of the toolbox, which stays and gets the new one.
  test('after an update the new panel lists what comes, with the settings of before', async () => {
    const { session } = stage
    await session.showPanel()
    await session.click('#show-successes')
    await call(session, 'bloobank-no-wallet')
    await lineWith(session, { code: 'WALLET_NOT_FOUND' })
    await kept(session, 'showSuccesses', true)
    await session.updateExtension()
    await session.openDevTools()
    await session.showPanel()
    await call(session, 'success')
    await call(session, 'buildmarkets-closed')
    await lineWith(session, { code: 'MARKET_CLOSED' })
    await lineWith(session, { path: '/health' })
    const { old, health } = await session.inPanel(() => ({
      old: document.querySelector('#list')?.textContent?.includes('WALLET_NOT_FOUND'),
      health: document.querySelector('#health')?.textContent,
    }))
    expect(old).toBe(false)
    expect(health).not.toMatch(/updated/)
  })
})
