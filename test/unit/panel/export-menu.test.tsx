// @vitest-environment happy-dom
import { signal } from '@preact/signals'
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { readHar } from '../../../src/capture/har-file'
import { ExportMenu } from '../../../src/panel/components/export-menu'
import { createPanel } from '../../../src/panel/stores/panel'
import type { Row } from '../../../src/session/session'
import { exchange } from '../../support/exchange'
import { failing, fakeLink, success } from './fixtures'
import { withPopovers } from './popover'
import { fakeTimers } from './timers'

const SECRET = 'c4n4ry-Q7x9-ZpL2'
const NOON = new Date(2026, 10, 22, 12, 5).getTime()

const row = (id: number): Row =>
  failing(id, {
    exchange: exchange({
      url: `https://api.example.com/v1/things/${id}`,
      status: 400,
      requestHeaders: { 'X-Api-Key': SECRET },
      body: { code: 'E1' },
    }),
  })

interface Saved {
  name: string
  blob: Blob
}
let saved: Saved[] = []

beforeAll(withPopovers)
beforeEach(() => {
  saved = []
  let last: Blob | null = null
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    last = blob as Blob
    return 'blob:1'
  })
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => {})
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    if (last && this.isConnected) saved.push({ name: this.download, blob: last })
  })
})
afterEach(() => {
  document.body.replaceChildren()
  vi.restoreAllMocks()
})

/** The menu of a panel over these rows. `msPerRow`: how long writing one takes. */
function mount(rows: readonly Row[], msPerRow = 0) {
  const session = fakeLink(rows)
  const timers = fakeTimers(NOON)
  const slow = {
    ...timers,
    now() {
      timers.advance(msPerRow)
      return timers.now()
    },
  }
  const panel = createPanel(session.link, {
    timers: msPerRow > 0 ? slow : timers,
    defer: (run) => run(),
    stacked: signal(false),
  })
  const root = document.createElement('div')
  document.body.append(root)
  act(() => render(<ExportMenu panel={panel} />, root))
  const find = (selector: string) => root.querySelector<HTMLButtonElement>(selector)
  return {
    ...session,
    panel,
    timers,
    root,
    find,
    click: (selector: string) => act(() => find(selector)?.click()),
    said: () => find('.share-said')?.textContent?.trim(),
  }
}

const oneFile = async () => {
  await vi.waitFor(() => expect(saved).toHaveLength(1))
  const [{ name, blob }] = saved as [Saved]
  return { name, text: await blob.text() }
}

test('saves the rows that are listed as a HAR file that our importer reads, without secrets', async () => {
  const menu = mount([row(1), success(2), row(3), row(4)])
  act(() => menu.panel.filter.setText('-things/3'))
  menu.click('[data-act=export]')
  menu.click('[data-form=har]')
  const { name, text } = await oneFile()
  expect(name).toBe('errata-2026-11-22-1205.har')
  expect(readHar(text).exchanges.map(({ exchange }) => exchange.request.url)).toEqual([
    'https://api.example.com/v1/things/1',
    'https://api.example.com/v1/things/4',
  ])
  expect(text).not.toContain(SECRET)
  expect(JSON.parse(text).log.creator).toEqual({ name: 'Errata', version: '1.2.3' })
  await vi.waitFor(() => expect(menu.said()).toBe(`${name}: 2 rows, secrets masked.`))
})

test('saves what Errata says of them as JSON', async () => {
  const menu = mount([row(1)])
  menu.click('[data-form=json]')
  const { name, text } = await oneFile()
  expect(name).toBe('errata-2026-11-22-1205.json')
  expect(JSON.parse(text)).toMatchObject({ annotations: [{ entry: 0, pack: 'acme' }], entries: 1 })
})

test('hides as much as is chosen, and says when that is nothing', async () => {
  const menu = mount([row(1)])
  menu.click('[data-redaction=none]')
  menu.click('[data-form=har]')
  expect((await oneFile()).text).toContain(SECRET)
  await vi.waitFor(() =>
    expect(menu.said()).toBe('errata-2026-11-22-1205.har: 1 row as sent: it may hold secrets.'),
  )
})

test('has nothing to do with an empty list', () => {
  const menu = mount([success(1)])
  expect(menu.find('[data-act=export]')?.disabled).toBe(true)
})

test('says so when a file cannot be made', async () => {
  vi.spyOn(URL, 'createObjectURL').mockImplementation(() => {
    throw new Error('no memory')
  })
  const menu = mount([row(1)])
  menu.click('[data-form=har]')
  await vi.waitFor(() => expect(menu.said()).toBe('Not exported: the rows could not be written.'))
  expect(menu.find('[data-act=export]')?.disabled).toBe(false)
})

describe('many rows', () => {
  const rows = Array.from({ length: 40 }, (_, i) => row(i + 1))

  test('are written in turns, with the progress shown, and the choice of the start holds', async () => {
    const menu = mount(rows, 5)
    menu.click('[data-form=har]')
    await vi.waitFor(() => expect(menu.find('progress')?.getAttribute('value')).toBe('3'))
    expect(menu.find('[data-act=export]')?.disabled).toBe(true)
    menu.click('[data-redaction=none]')
    for (let i = 0; i < 30 && saved.length === 0; i++) await act(async () => menu.timers.advance(1))
    const { text } = await oneFile()
    expect(readHar(text).entries).toBe(40)
    expect(text).not.toContain(SECRET)
    await vi.waitFor(() => expect(menu.find('progress')).toBeNull())
  })
})
