/** What every end-to-end test starts from: a real browser, the packed extension, and the demo's page. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe } from 'vitest'
import { launch } from '../../scripts/browsers/launch.mjs'
import type { BrowserName, LaunchOptions, Session } from '../../scripts/browsers/session'
import { hosts } from '../../scripts/demo/failures.mjs'
import { startDemo } from '../../scripts/demo/server.mjs'
import { zipOf } from '../../scripts/package.mjs'

const skipped = (process.env.ERRATA_SKIP ?? '').split(',')

/** Declares a suite for each browser; one that is not on this machine is reported as skipped. */
export function inEachBrowser(suite: (browser: BrowserName) => void): void {
  for (const browser of ['chrome', 'firefox'] as const) {
    describe.skipIf(skipped.includes(browser))(browser, () => suite(browser))
  }
}

export interface Stage {
  session: Session
  /** Where the demo's page is. */
  origin: string
}

/**
 * Gives the tests of a suite one browser, on the demo's page, with DevTools open and the panel not shown yet.
 * The stage is filled before the first of them.
 */
export function useStage(browser: BrowserName, options: Partial<LaunchOptions> = {}): Stage {
  const stage = {} as Stage
  const closing: (() => Promise<void>)[] = []
  beforeAll(async () => {
    const demo = await startDemo()
    closing.push(demo.close)
    const session = await launch(browser, {
      extension: packedExtension(browser),
      loopbackHosts: hosts,
      ...options,
    })
    closing.push(() => session.close())
    await session.goto(demo.origin)
    await session.openDevTools()
    Object.assign(stage, { session, origin: demo.origin })
  })
  afterAll(async () => {
    for (const close of closing.reverse()) await close()
  })
  return stage
}

/** Firefox installs the zip itself; Chromium takes folders only, so it gets the same bytes unpacked. */
function packedExtension(browser: BrowserName): string {
  const zip = zipOf(browser)
  if (browser === 'firefox') return zip
  const folder = join(dirname(zip), 'packed-chrome')
  rmSync(folder, { recursive: true, force: true })
  for (const [name, bytes] of Object.entries(unzipSync(readFileSync(zip)))) {
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, bytes)
  }
  return folder
}
