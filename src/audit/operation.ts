/** Which requests are tries of the same operation: same method, address and body, whatever changes from try to try. */
import { type Exchange, headerValue, type Key } from '../engine'
import { stableAddress } from './address'
import { digestOf } from './digest'

const IN_BODY = 'request body /'

/** Leaves a member out of a JSON value, by its pointer (RFC 6901); false when it is not there. */
function drop(value: unknown, pointer: string): boolean {
  const names = pointer
    .slice(1)
    .split('/')
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'))
  const last = names.pop() ?? ''
  let at = value as Record<string, unknown> | null | undefined
  for (const name of names) at = at?.[name] as Record<string, unknown> | null | undefined
  return typeof at === 'object' && at !== null && Object.hasOwn(at, last) && delete at[last]
}

/** The body without its idempotency key, which may change although the operation is the same. */
function withoutKey(text: string, key: Key | null): string {
  if (!key?.where.startsWith(IN_BODY)) return text
  try {
    const value: unknown = JSON.parse(text)
    if (drop(value, key.where.slice(IN_BODY.length - 1))) return JSON.stringify(value)
  } catch {
    // A form, or text of another kind: the key is taken out as it stands.
  }
  return text.replaceAll(key.value, '').replaceAll(encodeURIComponent(key.value), '')
}

/** Multipart bodies: each try draws a new boundary (RFC 2046 §5.1.1), which says nothing about the content. */
function withoutBoundary(text: string): string {
  const boundary = /^--([\w'()+,./:=?-]{6,70})\r?\n/.exec(text)?.[1]
  return boundary === undefined ? text : text.replaceAll(boundary, '')
}

/** The request had a body that the browser did not record: two such requests cannot be told to be the same. */
const isUnseen = ({ request: { body, headers } }: Exchange) =>
  body === null &&
  (headerValue(headers, 'content-type') !== null || Number(headerValue(headers, 'content-length') ?? 0) > 0)

export interface Operation {
  /** `<digest of method and address>.<digest of the body without its key>`. */
  id: string
  /** Of the whole body, the key included; '' when there was none, or none was recorded. */
  bodyDigest: string
}

/** @param rowId makes the operation one of its own when its body was not recorded */
export function operationOf(
  exchange: Exchange,
  url: URL,
  { startedAtMs, key, rowId }: { startedAtMs: number; key: Key | null; rowId: number },
): Operation {
  const { method, body } = exchange.request
  const text = withoutBoundary(body ?? '')
  const place = digestOf(`${method.toUpperCase()} ${stableAddress(url, startedAtMs)}`)
  const content = isUnseen(exchange) ? `unseen ${rowId}` : digestOf(withoutKey(text, key))
  return { id: `${place}.${content}`, bodyDigest: digestOf(text) }
}

/** Method and address of an operation, as a digest. */
export const placeOf = (operation: string): string => operation.slice(0, operation.indexOf('.'))
