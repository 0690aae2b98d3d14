import { describe, expect, it } from 'vitest'
import { repeatCode } from '../../../src/devtools/repeat'
import { exchange } from '../../support/exchange'
import { plan, repeat, run } from './repeated'

describe('headers', () => {
  const BROWSERS_OWN = [
    'Accept-Encoding',
    'Access-Control-Request-Method',
    'Connection',
    'Content-Length',
    'DNT',
    'Host',
    'Origin',
    'Referer',
    'Sec-Fetch-Site',
    'sec-ch-ua',
    'TE',
    'Upgrade',
    'User-Agent',
    'Cache-Control',
    'If-None-Match',
    'Pragma',
    'Priority',
    'Upgrade-Insecure-Requests',
  ]
  it.each(BROWSERS_OWN)('that the browser adds by itself are not named: %s', async (name) => {
    const sketch = { requestHeaders: { [name]: '0', Accept: '*/*' } }
    expect((await run(repeatCode(exchange(sketch)), '0')).calls[0]?.init.headers).toEqual([['Accept', '*/*']])
    expect(plan(sketch)).toMatchObject({ leftOut: [] })
  })

  it.each(['Cookie', 'Date', 'Expect', 'Via', 'Proxy-Authorization', 'Transfer-Encoding'])(
    'that a page may not set are named: %s',
    async (name) => {
      const sketch = { requestHeaders: { [name]: '1', Accept: '*/*' } }
      expect((await repeat(sketch)).init.headers).toEqual([['Accept', '*/*']])
      expect(plan(sketch)).toMatchObject({ leftOut: [name] })
    },
  )

  it.each([':authority', 'bad name', ''])('that are no headers are dropped: "%s"', async (name) => {
    expect((await repeat({ requestHeaders: { [name]: '1' } })).init.headers).toEqual([])
  })

  it.each(['a\r\nX-Evil: 1', 'a\0', 'snow ☃'])('with a value that none can hold: %j', async (value) => {
    expect((await repeat({ requestHeaders: { 'X-A': value } })).init.headers).toEqual([])
    expect(plan({ requestHeaders: { 'X-A': value } })).toMatchObject({ leftOut: ['X-A'] })
  })

  it.each(['If-Match', 'If-None-Match'])('that guard a write go along: %s', async (name) => {
    const call = await repeat({ method: 'PUT', requestHeaders: { [name]: '"v1"', 'Content-Length': '0' } })
    expect(call.init.headers).toEqual([[name, '"v1"']])
  })
})
