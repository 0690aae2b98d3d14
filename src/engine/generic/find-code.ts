/** Finds the code of an error: what a program branches on. */
import { scalarText } from '../reading/decode'
import { isContainer } from '../reading/pointer'
import { type ErrorNode, saysError } from './error-nodes'
import { CODE_NAMES, DOUBTFUL_CODE_NAMES, inOrder, type Member, remembered } from './names'

/** A text that was found, and where. */
export interface Hit {
  text: string
  pointer: string
}

/** An XML element with attributes keeps its text in "#text". */
const inner = ({ pointer, value }: Member) =>
  isContainer(value) && Object.hasOwn(value, '#text')
    ? { pointer: `${pointer}/#text`, value: value['#text'] }
    : { pointer, value }

/** The text of a scalar member, trimmed; null where there is none. */
export function textOf({ body }: ErrorNode, member: Member): Hit | null {
  const { pointer, value } = inner(member)
  const text = scalarText(body, pointer, value)?.trim()
  return text ? { text, pointer } : null
}

/** `error`, `fail`, `false`: says that it failed (or did not), not why. */
const SAYS_NOTHING = new Set([
  ...[
    'error',
    'errors',
    'err',
    'fail',
    'failed',
    'failure',
    'false',
    'true',
    'null',
    'none',
    'exception',
    'ko',
    'nok',
  ],
  ...[
    'notok',
    'no',
    '0',
    'ok',
    'success',
    'fault',
    'problem',
    'about:blank',
    'object',
    'array',
    'string',
    'undefined',
  ],
])

/** One word such as `invalid_grant`, `E1234` or `Not.Found`. */
const isWord = (text: string) => /^[^\s<>"{}]{1,100}$/.test(text) && !/^https?:/.test(text)
const isToken = (text: string) => isWord(text) && /^-?[A-Za-z0-9/](?:[\w.:/|-]*[\w/])?$/.test(text)
/** Made for programs beyond doubt: `not_found`, `NotFound`, `E42`, `NOTFOUND`. */
export const isIdentifier = (text: string) => isToken(text) && /[_\d]|[a-z][A-Z]|^[A-Z]{3,}$/.test(text)

/** What a doubtful name has to hold to be the code. */
const DOUBTS: Record<string, (text: string, node: ErrorNode) => boolean> = {
  // The reason phrase again (`"error": "Unauthorized"`) is prose.
  error: (text) => isToken(text) && !/^[A-Z][a-z]+$/.test(text),
  err: (text) => isToken(text) && !/^[A-Z][a-z]+$/.test(text),
  status: (text) => isToken(text) && /[_A-Z]/.test(text),
  // Most ids are of something else: only words can be codes, and only where nothing else is.
  id: (text, node) =>
    /^[A-Za-z]{3,}(?:[_.-][A-Za-z]+)*$/.test(text) &&
    (/_/.test(text) || saysError(node.members) || node.pointer === ''),
  // `response.failed` names the event of a stream.
  type: (text) => isToken(text) && !/[a-z]\.(?:failed|error)$/.test(text),
  kind: isToken,
  tag: isToken,
  name: isToken,
  reason: isToken,
  errortype: isToken,
  errorname: isToken,
  exception: isToken,
  errorsummary: (text) => /^\w+(?:\/\w+)*(?:\/\.*)?$/.test(text),
}

/** By name; the doubtful ones come after all that can only be a code. */
const DOUBTFUL = 1000
const rankOf = remembered((name) => {
  const at = CODE_NAMES.indexOf(name)
  if (at >= 0) return at
  const doubtful = DOUBTFUL_CODE_NAMES.indexOf(name)
  if (doubtful >= 0) return DOUBTFUL + doubtful
  // `L_ERRORCODE0`, `api_error_code`: a longer name around one that can only mean a code.
  return /err(?:or)?code/.test(name) ? DOUBTFUL - 1 : -1
})

/** Statuses of HTTP stand in bodies too: a status's own name holds a code only when it is another number. */
const STATUS_NAMES = new Set(['statuscode', 'status', 'responsecode', 'result', 'ret'])

function isCode(
  name: string,
  { text, key }: { text: string; key: string },
  node: ErrorNode,
  status: number,
): boolean {
  if (text === String(status) || SAYS_NOTHING.has(text.toLowerCase())) return false
  if (STATUS_NAMES.has(name) && /^\d{3}$/.test(text)) return status < 400 && Number(text) >= 400
  if (rankOf(name) < DOUBTFUL) return isWord(text) || /^[\w.-]+: ?[\w.-]+$/.test(text)
  // <error type="symbol" id="7">: attributes describe the element.
  if (key.startsWith('@')) return false
  return (DOUBTS[name] ?? isIdentifier)(text, node)
}

/** `["not_found", "No such user"]`, `["error", 10020, "No such symbol"]`. */
function inTexts(node: ErrorNode, texts: Member[]): Hit | null {
  for (const member of texts.slice(0, 2)) {
    const hit = textOf(node, member)
    if (!hit || SAYS_NOTHING.has(hit.text.toLowerCase())) continue
    return isToken(hit.text) && !/^[A-Z][a-z]+$/.test(hit.text) ? hit : null
  }
  return null
}

/** The code that a node gives, by the name of the member and, where the name is doubtful, the look of the value. */
export function findCode(node: ErrorNode, status: number): Hit | null {
  if (node.texts) return inTexts(node, node.texts)
  const { members } = node
  for (const [name, member] of inOrder(members, rankOf)) {
    const hit = textOf(node, member)
    if (hit && isCode(name, { text: hit.text, key: member.key }, node, status)) return hit
  }
  // `"status": "unauthorized"`: a word, where nothing else is a code.
  const last = members.get('status')
  const word = last ? textOf(node, last) : null
  return word && /^[a-z]{5,}$/.test(word.text) && !SAYS_NOTHING.has(word.text) ? word : null
}
