/** Which rows are repeats of one error: same pack, code, method and route. Pure. */
import { cyrb53 } from '../audit/digest'
import type { Row } from './session'

/** Segments of a path that stand for one thing among many: numbers, UUIDs, long hex, ids with a prefix or mixed digits. */
const IDS = [
  /\d+/,
  /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/,
  /[\da-f]{12,}/,
  /[a-z]{2,8}_(?=[^/\d]*\d)[\w-]+/,
  /(?=[^/\d]*\d)(?=[^/]*[a-z])[\w-]{16,}/,
]
const ID_SEGMENT = new RegExp(`/(?:${IDS.map(({ source }) => source).join('|')})(?=/|$)`, 'gi')

/** The route behind an address: host and path, ids left out, without the query. `api.example.com/v1/orders/:id` */
export function routeOf(url: string): string {
  const [, host = '', path = ''] = /^[^/?#]*:\/\/([^/?#]*)([^?#]*)/.exec(url) ?? []
  return host.slice(host.lastIndexOf('@') + 1) + path.replace(ID_SEGMENT, '/:id')
}

/**
 * What the repeats of an error have in common, as a number above zero; null for a row that stands by itself. 53 bits:
 * among 100,000 different ones two are equal by chance once in a million lists.
 */
export function groupOf({ exchange, annotation }: Pick<Row, 'exchange' | 'annotation'>): number | null {
  if (!annotation) return null
  const { method, url } = exchange.request
  const code = annotation.problems[0]?.code ?? exchange.response.status
  return cyrb53(`${annotation.pack} ${code} ${method} ${routeOf(url)}`) || 1
}
