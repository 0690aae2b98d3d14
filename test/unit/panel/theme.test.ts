// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest'
import { followTheme } from '../../../src/panel/theme'

function scheme(dark: boolean) {
  let listener: (event: { matches: boolean }) => void = () => {}
  const query = {
    matches: dark,
    addEventListener: (_: string, wanted: typeof listener) => {
      listener = wanted
    },
  }
  return { query: query as unknown as MediaQueryList, become: (matches: boolean) => listener({ matches }) }
}

const root = document.documentElement

beforeEach(() => {
  delete root.dataset.theme
})

describe('followTheme', () => {
  test('follows the colour scheme where DevTools has no event (Chromium)', () => {
    const { query, become } = scheme(true)
    followTheme(root, { themeName: 'default' }, query)
    expect(root.dataset.theme).toBe('dark')
    become(false)
    expect(root.dataset.theme).toBe('light')
  })

  test('follows the theme of DevTools where it has one (Firefox), not the colour scheme', () => {
    const { query } = scheme(true)
    let tell = (_: string) => {}
    const onThemeChanged = { addListener: (listener: (name: string) => void) => (tell = listener) }
    followTheme(root, { themeName: 'light', onThemeChanged }, query)
    expect(root.dataset.theme).toBe('light')
    tell('dark')
    expect(root.dataset.theme).toBe('dark')
  })
})
