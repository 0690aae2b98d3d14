/** Steps from one state of the panel to another, and what has to be there for them. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** @typedef {import('../browsers/session.ts').Session} Session */

/** CSS pixels of DevTools in a window of its own, and at the side of a page. */
export const WIDE = { width: 1100, height: 720 }
export const NARROW = { width: 320, height: 720 }

/** Chooses the last line whose address holds this, and waits for its explanation. @param {Session} session @param {string} part */
export async function showCard(session, part) {
  await session.waitInPanel(
    (wanted) => {
      const cells = [...document.querySelectorAll('#list .line [data-col=path]')]
      const cell = cells.findLast((each) => each.getAttribute('title')?.includes(wanted))
      /** @type {HTMLElement | null | undefined} */
      const line = cell?.closest('.line')
      const isShown =
        line?.getAttribute('aria-selected') === 'true' && document.querySelector('.card') !== null
      if (!isShown) line?.click()
      return isShown
    },
    { what: `the line of ${part}`, args: [part] },
  )
  await showTab(session, 'explanation')
}

/** @param {Session} session @param {string} tab of the card that is open */
export async function showTab(session, tab) {
  await session.waitInPanel(
    (name) => {
      const element = /** @type {HTMLElement | null} */ (document.querySelector(`.card [data-tab=${name}]`))
      if (element?.getAttribute('aria-selected') === 'true') return true
      element?.click()
      return false
    },
    { what: `the tab ${tab}`, args: [tab] },
  )
}

/** @param {Session} session @param {string} selector */
export const visible = (session, selector) =>
  session.waitInPanel((it) => document.querySelector(it)?.checkVisibility(), {
    what: selector,
    args: [selector],
  })

/** @param {Session} session @param {string} act @param {string} shown */
export async function open(session, act, shown) {
  await session.click(`[data-act=${act}]`)
  await visible(session, shown)
}

/** Closes whatever is open, and empties the filter. @param {Session} session */
export async function tidy(session) {
  await session.waitInPanel(
    () => {
      /** @type {HTMLElement | null} */
      const open = document.querySelector(':popover-open')
      open?.hidePopover()
      const buttons = ['close-dialog', 'keep', 'import-dismiss'].map((act) => `[data-act=${act}]`)
      /** @type {HTMLElement | null} */
      const button = document.querySelector([...buttons, '.strip > .icon-button'].join())
      button?.click()
      /** @type {HTMLInputElement | null} */
      const input = document.querySelector('#filter')
      const isFiltering = Boolean(input?.value)
      if (input && isFiltering) {
        input.value = ''
        input.dispatchEvent(new Event('input', { bubbles: true }))
      }
      document.getElementById('list')?.focus()
      const isOffering = input?.getAttribute('aria-expanded') === 'true'
      if (isOffering) input?.dispatchEvent(new FocusEvent('blur'))
      return !open && !button && !isOffering && !isFiltering && document.activeElement?.id === 'list'
    },
    { what: 'a tidy panel' },
  )
}

const HAR = {
  log: {
    version: '1.2',
    creator: { name: 'WebInspector', version: '1' },
    entries: [
      {
        startedDateTime: '2026-11-22T09:00:00.000Z',
        time: 84,
        request: {
          method: 'POST',
          url: 'https://api.example.com/v2/charges',
          httpVersion: 'h2',
          headers: [],
          queryString: [],
          cookies: [],
          headersSize: -1,
          bodySize: 0,
        },
        response: {
          status: 503,
          statusText: '',
          httpVersion: 'h2',
          headers: [{ name: 'Retry-After', value: '120' }],
          cookies: [],
          content: {
            size: 64,
            mimeType: 'application/json',
            text: '{"error": {"code": "overloaded", "message": "Come back later."}}',
          },
          redirectURL: '',
          headersSize: -1,
          bodySize: 64,
        },
        cache: {},
        timings: { send: 1, wait: 82, receive: 1 },
      },
    ],
  },
}

/** Writes files to import: one that can be read and one that cannot. @returns {{ folder: string, files: string[] }} */
export function writeFiles() {
  const folder = mkdtempSync(join(tmpdir(), 'errata-files-'))
  const texts = {
    'checkout.har': JSON.stringify(HAR),
    'sign-in.har': '<!doctype html><title>Sign in</title>',
  }
  const files = Object.entries(texts).map(([name, text]) => {
    const path = join(folder, name)
    writeFileSync(path, text)
    return path
  })
  return { folder, files }
}
