// @vitest-environment happy-dom
import { act } from 'preact/test-utils'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { exchange } from '../../support/exchange'
import { failing } from './fixtures'
import { mount, unmount } from './mount'
import { withPopovers } from './popover'

beforeAll(withPopovers)
afterEach(() => {
  unmount()
  vi.restoreAllMocks()
})

const SECRET = 'c4n4ry-Q7x9-ZpL2'
const ROW = failing(1, {
  exchange: exchange({
    method: 'POST',
    status: 400,
    url: 'https://api.example.com/v1/things?page=2',
    requestHeaders: { Authorization: `Bearer ${SECRET}`, 'Content-Type': 'application/json' },
    requestBody: '{"n":1}',
    body: { code: 'E1' },
  }),
})

const copied: string[] = []
beforeEach(() => {
  copied.length = 0
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => void copied.push(text))
})

/** The panel with the menu of its row open. */
function open() {
  const panel = mount([ROW])
  panel.click('[data-row-id="1"]')
  panel.click('[data-act=copy-as]')
  return panel
}

const menu = '.card [role=menu]'
const focused = () => document.activeElement?.textContent?.trim()
const press = (key: string) => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
  act(() => void document.activeElement?.dispatchEvent(event))
}

describe('the menu', () => {
  test('is a menu button, and the first item has the focus', () => {
    const panel = open()
    const button = panel.find('[data-act=copy-as]')
    expect(button?.getAttribute('aria-haspopup')).toBe('menu')
    expect(button?.getAttribute('aria-expanded')).toBe('true')
    expect(button?.getAttribute('aria-controls')).toBe(panel.find(menu)?.id)
    expect(panel.all(`${menu} [role=menuitem]`).map((item) => item.textContent)).toEqual([
      'cURL (bash)',
      'cURL (Windows)',
      'fetch',
      'Markdown',
    ])
    expect(focused()).toBe('cURL (bash)')
  })

  test.each([
    ['ArrowDown', 'cURL (Windows)'],
    ['ArrowUp', 'Hide nothing'],
    ['End', 'Hide nothing'],
    ['m', 'Markdown'],
    ['c', 'cURL (Windows)'],
    ['x', 'cURL (bash)'],
  ])('%s leads to %s', (key, words) => {
    open()
    press(key)
    expect(focused()).toBe(words)
  })

  test.each([
    ['ArrowDown', 'cURL (bash)'],
    ['ArrowUp', 'Hide nothing'],
  ])('%s on the button opens it at %s', (key, words) => {
    const panel = open()
    panel.click('[data-act=copy-as]')
    expect(panel.find(menu)?.dataset.open).toBe('false')
    panel.find('[data-act=copy-as]')?.focus()
    press(key)
    expect(panel.find(menu)?.dataset.open).toBe('true')
    expect(focused()).toBe(words)
  })

  test('Tab leaves it, from its button on', () => {
    const panel = open()
    press('Tab')
    expect(panel.find(menu)?.dataset.open).toBe('false')
    expect(document.activeElement).toBe(panel.find('[data-act=copy-as]'))
  })
})

describe('copying', () => {
  test.each([
    ['curl', `-H 'Authorization: Bearer [masked]'`],
    ['curl-windows', 'Bearer ^[masked^]'],
    ['fetch', '"Authorization": "Bearer [masked]"'],
    ['markdown', 'Something is wrong'],
  ])('as %s hides secrets, and says so', async (form, part) => {
    const panel = open()
    panel.click(`[data-form=${form}]`)
    await vi.waitFor(() => expect(panel.text('.card .share-said')).toContain('Copied: secrets masked.'))
    expect(copied).toEqual([expect.stringContaining(part)])
    expect(copied[0]).not.toContain(SECRET)
    expect(panel.find(menu)?.dataset.open).toBe('false')
  })

  test.each([
    ['none', 'Copied as sent: it may hold secrets.', true, 'false'],
    ['remove', 'Copied: secrets removed.', false, 'true'],
  ])('with %s says "%s"', async (how, words, holds, isSafe) => {
    const panel = open()
    panel.click(`${menu} [data-redaction=${how}]`)
    expect(panel.find(menu)?.dataset.open).toBe('true')
    panel.click('[data-form=curl]')
    await vi.waitFor(() => expect(panel.text('.card .share-said')).toContain(words))
    expect(panel.find('.share-line')?.dataset.safe).toBe(isSafe)
    expect(copied[0]?.includes(SECRET)).toBe(holds)
    act(() => panel.timers.advance(5_000))
    expect(panel.text('.card .share-said')).toBe('')
  })

  test('says so when the browser does not let it', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('blocked'))
    document.execCommand = () => false
    const panel = open()
    panel.click('[data-form=curl]')
    await vi.waitFor(() => expect(panel.text('.card .share-said')).toContain('Not copied'))
  })
})

describe('how much is hidden', () => {
  const chosen = (panel: ReturnType<typeof open>) =>
    panel.find(`${menu} [aria-checked=true]`)?.dataset.redaction

  test('is what the settings say', () => {
    const panel = open()
    expect(chosen(panel)).toBe('mask')
    panel.act(() => panel.change({ redaction: 'remove' }))
    expect(chosen(panel)).toBe('remove')
  })

  test('can be chosen for this panel, until the settings say something else', () => {
    const panel = open()
    panel.click(`${menu} [data-redaction=none]`)
    expect(chosen(panel)).toBe('none')
    expect(panel.find('[data-act=copy-as]')?.dataset.warns).toBe('true')
    expect(panel.settings().redaction).toBe('mask')
    panel.act(() => panel.change({ redaction: 'remove' }))
    expect(chosen(panel)).toBe('remove')
  })

  test('holds for the ticket for support, too', async () => {
    const panel = open()
    panel.click(`${menu} [data-redaction=none]`)
    panel.click('[data-act=support]')
    await vi.waitFor(() => expect(panel.text('.act')).toContain('Copied as sent: it may hold secrets.'))
    expect(copied).toEqual(['support text of row 1, none'])
  })
})
