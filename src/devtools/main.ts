/**
 * The devtools page: one for each open DevTools, alive until it is closed. It listens from its first moment, owns the
 * session, and hands it to the panel's document whenever there is one.
 */
import type { Capture } from '../capture/capture'
import { chromiumCapture } from '../capture/chromium'
import { firefoxCapture } from '../capture/firefox'
import { offerLink, type PanelLink } from '../panel/link'
import { createSession } from '../session/log'
import type { Row } from '../session/session'
import { DEFAULTS, type SettingsView } from '../settings/settings'
import { openSettings } from '../settings/storage'
import { refetchCode } from './refetch'

const { devtools, runtime } = chrome

/** Until the stored settings are read, a moment after capture began, the defaults hold. */
let settings: SettingsView | null = null
const capBytes = () => (settings?.current() ?? DEFAULTS).bodyCapBytes

const session = createSession({
  explain: async (exchange) => (await import('./knowledge')).explain(exchange),
  defer: (callback) => setTimeout(callback, 0),
})

const capture: Capture =
  import.meta.env.MODE === 'firefox'
    ? firefoxCapture({ devtools, runtime, capBytes })
    : chromiumCapture({
        devtools,
        runtime,
        capBytes,
        storage: sessionStorage,
        reload: () => location.reload(),
      })
capture.start(session)

/** Runs the repeat in the inspected page, as that page. Resolves to null, or to why it was not sent. */
function refetch(row: Row): Promise<string | null> {
  const plan = refetchCode(row.exchange)
  if ('refusal' in plan) return Promise.resolve(plan.refusal)
  return new Promise((resolve) => {
    devtools.inspectedWindow.eval(plan.code, (_, problem) => {
      // Firefox reports a dead page through lastError alone.
      resolve(
        problem || runtime.lastError
          ? 'The inspected page did not run the request; reload it and try again.'
          : null,
      )
    })
  })
}

async function openLink(): Promise<PanelLink> {
  const opened = await openSettings()
  settings = opened
  const apply = () => session.setPreserveLog(opened.current().preserveLog)
  apply()
  opened.subscribe(apply)
  return { session, settings: opened, canRefetch: (row) => 'code' in refetchCode(row.exchange), refetch }
}

const link = openLink()

devtools.panels.create('Errata', '/src/icons/icon-32.png', '/src/panel/panel.html', (panel) => {
  // Re-docking destroys the panel's document in Firefox: each new one is shown, and each is given the same link.
  panel.onShown.addListener((panelWindow) => {
    void link.then((it) => offerLink(panelWindow, it))
    capture.catchUp()
  })
})
