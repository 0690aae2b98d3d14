/** The dialog "Add an API" over a fake session, opened and waited for. A test that uses it replaces the reading by a worker. */
import { expect, vi } from 'vitest'
import type { PageForm } from '../../../src/authoring/page/read-page'
import { readSource } from '../../../src/authoring/read-source'
import type { Row } from '../../../src/session/session'
import { exchange } from '../../support/exchange'
import { annotation, failing } from './fixtures'
import { mount } from './mount'

/** There are no workers in these tests: the same reading, in their own thread. */
export const readHere = (text: string, form: PageForm | null) => ({
  source: new Promise((done) => done(readSource(text, form))),
  cancel() {},
})

export const PAGE = [
  '# Acme Parcels API',
  '',
  '| Code | Status | Description | What to do |',
  '|---|---|---|---|',
  '| `LABEL_EXPIRED` | 410 | The label is too old. | Buy a new one. |',
  '| `DEPOT_BUSY` | 503 | The depot is full. | Send it again later. |',
  '',
  '```json',
  '{ "error": { "code": "DEPOT_BUSY", "message": "Full." } }',
  '```',
].join('\n')

/** A row of an API that no pack knows. */
export const stranger = failing(1, {
  exchange: exchange({ url: 'https://api.parcels.test/v1', status: 503 }),
  annotation: annotation({ pack: 'http', vendor: 'HTTP', specificity: 'generic' }),
})

/** Opens the dialog by the button of the toolbar. */
export async function open(rows: readonly Row[] = [stranger]) {
  const panel = mount(rows)
  const settle = async (until: () => void) =>
    vi.waitFor(async () => {
      panel.act(() => panel.timers.advance(300))
      await panel.settled()
      until()
    })
  const shows = (selector: string) => settle(() => expect(panel.find(selector), selector).not.toBeNull())
  const opens = {
    ...panel,
    settle,
    shows,
    field: (selector: string) => panel.find<HTMLInputElement>(selector) as HTMLInputElement,
    enter: (selector: string, value: string) =>
      panel.act(() => {
        const field = panel.find<HTMLInputElement>(selector) as HTMLInputElement
        field.value = value
        field.dispatchEvent(new Event(field.tagName === 'SELECT' ? 'change' : 'input', { bubbles: true }))
      }),
    paste(plain: string, html = '') {
      const clipboardData = {
        files: [],
        types: [],
        getData: (type: string) => (type === 'text/html' ? html : plain),
      }
      const event = Object.assign(new Event('paste', { bubbles: true, cancelable: true }), { clipboardData })
      panel.act(() => void panel.find('#add-api-text')?.dispatchEvent(event))
    },
    stored: async () => (await panel.link.ownPacks()).current().packs,
  }
  panel.click('.toolbar [data-act=add-api]')
  await shows('#add-api-text')
  return opens
}

/** Opens it and pastes a page. */
export async function review(page = PAGE, rows?: readonly Row[]) {
  const panel = await open(rows)
  panel.paste(page)
  await panel.shows('.add-api-foot')
  return panel
}
