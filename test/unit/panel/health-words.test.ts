import { describe, expect, test } from 'vitest'
import { remarks } from '../../../src/panel/health-words'
import type { Health } from '../../../src/session/session'
import { healthy } from './fixtures'

describe('remarks', () => {
  test.each<[string, Partial<Health>, string[]]>([
    ['nothing', { captured: 12 }, []],
    ['nothing about successes without bodies', { withoutBody: { 'not-kept': 40 } }, []],
    ['unread bodies', { withoutBody: { 'never-read': 3 } }, ['3 bodies never read by the page']],
    ['one lost body', { withoutBody: { lost: 1 } }, ['1 body lost to a navigation or evicted']],
    [
      'a cut body',
      { cut: 1 },
      ['1 body cut by Firefox at 1 MiB; set devtools.netmonitor.responseBodyLimit to 0 in about:config'],
    ],
    ['dropped rows', { dropped: 1200 }, ['1,200 older rows dropped to keep the list within its limit']],
  ])('say %s', (_, health, lines) => {
    expect(remarks(healthy(health))).toEqual(lines.map((text) => ({ text, warning: false })))
  })

  test('warn first of what hides whole requests', () => {
    const [first, second] = remarks(healthy({ blind: ['filtered'], withoutBody: { timeout: 2 } }))
    expect(first).toEqual({ text: expect.stringContaining("Network panel's filter or pause"), warning: true })
    expect(second).toEqual({ text: '2 bodies not handed over in time', warning: false })
  })
})
