/** Renders the details of one row into happy-dom. */
import { signal } from '@preact/signals'
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { Card } from '../../../src/panel/components/card'
import type { PanelLink } from '../../../src/panel/link'
import { createPanel } from '../../../src/panel/stores/panel'
import type { Row } from '../../../src/session/session'
import { exchange } from '../../support/exchange'
import { type attempt, failing, fakeLink } from './fixtures'
import { fakeTimers } from './timers'

let root = document.createElement('div')

/** Takes the details out of the document. */
export function unmount(): void {
  render(null, root)
  root.remove()
}

/** The details of a row alone, with what the browser can do beside the rest. */
export function details(
  row: Row,
  browser: Partial<PanelLink> = {},
  attempts = [] as ReturnType<typeof attempt>[],
) {
  root = document.createElement('div')
  document.body.append(root)
  const { link, remember } = fakeLink([row])
  remember(attempts)
  const parts = { timers: fakeTimers(), defer: (run: () => void) => run(), stacked: signal(false) }
  const panel = createPanel({ ...link, ...browser }, parts)
  const show = (shown: Row) =>
    act(() => render(<Card key={shown.id} row={shown} panel={panel} onClose={() => {}} />, root))
  show(row)
  const find = <E extends HTMLElement = HTMLElement>(selector: string) => root.querySelector<E>(selector)
  return {
    show,
    find,
    all: (selector: string) => [...root.querySelectorAll<HTMLElement>(selector)],
    text: (selector: string) => find(selector)?.textContent ?? null,
    tab: (name: string) => act(() => find(`[data-tab=${name}]`)?.click()),
    shown: () => find('[role=tab][aria-selected=true]')?.dataset.tab,
    click: (selector: string) => act(async () => find(selector)?.click()),
    press: (selector: string, key: string, init: KeyboardEventInit = {}) =>
      act(() => {
        find(selector)?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...init }))
      }),
    search: (text: string) =>
      act(() => {
        const input = find<HTMLInputElement>('#find')
        if (!input) return
        input.value = text
        input.dispatchEvent(new Event('input', { bubbles: true }))
      }),
    cells: (selector: string) =>
      [...root.querySelectorAll(selector)].map((tr) => [...tr.children].map((cell) => cell.textContent)),
  }
}

/** A refused request whose answer has this body. */
export const withBody = (body: string) => failing(1, { exchange: exchange({ status: 400, body }) })
