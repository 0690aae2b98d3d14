/** One header as it was received. Names keep their case; compare them with {@link headerValue}. */
export interface Header {
  name: string
  value: string
}

/**
 * Why a response body is not there:
 * `never-read` the page did not read it, so the browser never handed it over; `lost` it was evicted, or the page
 * navigated away first; `too-large` it is over the browser's own limit; `blocked` the page may not read it either;
 * `timeout` the browser did not answer; `not-kept` it is a success, whose body is never kept; `not-recorded` a HAR
 * file without bodies; `over-budget` the log dropped it to stay within its memory budget.
 */
export type MissingBody =
  | 'never-read'
  | 'lost'
  | 'too-large'
  | 'blocked'
  | 'timeout'
  | 'not-kept'
  | 'not-recorded'
  | 'over-budget'

/** A response body: text as the browser gave it (base64 for what it took for binary), or why there is none. */
export type Body =
  | { state: 'present'; text: string; base64: boolean; cut: boolean }
  | { state: 'missing'; why: MissingBody }

/**
 * What went wrong below HTTP:
 * `cancelled` by the page or the user; `cors` the page may not read the response; `blocked` stopped by a policy, an
 * extension or a bad certificate before it was sent; `unreachable` no connection, so the server saw nothing; `network`
 * the connection broke, and the server may have acted; `cut-off` the body ended early.
 */
export type FailureKind = 'cancelled' | 'cors' | 'blocked' | 'unreachable' | 'network' | 'cut-off'

/** A failure below HTTP, in the browser's own word where it has one (`net::ERR_…`); `inferred` when it has none. */
export interface Failure {
  kind: FailureKind
  reason: string
  inferred: boolean
}

/** One line of the code that sent a request. Lines and columns count from 1, as editors show them. */
export interface Frame {
  /** '' for a function without a name, and for code outside of any. */
  functionName: string
  url: string
  line: number
  column: number
  /** The asynchronous step that led from here to the frame above (`await`, `setTimeout`); null where it was a call. */
  via: string | null
}

/** One request and its response, the same whichever browser or file it came from. */
export interface Exchange {
  /** Epoch milliseconds at which the request started; null when the record does not say. */
  startedAtMs: number | null
  durationMs: number | null
  request: { method: string; url: string; headers: Header[]; body: string | null }
  /** `status` is 0 where no response was received. */
  response: { status: number; statusText: string; headers: Header[]; mimeType: string; body: Body }
  failure: Failure | null
  /** The call stack that sent it, innermost first; null where the browser tells none. */
  initiator: Frame[] | null
}

/** The first value of a header, whatever the case of its name; null when it is absent (RFC 9110 §5.1). */
export function headerValue(headers: readonly Header[], name: string): string | null {
  const wanted = name.toLowerCase()
  return headers.find((header) => header.name.toLowerCase() === wanted)?.value ?? null
}

/** Epoch milliseconds at which the response had arrived; null when the record does not say. */
export function receivedAtMs({ startedAtMs, durationMs }: Exchange): number | null {
  return startedAtMs === null ? null : startedAtMs + Math.max(0, durationMs ?? 0)
}
