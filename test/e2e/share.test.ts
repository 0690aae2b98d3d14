import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { until } from '../../scripts/browsers/until.mjs'
import { call } from '../../scripts/demo/calls.mjs'
import { readHar } from '../../src/capture/har-file'
import { lines, lineWith, openCard } from './panel-page'
import { inEachBrowser, useStage } from './support'

const SECRET = 'sk_live_c4n4ryQ7x9ZpL2'

inEachBrowser((browser) => {
  const downloads = mkdtempSync(join(tmpdir(), `errata-downloads-${browser}-`))
  const stage = useStage(browser, { downloads })
  afterAll(() => rmSync(downloads, { recursive: true, force: true }))

  const focused = () => stage.session.inPanel(() => document.activeElement?.getAttribute('data-act') ?? null)
  const isOpen = () => stage.session.inPanel(() => document.querySelector(':popover-open') !== null)
  /** Opens a menu and chooses from it. */
  async function choose(menu: string, item: string) {
    const { session } = stage
    if (!(await isOpen())) await session.click(`[data-act=${menu}]`)
    await session.waitInPanel(() => document.activeElement?.matches('[role^=menuitem]'), {
      what: 'the first item to have the focus',
    })
    await session.click(`:popover-open [data-${item}]`)
  }
  const says = (words: string) =>
    stage.session.waitInPanel(
      (part) =>
        [...document.querySelectorAll('.share-said')].some((line) => line.textContent?.includes(part)),
      { what: `"${words}"`, args: [words] },
    )
  /** The file that the browser saved, once it is whole. */
  const saved = (extension: string) =>
    until(
      () => {
        const [name, ...more] = readdirSync(downloads).filter((each) => !/\.(?:crdownload|part)$/.test(each))
        if (!name?.endsWith(extension) || more.length > 0) return null
        const text = readFileSync(join(downloads, name), 'utf8')
        return text.endsWith('}\n') ? { name, text } : null
      },
      { what: `a file that ends in ${extension}` },
    )

  test('a row is copied as a command without its secrets', async () => {
    const { session } = stage
    await session.inPage(async (secret) => {
      const headers = { Authorization: `Bearer ${secret}`, 'Content-Type': 'application/json' }
      await (await fetch('/api/orders?page=2', { method: 'POST', headers, body: '{"n": 1.0}' })).text()
    }, SECRET)
    await session.showPanel()
    await openCard(session, await lineWith(session, { path: '/api/orders', status: '404' }))
    await choose('copy-as', 'form=curl')
    await says('Copied: secrets masked.')
    const command = await session.clipboard()
    expect(command).toMatch(/^# Secrets are masked: put in your own\.\ncurl '?http.*\/api\/orders\?page=2'?/)
    expect(command).toContain(`-H 'Authorization: Bearer [masked]'`)
    expect(command).toContain(`--data-raw '{"n": 1.0}'`)
    expect(command).not.toContain(SECRET)
    expect(await focused()).toBe('copy-as')
  })

  test('the arrow keys lead through the menu, and Esc closes it alone', async () => {
    const { session } = stage
    const onItem = (selector: string) =>
      session.waitInPanel((it) => document.activeElement?.matches(it), {
        what: `${selector} to have the focus`,
        args: [selector],
      })
    await session.press('ArrowUp')
    await onItem('[data-redaction=none]')
    await session.press('ArrowDown')
    await onItem('[data-form=curl]')
    await session.press('f')
    await onItem('[data-form=fetch]')
    await session.press('Escape')
    expect(await isOpen()).toBe(false)
    expect(await focused()).toBe('copy-as')
    expect(await session.inPanel(() => document.querySelector('[data-testid=card]') !== null)).toBe(true)
  })

  test('what is chosen to be hidden holds for the next copies, and the line says it', async () => {
    const { session } = stage
    await choose('copy-as', 'redaction=none')
    expect(await isOpen()).toBe(true)
    await choose('copy-as', 'form=fetch')
    expect(await isOpen()).toBe(false)
    await says('Copied as sent: it may hold secrets.')
    expect(await session.clipboard()).toContain(`"Bearer ${SECRET}"`)
    await choose('copy-as', 'redaction=mask')
    await session.press('Escape')
  })

  test('a ticket for support hides what is chosen for all copies', async () => {
    const { session } = stage
    await session.click('[data-act=support]')
    await session.waitInPanel(
      () => document.querySelector('.act')?.textContent?.includes('Copied: secrets masked.'),
      { what: 'the ticket to be copied' },
    )
    const ticket = await session.clipboard()
    expect(ticket).toContain('/api/orders?page=2')
    expect(ticket).not.toContain(SECRET)
  })

  test('the rows that are listed become a HAR file that our importer reads', async () => {
    const { session } = stage
    for (const id of ['bluum-no-funds', 'bloobank-no-wallet']) await call(session, id)
    await lineWith(session, { code: 'WALLET_NOT_FOUND' })
    await session.type('#filter', '-wallet_not_found')
    await session.waitInPanel(() => document.querySelectorAll('[data-row-id]').length === 2, {
      what: 'two lines',
    })
    await choose('export', 'form=har')
    const { name, text } = await saved('.har')
    expect(name).toMatch(/^errata-\d{4}-\d\d-\d\d-\d{4}\.har$/)
    await says(`${name}: 2 rows, secrets masked.`)
    expect(text).not.toContain(SECRET)
    const { entries, exchanges } = readHar(text)
    expect(entries).toBe(2)
    const urls = exchanges.map(({ exchange }) => exchange.request.url)
    expect(urls).toEqual((await lines(session)).map(({ path }) => path))
    const [order] = exchanges
    expect(order?.exchange.request.headers).toContainEqual({
      name: expect.stringMatching(/^authorization$/i),
      value: 'Bearer [masked]',
    })
    expect(order?.exchange.request.body).toBe('{"n": 1.0}')
  })

  test('the JSON file holds what Errata says of them', async () => {
    rmSync(downloads, { recursive: true })
    mkdirSync(downloads)
    await choose('export', 'form=json')
    const { name, text } = await saved('.json')
    expect(name).toMatch(/^errata-[\d-]+\.json$/)
    const { annotations, entries } = JSON.parse(text) as { annotations: { entry: number }[]; entries: number }
    expect(entries).toBe(2)
    expect(annotations.map(({ entry }) => entry)).toEqual([0, 1])
  })
})
