/** Where the parts of an error stand in a body that is no response but an example of one, in documentation or a schema. */

import type { Decoded } from '../reading/decode'
import { errorNodes } from './error-nodes'
import { findRequestId } from './request-id'
import { readHead } from './unknown-envelope'

/** RFC 6901 pointers into the body; null where a part is not there. */
export interface Places {
  code: string | null
  message: string | null
  field: string | null
  requestId: string | null
}

/**
 * Finds the parts of an example by the same rules as those of a real response.
 * @param body parsed JSON
 * @param status the HTTP status that the example is of; 0 where it is not known
 */
export function placesIn(body: unknown, status: number): Places {
  const decoded: Decoded = {
    kind: 'json',
    text: JSON.stringify(body) ?? '',
    value: body,
    cut: false,
    missing: null,
  }
  const { code, message, field } = readHead(errorNodes(decoded), status)
  const requestId = findRequestId(decoded, [])
  return {
    code: code?.pointer ?? null,
    message: message?.pointer ?? null,
    field: field?.pointer ?? null,
    requestId: requestId?.pointer ?? null,
  }
}
