import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { requestsIn } from '../../scripts/browsers/request-log.mjs'
import { STATES } from '../../scripts/screenshots/states.mjs'
import { tidy, writeFiles } from '../../scripts/screenshots/steps.mjs'
import { inEachBrowser, useStage } from './support'

inEachBrowser((browser) => {
  const requestLog = mkdtempSync(join(tmpdir(), 'errata-requests-'))
  const stage = useStage(browser, { requestLog })
  const { folder, files } = writeFiles()
  afterAll(() => {
    for (const each of [requestLog, folder]) rmSync(each, { recursive: true, force: true })
  })

  test('whatever is done in the panel, the extension asks the network for nothing', async () => {
    const { session, origin } = stage
    await session.showPanel()
    for (const { reach } of STATES.filter(({ narrow }) => !narrow)) {
      await tidy(session)
      await reach(session, files)
    }
    await session.closeDevTools()
    await session.close()
    const asked = requestsIn(requestLog)
    // The log is there, and tells who asked.
    expect(asked.filter(({ url, by }) => url.startsWith(origin) && by.startsWith(origin))).not.toEqual([])
    const byExtensions = asked.filter(({ by }) => /^(?:chrome|moz)-extension:/.test(by))
    expect(byExtensions.filter(({ url }) => !/^(?:chrome-extension|moz-extension|blob):/.test(url))).toEqual(
      [],
    )
  })
})
