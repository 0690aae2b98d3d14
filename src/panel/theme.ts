/** Follows the theme of DevTools by setting `data-theme` on the root element; the colours are CSS. */

/** The part of `chrome.devtools.panels` that tells the theme. Only Firefox has the event. */
export interface ThemeSource {
  themeName?: string
  onThemeChanged?: { addListener(listener: (name: string) => void): void }
}

/**
 * Firefox tells the theme of DevTools, which may differ from the page's colour scheme. Chromium hands the theme down
 * as the colour scheme, live; its own `themeName` stays what it was when the panel was loaded.
 */
export function followTheme(root: HTMLElement, panels: ThemeSource, dark: MediaQueryList): void {
  const show = (isDark: boolean) => {
    root.dataset.theme = isDark ? 'dark' : 'light'
  }
  if (panels.onThemeChanged) {
    show(panels.themeName === 'dark')
    panels.onThemeChanged.addListener((name) => show(name === 'dark'))
  } else {
    show(dark.matches)
    dark.addEventListener('change', (event) => show(event.matches))
  }
}
