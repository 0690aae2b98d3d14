/** Operations as API descriptions name them: a method and a path template (OpenAPI 3.1 §4.8.8, RFC 6570 level 1 without operators). */

/** `POST /v1/orders/{id}/items`; `*` stands for any method, `{…}` for one segment of the path. */
export const OPERATION = /^(?:\*|[A-Z]+) \/\S*$/

const isSlot = (segment: string) => segment.startsWith('{') && segment.endsWith('}')

/**
 * Is this request one of the operation?
 * @param operation method and template; a trailing slash makes no difference
 */
export function isOperation(operation: string, method: string, url: string): boolean {
  const [wanted, template = ''] = operation.split(' ')
  if (wanted !== '*' && wanted !== method.toUpperCase()) return false
  const path = pathOf(url)
  if (path === null) return false
  const segments = path.replace(/\/$/, '').split('/')
  const parts = template.replace(/\/$/, '').split('/')
  return (
    parts.length === segments.length &&
    parts.every((part, i) => (isSlot(part) ? segments[i] !== '' : part === segments[i]))
  )
}

function pathOf(url: string): string | null {
  try {
    return new URL(url).pathname
  } catch {
    return null
  }
}
