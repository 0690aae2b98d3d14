import type { Attempt } from '../../src/audit/attempt'
import type { Policy, RateLimit, Retry, Verdict } from '../../src/engine'
import { STARTED_AT_MS } from './exchange'

export const SOURCE = { url: 'https://example.com/repeating', checked: '2026-11-22' }

/** What Acme documents about repeating. */
export const policy = (over: Partial<Policy> = {}): Policy => ({
  attempts: null,
  keyPlaces: [],
  limits: [],
  source: SOURCE,
  ...over,
})

export const limit = (count: number, windowMs: number, per = 'API key'): RateLimit => ({
  limit: count,
  windowMs,
  per,
  source: SOURCE,
})

export function retryOf(verdict: Verdict, over: Partial<Retry> = {}): Retry {
  return {
    verdict,
    delayMs: null,
    readyAtMs: null,
    delayFrom: null,
    mayApplyTwice: false,
    because: `It is ${verdict}.`,
    answers: { helps: '', safe: '', when: '' },
    source: null,
    ...over,
  }
}

const usualVerdict = (status: number, isWrite: boolean, key: string | undefined): Verdict => {
  if (status === 429) return 'after'
  if (status >= 400 && status < 500) return 'fix'
  return isWrite && key === undefined ? 'with-key' : 'backoff'
}

let nextRow = 1

/**
 * One try, told in a line: `'1200 429 asked=2000'` started 1.2 s after the first moment and was refused with a wait of
 * 2 s. Members: `took`, `asked` (ms), `verdict`, `key`, `body`. A try takes 100 ms, and has the verdict its status usually has.
 */
function attempt(operation: string, line: string, over: Partial<Attempt>): Attempt {
  const [method = '', path = ''] = operation.split(' ')
  const [at = '', status = '', ...rest] = line.split(' ')
  const { took, asked, verdict, key, body } = Object.fromEntries(
    rest.map((each) => each.split('=')),
  ) as Record<string, string | undefined>
  const startedAtMs = STARTED_AT_MS + Number(at)
  const endedAtMs = startedAtMs + Number(took ?? 100)
  const isWrite = method === 'POST' || method === 'PATCH'
  const code = Number(status)
  const failed = code === 0 || code >= 400 || verdict !== undefined
  const wait = asked === undefined ? null : Number(asked)
  const retry = retryOf((verdict as Verdict) ?? usualVerdict(code, isWrite, key), {
    delayMs: wait,
    readyAtMs: wait === null ? null : endedAtMs + wait,
    delayFrom: wait === null ? null : `Retry-After: ${wait / 1000}`,
  })
  return {
    rowId: nextRow++,
    operation: `${method}${path}.${body ?? ''}`,
    method,
    host: 'api.acme.test',
    startedAtMs,
    endedAtMs,
    status: code,
    retry: failed ? retry : null,
    vendor: 'Acme',
    policy: null,
    key: key === undefined ? null : { where: 'request header Idempotency-Key', digest: key },
    bodyDigest: body ?? 'b',
    mayApplyTwice: isWrite && failed && (code === 0 || code >= 500),
    ...over,
  }
}

/** Tries of one operation, a line each: `tries('GET /a', ['0 503', '1000 200'])`. */
export const tries = (operation: string, lines: readonly string[], over: Partial<Attempt> = {}): Attempt[] =>
  lines.map((line) => attempt(operation, line, over))
