/** Exchanges that never took place: what a pack's envelopes and a page's examples would look like on the wire. */

import type { Exchange, Header, Matcher, Pack } from '../../engine'

/** What a made-up exchange is about; the rest has plain defaults. */
export interface Parts {
  host: string
  status: number
  body: string
  mimeType?: string
  headers?: Header[]
  requestHeaders?: Header[]
}

/** Stands where a pack names no host: reserved, so that it is nobody's (RFC 2606 §2). */
export const NO_HOST = 'api.example'

/** A host of the pack, written out: `*.acme.com` is `api.acme.com`. */
export const hostOf = ({ hosts }: Pick<Pack, 'hosts'>): string =>
  (hosts?.[0] ?? NO_HOST).replace(/^\*/, 'api')

export const madeUp = ({ host, status, body, mimeType, headers, requestHeaders }: Parts): Exchange => ({
  startedAtMs: 0,
  durationMs: 0,
  request: { method: 'GET', url: `https://${host}/`, headers: requestHeaders ?? [], body: null },
  response: {
    status,
    statusText: '',
    headers: headers ?? [],
    mimeType: mimeType ?? 'application/json',
    body: { state: 'present', text: body, base64: false, cut: false },
  },
  failure: null,
  initiator: null,
})

/** A text that the pattern fits. */
const written = (pattern: string) => pattern.replaceAll('*', 'x').replaceAll('#', '1')

const OF_TYPE: Record<string, () => unknown> = {
  string: () => 'x y',
  integer: () => 1,
  number: () => 1,
  boolean: () => true,
  object: () => ({}),
  array: () => [],
  null: () => null,
  UPPER_SNAKE: () => 'X_Y',
  lower_snake: () => 'x_y',
}

type PointerMatcher = Extract<Matcher, { pointer: string }>

const valueFor = ({ like, in: values, type }: PointerMatcher): unknown =>
  values?.[0] ?? (like ? written(like) : OF_TYPE[type ?? 'string']?.())

/** Writes a value where a pointer leads, and what is needed on the way there; "*" is the first item of a list. */
function write(root: Record<string, unknown>, pointer: string, value: unknown): void {
  const segments = pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'))
  let at: Record<string, unknown> = root
  segments.forEach((segment, i) => {
    const name = segment === '*' ? '0' : segment
    const next = segments[i + 1]
    const inside = Object.hasOwn(at, name) ? at[name] : undefined
    const isThere = typeof inside === 'object' && inside !== null
    const made = isThere ? inside : next === undefined ? value : /^(?:\*|0)$/.test(next) ? [] : {}
    Object.defineProperty(at, name, { value: made, enumerable: true, configurable: true, writable: true })
    at = made as Record<string, unknown>
  })
}

function around(all: readonly Matcher[]): Pick<Parts, 'headers' | 'requestHeaders' | 'status' | 'mimeType'> {
  const parts = {
    headers: [] as Header[],
    requestHeaders: [] as Header[],
    status: 400,
    mimeType: 'application/json',
  }
  for (const matcher of all) {
    if ('header' in matcher) parts.headers.push({ name: matcher.header, value: written(matcher.like ?? 'x') })
    if ('requestHeader' in matcher) {
      parts.requestHeaders.push({ name: matcher.requestHeader, value: written(matcher.like ?? 'x') })
    }
    if ('status' in matcher) parts.status = matcher.status[0] ?? 400
    if ('contentType' in matcher && !matcher.contentType.startsWith('*'))
      parts.mimeType = written(matcher.contentType)
  }
  return parts
}

/** Where the envelope has its code, and the test on it. */
const codeMatcher = ({ all, extract }: Pack['envelopes'][number]): PointerMatcher | undefined => {
  const places = new Set([
    ...(extract.code ?? []),
    ...(extract.items?.code ?? []).map((at) => `${extract.items?.at}/*${at}`),
  ])
  return all.filter((matcher) => 'pointer' in matcher).find(({ pointer }) => places.has(pointer))
}

/**
 * Responses that the envelope is made for, with each of these codes, or one that its own tests tell where there is none.
 * @param host where they come from
 */
export function instancesOf(
  envelope: Pack['envelopes'][number],
  codes: readonly string[],
  host: string,
): { code: string | null; exchange: Exchange }[] {
  const test = codeMatcher(envelope)
  const values = [...new Set([...(test?.in ?? []), ...(test?.like ? [written(test.like)] : []), ...codes])]
  return (test && values.length > 0 ? values : [null]).map((value) => {
    const root: Record<string, unknown> = {}
    for (const matcher of envelope.all) {
      if (!('pointer' in matcher)) continue
      write(root, matcher.pointer, matcher === test && value !== null ? value : valueFor(matcher))
    }
    const parts = around(envelope.all)
    return {
      code: value === null ? null : String(value),
      exchange: madeUp({ host, body: JSON.stringify(root), ...parts }),
    }
  })
}
