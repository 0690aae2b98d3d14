/** What a second try would do: whether the first may have taken effect, and whether that would be noticed. */
import type { Exchange, Key, Retry } from '../engine'

/** A call that was cancelled sooner than this was given up by a person or by the page; later, by a client's timeout. */
export const SHORTEST_TIMEOUT_MS = 1000

/** A member of the body that marks the call for the server, although no pack documents it as its idempotency key. */
const CLIENT_ID =
  /"(?:[a-z_]*idempot[a-z_]*|client_?(?:order_?id|request_?id|request_?token|token|msg_?id|message_?id|transaction_?id|reference_?id))"\s*:\s*"?\w/i

/** Characters of a body in which such members are looked for. */
const LOOKED_AT_CHARS = 2 ** 16

/** `/search`, `/v1/indexes/a/_search`, `/databases/1/query`: reads that need a body. */
const READING_PATH = /\/_?m?(?:search|query|queries|lookup|count)$/i

/** A GraphQL request without a mutation: its operations are reads (GraphQL §2.3). A persisted one does not say: no blame rests on it. */
const isGraphqlRead = (body: string) =>
  /"(?:query|persistedQuery)"\s*:/.test(body) && !/"query"\s*:\s*"[^"]*\bmutation\b/.test(body)

function isRead(url: URL, body: string): boolean {
  return READING_PATH.test(url.pathname) || isGraphqlRead(body)
}

/** The header of an idempotency key that no pack knows by name. */
export const guessKey = ({ request }: Exchange): Key | null => {
  const header = request.headers.find(({ name, value }) => /idempoten/i.test(name) && value !== '')
  return header ? { value: header.value, where: `request header ${header.name}` } : null
}

/** What the engine judged, and where it had nothing to judge by, what the failure tells. */
function mayHaveApplied({ failure, response, durationMs }: Exchange, retry: Retry | null): boolean {
  if (failure?.kind === 'cancelled') return (durationMs ?? 0) >= SHORTEST_TIMEOUT_MS
  // A code that asks for a change was found before anything was done.
  if (retry) return retry.mayApplyTwice && retry.verdict !== 'fix' && retry.verdict !== 'never'
  if (failure) return failure.kind === 'network' || failure.kind === 'cut-off'
  return response.status >= 500
}

/** May a repeat take effect a second time, unless it carries the same key? False for reads and for what was refused. */
export function mayApplyTwice(exchange: Exchange, url: URL, retry: Retry | null, key: Key | null): boolean {
  const { method, body } = exchange.request
  if (!/^(?:POST|PATCH)$/i.test(method)) return false
  const head = (body ?? '').slice(0, LOOKED_AT_CHARS)
  if (isRead(url, head) || (key === null && CLIENT_ID.test(head))) return false
  return mayHaveApplied(exchange, retry)
}
