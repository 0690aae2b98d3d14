import { type Exchange, headerValue } from '../engine'
import { unrecordedBody } from '../share/request-parts'

/** Bodies whose bytes are UTF-8 text; of all others the browsers' recordings are not to be trusted without a length. */
const IS_TEXT = /json|xml|javascript|yaml|graphql|x-www-form-urlencoded|^text\//i

/** Why the body of a request cannot be sent again byte for byte; null when it can, or when there is none. */
export function unsendableBody(request: Exchange['request']): string | null {
  const { method, headers, body } = request
  const takesBody = method !== 'GET' && method !== 'HEAD'
  if (!body)
    return takesBody && unrecordedBody(request) !== null
      ? 'The browser did not record the body of this request, so it cannot be sent again.'
      : null
  if (!takesBody) return `A page may not send a body with ${method}.`
  // Browsers record text: what was no UTF-8 has become U+FFFD, and files in a form are left out.
  const type = headerValue(headers, 'content-type') ?? ''
  const length = headerValue(headers, 'content-length')
  const isWhole =
    length === null ? IS_TEXT.test(type) : Number(length) === new TextEncoder().encode(body).length
  return isWhole && !body.includes('\uFFFD')
    ? null
    : 'The browser did not record the body of this request as it was, so it cannot be sent again.'
}
