/** The parts of a handler that are the same for every API, and the small functions that only some of them need. */

const AT = [
  '/** The first value at a path of names. */',
  'function at(value: unknown, [name, ...rest]: readonly string[]): unknown {',
  '  if (name === undefined) return value',
  "  if (typeof value !== 'object' || value === null) return undefined",
  '  return at(new Map(Object.entries(value)).get(name), rest)',
  '}',
]

const AT_EACH = [
  "/** The first value at a path of names; '*' stands for each member in turn. */",
  'function at(value: unknown, [name, ...rest]: readonly string[]): unknown {',
  '  if (name === undefined) return value',
  "  if (typeof value !== 'object' || value === null) return undefined",
  "  const values = Object.entries(value).filter(([each]) => name === '*' || name === each)",
  '  return values.map(([, each]) => at(each, rest)).find((found) => found !== undefined)',
  '}',
]

const PARSE = [
  'function parse(text: unknown): unknown {',
  '  try {',
  "    return typeof text === 'string' ? JSON.parse(text) : undefined",
  '  } catch {',
  '    return undefined',
  '  }',
  '}',
]

const PART = [
  'function part(value: unknown, after: string, before: string): string | undefined {',
  "  if (typeof value !== 'string') return undefined",
  "  const from = after === '' ? 0 : value.lastIndexOf(after) + (value.includes(after) ? after.length : 1)",
  '  const tail = value.slice(from)',
  "  return (before === '' ? tail : tail.split(before, 1)[0])?.trim()",
  '}',
]

const NUMBER = [
  'const number = (value: unknown) => (/^\\d+(?:\\.\\d+)?$/.test(String(value)) ? Number(value) : Number.NaN)',
]

const DURATION = [
  '/** `1.5s`, `250ms`, `6m0s` in milliseconds. */',
  'function duration(value: unknown): number {',
  '  const parts = /^(?:(\\d+)h)?(?:(\\d+)m(?!s))?(?:(\\d+(?:\\.\\d+)?)s)?(?:(\\d+)ms)?$/.exec(String(value))',
  '  if (!parts?.[0]) return Number.NaN',
  '  const [h = 0, m = 0, s = 0, ms = 0] = parts.slice(1).map((each) => Number(each ?? 0))',
  '  return ((h * 60 + m) * 60 + s) * 1000 + ms',
  '}',
]

/** A conditional that is too long for one line goes on three. */
const wrapped = (line: string) =>
  line.length <= 110
    ? [line]
    : line
        .replace(/ (\? | : )/g, '\n      $1')
        .replace(/\n {6} : /, '\n      : ')
        .split('\n')

const RETRY_AFTER = ['number(after) * 1000', '/ GMT$/.test(after) ? Date.parse(after) - sentMs : Number.NaN']

const waits = (delays: readonly string[]) =>
  delays.length === 0
    ? [`  const waits = [${RETRY_AFTER.join(', ')}]`]
    : [
        '  const waits = [',
        ...[...RETRY_AFTER, ...delays].flatMap((delay) => wrapped(`    ${delay},`)),
        '  ]',
      ]

/** Reads a wait; the parameters that this API does not need are left out. */
function delayOf(delays: readonly string[]): string[] {
  const uses = (name: string) => delays.some((delay) => new RegExp(`\\b${name}\\b`).test(delay))
  const extra = `${uses('body') ? ', body: unknown' : ''}${uses('status') ? ', status: number' : ''}`
  return [
    '/** Milliseconds that the server asks to wait (RFC 9110 section 10.2.3); null where it names none. */',
    `function delayOf(headers: Headers, nowMs: number${extra}): number | null {`,
    "  const after = headers.get('retry-after') ?? ''",
    "  const sentMs = Date.parse(headers.get('date') ?? '') || nowMs",
    ...waits(delays),
    '  const waitMs = waits.find((each) => Number.isFinite(each))',
    '  return waitMs === undefined ? null : Math.max(0, waitMs)',
    '}',
  ]
}

/** The call of what {@link tools} writes. */
export const delayCall = (delays: readonly string[]): string => {
  const uses = (name: string) => delays.some((delay) => new RegExp(`\\b${name}\\b`).test(delay))
  return `delayOf(headers, nowMs${uses('body') ? ', body' : ''}${uses('status') ? ', status' : ''})`
}

/** The small functions that a handler needs, given its delays and the rest of its text. */
export function tools(delays: readonly string[], text: string): string[] {
  const all = `${delays.join('\n')}\n${text}`
  const needs = (call: string) => all.includes(call)
  return [
    ...(/(?<![\w.])at\(/.test(all) ? (all.includes("'*'") ? AT_EACH : AT) : []),
    ...(needs('parse(init') ? PARSE : []),
    ...(needs('part(') ? PART : []),
    ...(needs('duration(') ? DURATION : []),
    ...NUMBER,
    ...delayOf(delays),
    '',
  ]
}

/** The class of errors. */
export const errorClass = (error: string): string[] => [
  '/** `delayMs` counts from the response; null where the server named no wait. */',
  'export type Failure = { status: number; code: string | null; body: unknown } & {',
  '  advice: Advice; mayHaveApplied: boolean; delayMs: number | null',
  '}',
  `export class ${error} extends Error {`,
  '  constructor(readonly failure: Failure) {',
  "    super(['HTTP', failure.status, failure.code].join(' ').trim())",
  `    this.name = '${error}'`,
  '  }',
  '}',
  '',
]

/** Which failures may be repeated: a wrong "yes" charges somebody twice. */
export const safety = (error: string, keyTests: readonly string[]): string[] => [
  keyTests.length === 0
    ? '/** May be sent twice, by its method (RFC 9110 section 9.2.2): this API documents no idempotency key. */'
    : '/** May be sent twice: by its method (RFC 9110 section 9.2.2), or because it carries an idempotency key. */',
  'const isProtected = (init: RequestInit): boolean =>',
  `  /^(?:GET|HEAD|OPTIONS|TRACE|PUT|DELETE|QUERY)$/i.test(init.method ?? 'GET')${keyTests.map((test) => ` ||\n  ${test}`).join('')}`,
  'function mayRepeat(error: unknown, init: RequestInit, isMadeAnew: boolean): boolean {',
  '  if (init.signal?.aborted) return false',
  '  // fetch throws a TypeError when the network fails: the request may have arrived.',
  `  if (!(error instanceof ${error})) return error instanceof TypeError && isProtected(init)`,
  '  const { advice, mayHaveApplied } = error.failure',
  "  const helps = advice === 'after' || advice === 'backoff' || (advice === 'now' && isMadeAnew)",
  '  return helps && (!mayHaveApplied || isProtected(init))',
  '}',
  '',
]

/** Sending, and waiting between tries. */
export const request = (error: string, attempts: number, isDocumented: boolean): string[] => [
  'function pause(ms: number, signal?: AbortSignal | null): Promise<void> {',
  '  return new Promise((resolve, reject) => {',
  '    const timer = setTimeout(done, ms)',
  "    signal?.addEventListener('abort', done)",
  '    function done() {',
  '      clearTimeout(timer)',
  "      signal?.removeEventListener('abort', done)",
  '      signal?.aborted ? reject(signal.reason) : resolve()',
  '    }',
  '  })',
  '}',
  '',
  `const DEFAULTS = { attempts: ${attempts}, maxDelayMs: 60_000, now: Date.now, random: Math.random, wait: pause }`,
  '/**',
  ' * Sends a request, and repeats it where that can help and cannot do harm.',
  ' * @param init a function is called for each try and makes anew what may be sent once (a signature, a stream);',
  ' * an idempotency key stays the same',
  ` * @param options ${isDocumented ? 'the attempts are documented' : 'no number of attempts is documented'}; waits over maxDelayMs are left to the caller`,
  ` * @throws {${error}} the last failure, or what fetch throws where no response came`,
  ' */',
  'export async function request(',
  '  url: string | URL,',
  '  init: RequestInit | ((attempt: number) => RequestInit) = {},',
  `  options: Partial<typeof DEFAULTS & { fetch: typeof fetch }> = {},`,
  '): Promise<Response> {',
  '  const { attempts, maxDelayMs, now, random, wait, fetch: send = fetch } = { ...DEFAULTS, ...options }',
  '  for (let attempt = 1; ; attempt++) {',
  "    const made = typeof init === 'function' ? init(attempt) : init",
  '    try {',
  '      const response = await send(url, made)',
  '      const error = await errorOf(response, now())',
  '      if (error === null) return response',
  '      throw error',
  '    } catch (error) {',
  "      const isMadeAnew = typeof init === 'function' && attempt === 1",
  '      if (attempt >= attempts || !mayRepeat(error, made, isMadeAnew)) throw error',
  `      const { delayMs = null, advice } = error instanceof ${error} ? error.failure : {}`,
  "      const backoffMs = advice === 'now' ? 0 : random() * Math.min(30_000, 500 * 2 ** attempt)",
  '      const waitMs = delayMs ?? backoffMs',
  '      if (waitMs > maxDelayMs) throw error',
  '      await wait(waitMs, made.signal)',
  '    }',
  '  }',
  '}',
]
