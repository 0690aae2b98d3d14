import { readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { STATES } from '../../scripts/screenshots/states.mjs'
import { NARROW, tidy, WIDE, writeFiles } from '../../scripts/screenshots/steps.mjs'
import { inEachBrowser, useStage } from './support'

/** WCAG 2.0 to 2.2 at levels A and AA, and what axe holds for good practice beyond them. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What is wrong, in lines that name the place. */
const summarize = ({ violations }: AxeResults) =>
  violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any, all, none }) => {
      const why = [...any, ...all, ...none].map(({ message }) => message).join(' ')
      return `${id} (${help}) at ${target.join(' ')}: ${why}`
    }),
  )

/**
 * Runs axe in the panel. Its source is the body of the function that is sent: the panel's own policy forbids scripts from
 * elsewhere and eval, and in Firefox each call has a sandbox of its own, in which nothing would be left of an earlier one.
 */
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const check = new Function(
  'tags',
  `${source}
  return window.axe
    .run(document, { runOnly: tags, rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'], iframes: false })
    .then(${summarize})`,
) as (tags: string[]) => Promise<string[]>

inEachBrowser((browser) => {
  const stage = useStage(browser)
  const { folder, files } = writeFiles()
  beforeAll(() => stage.session.showPanel())
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test.each(STATES)('$name has no fault, light or dark', async ({ reach, narrow }) => {
    const { session } = stage
    await session.resize(WIDE.width, WIDE.height)
    await tidy(session)
    await reach(session, files)
    if (narrow) await session.resize(300, NARROW.height)
    for (const theme of ['light', 'dark'] as const) {
      await session.setTheme(theme)
      expect(await session.inPanel(check, TAGS), theme).toEqual([])
    }
  })
})
