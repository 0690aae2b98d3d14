/** Which headers of a response the page's own code misses, as the finding about them says. Pure. */
import { headerValue } from '../engine'
import type { Row } from '../session/session'

const listOf = (value: string | null): string[] =>
  (value ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '')

/** In lower case: what the line that the server has to send names beyond what the server sent. */
export function hiddenHeaders({ exchange, annotation }: Row): string[] {
  const found = annotation?.findings.find(({ rule }) => rule === 'exposure/hidden-header')
  if (!found?.line) return []
  const exposed = listOf(headerValue(exchange.response.headers, 'access-control-expose-headers'))
  const needed = listOf(found.line.slice(found.line.indexOf(':') + 1))
  return needed.filter((name) => !exposed.includes(name))
}
