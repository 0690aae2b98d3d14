import { expect, test } from 'vitest'
import type { Session } from '../../scripts/browsers/session'
import { call } from '../../scripts/demo/calls.mjs'
import { lineWith, openCard } from './panel-page'
import { inEachBrowser, useStage } from './support'

/** Waits until the audit of the chosen row says this, and gives all that it says. */
const findingsWith = async (session: Session, rule: string): Promise<string[]> =>
  (await session.waitInPanel(
    (wanted) => {
      const found = [...document.querySelectorAll('[data-part=attempts] [data-rule]')]
      const rules = found.map((each) => each.getAttribute('data-rule') ?? '')
      return rules.includes(wanted) ? rules : null
    },
    { what: `the finding ${rule}`, args: [rule] },
  )) ?? []

/** The pictures that are shown, as they are told to those who cannot see them. */
const pictures = (session: Session): Promise<string[]> =>
  session.inPanel(() =>
    [...document.querySelectorAll('[data-part=attempts] svg[role=img]')]
      .filter((svg) => svg.checkVisibility())
      .map((svg) => svg.getAttribute('aria-label') ?? ''),
  )

inEachBrowser((browser) => {
  const stage = useStage(browser)

  test('a client that hammers after a 429 is told so, with a picture of it', async () => {
    const { session } = stage
    await session.showPanel()
    expect(await call(session, 'hammer')).toBe(Array(15).fill('429').join(', '))
    await openCard(session, await lineWith(session, { path: '/v1/portfolios/', status: '429' }))
    // The browser tells of the last tries a moment after the page has their answers.
    await session.waitInPanel(
      () => document.querySelector('[data-part=attempts] svg[aria-label^="5 tries"]') !== null,
      { what: 'the picture of five tries' },
    )
    const rules = await findingsWith(session, 'retry/storm')
    expect(rules).toContain('retry/too-early')
    expect(rules).not.toContain('retry/well-behaved')
    const [tries, rate] = await pictures(session)
    expect(tries).toMatch(/^5 tries within .*: 5 × 429; .*; 4 came before the time allowed\.$/)
    expect(rate).toMatch(/^At most \d+ in 1 s; the documented limit is 10 in 1 s\.$/)
  })

  test('a try leads to its own card, with the same picture', async () => {
    const { session } = stage
    const [before] = await pictures(session)
    const target = await session.inPanel(
      () => document.querySelector('[data-leads-to]')?.getAttribute('data-leads-to') ?? '',
    )
    await session.click(`[data-leads-to="${target}"]`)
    await session.waitInPanel(
      (id) =>
        document.querySelector('[role=row][aria-selected=true]')?.getAttribute('data-row-id') === id &&
        document.activeElement?.matches('[data-testid=card]'),
      { what: 'the card of the other try', args: [target] },
    )
    expect((await pictures(session))[0]).toBe(before)
  })

  test('a client that waits as asked gets praise: no blame, and no picture unless somebody asks', async () => {
    const { session } = stage
    expect(await call(session, 'polite')).toBe('429, 200')
    await openCard(session, await lineWith(session, { path: '/v1/positions/', status: '429' }))
    expect(await findingsWith(session, 'retry/well-behaved')).toEqual(['retry/well-behaved'])
    expect(await pictures(session)).toEqual([])
    await session.click('[data-part=attempts] summary')
    const [tries] = await pictures(session)
    expect(tries).toMatch(/^2 tries within .*: 429, 200; .*; no try came before its time\.$/)
  })
})
