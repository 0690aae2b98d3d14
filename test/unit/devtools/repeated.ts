import { expect } from 'vitest'
import { planRepeat, repeatCode } from '../../../src/devtools/repeat'
import { exchange, type Sketch } from '../../support/exchange'

interface Call {
  url: string
  init: {
    method: string
    headers: [string, string][]
    credentials: string
    mode: string
    cache: string
    body?: Uint8Array
  }
  wasRead: boolean
}

export const PAGE = 'https://shop.example'

/** Runs the code as the inspected page would, with a fetch that remembers; nothing else of the page is in reach. */
export async function run(code: string, origin = PAGE): Promise<{ value: unknown; calls: Call[] }> {
  const calls: Call[] = []
  const fetch = async (url: string, init: Call['init']) => {
    const call = { url, init, wasRead: false }
    calls.push(call)
    return {
      async text() {
        call.wasRead = true
        return ''
      },
    }
  }
  const value: unknown = new Function('fetch', 'location', `'use strict'; return (${code})`)(fetch, {
    origin,
  })
  await new Promise(setImmediate)
  return { value, calls }
}

export async function repeat(sketch: Sketch): Promise<Call> {
  expect(planRepeat(exchange(sketch), null)).not.toHaveProperty('refusal')
  const { value, calls } = await run(repeatCode(exchange(sketch)))
  expect(value).toBe('sent')
  expect(calls).toHaveLength(1)
  return calls[0]!
}

export const textOf = ({ init }: Call) => (init.body ? new TextDecoder().decode(init.body) : null)
export const plan = (sketch: Sketch, where: string | null = null) =>
  planRepeat(exchange(sketch), where === null ? null : { value: 'k', where })

/** A POST as a browser records it: with the headers of the wire. */
export const posted = (body: string, headers: Record<string, string> = {}): Sketch => ({
  method: 'POST',
  requestBody: body,
  requestHeaders: {
    'Accept-Encoding': 'gzip',
    'Content-Type': 'application/json',
    'Content-Length': String(new TextEncoder().encode(body).length),
    ...headers,
  },
})
