/** Numbers in words, and the pages that speak where no vendor does. */
import { duration, type Source } from '../engine'
import type { Attempt } from './attempt'

const page = (url: string): Source => ({ url, checked: '2026-11-22' })

/** What a client may repeat by itself: an idempotent request, and that once. */
export const RFC9110_REPEATS = page('https://www.rfc-editor.org/rfc/rfc9110.html#section-9.2.2')
export const RFC9110_RETRY_AFTER = page('https://www.rfc-editor.org/rfc/rfc9110.html#section-10.2.3')
export const RFC9110_CLIENT_ERROR = page('https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5')
/** Why many clients must not come back together: a random first wait, then longer ones. Written for WebSocket clients. */
export const RFC6455_BACKOFF = page('https://www.rfc-editor.org/rfc/rfc6455.html#section-7.2.3')
/** Same key for every try of a request (§2.6), and never another payload under it (§2.7). */
export const IDEMPOTENCY_KEY_DRAFT = page(
  'https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-idempotency-key-header-07#section-2',
)

/** A measured time: `85 ms`, `1.2 s`, `40 s`. */
export function span(ms: number): string {
  if (ms < 995) return duration(Math.round(ms))
  return ms < 9950 ? `${Number((ms / 1000).toFixed(1))} s` : duration(Math.round(ms / 1000) * 1000)
}

/** `once`, `2 times`. */
export const times = (count: number): string => (count === 1 ? 'once' : `${count} times`)

/** `4 tries in 1.2 s`: from the start of the first to the start of the last. */
export function triesIn(tries: readonly Attempt[]): string {
  const ms = (tries.at(-1)?.startedAtMs ?? 0) - (tries[0]?.startedAtMs ?? 0)
  return `${tries.length} tries in ${span(ms)}`
}

/** `the 503`, `the failure without a response`. */
export const answerOf = ({ status }: Attempt): string =>
  status === 0 ? 'the failure without a response' : `the ${status}`

/** `400`, `400 and 422`. */
export const statusesOf = (tries: readonly Attempt[]): string =>
  [...new Set(tries.map(({ status }) => status))].join(' and ')

/** The page that documents the policy of an attempt's API; `otherwise` where none is known. */
export const policySource = (tries: readonly Attempt[], otherwise: Source): Source =>
  tries.find(({ policy }) => policy)?.policy?.source ?? otherwise
