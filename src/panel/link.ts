/**
 * The hand-over between the devtools page, which owns the session, and the panel, which shows it. Both are documents
 * of one extension, so the one may reach into the other's window in every browser. What is handed over belongs to
 * another realm: never test it with `instanceof`, and let go of it on `pagehide`.
 */
import type { Row, SessionView } from '../session/session'
import type { SettingsView } from '../settings/settings'

/** All that the panel knows of the world outside its document. */
export interface PanelLink {
  session: SessionView
  settings: SettingsView
  /** May the request be sent again without doing harm? */
  canRefetch(row: Row): boolean
  /** Lets the page send the request again. Resolves to null when it was sent, else to one line that says why not. */
  refetch(row: Row): Promise<string | null>
}

declare global {
  interface Window {
    errataLink?: PanelLink
  }
}

const OFFERED = 'errata-link'

/** Devtools page: gives the panel its link. The same link may be offered again, each time the panel is shown. */
export function offerLink(panelWindow: Window, link: PanelLink): void {
  panelWindow.errataLink = link
  panelWindow.dispatchEvent(new Event(OFFERED))
}

/** Panel: waits for its link; it does not matter which of the two comes first. */
export function takeLink(panelWindow: Window): Promise<PanelLink> {
  return new Promise((resolve) => {
    const take = () => {
      if (!panelWindow.errataLink) return
      panelWindow.removeEventListener(OFFERED, take)
      resolve(panelWindow.errataLink)
    }
    panelWindow.addEventListener(OFFERED, take)
    take()
  })
}
