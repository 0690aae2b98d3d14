import { afterAll, describe, expect, test } from 'vitest'
import { STARTED_AT_MS } from '../../support/exchange'
import { answer, failureOf, fine, packOf, world } from './handler-world'
import { HandlerFolder } from './handlers'

const folder = new HandlerFolder()
afterAll(() => folder.remove())

/** A refusal for now that names a wait, in the way of each API. */
const LIMITS: [id: string, body: unknown, headers: Record<string, string>, status: number, waitMs: number][] =
  [
    [
      'bloobank',
      {
        error: {
          code: 429,
          status: 'RESOURCE_EXHAUSTED',
          message: '',
          details: [{ reason: 'RATE_LIMIT_EXCEEDED', metadata: { retry_after_seconds: 12 } }],
        },
      },
      {},
      429,
      12_000,
    ],
    ['bluum', { error: { code: 'BLUM-429-001', message: '' } }, { 'retry-after': '3' }, 429, 3_000],
    ['buildmarkets', { error: { message: 'Too many requests' } }, { 'retry-after': '2' }, 429, 2_000],
    ['stripe', { error: { type: 'rate_limit_error', message: '' } }, { 'retry-after': '1' }, 429, 1_000],
    [
      'github',
      { message: 'API rate limit exceeded' },
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(STARTED_AT_MS / 1000 + 30) },
      403,
      30_000,
    ],
    ['discord', { message: '', retry_after: 0.5, code: 0 }, {}, 429, 500],
    [
      'google',
      {
        error: {
          code: 429,
          status: 'RESOURCE_EXHAUSTED',
          message: '',
          details: [{ '@type': 'x', retryDelay: '4.5s' }],
        },
      },
      {},
      429,
      4_500,
    ],
    [
      'openai',
      { error: { code: 'rate_limit_exceeded', type: 'requests', message: '' } },
      { 'retry-after': 'Sun, 22 Nov 2026 12:00:07 GMT', date: 'Sun, 22 Nov 2026 12:00:00 GMT' },
      429,
      7_000,
    ],
    [
      'telegram',
      { ok: false, error_code: 429, description: '', parameters: { retry_after: 5 } },
      {},
      429,
      5_000,
    ],
    [
      'digitalocean',
      { id: 'too_many_requests', message: '' },
      { 'ratelimit-remaining': '0', 'ratelimit-reset': String(STARTED_AT_MS / 1000 + 9) },
      429,
      9_000,
    ],
    [
      'anthropic',
      { type: 'error', error: { type: 'rate_limit_error', message: '' } },
      { 'retry-after': '6' },
      429,
      6_000,
    ],
    ['twilio', { code: 20429, message: '', status: 429 }, { 'retry-after': '1.5' }, 429, 1_500],
    [
      'kubernetes',
      { kind: 'Status', reason: 'TooManyRequests', code: 429, details: { retryAfterSeconds: 1 } },
      {},
      429,
      1_000,
    ],
  ]

describe.each(LIMITS)('the handler of %s', (id, body, headers, status, waitMs) => {
  const handler = folder.load(packOf(id))

  test('waits as long as the server asks, then gives the answer', async () => {
    const { waits, options } = world(answer(status, body, headers), fine)
    const response = await (await handler).request('https://a.test/', {}, options)
    expect(await response.json()).toEqual({ ok: true })
    expect(waits).toEqual([waitMs])
  })

  test('leaves a wait that is too long to the caller', async () => {
    const { waits, options } = world(answer(status, body, headers), fine)
    const error = await (await handler)
      .request('https://a.test/', {}, { ...options, maxDelayMs: waitMs - 1 })
      .catch(failureOf)
    expect(error).toMatchObject({ status, delayMs: waitMs })
    expect(waits).toEqual([])
  })

  test('does not repeat a POST that may have taken effect', async () => {
    const { sent, options } = world(answer(500, null), fine)
    await expect((await handler).request('https://a.test/', { method: 'POST' }, options)).rejects.toThrow(
      'HTTP 500',
    )
    expect(sent).toHaveLength(1)
  })

  test('does not repeat a POST whose connection broke', async () => {
    const { sent, options } = world(() => Promise.reject(new TypeError('Failed to fetch')), fine)
    await expect((await handler).request('https://a.test/', { method: 'POST' }, options)).rejects.toThrow(
      'Failed to fetch',
    )
    expect(sent).toHaveLength(1)
  })

  test('repeats a GET whose connection broke', async () => {
    const { waits, options } = world(() => Promise.reject(new TypeError('Failed to fetch')), fine)
    expect((await (await handler).request('https://a.test/', {}, options)).status).toBe(200)
    expect(waits).toEqual([500])
  })

  test('stops when it is told to', async () => {
    const controller = new AbortController()
    const { sent, options } = world(answer(status, body, headers), fine)
    const { wait: _, ...timed } = options
    const given = (await handler).request('https://a.test/', { signal: controller.signal }, timed)
    queueMicrotask(() => controller.abort(new Error('enough')))
    await expect(given).rejects.toThrow()
    expect(sent).toHaveLength(1)
  })
})
