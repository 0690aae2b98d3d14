/** An exchange, prepared to be looked at many times: what costs something is done once, and only when it is asked for. */
import { type Decoded, decode, decodeRequest } from './decode'
import type { Exchange, Header } from './exchange'

export interface Reading {
  exchange: Exchange
  /** The host of the address in lower case, without the port; '' when it has none. */
  readonly host: string
  /** The response body, decoded on first use. */
  readonly body: Decoded
  /** The request body's value, decoded on first use: most packs never ask for it. */
  readonly requestValue: unknown
  /** The first value of a header, by its name in lower case; null when it is absent (RFC 9110 §5.1). */
  responseHeader(name: string): string | null
  requestHeader(name: string): string | null
}

function hostOf(url: string): string {
  try {
    return new URL(url).hostname
  } catch {
    return ''
  }
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** Duplicates keep their first value. */
const byName = (headers: readonly Header[]) =>
  new Map(headers.map(({ name, value }) => [name.toLowerCase(), value] as const).reverse())

/** Prepares an exchange. Nothing of it is decoded yet. */
export function readingOf(exchange: Exchange): Reading {
  const host = once(() => hostOf(exchange.request.url))
  const body = once(() => decode(exchange))
  const requestValue = once(() => decodeRequest(exchange))
  const responseHeaders = once(() => byName(exchange.response.headers))
  const requestHeaders = once(() => byName(exchange.request.headers))
  return {
    exchange,
    get host() {
      return host()
    },
    get body() {
      return body()
    },
    get requestValue() {
      return requestValue()
    },
    responseHeader: (name) => responseHeaders().get(name) ?? null,
    requestHeader: (name) => requestHeaders().get(name) ?? null,
  }
}
