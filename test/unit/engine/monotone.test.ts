/** What may only grow, or only shrink: evidence, waits, caution. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { annotate, compile, type Exchange, type Verdict } from '../../../src/engine'
import { anyExchange, folders, samples } from '../../support/any-exchange'
import { exchange, STARTED_AT_MS } from '../../support/exchange'
import { LONG, runs } from '../../support/fuzz'

const catalogue = compile(folders.map(({ pack }) => pack))
const said = (it: Exchange) => annotate(it, catalogue, STARTED_AT_MS)

const withHeaders = (it: Exchange, ...added: Exchange['response']['headers']): Exchange => ({
  ...it,
  response: { ...it.response, headers: [...it.response.headers, ...added] },
})

const without = (it: Exchange, name: RegExp): Exchange => ({
  ...it,
  response: { ...it.response, headers: it.response.headers.filter((each) => !name.test(each.name)) },
})

/** Every header that any pack looks at in responses. */
const names = [...new Set(JSON.stringify(folders.map(({ pack }) => pack)).match(/(?<="header":")[^"]+/g))]

const anyHeader = fc.record({
  name: fc.constantFrom(...names, 'retry-after', 'x-should-retry', 'ratelimit', 'x-unheard-of'),
  value: fc.oneof(
    fc.constantFrom(
      '0',
      '1',
      '30',
      '1800000000',
      'true',
      'false',
      'a',
      'Sun, 06 Nov 2033 08:49:37 GMT',
      '"a";r=0;t=9',
    ),
    fc.string({ maxLength: 12 }),
  ),
})

test('no header turns what needs a change, or what is over, into something to repeat at once', LONG, () => {
  fc.assert(
    fc.property(anyExchange, anyHeader, (it, header) => {
      const before = said(it)
      const isRefused = before?.retry.verdict === 'fix' || before?.retry.verdict === 'never'
      if (isRefused) expect(said(withHeaders(it, header))?.retry.verdict).not.toBe('now')
    }),
    runs(400),
  )
})

test('a header that nobody knows changes nothing', LONG, () => {
  const unknown = fc.record({
    name: fc.stringMatching(/^x-zz-[a-z]{1,8}$/),
    value: fc.string({ maxLength: 12 }),
  })
  fc.assert(
    fc.property(anyExchange, unknown, (it, header) => {
      const { findings: _, ...before } = said(it) ?? { findings: [] }
      const { findings: __, ...after } = said(withHeaders(it, header)) ?? { findings: [] }
      expect(after).toEqual(before)
    }),
    runs(200),
  )
})

test('a longer Retry-After never gives a shorter wait', LONG, () => {
  const seconds = fc.oneof(fc.nat(10), fc.nat(100_000), fc.nat(2 ** 31 - 1))
  fc.assert(
    fc.property(anyExchange, seconds, seconds, fc.boolean(), (any, a, b, asDate) => {
      const it = without({ ...any, startedAtMs: STARTED_AT_MS, durationMs: 0 }, /^(?:retry-after|date)$/i)
      const text = (s: number) => (asDate ? new Date(STARTED_AT_MS + s * 1000).toUTCString() : String(s))
      const asked = (s: number) =>
        said(withHeaders(it, { name: 'Retry-After', value: text(s) }))?.retry.delayMs
      const [shorter, longer] = [asked(Math.min(a, b)), asked(Math.max(a, b))]
      expect(longer === null).toBe(shorter === null)
      expect(longer ?? 0).toBeGreaterThanOrEqual(shorter ?? 0)
    }),
    runs(400),
  )
})

/** From the most careful one on; the rest are no repeats. */
const CAUTION: Partial<Record<Verdict, number>> = { 'with-key': 0, backoff: 1, after: 1, now: 1 }

test('a method that can change something is never safer to repeat than one that cannot', LONG, () => {
  fc.assert(
    fc.property(anyExchange, (it) => {
      const by = (method: string) => said({ ...it, request: { ...it.request, method } })?.retry
      const [get, post] = [by('GET'), by('POST')]
      if (!get || !post) return
      expect(get.mayApplyTwice).toBe(false)
      const [careless, careful] = [CAUTION[get.verdict], CAUTION[post.verdict]]
      if (careless !== undefined && careful !== undefined) expect(careful).toBeLessThanOrEqual(careless)
    }),
    runs(300),
  )
})

const claimed = samples
  .map(({ id, sketch }) => ({ id, it: exchange(sketch) }))
  .filter(({ id, it }) => said(it)?.pack === id && said(it)?.specificity === 'vendor')
const packOf = new Map(folders.map(({ id, pack }) => [id, pack]))

test('more evidence never loses a claim: another signal of the same vendor, or a host of it', LONG, () => {
  fc.assert(
    fc.property(fc.constantFrom(...claimed), fc.nat(), ({ id, it }, pick) => {
      const { hosts = [], signals = [] } = packOf.get(id) ?? {}
      const headers = signals.flatMap((each) => ('header' in each && !('value' in each) ? [each.header] : []))
      const name = headers[pick % Math.max(1, headers.length)]
      const host = hosts[pick % Math.max(1, hosts.length)]?.replace('*.', 'api.')
      const more = name ? withHeaders(it, { name, value: '1' }) : it
      const there = host ? { ...more, request: { ...more.request, url: `https://${host}/` } } : more
      expect([said(more)?.pack, said(there)?.pack]).toEqual([id, id])
    }),
    runs(300),
  )
})

test('another member beside an envelope never loses a claim that a vendor has by its host', LONG, () => {
  const named = claimed.filter(({ it }) => {
    const { body } = it.response
    return body.state === 'present' && body.text.startsWith('{')
  })
  const member = fc.tuple(
    fc.stringMatching(/^zz[a-z]{1,6}$/),
    fc.oneof(fc.string({ maxLength: 8 }), fc.integer()),
  )
  fc.assert(
    fc.property(fc.constantFrom(...named), member, ({ id, it }, [name, value]) => {
      const { body } = it.response
      const text = body.state === 'present' ? body.text : ''
      const more = `${text.trimEnd().slice(0, -1)},${JSON.stringify(name)}:${JSON.stringify(value)}}`
      const wider: Exchange = {
        ...it,
        response: { ...it.response, body: { state: 'present', text: more, base64: false, cut: false } },
      }
      expect(said(wider)?.pack).toBe(id)
    }),
    runs(300),
  )
})
