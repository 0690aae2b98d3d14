/** Finds the id by which the server's operators can find the request again, where no pack says where it stands. */
import { scalarText } from '../decode'
import type { ReadText } from '../place'
import { isContainer } from '../pointer'
import type { Reading } from '../reading'
import { membersOf } from './names'

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

const MAX_DEPTH = 3
const MAX_VALUES = 200

/** One word of a sensible length that varies: no sentence, no flag, no name. */
const isId = (text: string) => /^[^\s<>"'{}[\]]{3,200}$/.test(text) && /\d|^[A-Za-z_-]{16,}$/.test(text)
const isUuid = (text: string) => /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i.test(text)

/** The first id in the head of the body, breadth first, whose member's name fits. */
function inBody(
  { body }: Reading,
  maxDepth: number,
  fits: (name: string, text: string) => boolean,
): ReadText | null {
  let level: { value: unknown; pointer: string }[] = [{ value: body.value, pointer: '' }]
  let seen = 0
  for (let depth = 0; depth <= maxDepth && level.length > 0; depth++) {
    const next: typeof level = []
    for (const { value, pointer } of level) {
      // An error may stand in a list; what else a list holds has ids of its own.
      if (Array.isArray(value)) next.push({ value: value[0], pointer: `${pointer}/0` })
      for (const [name, member] of membersOf(value, pointer)) {
        if (++seen > MAX_VALUES) return null
        if (isContainer(member.value)) next.push(member)
        else if (fits(name, String(member.value))) {
          const text = scalarText(body, member.pointer, member.value)?.trim() ?? ''
          if (isId(text)) return { text, where: member.pointer, pointer: member.pointer }
        }
      }
    }
    level = next
  }
  return null
}

/** The first header whose name fits; those that serve the server's operators less come second. */
function inHeaders({ exchange }: Reading, pattern: RegExp): ReadText | null {
  const fitting = exchange.response.headers.filter(
    ({ name, value }) => pattern.test(name.toLowerCase()) && value.trim() !== '' && value.length <= 200,
  )
  const header = fitting.find(({ name }) => !LESSER_HEADER.test(name.toLowerCase())) ?? fitting[0]
  return header ? { text: header.value.trim(), where: header.name, pointer: null } : null
}

/** The request's id: one that is called so, in the body or a header, before one of a trace or an error. */
export function findRequestId(reading: Reading): ReadText | null {
  return (
    inBody(reading, MAX_DEPTH, (name) => REQUEST_NAME.test(name)) ??
    inHeaders(reading, REQUEST_HEADER) ??
    inBody(reading, MAX_DEPTH, (name) => TRACE_NAME.test(name)) ??
    inHeaders(reading, TRACE_HEADER) ??
    inBody(reading, 1, (name) => INCIDENT_NAME.test(name)) ??
    inHeaders(reading, INCIDENT_HEADER) ??
    inBody(reading, 0, (name, text) => name === 'id' && isUuid(text))
  )
}
