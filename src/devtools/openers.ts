/** Ways from the panel into the tools of DevTools. Chromium has them; Firefox has none. */
import type { PanelLink } from '../panel/link'

/** What Chromium answers with: it is called back with a status, though its documentation says with nothing. */
type Opened = (status?: { isError?: boolean }) => void

/** The part of `chrome.devtools.panels` that is used here. */
export interface Panels {
  openResource?(url: string, line: number, column: number, opened: Opened): void
  network?: { show?(options: { filter: string }): unknown }
}

/** The openers that this browser has. */
export function openers(panels: object): Pick<PanelLink, 'openSource' | 'revealInNetwork'> {
  const { openResource, network } = panels as Panels
  return {
    openSource:
      openResource &&
      ((url, line, column) =>
        new Promise((resolve) => {
          // Chromium counts lines and columns from 0 here.
          openResource.call(panels, url, line - 1, column - 1, (status) => resolve(status?.isError !== true))
        })),
    revealInNetwork: network?.show && ((filter) => void network.show?.({ filter })),
  }
}
