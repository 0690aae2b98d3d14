import { afterAll, describe, expect, test } from 'vitest'
import { annotate } from '../../../src/engine'
import { handlerFor } from '../../../src/share/handler/handler'
import { acmePack } from '../../support/catalogue'
import { exchange, STARTED_AT_MS } from '../../support/exchange'
import { answer, catalogue, fine, folders, packOf, REPEATABLE, world } from './handler-world'
import { HandlerFolder } from './handlers'

const folder = new HandlerFolder()
afterAll(() => folder.remove())

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
