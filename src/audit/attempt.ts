/**
 * What the retry audit keeps of each request: a few numbers and digests, no header and no body, so that thousands fit
 * into a ring.
 */
import type { Annotation, Exchange, Key, Policy, Retry } from '../engine'
import { guessKey, mayApplyTwice } from './applied'
import { digestOf } from './digest'
import { operationOf } from './operation'

/** One try of an operation. */
export interface Attempt {
  /** The row that shows it. */
  rowId: number
  /** Same for tries of the same operation: method, address without its volatile parts, body without its key. */
  operation: string
  method: string
  /** Host of the address, in lower case, with its port. */
  host: string
  /** Epoch milliseconds. */
  startedAtMs: number
  endedAtMs: number
  /** 0 where no response was received. */
  status: number
  /** null for a success. */
  retry: Retry | null
  vendor: string | null
  policy: Policy | null
  key: { where: string; digest: string } | null
  /** Of the whole body, the key included; '' when there was none, or none was recorded. */
  bodyDigest: string
  /** A repeat that does not carry the same key may take effect a second time: a second order, a second charge. */
  mayApplyTwice: boolean
}

/** What is known of an exchange when its attempt is written down. */
export interface Explained {
  annotation: Annotation | null
  key: Key | null
}

/** Writes an attempt down; null for what has no time or no web address, and for preflights, which are the browser's own. */
export function attemptOf(rowId: number, exchange: Exchange, explained: Explained): Attempt | null {
  const { startedAtMs, durationMs, request, response } = exchange
  const method = request.method.toUpperCase()
  const url = URL.canParse(request.url) ? new URL(request.url) : null
  if (startedAtMs === null || !url || !/^https?:$/.test(url.protocol) || method === 'OPTIONS') return null
  const { annotation } = explained
  const retry = annotation?.retry ?? null
  // Where the API documents another place, a header that calls itself a key protects nothing.
  const isDocumented = (annotation?.policy?.keyPlaces.length ?? 0) > 0
  const key = explained.key ?? (isDocumented ? null : guessKey(exchange))
  const { id, bodyDigest } = operationOf(exchange, url, { startedAtMs, key, rowId })
  return {
    rowId,
    operation: id,
    method,
    host: url.host,
    startedAtMs,
    endedAtMs: startedAtMs + Math.max(0, durationMs ?? 0),
    status: response.status,
    retry,
    vendor: annotation?.vendor ?? null,
    policy: annotation?.policy ?? null,
    key: key && { where: key.where, digest: digestOf(key.value) },
    bodyDigest,
    mayApplyTwice: mayApplyTwice(exchange, url, retry, key),
  }
}
