/** Rows as a long session leaves them: one in three a failure, as many as the session's own limits allow for. */
import { groupOf } from '../../src/session/group'
import type { Row } from '../../src/session/session'
import { exchange, STARTED_AT_MS } from '../../test/support/exchange'
import { annotation, problem } from '../../test/unit/panel/fixtures'

const FAILURE_EVERY = 3
const METHODS = ['GET', 'POST', 'PUT', 'DELETE']
const STATUSES = [400, 401, 429, 500, 503]
const VERDICTS = ['fix', 'after', 'backoff', 'never'] as const

function failure(
  i: number,
  method: string,
  url: string,
  startedAtMs: number,
): Pick<Row, 'exchange' | 'annotation'> {
  const vendor = i % 37
  const code = `V${vendor}-${i % 5}`
  const message = `Thing ${i} was not accepted because of reason ${i % 5}`
  const requestId = `req_${i.toString(36).padStart(8, '0')}`
  return {
    exchange: exchange({
      method,
      url,
      startedAtMs,
      durationMs: 80,
      status: STATUSES[i % STATUSES.length] ?? 500,
      headers: { 'content-type': 'application/json', 'x-request-id': requestId },
      body: { error: { code, message, request_id: requestId } },
    }),
    annotation: annotation({
      pack: `vendor-${vendor}`,
      vendor: `Vendor ${vendor}`,
      problems: [problem({ code, message })],
      requestId,
      ids: [{ label: 'Request id', value: requestId }],
      summary: `Not accepted: reason ${i % 5}`,
      retry: { verdict: VERDICTS[i % VERDICTS.length] ?? 'fix' },
    }),
  }
}

function rowOf(i: number): Row {
  const startedAtMs = STARTED_AT_MS + i * 40
  const method = METHODS[i % 4] ?? 'GET'
  const url = `https://api.vendor-${i % 37}.example/v1/things-${i % 4}/${1000 + i}?page=${i % 7}`
  const said =
    i % FAILURE_EVERY === 0
      ? failure(i, method, url, startedAtMs)
      : { exchange: exchange({ method, url, startedAtMs, missing: 'not-kept' }), annotation: null }
  return { id: i + 1, ...said, repeats: null, imported: null, group: groupOf(said) }
}

/** So many rows, oldest first. Read from JSON, so that their texts are as a browser hands them over. */
export const rowsOf = (count: number): Row[] =>
  JSON.parse(JSON.stringify(Array.from({ length: count }, (_, i) => rowOf(i))))
