/** Where failing responses came from that no pack knows: an API that is added now is most likely one of these. Pure. */
import type { Row } from '../session/session'

export interface Stranger {
  host: string
  /** Failing responses. */
  count: number
}

/** More than anybody looks through. */
const MOST = 5

/** The host of a row that no pack explains; null for all others, and where the page was given no whole answer. */
export function strangeHost({ exchange, annotation }: Row): string | null {
  const { failure, response } = exchange
  if (annotation?.specificity !== 'generic' || failure !== null || response.status === 0) return null
  const { url } = exchange.request
  const host = URL.canParse(url) ? new URL(url).hostname : ''
  // Packs have no room for IPv6.
  return host === '' || host.startsWith('[') ? null : host
}

/** Most frequent first, without those that are there. */
export function strangersIn(rows: readonly Row[], known: readonly string[]): Stranger[] {
  const counts = new Map<string, number>()
  for (const row of rows) {
    const host = strangeHost(row)
    if (host !== null && !known.includes(host)) counts.set(host, (counts.get(host) ?? 0) + 1)
  }
  return [...counts]
    .map(([host, count]) => ({ host, count }))
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST)
}
