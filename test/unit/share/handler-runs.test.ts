import { afterAll, describe, expect, test } from 'vitest'
import { answer, failureOf, fine, packOf, world } from './handler-world'
import { HandlerFolder } from './handlers'

const folder = new HandlerFolder()
afterAll(() => folder.remove())

describe('a handler', () => {
  const bloobank = folder.load(packOf('bloobank'))
  const stripe = folder.load(packOf('stripe'))
  const blooError = (status: number, code: string) =>
    answer(status, { error: { code: status, status: code, message: 'x', details: [] } })

  test('throws what needs a change at once, with its code', async () => {
    const { sent, options } = world(blooError(403, 'RBAC_DENY'), fine)
    const error = await (await bloobank).request('https://a.test/', {}, options).catch(failureOf)
    expect(error).toMatchObject({ status: 403, code: 'RBAC_DENY', advice: 'fix', mayHaveApplied: false })
    expect(sent).toHaveLength(1)
  })

  test('backs off with full jitter where no wait is named, and gives up after the documented tries', async () => {
    const { waits, sent, options } = world(blooError(503, 'PROVIDER_UNAVAILABLE'))
    const error = await (await bloobank).request('https://a.test/', {}, options).catch(failureOf)
    expect(error).toMatchObject({ code: 'PROVIDER_UNAVAILABLE', advice: 'backoff' })
    expect(sent).toHaveLength(3)
    expect(waits).toEqual([500, 1_000])
  })

  test.each([
    ['in a header', 'stripe', { method: 'POST', headers: { 'Idempotency-Key': 'k-1' } }],
    ['in the body', 'bloobank', { method: 'POST', body: '{"idempotencyKey":"k-1"}' }],
  ])('repeats a POST under an idempotency key %s', async (_, id, init) => {
    const { sent, options } = world(answer(503, null), fine)
    const handler = id === 'stripe' ? stripe : bloobank
    expect((await (await handler).request('https://a.test/', init, options)).status).toBe(200)
    expect(sent).toHaveLength(2)
  })

  test('a repeat at once is made only of a request that is made anew, and one time', async () => {
    const replayed = blooError(401, 'REPLAY_DETECTED')
    const same = world(replayed, fine)
    await expect((await bloobank).request('https://a.test/', {}, same.options)).rejects.toThrow(
      'REPLAY_DETECTED',
    )
    const anew = world(replayed, replayed, fine)
    const init = (attempt: number) => ({ headers: { 'X-Access-Request-Id': `r-${attempt}` } })
    await expect((await bloobank).request('https://a.test/', init, anew.options)).rejects.toThrow(
      'REPLAY_DETECTED',
    )
    expect(anew.sent.map(({ headers }) => headers)).toEqual([init(1).headers, init(2).headers])
    expect(anew.waits).toEqual([0])
  })

  test.each([
    ['false', 500, null, 1],
    ['true', 404, null, 2],
    ['true', 402, { error: { code: 'card_declined', type: 'card_error' } }, 1],
  ])('the server’s own word counts: %s at %i', async (word, status, body, tries) => {
    const { sent, options } = world(answer(status, body, { 'stripe-should-retry': word }), fine)
    await (await stripe).request('https://a.test/', {}, options).catch(() => null)
    expect(sent).toHaveLength(tries)
  })

  test('finds errors in successes where the API hides them there, and leaves the body of others to be read', async () => {
    const slack = await folder.load(packOf('slack'))
    const hidden = world(answer(200, { ok: false, error: 'channel_not_found' }))
    expect(await slack.request('https://a.test/', {}, hidden.options).catch(failureOf)).toMatchObject({
      code: 'channel_not_found',
      advice: 'fix',
    })
    const plain = world(answer(200, { ok: true, ts: '1' }))
    expect(await (await slack.request('https://a.test/', {}, plain.options)).json()).toEqual({
      ok: true,
      ts: '1',
    })
  })

  test('a pause ends with the signal', async () => {
    const controller = new AbortController()
    const { sent, options } = world(blooError(503, 'PROVIDER_UNAVAILABLE'))
    const { wait: _, ...timed } = options
    const random = () => {
      queueMicrotask(() => controller.abort(new Error('enough')))
      return 1
    }
    const given = (await bloobank).request(
      'https://a.test/',
      { signal: controller.signal },
      { ...timed, random },
    )
    await expect(given).rejects.toThrow('enough')
    expect(sent).toHaveLength(1)
  })
})
