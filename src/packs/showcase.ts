/**
 * A dozen and a few exchanges that show what Errata has to say, for a panel that has nothing to show yet. Most are
 * samples of packs; the two of nobody are failures below HTTP, of which no pack has a sample.
 */
import type { Exchange, Header } from '../engine'
import stackTrace from './bloobank/samples/breach-internal-not-sanitised.json'
import severalFields from './bloobank/samples/invalid-body-fields.json'
import protectedPost from './bluum/samples/internal-post-with-key.json'
import alreadyDone from './buildmarkets/samples/duplicate-order.json'
import secondaryLimit from './github/samples/rate-limit-2.json'
import graphql from './graphql/samples/extensions.json'
import gatewayPage from './http/samples/gateway-page.json'
import quotaUsedUp from './openai/samples/quota-exhausted.json'
import rateLimited from './paddle/samples/limit.json'
import problemJson from './problem-details/samples/errors-with-pointers.json'
import hiddenError from './slack/samples/channel-not-found.json'
import declined from './stripe/samples/declined.json'
import unprotectedPost from './stripe/samples/server-error-without-key.json'

/** An exchange as samples write it down. */
interface Sketch {
  method: string
  url: string
  requestHeaders?: Record<string, string>
  /** JSON, or text as it is. */
  requestBody?: unknown
  status: number
  headers?: Record<string, string>
  body?: unknown
  failure?: Exchange['failure']
}

const corsBlocked: Sketch = {
  method: 'GET',
  url: 'https://reports.example.net/v1/summary',
  requestHeaders: { Origin: 'https://app.example.com', 'Sec-Fetch-Mode': 'cors' },
  status: 200,
  headers: { 'content-type': 'application/json' },
  failure: { kind: 'cors', reason: 'net::ERR_FAILED', inferred: true },
}

const unreachable: Sketch = {
  method: 'GET',
  url: 'http://localhost:9/health',
  status: 0,
  failure: { kind: 'unreachable', reason: 'net::ERR_CONNECTION_REFUSED', inferred: false },
}

/** Each with its start before now. The rate limits come last, so that their countdowns run. */
const SCENES: readonly [beforeMs: number, sketch: Sketch][] = [
  [58_400, severalFields.exchange],
  [52_900, declined.exchange],
  [47_100, alreadyDone.exchange],
  [44_600, hiddenError.exchange],
  [40_200, graphql.exchange],
  [36_700, problemJson.exchange],
  [31_300, gatewayPage.exchange],
  [27_800, corsBlocked],
  [24_500, unreachable],
  [19_900, stackTrace.exchange],
  [16_200, unprotectedPost.exchange],
  [12_700, protectedPost.exchange],
  [9_100, quotaUsedUp.exchange],
  // The client of this one does not wait as it was asked to.
  [4_300, rateLimited.exchange],
  [3_700, rateLimited.exchange],
  [2_900, rateLimited.exchange],
  [1_200, secondaryLimit.exchange],
]

/** Long enough for a server to have thought about it. */
const TOOK_MS = 180

const textOf = (body: unknown): string => (typeof body === 'string' ? body : JSON.stringify(body))

const headersOf = (headers: Record<string, string> = {}): Header[] =>
  Object.entries(headers).map(([name, value]) => ({ name, value }))

function exchangeOf(sketch: Sketch, startedAtMs: number): Exchange {
  const { method, url, requestHeaders, requestBody, status, headers, body, failure = null } = sketch
  return {
    startedAtMs,
    durationMs: TOOK_MS,
    request: {
      method,
      url,
      headers: headersOf(requestHeaders),
      body: requestBody === undefined ? null : textOf(requestBody),
    },
    response: {
      status,
      statusText: '',
      headers: headersOf(headers),
      mimeType: headers?.['content-type'] ?? '',
      body:
        body === undefined
          ? { state: 'missing', why: 'blocked' }
          : { state: 'present', text: textOf(body), base64: false, cut: false },
    },
    failure,
    initiator: null,
  }
}

/** The exchanges, as if they had happened just before this moment (epoch ms). */
export const showcase = (nowMs: number): Exchange[] =>
  SCENES.map(([beforeMs, sketch]) => exchangeOf(sketch, nowMs - beforeMs))
