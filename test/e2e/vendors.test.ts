import { expect, test } from 'vitest'
import { call } from '../../scripts/demo/calls.mjs'
import { lineWith, openCard, part } from './panel-page'
import { inEachBrowser, useStage } from './support'

inEachBrowser((browser) => {
  const stage = useStage(browser)

  test.each([
    {
      id: 'bluum-rate-limited',
      line: { vendor: 'Bluum', code: 'BLUM-429-001', status: '429' },
      meaning: /limit/i,
      verdict: /Retry-After: 20/,
      also: 'ids',
    },
    {
      id: 'bloobank-invalid-fields',
      line: { vendor: 'BlooBank', code: 'INVALID_ARGUMENT', status: '400' },
      meaning: /request|value|field/i,
      verdict: /needs? a change/,
      also: 'fields',
    },
    {
      id: 'buildmarkets-duplicate',
      line: { vendor: 'Buildmarkets', code: 'DUPLICATE_CLIENT_ORDER_ID', status: '409' },
      meaning: /order/i,
      verdict: /repeating/,
      also: 'ids',
    },
  ])(
    '$line.vendor: a row and a card that explain $line.code',
    async ({ id, line, meaning, verdict, also }) => {
      const { session } = stage
      await session.showPanel()
      await call(session, id)
      await openCard(session, await lineWith(session, line))
      expect(await part(session, 'meaning')).toMatch(meaning)
      expect(await part(session, 'resolution')).toMatch(/^How to resolve[A-Z]/)
      expect(await part(session, 'verdict')).toMatch(verdict)
      expect(await part(session, 'evidence')).toContain('host')
      expect(await part(session, 'sources')).toContain('2026-')
      expect(await part(session, also)).not.toBe('')
      expect(await part(session, 'body')).toContain(line.code)
    },
  )

  test('field errors say whether the body or a parameter is at fault', async () => {
    const { session } = stage
    await call(session, 'bloobank-invalid-fields')
    await openCard(session, await lineWith(session, { code: 'INVALID_ARGUMENT' }))
    const fields = await part(session, 'fields')
    expect(fields).toContain('body')
    expect(fields).toContain('query or path')
  })

  test('a named delay counts down, live', async () => {
    const { session } = stage
    await call(session, 'bluum-rate-limited')
    await openCard(session, await lineWith(session, { code: 'BLUM-429-001' }))
    const seconds = () =>
      Number(document.querySelector('[data-part=countdown] strong')?.textContent?.match(/\d+/)?.[0] ?? 0)
    const first = await session.waitInPanel(seconds, { what: 'a countdown' })
    expect(first).toBeLessThanOrEqual(20)
    await session.waitInPanel(
      (before) =>
        Number(document.querySelector('[data-part=countdown] strong')?.textContent?.match(/\d+/)?.[0]) <
        before,
      { what: `a countdown below ${first} s`, args: [first] },
    )
  })

  test('a POST that may have been applied is only to be repeated with a key', async () => {
    const { session } = stage
    await call(session, 'bluum-internal-post')
    const line = await lineWith(session, { code: 'BLUM-500-001' })
    await openCard(session, line)
    expect(await part(session, 'verdict')).toMatch(/No: POST may have taken effect/)
  })

  test('an error inside a 200 is found, and a success is not', async () => {
    const { session } = stage
    await call(session, 'success')
    await call(session, 'hidden-error')
    await lineWith(session, { code: 'channel_not_found', status: '200' })
    const paths = await session.inPanel(() =>
      [...document.querySelectorAll('[data-row-id] [data-col=path]')].map((cell) =>
        cell.getAttribute('title'),
      ),
    )
    expect(paths.filter((path) => path?.endsWith('/health'))).toEqual([])
  })

  test('an error that ends a stream is found, and a POST that brought it is not called safe to repeat', async () => {
    const { session } = stage
    await call(session, 'stream')
    await openCard(session, await lineWith(session, { code: 'rate_limit_exceeded', status: '200' }))
    expect(await part(session, 'verdict')).toMatch(/No: POST may have taken effect/)
    expect(await part(session, 'body')).toContain('That is enough for today.')
  })
})
