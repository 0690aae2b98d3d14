import { describe, expect, test } from 'vitest'
import { openers } from '../../../src/devtools/openers'

/** The panels of Chromium, as far as they are used; they know one file. */
function chromium() {
  const calls: unknown[] = []
  return {
    calls,
    openResource(this: unknown, url: string, line: number, column: number, opened: (status: object) => void) {
      calls.push([this, url, line, column])
      opened(url === 'http://shop.test/app.js' ? { code: 'OK' } : { code: 'E_NOTFOUND', isError: true })
    },
    network: {
      show(options: object) {
        calls.push(options)
        return Promise.resolve()
      },
    },
  }
}

describe('openers', () => {
  test('opens a line of a file, which Chromium counts from 0', async () => {
    const panels = chromium()
    expect(await openers(panels).openSource?.('http://shop.test/app.js', 20, 28)).toBe(true)
    expect(panels.calls).toEqual([[panels, 'http://shop.test/app.js', 19, 27]])
  })

  test('says when Sources has no such file', async () => {
    expect(await openers(chromium()).openSource?.('http://shop.test/gone.js', 1, 1)).toBe(false)
  })

  test('shows the Network panel with a filter', () => {
    const panels = chromium()
    openers(panels).revealInNetwork?.('url:/orders')
    expect(panels.calls).toEqual([{ filter: 'url:/orders' }])
  })

  test('has none of them where the browser has none', () => {
    expect(openers({ themeName: 'dark' })).toEqual({ openSource: undefined, revealInNetwork: undefined })
  })
})
