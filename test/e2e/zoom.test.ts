import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Session } from '../../scripts/browsers/session'
import { STATES } from '../../scripts/screenshots/states.mjs'
import { tidy, writeFiles } from '../../scripts/screenshots/steps.mjs'
import { inEachBrowser, useStage } from './support'
import { type LastRow, lastRow, misfits, toolbarStops } from './zoom-look'

/** CSS pixels; so many that every line which a state asks for is drawn. */
const TALL = 2400

/**
 * WCAG 2.2, 1.4.4 and 1.4.10, in a panel that takes 1000 or 300 pixels of the screen. Zoom makes its CSS pixels twice as
 * large, so that half as many are left; a DevTools window of Chromium has 250 of them, at least.
 */
const zooms = (browser: string) => [
  { zoom: 'text of twice the size', textSizePx: 32, widths: [1000, 300] },
  { zoom: 'a zoom of 200 %', textSizePx: 16, widths: [500, browser === 'chrome' ? 250 : 150] },
]

/** Opens the menu again, which closes when the window changes. */
async function reopen(session: Session): Promise<void> {
  const isClosed = () => document.querySelector(':popover-open') === null
  await session.waitInPanel(isClosed, { what: 'the menu to close' })
  await session.click('[data-act=copy-as]')
}

inEachBrowser((browser) => {
  describe.each(zooms(browser))('with $zoom', ({ textSizePx, widths }) => {
    const stage = useStage(browser, { textSizePx })
    const { folder, files } = writeFiles()
    beforeAll(() => stage.session.showPanel())
    afterAll(() => rmSync(folder, { recursive: true, force: true }))

    test.each(STATES.filter(({ narrow }) => !narrow))('$name can be read', async ({ name, reach }) => {
      const { session } = stage
      await session.resize(1100, TALL)
      await tidy(session)
      await reach(session, files)
      for (const width of widths) {
        await session.resize(width, 900)
        if (name === 'copy-as') await reopen(session)
        // What a size leads to is drawn a frame after it.
        const found = () => session.inPanel(misfits)
        await expect.poll(found, { message: `${width} wide`, timeout: 5_000 }).toEqual([])
      }
    })

    test.each(widths)('%i wide, every control of the toolbar is reached by Tab', async (width) => {
      const { session } = stage
      await session.resize(width, 900)
      await tidy(session)
      await session.inPanel(() => document.querySelector<HTMLElement>('.toolbar button')?.focus())
      const { all } = await session.inPanel(toolbarStops)
      const reached: (string | null)[] = []
      for (const _ of all) {
        reached.push((await session.inPanel(toolbarStops)).focused)
        await session.press('Tab')
      }
      expect(reached).toEqual(all)
      const always = ['clear', 'filter', 'import', 'export', 'shortcuts', 'settings']
      expect(all).toEqual(expect.arrayContaining(always))
    })

    test.each(widths)('%i wide, rows are as high as their text asks, to the last', async (width) => {
      const { session } = stage
      await session.resize(width, 900)
      await tidy(session)
      await session.press('Home')
      await session.press('End')
      const row = (await session.waitInPanel(lastRow, { what: 'the last row' })) as LastRow
      expect(row.belowPx).toBeLessThanOrEqual(1)
      expect(row.textPx).toBe(textSizePx * 0.75)
      expect(row.stepPx).toBeGreaterThanOrEqual(row.lines * row.textPx * 1.5)
    })
  })
})
