/** Composition root: beside text.ts the only file of the panel that touches the browser's extension API. */
import { signal } from '@preact/signals'
import { render } from 'preact'
import { watchLife } from './alive'
import { App } from './components/app'
import { takeLink } from './link'
import type { Timers } from './stores/countdown'
import { createPanel } from './stores/panel'
import { text } from './text'
import { followTheme, type ThemeSource } from './theme'

/** Below this width list and card no longer fit side by side. */
const STACKED = '(max-width: 40em)'

/** A hidden panel has no frames; its numbers still move, at this pace. */
const HIDDEN_FRAME_MS = 250

function nextFrame(run: () => void): void {
  const once = () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
    run()
  }
  const frame = requestAnimationFrame(once)
  const timer = setTimeout(once, HIDDEN_FRAME_MS)
}

const timers: Timers = {
  now: Date.now,
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}

function matching(query: string) {
  const media = window.matchMedia(query)
  const matches = signal(media.matches)
  media.addEventListener('change', () => {
    matches.value = media.matches
  })
  return matches
}

const panels: ThemeSource = chrome.devtools.panels
followTheme(document.documentElement, panels, window.matchMedia('(prefers-color-scheme: dark)'))

const root = document.getElementById('app') as HTMLElement
document.documentElement.lang = text('language')
root.querySelector('p')?.replaceChildren(text('panel_waiting'))

const link = await takeLink(window)
const updated = signal(false)
// Known from now on: once it is true, the browser does not answer.
text('health_updated')
const isAlive = () => chrome.runtime?.id !== undefined
const stopWatching = watchLife(isAlive, window, () => {
  updated.value = true
})
const panel = createPanel(link, { timers, defer: nextFrame, stacked: matching(STACKED), updated })
// The session outlives this document (re-docking destroys it), and must not call into what is gone.
window.addEventListener('pagehide', () => {
  panel.stop()
  stopWatching()
})

root.replaceChildren()
render(<App panel={panel} page={document} />, root)
