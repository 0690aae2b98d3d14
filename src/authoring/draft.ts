/**
 * What the importer understood of a documentation page or an API description, before a person has looked at it. Each value
 * tells which lines it came from and how sure the reading is; a pack is made from it by `toPack`.
 */

/** A value that was read. */
export interface Found<T> {
  value: T
  /** Lines of the page, from 1, in order. */
  lines: number[]
  /** 0 to 1. */
  confidence: number
}

/** Does the page say that repeating helps? Null where it does not say. */
export type SaidRetry = 'yes' | 'no'

/** What a page says about a code or a status. */
export interface Said {
  title: Found<string> | null
  meaning: Found<string> | null
  resolution: Found<string> | null
  retry: Found<SaidRetry> | null
}

export interface DraftCode extends Said {
  /** Exactly as spelled on the page. */
  code: string
  /** The HTTP status, where the page ties the code to one. */
  status: Found<number> | null
  lines: number[]
  /** How sure it is that this is an error code of this API. */
  confidence: number
}

export interface DraftStatus extends Said {
  /** `429`, or a class: `5xx`. */
  status: string
  lines: number[]
}

/** One shape of error body: RFC 6901 pointers into it, null where the page does not say. */
export interface DraftEnvelope {
  code: string | null
  message: string | null
  requestId: string | null
  field: string | null
  lines: number[]
  confidence: number
}

/** An error body that the page shows. */
export interface DraftExample {
  body: string
  status: number | null
  line: number
}

/** What an API description says about one operation's error. */
export interface OperationError {
  method: string
  /** A template: `/v1/orders/{id}`. */
  path: string
  /** What the operation does. */
  name: string
  /** `404`, or a class: `5xx`; `default` stands for every other status. */
  status: string
  meaning: string
}

export interface DraftLimit {
  limit: number
  windowMs: number
  /** `key`, `account`, `IP address`, an environment … in the page's words; empty where it does not say. */
  per: string
  lines: number[]
}

export interface Draft {
  /** What the API is called; null where the page does not say. */
  name: string | null
  hosts: Found<string>[]
  url: string | null
  codes: DraftCode[]
  statuses: DraftStatus[]
  /** The usual one first. */
  envelopes: DraftEnvelope[]
  examples: DraftExample[]
  /** A response header that carries the request's id. */
  requestIdHeader: Found<string> | null
  /** A request header that takes an idempotency key. */
  idempotencyHeader: Found<string> | null
  rateLimits: DraftLimit[]
  /** From API descriptions only. */
  operations?: OperationError[]
  /** What looked as if it said something about errors and was not understood. */
  leftovers: { line: number; text: string }[]
}
