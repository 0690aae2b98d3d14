/** The page that the benchmark of the panel runs in: the real panel over a session in memory. */
import { signal } from '@preact/signals'
import { render } from 'preact'
import { App } from '../../src/panel/components/app'
import { createPanel } from '../../src/panel/stores/panel'
import '../../src/panel/styles/panel.css'
import type { Row } from '../../src/session/session'
import { extensionApi } from '../../test/support/messages'
import { fakeLink } from '../../test/unit/panel/fixtures'
import { fakeTimers } from '../../test/unit/panel/timers'
import { rowsOf } from './rows'

// The page is no extension's: its words come from the file, as in the tests.
Object.assign(window, { chrome: extensionApi })

/** Milliseconds that the page is busy from this action until it is painted, without the wait for a frame to begin. */
const painted = (act: () => void) =>
  new Promise<number>((resolve) => {
    const { port1, port2 } = new MessageChannel()
    requestAnimationFrame(() => {
      const startMs = performance.now()
      // A message that is posted in a frame arrives when that frame has been painted.
      port1.onmessage = () => resolve(performance.now() - startMs)
      act()
      port2.postMessage(null)
    })
  })

const element = <E extends HTMLElement>(selector: string) => document.querySelector<E>(selector) as E

let rows: Row[] = []
let panel: ReturnType<typeof createPanel> | null = null

const bench = {
  prepare(count: number) {
    rows = rowsOf(count)
  },
  async mount() {
    const session = fakeLink(rows)
    session.change({ showSuccesses: true })
    await session.link.settings.change({ showSuccesses: true })
    const ms = await painted(() => {
      panel = createPanel(session.link, {
        timers: fakeTimers(),
        defer: (run) => run(),
        stacked: signal(false),
      })
      render(<App panel={panel} page={document} />, element('#app'))
    })
    const drawn = document.querySelectorAll('[role=row][data-row-id]').length
    return { ms, lines: panel?.list.lines.value.length ?? 0, drawn }
  },
  filter: (text: string) =>
    painted(() => {
      const input = element<HTMLInputElement>('#filter')
      input.value = text
      input.dispatchEvent(new Event('input', { bubbles: true }))
    }),
  sort: (column: string) => painted(() => element(`#list [data-col=${column}] button`).click()),
  /** Frames while the list is scrolled by so many pixels in each: from one to the next, and how long each was busy. */
  async scroll(frames: number, stepPx: number) {
    const list = element('#list')
    list.scrollTop = 0
    const starts: number[] = []
    const busy: number[] = []
    for (let frame = 0; frame < frames; frame++) {
      const startMs = await new Promise<number>((resolve) => requestAnimationFrame(resolve))
      starts.push(startMs)
      const { port1, port2 } = new MessageChannel()
      const beginMs = performance.now()
      list.scrollTop += stepPx
      port2.postMessage(null)
      await new Promise((resolve) => {
        port1.onmessage = resolve
      })
      busy.push(performance.now() - beginMs)
    }
    return { deltas: starts.slice(1).map((ms, i) => ms - (starts[i] ?? 0)), busy }
  },
}

export type Bench = typeof bench
Object.assign(window, { bench })
