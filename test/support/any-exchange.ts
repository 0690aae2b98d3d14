/** Exchanges that nobody has seen: the samples of all packs, spoilt in every way that a network and a server know. */
import fc from 'fast-check'
import type { Exchange } from '../../src/engine'
import { exchange, type Sketch } from './exchange'
import { type PackFolder, packFolders } from './samples'

export const folders: PackFolder[] = packFolders()

/** Every sample with the id of its pack. */
export const samples: { id: string; sketch: Sketch }[] = folders.flatMap((folder) =>
  folder.samples.map(({ sample }) => ({ id: folder.id, sketch: sample.exchange })),
)

/** Values that readers trip over. */
const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, '', 0, -1, 1e300, 2 ** 63, {}, [], [[]], { code: {} }, '\0', '\uD800'),
  fc.constantFrom<unknown>('__proto__', '<b>', 'error', '*', '%s', '429', 'false', { error: 'no' }),
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
)
const oddName = fc.oneof(
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    'length',
    '',
    '/',
    '~0',
    '*',
    '0',
    'code',
    'error',
    '@code',
  ),
  fc.string({ maxLength: 8 }),
)

type Change = (value: unknown) => unknown

const isContainer = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** Makes the change somewhere within: `at` picks the member at each depth, until it says to stop. */
function within(value: unknown, at: readonly number[], change: Change): unknown {
  const [here, ...deeper] = at
  if (here === undefined || !isContainer(value) || Object.keys(value).length === 0) return change(value)
  const names = Object.keys(value)
  const name = names[here % names.length] as string
  const copy = structuredClone(value)
  const inner = within(copy[name], deeper, change)
  if (inner !== undefined) copy[name] = inner
  else if (Array.isArray(copy)) copy.splice(Number(name), 1)
  else delete copy[name]
  return copy
}

const changeOf: fc.Arbitrary<Change> = fc.oneof(
  fc.constantFrom<Change>(
    () => undefined,
    (value) => [value],
    (value) => [value, value],
    (value) => ({ error: value }),
    (value) => JSON.stringify(value),
    (value) => (typeof value === 'string' ? Number(value) : isContainer(value) ? 0 : String(value)),
    (value) => (isContainer(value) ? Object.keys(value) : value),
  ),
  oddValue.map(
    (odd): Change =>
      () =>
        odd,
  ),
  fc.tuple(oddName, oddValue).map(
    ([name, odd]): Change =>
      (value) =>
        isContainer(value) && !Array.isArray(value)
          ? Object.fromEntries([...Object.entries(value), [name, odd]])
          : odd,
  ),
)

const path = fc.array(fc.nat(9), { maxLength: 5 })
const changes = fc.array(fc.tuple(path, changeOf), { maxLength: 4 })

/** A JSON value with some changes anywhere in it. */
export const spoilt = (value: unknown): fc.Arbitrary<unknown> =>
  changes.map((all) => all.reduce<unknown>((now, [at, change]) => within(now, at, change), value))

/** A text with some of it gone, doubled, or in its place something else. */
export const spoiltText = (text: string): fc.Arbitrary<string> =>
  fc
    .array(
      fc.tuple(
        fc.nat(text.length),
        fc.nat(40),
        fc.oneof(fc.constant(''), fc.string({ unit: 'binary', maxLength: 9 })),
      ),
      {
        maxLength: 3,
      },
    )
    .map((cuts) =>
      cuts.reduce((now, [at, length, put]) => now.slice(0, at) + put + now.slice(at + length), text),
    )

const oddHeaders = fc.array(
  fc.record({
    name: fc.constantFrom(
      'content-type',
      'retry-after',
      'date',
      'age',
      'ratelimit',
      'x-ratelimit-reset',
      'x-should-retry',
      '',
    ),
    value: fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.constantFrom(
        '0',
        '-1',
        '1e9',
        '99999999999999999999',
        '"a";r=0;t=5',
        'text/html',
        'true',
        'false',
        '1.5',
      ),
    ),
  }),
  { maxLength: 3 },
)

const failure = fc.constantFrom<Exchange['failure']>(
  null,
  null,
  null,
  { kind: 'cors', reason: '', inferred: true },
  { kind: 'network', reason: 'net::ERR_FAILED', inferred: false },
  { kind: 'cut-off', reason: 'net::ERR_CONTENT_LENGTH_MISMATCH', inferred: false },
)

/** One sample, spoilt: other values within, other headers, cut, in base64, with another status or method. */
export const anyExchange: fc.Arbitrary<Exchange> = fc.constantFrom(...samples).chain(({ sketch }) => {
  const it = exchange(sketch)
  const text = it.response.body.state === 'present' ? it.response.body.text : ''
  const body =
    typeof sketch.body === 'object'
      ? spoilt(sketch.body).map((value) => JSON.stringify(value) ?? '')
      : spoiltText(text)
  const now = (value: string): fc.Arbitrary<string> => fc.oneof(fc.constant(value), spoiltText(value))
  return fc
    .record({
      body: fc.oneof(body, body.chain(spoiltText)),
      requestBody: it.request.body === null ? fc.constant(null) : now(it.request.body),
      url: fc.oneof({ weight: 4, arbitrary: fc.constant(it.request.url) }, spoiltText(it.request.url)),
      method: fc.constantFrom(it.request.method, it.request.method, 'GET', 'POST', 'get', ''),
      status: fc.constantFrom(it.response.status, it.response.status, 200, 403, 429, 500, 503, 0, 999),
      headers: oddHeaders,
      failure,
      cut: fc.boolean(),
      base64: fc.constantFrom(false, false, false, true),
      startedAtMs: fc.constantFrom(it.startedAtMs, null, 0, -1, 8.64e15),
      durationMs: fc.constantFrom(0, null, 1e300),
    })
    .map(
      ({ body, requestBody, url, method, status, headers, failure, cut, base64, ...times }): Exchange => ({
        ...it,
        ...times,
        request: { ...it.request, url, method, body: requestBody },
        response: {
          ...it.response,
          status,
          headers: [...it.response.headers, ...headers],
          body: { state: 'present', text: body, base64, cut },
        },
        failure,
      }),
    )
})
