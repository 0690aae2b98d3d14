/** Renders the panel into happy-dom, which has no layout: sizes are given here. */
import { signal } from '@preact/signals'
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { App } from '../../../src/panel/components/app'
import { createPanel } from '../../../src/panel/stores/panel'
import type { Row } from '../../../src/session/session'
import { fakeLink } from './fixtures'
import { fakeTimers } from './timers'

/** The list can show this many pixels, its header included. */
const LIST_PX = 242

let root: HTMLElement | null = null

/** Takes the panel out of the document, as a navigation of its frame would. */
export function unmount(): void {
  if (root) render(null, root)
  root?.remove()
  root = null
}

/** The whole panel over a fake session, in the document. */
export function mount(rows: readonly Row[] = []) {
  unmount()
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => LIST_PX })
  const session = fakeLink(rows)
  const timers = fakeTimers(1_000_000)
  const panel = createPanel(session.link, { timers, defer: (run) => run(), stacked: signal(false) })
  root = document.createElement('div')
  document.body.append(root)
  const target = root
  act(() => render(<App panel={panel} page={document} />, target))

  const find = <E extends HTMLElement = HTMLElement>(selector: string) => target.querySelector<E>(selector)
  return {
    ...session,
    panel,
    timers,
    act: (run: () => void) => act(run),
    /** After the promises under way. */
    settled: () => act(async () => {}),
    find,
    all: (selector: string) => [...target.querySelectorAll<HTMLElement>(selector)],
    text: (selector: string) => find(selector)?.textContent ?? null,
    part: (name: string) => find(`[data-testid=card] [data-part=${name}]`)?.textContent ?? null,
    ids: () =>
      [...target.querySelectorAll<HTMLElement>('[role=row][data-row-id]')].map((row) =>
        Number(row.dataset.rowId),
      ),
    chosen: () => find('[role=row][aria-selected=true]')?.dataset.rowId ?? null,
    click: (selector: string) => act(() => find(selector)?.click()),
    press(key: string, on: string | Document = '#list', init: KeyboardEventInit = {}) {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init })
      act(() => {
        ;(typeof on === 'string' ? find(on) : on)?.dispatchEvent(event)
      })
      return event
    },
    type: (text: string) =>
      act(() => {
        const input = find<HTMLInputElement>('#filter')
        if (!input) return
        input.value = text
        input.dispatchEvent(new Event('input', { bubbles: true }))
      }),
    scroll: (px: number) =>
      act(() => {
        const list = find('#list')
        if (!list) return
        list.scrollTop = px
        list.dispatchEvent(new Event('scroll'))
      }),
  }
}
