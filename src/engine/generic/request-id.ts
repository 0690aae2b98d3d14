/** Finds the id by which the server's operators can find the request again, where no pack says where it stands. */

import type { Header } from '../exchange'
import { type Decoded, scalarText } from '../reading/decode'
import type { ReadText } from '../reading/place'
import { escapeSegment, isContainer } from '../reading/pointer'
import { fold, remembered } from './names'

/** Names of members, folded: of the request, of the trace it belongs to, and of the error or transaction alone. */
const REQUEST_NAME = /^(?:x|server|api|http)?(?:request|req)(?:id|uuid|guid|identifier|number)$/
const TRACE_NAME = /^(?:x|error)?(?:trace|correlation|debug|invocation|activity)(?:id|uuid|guid|token|key)$/
const INCIDENT_NAME =
  /^(?:(?:error|err|log|incident|event|support|ticket|tracking|reference|ref|transaction|transact|tx|response|call|operation|ray|t|tr|st|svtr|cltr)(?:id|uuid|guid|number|no)|reference|incident)$/

/** Names of headers, in lower case, to the same end; `-tid` and `-rid` are short for them. */
const REQUEST_HEADER = /(?:^|-)(?:request|req)-?(?:id|uuid|guid)$/
const TRACE_HEADER = /(?:^|-)(?:trace|correlation|debug|invocation|activity)-?(?:id|key|uuid|guid|token)$/
const INCIDENT_HEADER =
  /(?:^|-)(?:transaction|transact|log|error|incident|event|reference|call|operation)-?(?:id|uuid|guid)$|-[tr]id$|^x-transaction$/
/** Chosen by the client, or of one leg of the way: of less use to the server's operators than another. */
const LESSER_HEADER = /client|routing|span|parent|session|downstream|upstream|edge-|^cf-/

/** How exactly a name points to the request, best first; null where it does not. */
type Rank = 'request' | 'trace' | 'incident' | 'own'
const rankOfMember = remembered((key): Rank | '' => {
  const name = fold(key)
  if (REQUEST_NAME.test(name)) return 'request'
  if (TRACE_NAME.test(name)) return 'trace'
  return INCIDENT_NAME.test(name) ? 'incident' : name === 'id' ? 'own' : ''
})
const rankOfHeader = remembered((name): Rank | '' => {
  if (REQUEST_HEADER.test(name)) return 'request'
  if (TRACE_HEADER.test(name)) return 'trace'
  return INCIDENT_HEADER.test(name) ? 'incident' : ''
})

/** What else a body holds has ids of its own: those that only may be of the request have to stand near its top. */
const MAX_DEPTHS: Record<Rank, number> = { request: 3, trace: 3, incident: 1, own: 0 }
const MAX_DEPTH = 3
const MAX_VALUES = 200

/** One word of a sensible length that varies: no sentence, no flag, no name. */
const isId = (text: string) => /^[^\s<>"'{}[\]]{3,200}$/.test(text) && /\d|^[A-Za-z_-]{16,}$/.test(text)
const isUuid = (text: string) => /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i.test(text)

type Found = Partial<Record<Rank, ReadText>>

/** The first id of each rank in the head of the body, breadth first. */
function inBody(body: Decoded): Found {
  const found: Found = {}
  let level: { value: object; pointer: string }[] = isContainer(body.value)
    ? [{ value: body.value, pointer: '' }]
    : []
  let seen = 0
  for (let depth = 0; depth <= MAX_DEPTH && level.length > 0; depth++) {
    const next: typeof level = []
    for (const { value, pointer } of level) {
      // An error may stand in a list; what else a list holds has ids of its own.
      const keys = Array.isArray(value) ? ['0'] : Object.keys(value)
      for (const key of keys) {
        if (++seen > MAX_VALUES) return found
        const inside = (value as Record<string, unknown>)[key]
        const rank = rankOfMember(key)
        if (isContainer(inside)) next.push({ value: inside, pointer: `${pointer}/${escapeSegment(key)}` })
        else if (rank && !found[rank] && depth <= MAX_DEPTHS[rank]) {
          const at = `${pointer}/${escapeSegment(key)}`
          const text = scalarText(body, at, inside)?.trim() ?? ''
          if (rank === 'own' ? isUuid(text) : isId(text)) found[rank] = { text, where: at, pointer: at }
        }
      }
    }
    level = next
  }
  return found
}

/** The first header of each rank; those that serve the server's operators less give way to another. */
function inHeaders(headers: readonly Header[]): Found {
  const found: Found = {}
  const lesser: Found = {}
  for (const { name, value } of headers) {
    const lower = name.toLowerCase()
    const rank = rankOfHeader(lower)
    const text = rank ? value.trim() : ''
    if (!rank || text === '' || text.length > 200) continue
    const among = LESSER_HEADER.test(lower) ? lesser : found
    among[rank] ??= { text, where: name, pointer: null }
  }
  return { ...lesser, ...found }
}

/** The request's id: one that is called so, in the body or a header, before one of a trace or an error. */
export function findRequestId(decoded: Decoded, headers: readonly Header[]): ReadText | null {
  const body = inBody(decoded)
  if (body.request) return body.request
  const header = inHeaders(headers)
  return header.request ?? body.trace ?? header.trace ?? body.incident ?? header.incident ?? body.own ?? null
}

/** Is a header of this name known to carry the id of a request or a trace? */
export const isRequestIdHeader = (name: string): boolean =>
  ['request', 'trace'].includes(rankOfHeader(name.toLowerCase()))
