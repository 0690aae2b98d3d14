import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Session } from '../../scripts/browsers/session'
import { lineWith, openCard, part, shown } from './panel-page'
import { inEachBrowser, useStage } from './support'

const PAGE = readFileSync(join(import.meta.dirname, '../../scripts/screenshots/errors.html'), 'utf8')

const BROKEN = ['openapi: 3.1.0', 'info:', '  title: Acme', 'paths:', '  /labels: {', '   get: [}'].join('\n')
const MARKDOWN = [
  '# Acme Depots errors',
  '',
  '| Code | Meaning |',
  '|---|---|',
  '| `GATE_SHUT` | The gate is shut. |',
]
const MANY = [
  '# Acme Works errors',
  '',
  '| Code | Status | Meaning |',
  '|---|---|---|',
  ...Array.from(
    { length: 5_000 },
    (_, n) => `| \`WORKS_${String(n).padStart(4, '0')}\` | 400 | Part ${n} is missing. |`,
  ),
]

const REPLIES: Record<string, { status: number; code: string; message: string }> = {
  '/labels': { status: 410, code: 'LABEL_EXPIRED', message: 'The label has expired.' },
  '/depots': { status: 503, code: 'DEPOT_BUSY', message: 'Come back later.' },
}

/** An API that no pack knows. */
function startParcels(): Server {
  return createServer(({ url = '' }, response) => {
    const { status, code, message } = REPLIES[url] ?? {
      status: 404,
      code: 'NO_SUCH_PAGE',
      message: 'Nothing here.',
    }
    response.writeHead(status, { 'Content-Type': 'application/json', 'Access-Control-Allow-Origin': '*' })
    response.end(JSON.stringify({ error: { code, message, request_id: 'req_8fK2' } }))
  })
}

/** Pastes HTML into the field that takes a page, by the event that a browser sends. */
const paste = (session: Session, html: string) =>
  session.inPanel((markup) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', markup)
    clipboardData.setData('text/plain', 'the same without its tables')
    // Firefox takes the two older members only.
    const init = { clipboardData, dataType: 'text/html', data: markup, bubbles: true, cancelable: true }
    document.querySelector('#add-api-text')?.dispatchEvent(new ClipboardEvent('paste', init))
  }, html)

const value = (session: Session, selector: string) =>
  session.inPanel((it) => document.querySelector<HTMLInputElement>(it)?.value, selector)

inEachBrowser((browser) => {
  const stage = useStage(browser)
  const parcels = startParcels()
  let folder: string
  let api: string
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'errata-docs-'))
    writeFileSync(join(folder, 'broken.yaml'), BROKEN)
    writeFileSync(join(folder, 'many.md'), MANY.join('\n'))
    await new Promise<void>((done) => parcels.listen(0, '127.0.0.1', done))
    api = `http://127.0.0.1:${(parcels.address() as AddressInfo).port}`
  })
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true })
    parcels.closeAllConnections()
    parcels.close()
  })
  const fetchFrom = (path: string) =>
    stage.session.inPage(async (url) => (await fetch(url)).text(), `${api}${path}`)

  test('a pasted page explains the next failing response of its API', async () => {
    const { session } = stage
    await session.showPanel()
    await fetchFrom('/labels')
    await openCard(session, await lineWith(session, { code: 'LABEL_EXPIRED' }))
    const openedMs = Date.now()
    await session.click('[data-act=add-this-api]')
    await shown(session, '.add-api[data-step=source]')
    await paste(session, PAGE)
    await shown(session, '[data-testid=add-api-trial]', 'It recognises 1 of the 1 response')
    expect(await value(session, '#add-api-name')).toBe('Acme Parcels')
    expect(await value(session, '#add-api-hosts')).toBe('127.0.0.1')
    expect(await value(session, '#add-api-code')).toBe('/error/code')
    expect(await shown(session, '[data-testid=add-api-trial]')).toContain(
      '1 of 1 example on the page is recognised.',
    )
    await session.type('[data-key="0"] [data-cell=title]', 'Label too old')
    await session.click('[data-act=save-api]')
    expect(await shown(session, '[data-testid=add-api-line]', 'Saved.')).toContain(
      'Failing responses of 127.0.0.1 are explained from now on, and 1 in this list already is.',
    )
    await lineWith(session, { code: 'LABEL_EXPIRED', vendor: 'Acme Parcels' })
    console.log(`${browser}: from the button to the first annotation in ${Date.now() - openedMs} ms`)

    await fetchFrom('/depots')
    await openCard(session, await lineWith(session, { code: 'DEPOT_BUSY', vendor: 'Acme Parcels' }))
    expect(await part(session, 'meaning')).toContain('The depot takes no new parcels for the moment.')
    expect(await part(session, 'resolution')).toContain('Send the request again later.')
  })

  test('it can be taken back', async () => {
    const { session } = stage
    await session.click('[data-act=undo-add-api]')
    await shown(session, '[data-testid=add-api-line]', 'Taken back')
    await session.waitInPanel(
      () =>
        ![...document.querySelectorAll('[data-col=vendor]')].some(
          (cell) => cell.textContent === 'Acme Parcels',
        ),
      { what: 'the rows to be explained as before' },
    )
  })

  test('a broken API description is refused with its line', async () => {
    const { session } = stage
    await session.click('.toolbar [data-act=add-api]')
    await shown(session, '.add-api[data-step=source]')
    await session.chooseFiles('#add-api-file', [join(folder, 'broken.yaml')])
    expect(await shown(session, '[data-testid=add-api-problem]', 'broken.yaml')).toMatch(
      /broken\.yaml: line 6: /,
    )
    await session.press('Escape')
  })

  test('a page that is dropped anywhere opens the dialog, which asks once before changes are lost', async () => {
    const { session } = stage
    await session.inPanel((text) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([text], 'depots.md'))
      const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true })
      document.querySelector('.toolbar')?.dispatchEvent(drop)
    }, MARKDOWN.join('\n'))
    await shown(session, '.add-api-codes')
    expect(await value(session, '[data-key="0"] [data-cell=code]')).toBe('GATE_SHUT')
    expect(await shown(session, '.add-api-page', 'GATE_SHUT')).toContain('The gate is shut.')
    const name = await value(session, '#add-api-name')
    await session.type('#add-api-name', ' one')
    await session.press('Escape')
    await shown(session, '.add-api-foot', 'This API is not saved.')
    await session.press('Escape')
    await session.waitInPanel(() => document.querySelector('#add-api') === null, { what: 'the dialog to go' })
    await session.click('.toolbar [data-act=add-api]')
    await shown(session, '.add-api-codes')
    expect(await value(session, '#add-api-name')).toBe(`${name} one`)
    await session.click('[data-act=start-over]')
    await shown(session, '.add-api[data-step=source]')
  })

  test('five thousand codes can be reviewed', async () => {
    const { session } = stage
    const startedMs = Date.now()
    await session.chooseFiles('#add-api-file', [join(folder, 'many.md')])
    await shown(session, '[data-testid=add-api-pager]', '1 to 100 of 5,000')
    console.log(`${browser}: 5,000 codes on show after ${Date.now() - startedMs} ms`)
    const editMs = await session.inPanel(() => {
      const field = document.querySelector<HTMLTextAreaElement>('[data-key="7"] [data-cell=meaning]')
      if (!field) return -1
      const fromMs = performance.now()
      field.focus()
      field.value = 'Another word.'
      field.dispatchEvent(new Event('input', { bubbles: true }))
      return new Promise<number>((done) =>
        requestAnimationFrame(() => setTimeout(() => done(performance.now() - fromMs))),
      )
    })
    console.log(`${browser}: an edit among them took ${Math.round(editMs)} ms`)
    expect(editMs).toBeGreaterThan(0)
    expect(editMs).toBeLessThan(500)
    await session.click('[data-act=codes-after]')
    await shown(session, '[data-testid=add-api-pager]', '101 to 200 of 5,000')
    await session.click('[data-key="150"] [data-cell=code]')
    await shown(session, '.add-api-page [data-marked=true]', 'WORKS_0150')
    // A line that has come into sight leads to its code.
    await session.waitInPanel(
      () => {
        const page = document.querySelector('.add-api-page')
        page?.scrollTo(0, page.scrollHeight)
        const line = [...document.querySelectorAll<HTMLElement>('[data-line]')].findLast((each) =>
          each.textContent?.includes('WORKS_4999'),
        )
        line?.click()
        return (document.activeElement as HTMLTextAreaElement | null)?.value === 'WORKS_4999'
      },
      { what: 'the code of the last line' },
    )
    expect(await shown(session, '[data-testid=add-api-pager]')).toContain('4,901 to 5,000 of 5,000')
  })
})
