import { describe, expect, it } from 'vitest'
import { fromHarEntry } from '../../../src/capture/from-har-entry'
import { API, fromShop, type KindOfFailure, kindOf, playwrightEntry } from './entries'

describe('what other writers record', () => {
  const cases: [what: string, entry: unknown, expected: KindOfFailure][] = [
    ['Playwright: a success', playwrightEntry(), null],
    [
      'Playwright in Chromium',
      playwrightEntry({ failureText: 'net::ERR_CONNECTION_REFUSED' }),
      'unreachable',
    ],
    ['Playwright: cancelled', playwrightEntry({ failureText: 'net::ERR_ABORTED' }), 'cancelled'],
    ['Playwright in Firefox', playwrightEntry({ failureText: 'NS_ERROR_UNKNOWN_HOST' }), 'unreachable'],
    ['Playwright in Firefox: cancelled', playwrightEntry({ failureText: 'NS_BINDING_ABORTED' }), 'cancelled'],
    [
      'Playwright in Firefox: a partial body',
      playwrightEntry({ failureText: 'NS_ERROR_NET_PARTIAL_TRANSFER' }),
      'cut-off',
    ],
    ['Playwright: still pending', playwrightEntry({ pending: true }), null],
    [
      'a proxy without an answer',
      playwrightEntry({ status: 0, response: { status: 0 }, entry: { time: 12 } }),
      'network?',
    ],
    [
      'a client that sends Origin and heeds no CORS',
      playwrightEntry({ url: API, requestHeaders: fromShop }),
      null,
    ],
  ]
  it.each(cases)('%s', (_what, entry, expected) => {
    expect(kindOf(entry)).toBe(expected)
  })

  it('reads -1 as no response', () => {
    expect(fromHarEntry(playwrightEntry({ failureText: 'net::ERR_FAILED' }))?.response.status).toBe(0)
  })
})
