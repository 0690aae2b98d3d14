import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { until } from '../../scripts/browsers/until.mjs'
import { call } from '../../scripts/demo/calls.mjs'
import { chromiumEntry, firefoxEntry, playwrightEntry } from '../unit/capture/entries'
import { lines, lineWith, openCard, part } from './panel-page'
import { inEachBrowser, useStage } from './support'

const har = (creator: string, entries: unknown[]) =>
  JSON.stringify({ log: { version: '1.2', creator: { name: creator, version: '1' }, entries } })

const limited = (code: string) => ({
  status: 429,
  url: `https://api.example.com/${code}`,
  headers: { 'content-type': 'application/json', 'retry-after': '20' },
  content: { mimeType: 'application/json', text: JSON.stringify({ error: { code, message: 'Slow down.' } }) },
})

/** More than can be explained in one slice of time, on any machine. */
const MANY = 20_000

const FILES = {
  'chrome.har': har('WebInspector', [
    chromiumEntry(limited('from_chrome')),
    chromiumEntry({
      status: 0,
      error: 'net::ERR_CONNECTION_REFUSED',
      url: 'https://api.example.com/refused',
    }),
    chromiumEntry(),
  ]),
  'firefox.har': har('Firefox', [firefoxEntry(limited('from_firefox'))]),
  'playwright.har': har('Playwright', [
    playwrightEntry(limited('from_playwright')),
    playwrightEntry({ failureText: 'NS_ERROR_NET_RESET', url: 'https://api.example.com/reset' }),
  ]),
  'page.har': '<!doctype html><title>Sign in</title>',
  'long.har': har('WebInspector', Array(MANY).fill(chromiumEntry(limited('from_a_long_file')))),
}

inEachBrowser((browser) => {
  const stage = useStage(browser)
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'errata-har-'))
    for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  /** Chooses files as the dialog of "Import HAR…" would. */
  const choose = (...names: (keyof typeof FILES)[]) =>
    stage.session.chooseFiles(
      'input[type=file]',
      names.map((name) => join(folder, name)),
    )
  /** Waits until the import is over and gives what is said about it. */
  const outcome = (first: string) =>
    stage.session.waitInPanel(
      (words) => {
        const said = [...document.querySelectorAll('[data-testid=import] p')].map((line) => line.textContent)
        const isOver = document.querySelector('[data-testid=import] progress') === null
        return isOver && said.some((line) => line?.startsWith(words)) ? said : null
      },
      { what: `the import to say "${first} …"`, args: [first], timeoutMs: 30_000 },
    )
  const empty = () =>
    stage.session.waitInPanel(() => document.querySelector('[data-act=samples]') !== null, {
      what: 'the empty panel',
    })

  test('the samples fill an empty panel, with a countdown that runs, and without the network', async () => {
    const { session } = stage
    await session.showPanel()
    await session.click('[data-act=samples]')
    expect(await outcome('samples')).toEqual([expect.stringMatching(/^samples: \d+ requests, \d+ failed\.$/)])
    await session.waitInPanel(() => document.querySelectorAll('[data-row-id]').length > 11, {
      what: 'the samples in the list',
    })
    const listed = await lines(session)
    expect(listed.map(({ status }) => status)).toEqual(
      expect.arrayContaining(['200', '402', '429', '500', 'CORS']),
    )
    await openCard(session, await lineWith(session, { status: '403', verdict: 'Retry after' }))
    expect(await part(session, 'request')).toContain('Imported from samples')
    expect(await part(session, 'countdown')).toMatch(/\d+ s/)
    const urls = await session.inPanel(() => performance.getEntriesByType('resource').map(({ name }) => name))
    expect(urls.filter((url) => !/^(?:chrome|moz)-extension:/.test(url))).toEqual([])
    await session.click('#clear')
    await empty()
  })

  test("reads Chrome's, Firefox's and Playwright's files, several at once", async () => {
    const { session } = stage
    await choose('chrome.har', 'firefox.har', 'playwright.har')
    expect(await outcome('playwright.har')).toEqual([
      'chrome.har: 3 requests, 2 failed.',
      'firefox.har: 1 request, 1 failed.',
      'playwright.har: 2 requests, 2 failed.',
    ])
    await session.waitInPanel(() => document.querySelectorAll('[data-row-id]').length === 5, {
      what: 'five failures in the list',
    })
    const listed = await lines(session)
    const refused = listed.find(({ path }) => path.endsWith('/refused'))
    expect(refused?.status).toBe('no server')
    for (const [code, file] of [
      ['from_chrome', 'chrome.har'],
      ['from_firefox', 'firefox.har'],
      ['from_playwright', 'playwright.har'],
    ] as const) {
      const line = await lineWith(session, { code })
      expect(line).toMatchObject({ status: '429', verdict: expect.stringContaining('Retry after') })
      await openCard(session, line)
      expect(await part(session, 'request')).toContain(`Imported from ${file}`)
    }
  })

  test('what was imported outlives a navigation, and stands beside what is captured', async () => {
    const { session, origin } = stage
    await call(session, 'bluum-no-funds')
    await lineWith(session, { code: 'BLUM-422-001' })
    // What began less than 50 ms before a page may have been sent by that page: it would stay (`capture/page-loads.ts`).
    const answeredAtMs = Date.now()
    await until(() => Date.now() - answeredAtMs > 100, { what: 'the call to be one of the page before' })
    await session.goto(`${origin}/?fresh`)
    await session.waitInPanel(
      () =>
        ![...document.querySelectorAll('[data-col=code]')].some(
          (cell) => cell.textContent === 'BLUM-422-001',
        ),
      { what: 'the captured line to leave' },
    )
    expect(await lines(session)).toHaveLength(5)
  })

  test('a file that is no HAR file is refused in one line', async () => {
    await stage.session.click('#clear')
    await empty()
    await choose('page.har')
    expect(await outcome('page.har')).toEqual([
      'page.har: not JSON: unexpected text at line 1, column 1: export it from the Network panel with "Save all as HAR".',
    ])
    expect(await lines(stage.session)).toEqual([])
  })

  test('a file can be dropped anywhere on the panel', async () => {
    const { session } = stage
    const target = await session.inPanel((text) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([text], 'dropped.har'))
      const drag = (type: string) =>
        document
          .querySelector('.toolbar')
          ?.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
      drag('dragenter')
      return new Promise<string>((resolve) =>
        requestAnimationFrame(() => {
          resolve(document.querySelector('[data-testid=drop-target]')?.textContent ?? '')
          drag('drop')
        }),
      )
    }, FILES['chrome.har'])
    expect(target).toContain('Drop HAR files')
    expect(await outcome('dropped.har')).toEqual(['dropped.har: 3 requests, 2 failed.'])
    await lineWith(session, { code: 'from_chrome' })
  })

  test('a long file shows how far it is, and stops where it is cancelled', async () => {
    const { session } = stage
    await session.click('#clear')
    await empty()
    // Pressed as soon as there is a number to see: from here it would often be too late.
    await session.inPanel(() => {
      const seen = new MutationObserver(() => {
        const bar = document.querySelector<HTMLProgressElement>('[data-testid=import] progress[max]')
        if (!bar || bar.value === 0) return
        seen.disconnect()
        document.body.dataset.seen = `${bar.value} of ${bar.max}`
        document.querySelector<HTMLButtonElement>('[data-act=import-cancel]')?.click()
      })
      seen.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true })
    })
    await choose('long.har')
    const [line] = (await outcome('long.har')) ?? []
    expect(await session.inPanel(() => document.body.dataset.seen)).toMatch(/^\d+ of 20000$/)
    const [, read = ''] = line?.match(/^long\.har: cancelled after ([\d,]+) of 20,000 requests/) ?? []
    const count = Number(read.replaceAll(',', ''))
    expect(count).toBeGreaterThan(0)
    expect(count).toBeLessThan(MANY)
    await session.waitInPanel(
      (wanted) =>
        document.querySelector('#count')?.textContent?.replaceAll(',', '').includes(`${wanted} failures`),
      { what: `${count} failures to be counted`, args: [count] },
    )
  })
})
