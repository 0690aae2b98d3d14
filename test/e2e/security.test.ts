/** What docs/security.md promises of the packed extension, seen in the browser. */
import { expect, test } from 'vitest'
import { lineWith, openCard } from './panel-page'
import { inEachBrowser, useStage } from './support'

/** Written to nothing: it only has to pass through. */
const CANARY = 'canary-5d1e7c02b9'

inEachBrowser((browser) => {
  const stage = useStage(browser)

  test.each(['inPanel', 'inDevtoolsPage'] as const)('the policy refuses a request (%s)', async (where) => {
    const { session, origin } = stage
    await session.showPanel()
    const outcome = await session[where](
      (url: string) =>
        fetch(url, { mode: 'no-cors' }).then(
          () => 'sent',
          () => 'refused',
        ),
      origin,
    )
    expect(outcome).toBe('refused')
  })

  test('secrets that pass through the list are in no storage', async () => {
    const { session, origin } = stage
    await session.inPage(
      (url: string, secret: string) =>
        fetch(`${url}/nowhere?api_key=${secret}`, {
          method: 'POST',
          headers: { authorization: `Bearer ${secret}` },
          body: JSON.stringify({ password: secret }),
        }).then((response) => response.text()),
      origin,
      CANARY,
    )
    await openCard(session, await lineWith(session, { path: '/nowhere' }))
    const stored = await session.inPanel(async () => {
      const extension = chrome
      const kept = await extension.storage.local.get(null)
      return JSON.stringify([kept, { ...localStorage }, { ...sessionStorage }])
    })
    expect(stored).not.toContain(CANARY)
  })
})
