/** Where the extension's pages are, and how large they are shown: the same in both browsers. */

export const DEVTOOLS_PAGE = '/src/devtools/devtools.html'
export const PANEL_PAGE = '/src/panel/panel.html'
/** The name on the panel's tab. */
export const PANEL_TITLE = 'Errata'
/** CSS pixels of an undocked DevTools. */
export const DEVTOOLS_SIZE = { width: 1280, height: 800 }
/** Height of a docked one: half of the window, for a list and a card. */
export const DOCKED_HEIGHT = 450
