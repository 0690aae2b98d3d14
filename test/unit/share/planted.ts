/** Exchanges with secrets planted in them, and the tests that none of them is left. */
import { describe, expect, test } from 'vitest'
import type { Exchange } from '../../../src/engine'
import { type Redaction, redact } from '../../../src/share/redaction/redact'
import { exchange, type Sketch } from '../../support/exchange'

export const HOWS = ['mask', 'remove'] as const satisfies Redaction[]
export const jwt = (part: object) =>
  btoa(JSON.stringify(part)).replaceAll('=', '').replaceAll('+', '-').replaceAll('/', '_')
export const CLAIMS = `${jwt({ alg: 'HS256', typ: 'JWT' })}.${jwt({ sub: 'user-4711', email: 'jane@example.com' })}`
export const SIGNATURE = 'SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c'
export const everything = (each: Exchange) => JSON.stringify(each)

/** Where, the exchange, what may not be left of it, and harmless neighbours that have to stay under both. */
export type Canary = [where: string, sketch: Sketch, secret: string, stays: string[]]

/** Registers the tests of these under each way to redact. */
export function leavesNothingOf(canaries: Canary[]) {
  describe.each(HOWS)('%s', (how) => {
    test.each(canaries)('leaves nothing of %s', (_, sketch, secret, stays) => {
      const before = everything(exchange(sketch))
      expect(before.includes(secret) || sketch.base64 || /\\|%|!|&/.test(before)).toBe(true)
      const after = everything(redact(exchange(sketch), how))
      expect(after).not.toContain(secret)
      for (const each of stays) expect(after).toContain(each)
    })

    test.each(canaries)('has nothing to add the second time: %s', (_, sketch) => {
      const once = redact(exchange(sketch), how)
      expect(redact(once, how)).toEqual(once)
    })
  })
}
