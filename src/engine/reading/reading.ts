/** An exchange, prepared to be looked at many times: what costs something is done once, and only when it is asked for. */

import type { Exchange, Header } from '../exchange'
import { contentTypeOf, type Decoded, decode, decodeRequest } from './decode'

export interface Reading {
  readonly exchange: Exchange
  /** The host of the address in lower case, without the port; '' when it has none. */
  readonly host: string
  /** The media type of the response with its parameters, in lower case; '' when nothing tells it. */
  readonly contentType: string
  /** The response body, decoded on first use. */
  readonly body: Decoded
  /** The status is none of a failure, but an error ended the stream that it began. */
  readonly brokeOff: boolean
  /** Neither the status nor such an error says that the call failed. */
  readonly isSuccess: boolean
  /** The request body's value, decoded on first use: most packs never ask for it. */
  readonly requestValue: unknown
  /** The first value of a header, by its name in lower case; null when it is absent (RFC 9110 §5.1). */
  responseHeader(name: string): string | null
  requestHeader(name: string): string | null
}

/**
 * An address whose host URL would leave as it is: no user, no port above 59999, nothing to encode, and a last label that begins
 * with a letter, so that it is no IPv4 address in disguise (WHATWG URL §3.5, "ends in a number").
 */
const PLAIN_URL = /^https?:\/\/((?:[a-z0-9-]+\.)*[a-z][a-z0-9-]*)(?::[1-5]?\d{1,4})?(?:[/?#]|$)/

/** The host as URL tells it; most addresses are plain, and then reading it off is far cheaper. */
export function hostOf(url: string): string {
  const plain = PLAIN_URL.exec(url)?.[1]
  // Punycode is checked, and refused when it is broken.
  if (plain && !plain.includes('xn--')) return plain
  try {
    return new URL(url).hostname
  } catch {
    return ''
  }
}

/** Duplicates keep their first value. */
function byName(headers: readonly Header[]): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  for (const { name, value } of headers) {
    const lower = name.toLowerCase()
    if (!values.has(lower)) values.set(lower, value)
  }
  return values
}

class LazyReading implements Reading {
  #host: string | null = null
  #contentType: string | null = null
  #body: Decoded | null = null
  #request: { value: unknown } | null = null
  #responseHeaders: ReadonlyMap<string, string> | null = null
  #requestHeaders: ReadonlyMap<string, string> | null = null

  constructor(readonly exchange: Exchange) {}

  get host() {
    this.#host ??= hostOf(this.exchange.request.url)
    return this.#host
  }

  get contentType() {
    this.#contentType ??= contentTypeOf(this.exchange.response).toLowerCase()
    return this.#contentType
  }

  get body() {
    this.#body ??= decode(this.exchange)
    return this.#body
  }

  get brokeOff() {
    return this.exchange.response.status < 400 && this.body.kind === 'error event'
  }

  get isSuccess() {
    return this.exchange.response.status < 400 && !this.brokeOff
  }

  get requestValue() {
    this.#request ??= { value: decodeRequest(this.exchange) }
    return this.#request.value
  }

  responseHeader(name: string) {
    this.#responseHeaders ??= byName(this.exchange.response.headers)
    return this.#responseHeaders.get(name) ?? null
  }

  requestHeader(name: string) {
    this.#requestHeaders ??= byName(this.exchange.request.headers)
    return this.#requestHeaders.get(name) ?? null
  }
}

/** Prepares an exchange. Nothing of it is decoded yet. */
export const readingOf = (exchange: Exchange): Reading => new LazyReading(exchange)
