/** What descriptions of responses say: about a status everywhere, or about one operation's error. */

import type { OperationError } from '../draft'
import { grouped } from '../grouped'
import { STATUS_NAMES } from '../status-names'
import type { ErrorResponse } from './error-responses'

const folded = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

/** Shorter texts say no more than the status does. */
const MIN_CHARS = 12

const EMPTY_WORDS =
  /^(?:an? )?(?:error(?: response| occurred)?|(?:default|unexpected|generic|standard|common) (?:error|response)(?: response| object| message)?|bad request|client error|server error|internal error|not found|invalid (?:request|input)|validation error|(?:request )?failed|failure|unknown error|response|see .{0,60}|\{\})\.?$/i

/** What RFC 9110 gave another name. */
const OLD_NAMES: Record<string, string> = {
  413: 'Payload Too Large',
  414: 'Request-URI Too Long',
  416: 'Requested Range Not Satisfiable',
  422: 'Unprocessable Entity',
}

/** Does a description say more than the name of its status? */
function isTelling(text: string | null, status: string): text is string {
  if (text === null || text.length < MIN_CHARS || EMPTY_WORDS.test(text.trim())) return false
  const bare = folded(text.replace(/^\W*(?:http)?\s*\d{3}\W*/i, ''))
  const names = [STATUS_NAMES[Number(status)] ?? '', OLD_NAMES[status] ?? '']
  return !names.some((name) => bare === folded(name)) && /\s/.test(text.trim())
}

/** A first sentence's worth of Markdown as plain text. */
export const plain = (text: string): string =>
  text
    .replace(/\[([^\]]{0,200})\]\([^)]{0,400}\)/g, '$1')
    .replace(/<[^<>]{0,200}>/g, ' ')
    .replace(/[*`_]{1,3}(?=\S)|(?<=\S)[*`_]{1,3}/g, (mark) => (mark.startsWith('_') ? mark : ''))
    .replace(/\s+/g, ' ')
    .trim()

interface Said {
  text: string
  count: number
  responses: ErrorResponse[]
}

/** How often a text has to be said about a status to hold for the whole API. */
const COMMON_SHARE = 0.5
const COMMON_COUNT = 3

/** Sorts what is said: the text most operations share speaks for the status, any other for its operation. */
export function sayings(responses: readonly ErrorResponse[]): {
  byStatus: Map<string, string>
  byOperation: OperationError[]
} {
  const byStatus = new Map<string, string>()
  const byOperation: OperationError[] = []
  for (const [status, all] of grouped(responses, (each) => each.status)) {
    const said = new Map<string, Said>()
    for (const response of all) {
      const text = response.description === null ? null : plain(response.description)
      if (!isTelling(text, status)) continue
      const each = said.get(text) ?? { text, count: 0, responses: [] }
      each.count += 1
      each.responses.push(response)
      said.set(text, each)
    }
    const [first] = [...said.values()].sort((a, b) => b.count - a.count)
    const isShared = first && first.count > 1 && first.count >= Math.min(all.length, COMMON_COUNT)
    if (isShared && first.count >= all.length * COMMON_SHARE) byStatus.set(status, first.text)
    for (const { text, responses: from } of said.values()) {
      if (text === byStatus.get(status)) continue
      for (const { operation } of from) byOperation.push({ ...operation, status, meaning: text })
    }
  }
  return { byStatus, byOperation }
}
