import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { annotate, compile, type Pack } from '../../../src/engine'
import { handlerFor } from '../../../src/share/handler/handler'
import { acmePack } from '../../support/catalogue'
import { exchange, STARTED_AT_MS } from '../../support/exchange'
import { packFolders } from '../../support/samples'
import { HandlerFolder } from './handlers'

const folders = packFolders()
const catalogue = compile(folders.map(({ pack }) => pack))
const packOf = (id: string): Pack => {
  const pack = catalogue.packs.get(id)
  if (!pack) throw new Error(`no pack ${id}`)
  return pack
}
const folder = new HandlerFolder()
afterAll(() => folder.remove())

/** Options that let no time pass: the waits are written down, and half of each random range is taken. */
function world(...answers: (() => Response | Promise<Response>)[]) {
  const waits: number[] = []
  const sent: RequestInit[] = []
  return {
    waits,
    sent,
    options: {
      fetch: async (_: string | URL | Request, init: RequestInit = {}) => {
        sent.push(init)
        const answer = answers[Math.min(sent.length, answers.length) - 1]
        if (!answer) throw new Error('nothing to answer')
        return answer()
      },
      now: () => STARTED_AT_MS,
      random: () => 0.5,
      wait: async (ms: number) => void waits.push(ms),
    },
  }
}

const answer =
  (status: number, body: unknown, headers: Record<string, string> = {}) =>
  () =>
    new Response(body === null ? null : JSON.stringify(body), { status, headers })
const fine = answer(200, { ok: true })
const failureOf = (error: unknown) => (error as { failure: Record<string, unknown> }).failure

test('every pack gives a handler that strict TypeScript accepts', { timeout: 120_000 }, () => {
  const ids = folder.write([...folders.map(({ pack }) => pack), acmePack])
  expect(ids).toEqual(
    expect.arrayContaining(['acme', 'bloobank', 'bluum', 'buildmarkets', 'stripe', 'github']),
  )
  expect(ids).not.toContain('http')
  const tsc = join(import.meta.dirname, '../../../node_modules/.bin/tsc')
  const strict = [
    '--strict',
    '--noUncheckedIndexedAccess',
    '--noUnusedLocals',
    '--noUnusedParameters',
    '--noImplicitReturns',
  ]
  const target = [
    '--target',
    'ES2022',
    '--module',
    'esnext',
    '--moduleDetection',
    'force',
    '--lib',
    'ES2022,DOM,DOM.Iterable',
    '--types',
    '',
  ]
  const files = ids.map((id) => join(folder.path, `${id}.ts`))
  const { stdout } = spawnSync(tsc, ['--noEmit', ...strict, ...target, ...files], {
    cwd: folder.path,
    encoding: 'utf8',
  })
  expect(stdout).toBe('')
})

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

/** Verdicts under which the engine lets a request be sent again as it is. */
const REPEATABLE = new Set(['now', 'after', 'backoff'])

describe('no handler repeats what the engine would not', () => {
  const withHandler = folders.filter(({ pack }) => handlerFor(pack) !== null)

  test.each(withHandler)('$id', async ({ pack, samples }) => {
    const handler = await folder.load(pack)
    for (const { name, sample } of samples) {
      const sketch = sample.exchange
      const { request, response, failure } = exchange(sketch)
      // fetch hands out no response of a status below 200 or of a request that failed, and no XML is read.
      if (failure || response.status < 200 || response.body.state === 'missing' || response.body.base64)
        continue
      const judged = annotate(exchange(sketch), catalogue, STARTED_AT_MS)
      const { text } = response.body
      const first = () =>
        new Response([204, 205, 304].includes(response.status) ? null : text, {
          status: response.status,
          headers: response.headers.map(({ name, value }) => [name, value] as [string, string]),
        })
      const { sent, options } = world(first, answer(299, null))
      const init = {
        method: request.method,
        headers: request.headers
          .filter((each) => !each.name.startsWith(':'))
          .map((each) => [each.name, each.value] as [string, string]),
        ...(request.body === null ? {} : { body: request.body }),
      }
      const isJson = text.trim() === '' || /^[{["]/.test(text.trim())
      await handler
        .request(request.url, init, { ...options, maxDelayMs: Number.POSITIVE_INFINITY })
        .catch(() => null)
      if (sent.length > 1 && isJson)
        expect(judged?.retry.verdict, `${name}: ${judged?.retry.because}`).toSatisfy((verdict: string) =>
          REPEATABLE.has(verdict),
        )
    }
  })
})

test.each([
  ['a comment', { name: 'A*/process.exit()//\n\u2028process.exit()' }],
  [
    'a string',
    {
      codes: {
        "'+process.exit()+'": { retry: 'never' as const },
        '\\u2028\n`${process.exit()}`': { retry: 'never' as const },
      },
    },
  ],
  [
    'a pattern',
    {
      families: [
        { code: '/+process.exit()+/*', retry: 'never' as const },
        { code: '\\', retry: 'never' as const },
      ],
    },
  ],
])('text of a pack cannot leave %s', async (_, change) => {
  const pack: Pack = { ...acmePack, ...change, id: `hostile-${_.replaceAll(' ', '-')}` }
  const exit = process.exit
  process.exit = (() => {
    throw new Error('the text was run')
  }) as typeof process.exit
  try {
    const handler = await folder.load(pack)
    expect(handler.verdictOf("'+process.exit()+'", 503)).toBe(_ === 'a string' ? 'never' : 'backoff')
  } finally {
    process.exit = exit
  }
})

test('where a pack says nothing of a status, its handler repeats what any API’s would be repeated', async () => {
  const bare = await folder.load({ ...acmePack, id: 'bare', codes: {}, families: [], retry: { attempts: 2 } })
  const http = packOf('http')
  for (const { status = [], code, if: condition, retry, applied } of http.families ?? []) {
    if (code !== undefined || condition) continue
    for (const each of status) {
      const repeats = async (method: string) => {
        const { sent, options } = world(answer(each, {}), fine)
        await bare.request('https://a.test/', { method }, options).catch(() => null)
        return sent.length > 1
      }
      // 421 asks for another connection, which fetch gives nobody.
      expect(await repeats('GET'), `GET ${each}`).toBe(REPEATABLE.has(retry ?? '') && each !== 421)
      const mayBeApplied = applied === undefined ? each >= 500 : applied !== 'no'
      if (await repeats('POST')) expect(mayBeApplied, `POST ${each}`).toBe(false)
    }
  }
})

test('a handler is short, and shorter lists stand for long ones', () => {
  const lines = folders
    .flatMap(({ pack }) => handlerFor(pack)?.split('\n').length ?? [])
    .sort((a, b) => a - b)
  expect(lines[Math.floor(lines.length / 2)]).toBeLessThan(140)
  expect(lines.at(-1)).toBeLessThan(260)
})
