/** Finds what an error says to people, and the part of the request that it is about. */

import { isContainer } from '../reading/pointer'
import type { ErrorNode } from './error-nodes'
import { type Hit, isIdentifier, textOf } from './find-code'
import { FIELD_NAMES, inOrder, MESSAGE_NAMES, type Member, remembered } from './names'

/** A member that holds a sentence, or a list whose first item is one. */
function sentenceIn(node: ErrorNode, member: Member): Hit | null {
  const { value, pointer } = member
  if (Array.isArray(value)) {
    const first = value.slice(0, 20).findIndex((item) => typeof item === 'string' && item.trim() !== '')
    const hit =
      first < 0 ? null : textOf(node, { key: '', pointer: `${pointer}/${first}`, value: value[first] })
    return hit && !isIdentifier(hit.text) ? hit : null
  }
  const isText = typeof value === 'string' || (isContainer(value) && typeof value['#text'] === 'string')
  return isText ? textOf(node, member) : null
}

/** Names that hold a message only where their value is a sentence; else it is a state or a note for machines. */
const SENTENCE_NAMES = new Set(['status', 'result', 'info', 'issue', 'cause', 'hint', 'note'])
/** A stack trace, a number or "error" is no message. */
const isMute = (text: string) => /^(?:-?\d+$|error$|traceback \()/i.test(text)

const messageRank = remembered((name) => {
  const at = MESSAGE_NAMES.indexOf(name)
  // `L_LONGMESSAGE0`, `api_error`: a longer name around one that can only mean a message.
  const isLonger = at < 0 && /longmessage|err(?:or)?(?:message|msg|text)|error$/.test(name)
  return isLonger ? MESSAGE_NAMES.length : at
})
const fieldRank = remembered((name) => FIELD_NAMES.indexOf(name))
const itemFieldRank = remembered((name) => [...FIELD_NAMES, 'name', 'key'].indexOf(name))

/** What the node says to people, other than in its code. */
export function findMessage(node: ErrorNode, code: Hit | null): Hit | null {
  const { members, texts } = node
  for (const [name, member] of texts?.map((each) => ['', each] as const) ?? inOrder(members, messageRank)) {
    const hit = sentenceIn(node, member)
    if (hit && SENTENCE_NAMES.has(name) && !/\s/.test(hit.text)) continue
    if (hit && hit.pointer !== code?.pointer && !isMute(hit.text)) return hit
  }
  return null
}

/** The segments of a path to a field, as one text: `["body", "email"]` is `body.email`. */
function pathIn(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() || null
  if (!Array.isArray(value) || value.length === 0 || value.length > 20) return null
  return value.every((step) => typeof step === 'string' || typeof step === 'number') ? value.join('.') : null
}

/** The part of the request that the node is about. `name` is one only in a list of details. */
export function findField(node: ErrorNode, isItem: boolean): Hit | null {
  for (const [name, member] of inOrder(node.members, isItem ? itemFieldRank : fieldRank)) {
    const source =
      name === 'source' && isContainer(member.value) ? Object.entries(member.value)[0] : undefined
    const text = pathIn(source ? source[1] : member.value)
    if (text) return { text, pointer: source ? `${member.pointer}/${source[0]}` : member.pointer }
  }
  return null
}
