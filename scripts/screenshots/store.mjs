/** The pictures for the extension stores. */

/** CSS pixels: the Chrome Web Store takes 1280 × 800 alone, addons.mozilla.org anything up to 2400 × 1800. */
export const STORE_SIZE = { width: 1280, height: 800 }

/** In the order of the listing; the Chrome Web Store takes five. @type {{ state: string, theme: 'light' | 'dark' }[]} */
export const STORE_PICTURES = [
  { state: 'explanation', theme: 'light' },
  { state: 'list', theme: 'light' },
  { state: 'attempts', theme: 'dark' },
  { state: 'cors', theme: 'light' },
  { state: 'fields', theme: 'dark' },
]
