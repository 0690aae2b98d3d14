import { describe, expect, test } from 'vitest'
import { annotate, compile } from '../../../src/engine'
import { readPackFile, writePackFile } from '../../../src/own-packs/read-file'
import { checkSample, sampleOf } from '../../../src/own-packs/sample'
import type { Sample } from '../../../src/own-packs/schema'
import { acmePack, acmeUrl, catalogueOf } from '../../support/catalogue'
import { exchange, type Sketch, STARTED_AT_MS } from '../../support/exchange'
import { packFolders } from '../../support/samples'

const folders = packFolders()
const whole = compile(folders.map(({ pack }) => pack))
const acme = catalogueOf(acmePack)

/** A sample of a row with this exchange. */
function saved(sketch: Sketch, catalogue = acme): Sample {
  const seen = exchange(sketch)
  const annotation = annotate(seen, catalogue, STARTED_AT_MS)
  if (!annotation) throw new Error('nothing is said of it')
  return sampleOf(seen, annotation)
}

const limited: Sketch = {
  method: 'POST',
  url: acmeUrl,
  requestHeaders: { Authorization: 'Bearer s3cr3t-t0ken-abcdef', 'X-Any': '1' },
  requestBody: { password: 'hunter2hunter2', amount: 5 },
  status: 429,
  headers: { 'content-type': 'application/json', 'retry-after': '20', 'acme-request-id': 'req_9' },
  body: { error: { code: 'limited', message: 'Slow down.' } },
}

describe('a sample of a real row', () => {
  test('says what was sent, what came back, and what was said of it', () => {
    const { pack, exchange: sketch, expect: wanted } = saved(limited)
    expect(pack).toBe('acme')
    expect(sketch).toMatchObject({ method: 'POST', url: acmeUrl, status: 429, body: limited.body })
    expect(wanted).toEqual({
      code: 'limited',
      message: 'Slow down.',
      requestId: 'req_9',
      verdict: 'after',
      delayMs: 20_000,
      problems: 1,
    })
  })

  test('has its credentials masked', () => {
    const text = JSON.stringify(saved(limited))
    expect(text).not.toMatch(/s3cr3t|hunter2/)
    expect(text).toContain('[masked]')
  })

  test('keeps the spelling of bodies that JSON would change', () => {
    const bodies = [
      '{"error":{"code":"limited","message":"m","n":12345678901234567890}}',
      '{"error":{"code":"limited","message":"\\u00e9"}}',
    ]
    for (const body of bodies) expect(saved({ ...limited, body }).exchange.body).toBe(body)
  })

  test('is read back from a file as it was written', () => {
    const samples = [saved(limited), saved({ ...limited, missing: 'lost' })]
    const read = readPackFile(writePackFile({ packs: [], samples }), {
      builtIn: new Set(),
      today: '2026-11-22',
    })
    expect(read).toEqual({ file: { packs: [], samples } })
  })

  test('holds, for a row of each built-in pack', () => {
    const kept = folders.flatMap(({ id, samples }) =>
      samples.slice(0, 1).map(({ name, sample }) => ({ name: `${id}/${name}`, sketch: sample.exchange })),
    )
    const failed = kept.flatMap(({ name, sketch }) =>
      checkSample(saved(sketch, whole), whole).map((line) => `${name}: ${line}`),
    )
    expect(failed).toEqual([])
  })
})

describe('what differs from a sample is told', () => {
  const sample = saved(limited)
  test.each<[part: Partial<Sample['expect']>, line: string | RegExp]>([
    [{ code: 'refused' }, 'the code is "limited", not "refused"'],
    [{ message: null }, 'the message is "Slow down.", not null'],
    [{ requestId: 'req_1' }, 'the request id is "req_9", not "req_1"'],
    [{ verdict: 'never' }, 'the verdict is "after", not "never"'],
    [{ delayMs: 5 }, 'the delay in milliseconds is 20000, not 5'],
    [{ problems: 2 }, 'the number of problems is 1, not 2'],
    [{ field: 'amount' }, 'no problem names the field "amount"'],
    [{ breaches: ['a'] }, 'the list of broken rules is [], not ["a"]'],
  ])('%j', (part, line) => {
    expect(checkSample(sample, acme)).toEqual([])
    expect(checkSample({ ...sample, expect: { ...sample.expect, ...part } }, acme)).toEqual([line])
  })

  test('another pack, or none', () => {
    expect(checkSample({ ...sample, pack: 'shop' }, acme)).toEqual([
      expect.stringMatching(/^acme speaks instead of shop: host .*acme\.test/),
    ])
    const success = { ...sample, exchange: { url: acmeUrl, status: 200, body: { id: 1 } } }
    expect(checkSample(success, acme)).toEqual([expect.stringMatching(/^nothing was recognised/)])
  })
})
